#include "analyzers/remedies/remedies.h"

#include <algorithm>
#include <array>

#include "analyzers/remedies/broker.h"
#include "analyzers/remedies/catalogue.h"
#include "analyzers/remedies/configuration_rows.h"
#include "analyzers/remedies/declaration.h"
#include "analyzers/remedies/dockerfile_rows.h"
#include "analyzers/remedies/literal.h"
#include "analyzers/remedies/plan.h"
#include "analyzers/remedies/site.h"
#include "analyzers/remedies/template_text.h"
#include "analyzers/remedies/text_rows.h"
#include "analyzers/remedies/variable_name.h"
#include "analyzers/syntax/parser.h"

namespace plumbline::remedies {
namespace {

/// How far from the literal its construct may be: an argument in an object in an object in a call.
constexpr int kMaxAncestors = 16;
/// A constant that more places than this read is no key of one client.
constexpr size_t kMaxUses = 32;

bool row_fits(std::string_view kind, std::string_view row) {
  const std::string_view number = row.substr(0, row.find('.'));
  if (kind.starts_with("aws")) return number == "1";
  if (kind.starts_with("gcp") || kind.starts_with("google")) return number == "2";
  if (kind.starts_with("azure")) return number == "3";
  if (kind.starts_with("openai")) return number == "24";
  if (kind.starts_with("anthropic")) return number == "25";
  if (kind.starts_with("github")) return number == "5";
  if (kind.starts_with("pypi")) return number == "8";
  return kind.empty() || kind == "generic";
}

std::optional<Plan> row_at(const Document& document, Node node) {
  switch (document.code.language) {
    case Language::python:
      return python_row(document, node);
    case Language::go:
      return go_row(document, node);
    case Language::java:
      return java_row(document, node);
    case Language::csharp:
      return csharp_row(document, node);
    case Language::ruby:
      return ruby_row(document, node);
    case Language::php:
      return php_row(document, node);
    case Language::rust:
      return rust_row(document, node);
    default:
      return document.code.is_script() ? script_row(document, node) : std::nullopt;
  }
}

/// Looks for the construct around a place, and around the uses of a variable that the place is the
/// value of.
class Search {
 public:
  Search(const Document& document, std::string_view kind) : document_(document), kind_(kind) {}

  std::optional<Plan> around(Node node, int hops = 2) const {
    for (int i = 0; i < kMaxAncestors && !node.is_null(); ++i, node = node.parent()) {
      auto plan = row_at(document_, node);
      if (plan && row_fits(kind_, plan->row)) return plan;
      if (hops == 0) continue;
      const auto declaration = declaration_by_value(document_.code, node);
      if (!declaration) continue;
      const std::vector<Node> uses = uses_of(document_.code, *declaration);
      for (size_t use = 0; use < uses.size() && use < kMaxUses; ++use) {
        plan = around(uses[use], hops - 1);
        if (plan) return plan;
      }
    }
    return std::nullopt;
  }

 private:
  const Document& document_;
  std::string_view kind_;
};

class Writer {
 public:
  explicit Writer(const RemedyInput& input) : input_(input), text_(input.snapshot.view()) {
    for (const ByteRange& range : input.finding.secret_ranges) {
      if (range.end.value <= text_.size() && !range.empty()) secrets_.push_back(range);
    }
  }

  std::vector<Remedy> write() {
    // A text too large to parse: nobody can say what an edit would do to it.
    if (input_.tree == nullptr && syntax::has_grammar(input_.snapshot.language)) return {};
    const Node root = input_.tree == nullptr ? Node() : input_.tree->root();
    const Code code{text_, root, input_.snapshot.language};
    const Document document{code, ImportTable(code), input_.snapshot.path, input_.files};
    if (code.is_script() && runs_in_browser(code)) {
      remedies_.push_back(remedies::remedy_of("F.browser"));
      return remedies_;
    }
    emulated_ = is_configuration(code.language) && names_emulator(text_);
    const Site site{document, input_.snapshot.path, place(), secrets_};
    if (is_configuration(code.language)) {
      add_plans(configuration_rows(site));
    } else {
      add_row(document);
    }
    if (remedies_.empty()) add_plans(text_rows(site));
    add_broker(broker_at(document));
    std::stable_partition(remedies_.begin(), remedies_.end(),
                          [](const Remedy& remedy) { return remedy.preferred; });
    return remedies_;
  }

 private:
  /// A browser has no environment: what is bundled is public.
  bool runs_in_browser(const Code& code) const {
    return code.text.find("dangerouslyAllowBrowser: true") != std::string_view::npos ||
           code.text.starts_with("\"use client\"") || code.text.starts_with("'use client'");
  }

  /// A file of settings that starts an emulator, or points at one, holds its documented keys.
  static bool names_emulator(std::string_view text) {
    constexpr std::array<std::string_view, 6> kSigns = {"localstack",     "localhost:4566",
                                                        "127.0.0.1:4566", "devstoreaccount1",
                                                        "azurite",        "fake-gcs-server"};
    return std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) {
      return text.find(sign) != std::string_view::npos;
    });
  }

  ByteRange place() const { return secrets_.empty() ? input_.finding.range : secrets_.front(); }

  void add_row(const Document& document) {
    std::optional<Plan> plan = Search(document, input_.finding.remedy_kind)
                                   .around(document.code.root.named_descendant(place()));
    if (!plan) return;
    const auto edits = settle(document, secrets_, *plan);
    if (edits) offer(*plan, *edits);
  }

