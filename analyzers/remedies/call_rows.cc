#include "analyzers/remedies/call_rows.h"

#include <algorithm>
#include <utility>

#include "analyzers/remedies/call_companion.h"
#include "analyzers/remedies/call_values.h"
#include "analyzers/remedies/item_list.h"
#include "analyzers/remedies/literal.h"
#include "analyzers/remedies/purity.h"
#include "analyzers/remedies/url_parts.h"
#include "analyzers/source/ascii.h"
#include "analyzers/source/language.h"
#include "analyzers/source/literal_gate.h"

namespace plumbline::remedies {
namespace {

using Names = std::span<const std::string_view>;

struct CallSetting {
  std::string_view name;
  std::string_view value;
};

struct CallImport {
  std::string_view module;
  std::string_view member;
};

/// Places are names of arguments or positions ("#0"). In texts, `$(host|"h")` is the code of an
/// argument, or what follows the bar where there is none.
struct CallRow {
  std::string_view id;
  Names languages;
  Names callees;
  std::string_view holds;   // what the file must mention
  std::string_view misses;  // what it must not mention
  Names secret;
  Names drop;
  Names lacks;            // arguments that must not be there
  std::string_view with;  // takes the place of the credential
  std::span<const CallSetting> set;
  std::string_view call;    // takes the place of the whole call
  std::string_view before;  // statements that go in front of it
  std::string_view after;   // and behind; `$(target)` is the variable that takes the result
  std::span<const CallImport> imports;
  bool url = false;  // the credential lies in a URL, whose parts are named host, port, user, dbname
  bool file = false;     // what is taken for the credential is the name of a key file
  std::string_view cut;  // what stands before the credential in a text of settings: `password=`
  Names drop_calls;      // methods of the same object whose statements go
  Names option_of;       // another call, which is given an option more
  CallSetting option;
  std::span<const CallSetting> rewrite;  // what else changes in the file: the first of these
  std::string_view platform;
  bool only_on_platform = false;  // that is: where it is in evidence
};

#include "remedy_calls.inc"

class Template {
 public:
  Template(const Document& document, const CallRow& row, const CallValues& call,
           const CallValue& secret, std::span<const ByteRange> secrets)
      : document_(document),
        code_(document.code),
        row_(row),
        call_(call),
        secret_(secret),
        secrets_(secrets),
        plan_(plan_for(document.code.text, std::string(row.id))) {}

  std::optional<Plan> plan() {
    plan_.cls = Class::T;
    plan_.platform = row_.platform;
    if (row_.url) {
      url_ = url_parts(unquoted(code_.of(secret_.value)));
      if (!url_) return {};
    }
    if (!change_the_rest() || !put_statements()) return {};
    if (!row_.call.empty()) {
      put(call_.call.range(), filled(row_.call));
      plan_.gone.push_back(row_.file ? call_.call : secret_.value);
      const Node callee = call_.call.field("function");
      const std::string_view root = code_.of(callee).substr(0, code_.of(callee).find('.') + 1);
      const bool named = row_.call.find("$(callee)") != std::string_view::npos ||
                         row_.call.find(root) != std::string_view::npos;
      if (!named) plan_.gone.push_back(callee);
    } else if (row_.cut.empty()) {
      rewrite_list();
    }
    need_imports();
    return plan_;
  }

 private:
  void rewrite_list() {
    std::vector<Node> gone;
    std::vector<Node> kept;
    for (const CallValue& value : call_.values) {
      const bool secret = value.whole == secret_.whole && row_.with.empty();
      (secret || is_in(value.name, row_.drop) ? gone : kept).push_back(value.whole);
    }
    plan_.gone = gone;
    if (!row_.with.empty()) replace_secret();
    const std::string more = settings();
    if (kept.empty()) {
      const uint32_t begin = gone.front().begin();
      plan_.script.replace(byte_range(begin, gone.back().end()), more);
      return;
    }
    remove_items(code_, call_.list, gone, plan_.script);
    if (!more.empty()) plan_.script.insert(kept.back().end(), separator(kept.back()) + more);
  }

  void put(const ByteRange& range, const std::string& text) {
    plan_.script.replace(range, text);
    written_ += text;
  }

