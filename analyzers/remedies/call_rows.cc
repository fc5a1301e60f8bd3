#include "analyzers/remedies/call_rows.h"

#include <algorithm>

#include "analyzers/remedies/call_values.h"
#include "analyzers/remedies/item_list.h"
#include "analyzers/remedies/literal.h"
#include "analyzers/remedies/url_parts.h"
#include "analyzers/source/ascii.h"
#include "analyzers/source/language.h"

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
  std::string_view holds;  // what the file must mention
  Names secret;
  Names drop;
  Names lacks;            // arguments that must not be there
  std::string_view with;  // takes the place of the credential
  std::span<const CallSetting> set;
  std::string_view call;    // takes the place of the whole call
  std::string_view before;  // statements that go in front of it
  std::span<const CallImport> imports;
  bool url = false;  // the credential lies in a URL, whose parts are named host, port, user, dbname
  std::string_view platform;
  bool only_on_platform = false;  // that is: where it is in evidence
};

#include "remedy_calls.inc"

bool matches(std::string_view callee, std::string_view name) {
  if (callee.starts_with('?'))
    return callee.substr(1) == last_part(name) || callee.substr(1) == name;
  if (!callee.ends_with(name)) return false;
  return callee.size() == name.size() || !is_word(callee[callee.size() - name.size() - 1]);
}

class Template {
 public:
  Template(const Document& document, const CallRow& row, const CallValues& call,
           const CallValue& secret)
      : code_(document.code),
        row_(row),
        call_(call),
        secret_(secret),
        plan_(plan_for(document.code.text, std::string(row.id))) {}

  std::optional<Plan> plan() {
    plan_.cls = Class::T;
    plan_.platform = row_.platform;
    if (row_.url) {
      url_ = url_parts(unquoted(code_.of(secret_.value)));
      if (!url_) return {};
    }
    for (const CallImport& import : row_.imports) {
      plan_.needed.push_back({std::string(import.module), std::string(import.member)});
    }
    if (!row_.before.empty()) put_before();
    if (!row_.call.empty()) {
      plan_.script.replace(call_.call.range(), filled(row_.call));
      plan_.gone.push_back(secret_.value);
      return plan_;
    }
    rewrite_list();
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

  /// Each line of the text with the indentation of the statement.
  void put_before() {
    Node statement = call_.call;
    while (!statement.parent().is_null() &&
           !is_one_of(statement.parent(), {"block", "statement_list", "source_file"})) {
      statement = statement.parent();
    }
    const uint32_t at = line_begin(code_.text, statement.begin());
    const std::string indent(indentation(code_.text, statement.begin()));
    std::string text = indent;
    for (const char c : filled(row_.before)) {
      text += c == '\n' ? std::string(line_break(code_.text)) + indent : std::string(1, c);
    }
    plan_.script.insert(at, text + std::string(line_break(code_.text)));
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
      const bool equals = code_.language == Language::python;
      text += std::string(setting.name) + (equals ? "=" : ": ") + filled(setting.value);
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
    if (place == "callee") return std::string(code_.of(call_.call.field("function")));
    if (url_ && !place.starts_with('#')) {
      const std::string part = url_->part(place);
      return part.empty() ? std::string(fallback) : part;
    }
    const CallValue* const value = call_.find(place);
    return std::string(value == nullptr ? fallback : code_.of(value->value));
  }

  const Code& code_;
  const CallRow& row_;
  const CallValues& call_;
  const CallValue& secret_;
  std::optional<UrlParts> url_;
  Plan plan_;
};

bool fits(const Document& document, const CallRow& row, const CallValues& call) {
  if (!is_in(name_of(document.code.language), row.languages)) return false;
  if (document.code.text.find(row.holds) == std::string_view::npos) return false;
  if (row.only_on_platform && !document.runs_on(row.platform)) return false;
  const bool refused = std::any_of(row.lacks.begin(), row.lacks.end(), [&](std::string_view name) {
    return call.find(name) != nullptr;
  });
  return !refused && std::any_of(row.callees.begin(), row.callees.end(),
                                 [&](std::string_view name) { return matches(call.callee, name); });
}

std::optional<Plan> plan_for_row(const Document& document, const CallRow& row,
                                 const CallValues& call, std::span<const ByteRange> secrets) {
  for (const std::string_view place : row.secret) {
    const CallValue* const secret = call.find(place);
    if (secret == nullptr) continue;
    const bool in_text = std::any_of(secrets.begin(), secrets.end(), [&](const ByteRange& range) {
      return secret->value.range().contains(range);
    });
    if (row.url && !in_text) continue;
    if (auto plan = Template(document, row, call, *secret).plan()) return plan;
  }
  return {};
}

}  // namespace

std::vector<Plan> call_rows(const Document& document, Node node,
                            std::span<const ByteRange> secrets) {
  const auto call = call_values_at(document, node);
  if (!call || call->open) return {};
  std::vector<Plan> plans;
  for (const CallRow& row : kCallRows) {
    const bool known = std::any_of(plans.begin(), plans.end(), [&](const Plan& plan) {
      return row.platform.empty() || plan.platform == row.platform;
    });
    if (known || !fits(document, row, *call)) continue;
    if (auto plan = plan_for_row(document, row, *call, secrets)) plans.push_back(std::move(*plan));
  }
  return plans;
}

}  // namespace plumbline::remedies