  void add_plans(const std::vector<Plan>& plans) {
    for (const Plan& plan : plans) {
      if (plan.cls == Class::F) {
        remedies_.push_back(remedy_of(plan));
      } else if (const auto edits = plan.script.finish()) {
        offer(plan, *edits);
      }
    }
  }

  std::optional<Broker> broker_at(const Document& document) {
    if (secrets_.empty()) return {};
    switch (document.code.language) {
      case Language::bash:
        return broker_in_bash(document.code, secrets_, naming());
      case Language::hcl:
        return broker_in_hcl(document, secrets_, naming());
      case Language::dockerfile:
        return broker_in_dockerfile(text_, secrets_);
      case Language::properties:
      case Language::dotenv:
      case Language::text:
        return broker_in_lines(text_, input_.snapshot.path, secrets_, naming());
      case Language::yaml:
        return broker_in_yaml(document.code, input_.snapshot.path, secrets_, naming());
      default:
        return broker_in_code(document, secrets_, naming());
    }
  }

  void add_broker(const std::optional<Broker>& broker) {
    if (!broker) return;
    Remedy remedy = remedies::remedy_of(broker->row);
    remedy.cls = broker->cls;
    if (!variable_.empty()) {
      const size_t at = remedy.title.find("the environment");
      if (at != std::string::npos) remedy.title.replace(at, 15, "variable " + variable_);
    }
    offer(std::move(remedy), broker->edits, emulated_);
  }

  bool writes_secret(const std::vector<TextEdit>& edits) const {
    for (const ByteRange& secret : secrets_) {
      const std::string_view value = input_.snapshot.view(secret);
      if (value.size() < 6) continue;
      const bool written = std::any_of(edits.begin(), edits.end(), [&](const TextEdit& edit) {
        return edit.new_text.find(value) != std::string::npos;
      });
      if (written) return true;
    }
    return false;
  }

  static Remedy remedy_of(const Plan& plan) {
    Remedy remedy = remedies::remedy_of(plan.row);
    if (plan.cls != Class::A) remedy.cls = plan.cls;
    remedy.follow_ups.insert(remedy.follow_ups.end(), plan.follow_ups.begin(),
                             plan.follow_ups.end());
    return remedy;
  }

  void offer(const Plan& plan, const std::vector<TextEdit>& edits) {
    emulated_ = emulated_ || plan.emulator;
    // The job's own token may do less than the stored one did: a person decides.
    offer(remedy_of(plan), edits, plan.emulator || plan.row.starts_with("5."));
  }

  void offer(Remedy remedy, const std::vector<TextEdit>& edits, bool never_preferred) {
    const std::vector<TextEdit> plain = with_words(edits);
    if (plain.empty() || writes_secret(plain)) return;
    if (input_.tree != nullptr && !still_parses(*input_.tree, text_, plain, input_.stop)) return;
    remedy.snippet = input_.snippets && has_holes(edits);
    remedy.edits = remedy.snippet ? with_tab_stops(edits) : plain;
    const bool taken = std::any_of(remedies_.begin(), remedies_.end(),
                                   [](const Remedy& other) { return other.cls == Class::A; });
    const bool noteworthy =
        input_.finding.severity != Severity::hint || input_.finding.secret_ranges.empty();
    remedy.preferred = remedy.cls == Class::A && !taken && !never_preferred && noteworthy;
    remedies_.push_back(std::move(remedy));
  }

  /// Another credential of the document with another value claims the same customary name.
  bool contested(const ByteRange& secret, const std::string& name) const {
    const std::string_view value = input_.snapshot.view(secret);
    for (const Finding& other : input_.all_findings) {
      for (const ByteRange& range : other.secret_ranges) {
        if (range.end.value > text_.size() || range == secret) continue;
        const std::string_view theirs = input_.snapshot.view(range);
        if (theirs != value && customary_name(other.remedy_kind, theirs) == name) return true;
      }
    }
    return false;
  }

  Naming naming() {
    return [this](const ByteRange& secret, std::string_view assigned) {
      const std::string own = upper_snake(assigned);
      std::string name = customary_name(input_.finding.remedy_kind, input_.snapshot.view(secret));
      if (name.empty() || (!own.empty() && contested(secret, name))) name = own;
      if (secrets_.size() == 1) variable_ = name;
      return name;
    };
  }

  const RemedyInput& input_;
  std::string_view text_;
  std::vector<ByteRange> secrets_;
  std::vector<Remedy> remedies_;
  std::string variable_;
  bool emulated_ = false;
};

}  // namespace

std::string_view name_of(Class cls) {
  switch (cls) {
    case Class::A:
      return "A";
    case Class::T:
      return "T";
    case Class::F:
      return "F";
  }
  return "F";
}

std::string_view name_of(Precondition precondition) {
  switch (precondition) {
    case Precondition::none:
      return "none";
    case Precondition::ambient_identity:
      return "ambient-identity";
    case Precondition::variable_set:
      return "variable-set";
    case Precondition::publisher_registered:
      return "publisher-registered";
  }
  return "none";
}

std::vector<Remedy> remedies_for(const RemedyInput& input) {
  return Writer(input).write();
}

}  // namespace plumbline::remedies