  /// Go takes no import that nothing names; what is rewritten may not be there.
  void need_imports() {
    for (const CallImport& import : row_.imports) {
      const bool may_miss = code_.language == Language::go && !row_.rewrite.empty();
      if (may_miss && written_.find(last_part(import.module)) == std::string::npos) continue;
      plan_.needed.push_back({std::string(import.module), std::string(import.member)});
    }
  }

  bool change_the_rest() {
    if (!row_.cut.empty() &&
        (secrets_.empty() || !cut_setting(row_.cut, secrets_.front(), plan_))) {
      return false;
    }
    if (!row_.option_of.empty() && !give_option(document_, row_.option_of, row_.option.name,
                                                filled(row_.option.value), plan_)) {
      return false;
    }
    written_ += row_.option.value;
    for (const std::string_view method : row_.drop_calls) {
      remove_setter(code_, code_.of(call_.call.field("object")), method, plan_);
    }
    for (const CallSetting& part : row_.rewrite) {
      const std::string to = filled(part.value);
      if (!rewrite_code(code_, filled(part.name), to, plan_)) continue;
      written_ += to;
      break;
    }
    return true;
  }

  bool put_statements() {
    if (row_.before.empty() && row_.after.empty()) return true;
    const Node statement = statement_around(call_.call);
    if (statement.is_null()) return false;
    if (!row_.after.empty() && target_of(code_, call_.call).empty()) return false;
    const uint32_t begin = line_begin(code_.text, statement.begin());
    const std::string end(line_break(code_.text));
    if (!row_.before.empty()) put(byte_range(begin, begin), lines(row_.before, statement) + end);
    if (!row_.after.empty()) {
      const uint32_t last = statement.end();
      put(byte_range(last, last), end + lines(row_.after, statement));
    }
    return true;
  }

  /// Each line of the text with the indentation of the statement.
  std::string lines(std::string_view text, Node statement) const {
    const std::string indent(indentation(code_.text, statement.begin()));
    std::string result = indent;
    for (const char c : filled(text)) {
      result += c == '\n' ? std::string(line_break(code_.text)) + indent : std::string(1, c);
    }
    return result;
  }

  void replace_secret() {
    std::string text = filled(row_.with);
    const bool shorthand = is_one_of(secret_.value, {"shorthand_property_identifier"});
    if (shorthand) text = std::string(secret_.name) + ": " + text;
    plan_.script.replace(secret_.value.range(), text);
    plan_.gone.push_back(secret_.value);
  }

  std::string settings() {
    std::string text;
    for (const CallSetting& setting : row_.set) {
      const CallValue* const there = call_.find(setting.name);
      if (there != nullptr && !(there->whole == secret_.whole)) continue;
      if (!text.empty()) text += separator(call_.values.back().whole);
      const std::string_view sign = code_.language == Language::python   ? "="
                                    : code_.language == Language::csharp ? " = "
                                                                         : ": ";
      text += std::string(setting.name) + std::string(sign) + filled(setting.value);
    }
    return text;
  }

  /// Items that have lines of their own get some more.
  std::string separator(Node item) const {
    const uint32_t begin = line_begin(code_.text, item.begin());
    const std::string_view lead = code_.text.substr(begin, item.begin() - begin);
    if (lead.empty() || !is_blank(lead)) return ", ";
    return "," + std::string(line_break(code_.text)) + std::string(lead);
  }

  /// `$(place|default)` gives way to the code of the argument.
  std::string filled(std::string_view text) const {
    std::string result;
    for (size_t at = 0; at < text.size();) {
      const size_t open = text.find("$(", at);
      result += text.substr(at, open - at);
      if (open == std::string_view::npos) break;
      const size_t close = text.find(')', open);
      const std::string_view inner = text.substr(open + 2, close - open - 2);
      const size_t bar = inner.find('|');
      result += value_at(inner.substr(0, bar),
                         bar == std::string_view::npos ? "" : inner.substr(bar + 1));
      at = close + 1;
    }
    return result;
  }

  std::string value_at(std::string_view place, std::string_view fallback) const {
    if (place == "object") return std::string(code_.of(call_.call.field("object")));
    if (place == "target") return std::string(target_of(code_, call_.call));
    if (place == "callee") return std::string(code_.of(call_.call.field("function")));
    if (url_ && !place.starts_with('#')) {
      const std::string part = url_->part(place);
      return part.empty() ? std::string(fallback) : part;
    }
    const CallValue* const value = call_.find(place);
    return std::string(value == nullptr ? fallback : code_.of(value->value));
  }

  const Document& document_;
  const Code& code_;
  const CallRow& row_;
  const CallValues& call_;
  const CallValue& secret_;
  std::span<const ByteRange> secrets_;
  std::string written_;
  std::optional<UrlParts> url_;
  Plan plan_;
};

bool fits(const Document& document, const CallRow& row, const CallValues& call) {
  if (!is_in(name_of(document.code.language), row.languages)) return false;
  const std::string_view text = document.code.text;
  if (text.find(row.holds) == std::string_view::npos) return false;
  if (!row.misses.empty() && text.find(row.misses) != std::string_view::npos) return false;
  if (row.only_on_platform && !document.runs_on(row.platform)) return false;
  const bool refused = std::any_of(row.lacks.begin(), row.lacks.end(), [&](std::string_view name) {
    return call.find(name) != nullptr;
  });
  return !refused &&
         std::any_of(row.callees.begin(), row.callees.end(),
                     [&](std::string_view name) { return is_call_of(call.callee, name); });
}

bool lies_in(const CallValue& value, std::span<const ByteRange> places) {
  return std::any_of(places.begin(), places.end(),
                     [&](const ByteRange& range) { return value.value.range().contains(range); });
}

std::optional<Plan> template_of(const Document& document, const CallRow& row,
                                const CallValues& call, std::span<const ByteRange> secrets) {
  for (const std::string_view place : row.secret) {
    const CallValue* const secret = call.find(place);
    if (secret == nullptr) continue;
    if ((row.url || !row.cut.empty()) && !lies_in(*secret, secrets)) continue;
    if (auto plan = Template(document, row, call, *secret, secrets).plan()) return plan;
  }
  return {};
}

}  // namespace

std::vector<Plan> call_rows(const Document& document, Node node,
                            std::span<const ByteRange> secrets) {
  std::vector<Plan> plans;
  const auto call = call_values_at(document, node);
  if (!call) return plans;
  for (const CallRow& row : kCallRows) {
    const bool known = std::any_of(plans.begin(), plans.end(), [&](const Plan& plan) {
      return row.platform.empty() || plan.platform == row.platform;
    });
    // What is not seen may hold the same argument; an option of another call is none of it.
    if (call->open && row.option_of.empty()) continue;
    if (known || !fits(document, row, *call)) continue;
    if (auto plan = template_of(document, row, *call, secrets)) plans.push_back(std::move(*plan));
  }
  return plans;
}

bool may_call_for_key_file(std::string_view text) {
  static const LiteralGate* const gate = [] {
    std::vector<GateLiteral> names;
    for (const CallRow& row : kCallRows) {
      if (!row.file) continue;
      for (const std::string_view callee : row.callees)
        names.push_back({last_part(callee), false, 0});
    }
    return new LiteralGate(std::move(names));
  }();
  return gate->holds_any(text);
}

std::vector<ByteRange> key_files_in_calls(const Document& document, const StopToken& stop) {
  std::vector<ByteRange> found;
  const Code& code = document.code;
  for (const CallRow& row : kCallRows) {
    if (!row.file || !is_in(name_of(code.language), row.languages)) continue;
    for (const std::string_view callee : row.callees) {
      for (const Node leaf : names_reading(code, last_part(callee), code.root.range())) {
        if (stop.stop_requested()) return found;
        const Node around = enclosing(leaf, {"call", "call_expression", "method_invocation"});
        const auto call = around.is_null() ? std::nullopt : call_values_at(document, around);
        if (!call || !fits(document, row, *call)) continue;
        for (const std::string_view place : row.secret) {
          const CallValue* const file = call->find(place);
          if (file != nullptr && is_literal_only(file->value)) found.push_back(file->value.range());
        }
      }
    }
  }
  return found;
}

}  // namespace plumbline::remedies
