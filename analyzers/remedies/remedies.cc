// Which edits are offered for one finding, in which order, and which one is preferred.
//
// Identity before storage: first a row of the catalogue, which takes the credential out of the
// design; then what only moves it into the environment (the broker). Where a row applies, the
// broker is still offered, after it, since the row needs an identity that may not be there.
//
// Everything with an edit goes through offer(), whose questions are the promise of the header: does
// it change anything, does the new text repeat the secret, does the file still parse. An edit that
// fails one is not offered at all; half an edit of a credential is worse than none. Holes for a
// person to fill in become tab stops if the client takes them, and words if not.
//
// At most one remedy is preferred, because editors apply that one unasked (fix all). It must be the
// first complete one, and not about an emulator, whose keys are documented and harmless. A hint is
// not worth it either, and neither is a place where two platforms are in evidence, each with an
// edit of its own. A job's own token may do less than the one that it replaces: it is preferred at
// its place, but never part of fix all.
//
// What can go wrong: two credentials in one file that want the same variable (contested), a name
// that is itself part of a secret and would be written down (lies_in_secret), and code that runs in
// a browser, where every variable is public: there nothing but advice is given.
#include "analyzers/remedies/remedies.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analyzers/remedies/broker.h"
#include "analyzers/remedies/browser.h"
#include "analyzers/remedies/catalogue.h"
#include "analyzers/remedies/configuration_rows.h"
#include "analyzers/remedies/dockerfile_rows.h"
#include "analyzers/remedies/document_rows.h"
#include "analyzers/remedies/emulator.h"
#include "analyzers/remedies/ignore_entry.h"
#include "analyzers/remedies/plan.h"
#include "analyzers/remedies/relocation.h"
#include "analyzers/remedies/row_search.h"
#include "analyzers/remedies/site.h"
#include "analyzers/remedies/template_text.h"
#include "analyzers/remedies/text_rows.h"
#include "analyzers/remedies/url_parts.h"
#include "analyzers/remedies/variable_name.h"
#include "analyzers/remedies/workflow_step.h"
#include "analyzers/source/ascii.h"
#include "analyzers/syntax/parser.h"

namespace plumbline::remedies {
namespace {

class Writer {
 public:
  explicit Writer(const RemedyInput& input)
      : input_(input), text_(input.snapshot.view()), platforms_(input.platforms) {
    for (const ByteRange& range : input.finding.secret_ranges) {
      if (range.end.value <= text_.size() && !range.empty()) secrets_.push_back(range);
    }
  }

  std::vector<Remedy> write() {
    // A text too large to parse: nobody can say what an edit would do to it.
    if (input_.tree == nullptr && syntax::has_grammar(input_.snapshot.language)) return {};
    const Node root = input_.tree == nullptr ? Node() : input_.tree->root();
    const Code code{text_, root, input_.snapshot.language};
    const Document document{code,         ImportTable(code), input_.snapshot.path,
                            input_.files, &platforms_,       credentials()};
    if (code.is_script() && runs_in_browser(code.text)) {
      remedies_.push_back(remedies::remedy_of("F.browser"));
      return remedies_;
    }
    emulated_ = is_configuration(code.language) && names_emulator(text_);
    const Site site{document, input_.snapshot.path, place(), secrets_};
    if (input_.finding.remedy_kind.empty()) {
      if (code.language == Language::yaml) add_plans(document_rows(site));
      return remedies_;
    }
    fallback_name_ = fallback_name(code.language);
    if (is_configuration(code.language)) {
      add_plans(configuration_rows(site));
    } else if (!root.is_null()) {
      add_row(document);
      add_relocation(document);
      add_templates(document);
    }
    emulated_ = emulated_ || (!secrets_.empty() && opens_own_machine(text_, secrets_.front()));
    if (remedies_.empty()) add_plans(text_rows(site));
    add_broker(broker_at(document));
    std::stable_partition(remedies_.begin(), remedies_.end(),
                          [](const Remedy& remedy) { return remedy.preferred; });
    return remedies_;
  }

 private:
  /// For a secret that nothing names.
  std::string fallback_name(Language language) const {
    const bool script = language == Language::bash || language == Language::dockerfile;
    if (input_.finding.rule.ends_with("password")) return "PASSWORD";
    return script || !is_configuration(language) ? "SECRET" : "TOKEN";
  }

  ByteRange place() const { return secrets_.empty() ? input_.finding.range : secrets_.front(); }

  std::vector<ByteRange> credentials() const {
    std::vector<ByteRange> all;
    for (const Finding& finding : input_.all_findings) {
      all.insert(all.end(), finding.secret_ranges.begin(), finding.secret_ranges.end());
    }
    return all;
  }

  void add_row(const Document& document) {
    std::optional<Plan> plan = row_around(document, input_.finding.remedy_kind,
                                          document.code.root.named_descendant(place()));
    if (!plan) return;
    const auto edits = settle(document, secrets_, *plan);
    if (edits) offer(*plan, *edits);
  }

  /// Templates beside a complete edit of the same row: a person may want more than the edit gives.
  void add_templates(const Document& document) {
    const std::vector<ByteRange> places = {place()};
    auto plans = templates_around(document, input_.finding.remedy_kind,
                                  document.code.root.named_descendant(place()),
                                  secrets_.empty() ? places : secrets_);
    for (Plan& plan : by_platform(std::move(plans))) {
      const auto edits = settle(document, secrets_, plan);
      if (edits) offer(template_of(plan.row), *edits, true);
    }
  }

  /// Those of the platforms in evidence first, without those of another cloud; else in the order of
  /// the records. Where the evidence contradicts itself, a person has to choose.
  std::vector<Plan> by_platform(std::vector<Plan> plans) {
    const auto fits = [&](const Plan& plan) { return platforms_.contains(plan.platform); };
    const auto elsewhere = [&](const Plan& plan) {
      const bool known = std::ranges::any_of(
          kClouds, [&](std::string_view cloud) { return platforms_.contains(cloud); });
      return known && is_cloud(plan.platform) && !fits(plan);
    };
    if (std::ranges::any_of(plans, [](const Plan& plan) { return !plan.platform.empty(); })) {
      std::erase_if(plans, elsewhere);
      std::ranges::stable_partition(plans, fits);
    }
    const bool several = plans.size() > 1 && fits(plans[1]);
    undecided_ = undecided_ || (several && plans[0].platform != plans[1].platform);
    return plans;
  }

  static constexpr std::array<std::string_view, 3> kClouds = {"aws", "azure", "gcp"};
  static bool is_cloud(std::string_view platform) {
    return std::ranges::find(kClouds, platform) != kClouds.end();
  }

  void add_plans(std::vector<Plan> plans) {
    for (const Plan& plan : by_platform(std::move(plans))) {
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
        return broker_in_hcl(document, secrets_, naming(), input_.several_files);
      case Language::dockerfile:
        return broker_in_dockerfile(text_, secrets_, naming());
      case Language::properties:
      case Language::dotenv:
      case Language::text:
        return broker_in_lines_of(input_.snapshot.path);
      case Language::yaml:
        return broker_in_yaml(document.code, input_.snapshot.path, secrets_, naming());
      default:
        if (document.code.root.is_null()) return {};
        return broker_in_code(document, secrets_, naming());
    }
  }

  /// An emptied .env file is ignored, too, before somebody fills it in again.
  std::optional<Broker> broker_in_lines_of(std::string_view path) {
    auto broker = broker_in_lines(text_, path, secrets_, naming());
    if (!broker || broker->row != "B.env" || !input_.several_files || input_.files == nullptr) {
      return broker;
    }
    if (auto entry = ignore_entry(*input_.files, path)) {
      broker->elsewhere.push_back(std::move(*entry));
    }
    return broker;
  }

  /// Rows whose complete edit is the broker's.
  void add_relocation(const Document& document) {
    const std::string_view row = relocation_row(document.code, input_.finding.remedy_kind,
                                                document.code.root.named_descendant(place()));
    if (row == "19.any") fallback_name_ = "JWT_SECRET";
    if (row.empty() || secrets_.empty()) return;
    auto broker = broker_in_code(document, secrets_, naming());
    if (!broker || broker->cls != Class::A) return;
    broker->row = row;
    add_broker(broker);
  }

  void add_broker(const std::optional<Broker>& broker) {
    if (!broker) return;
    Remedy remedy = remedies::remedy_of(broker->row);
    remedy.cls = broker->cls;
    remedy.elsewhere = broker->elsewhere;
    const std::string& variable = broker->variable.empty() ? variable_ : broker->variable;
    const size_t at = remedy.title.find("the environment");
    if (!variable.empty() && at != std::string::npos) {
      remedy.title.replace(at, 15, "variable " + variable);
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
    Remedy remedy = remedy_of(plan);
    // The job's own token may do less than the stored one did: a person decides.
    remedy.in_fix_all = !plan.row.starts_with("5.gha");
    offer(std::move(remedy), edits, plan.emulator);
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
    remedy.preferred =
        remedy.cls == Class::A && !taken && !never_preferred && noteworthy && !undecided_;
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

  /// False for names that any client gives its key: `api_key=` says nothing of which key it is.
  static bool tells_apart(std::string_view name) {
    constexpr std::array<std::string_view, 8> kAnybodys = {
        "", "API_KEY", "APIKEY", "AUTH", "AUTH_TOKEN", "KEY", "SECRET", "TOKEN"};
    return !is_in(name, kAnybodys);
  }

  /// A name that lies in a credential of the document would write it elsewhere.
  bool lies_in_secret(std::string_view name) const {
    if (name.data() < text_.data() || name.data() >= text_.data() + text_.size()) return false;
    const auto at = ByteOffset{static_cast<uint32_t>(name.data() - text_.data())};
    const auto holds = [&](const ByteRange& range) { return range.begin <= at && at < range.end; };
    return std::any_of(secrets_.begin(), secrets_.end(), holds) ||
           std::any_of(
               input_.all_findings.begin(), input_.all_findings.end(), [&](const Finding& other) {
                 return std::any_of(other.secret_ranges.begin(), other.secret_ranges.end(), holds);
               });
  }

  Naming naming() {
    return [this](const ByteRange& secret, std::string_view assigned) {
      const std::string own = lies_in_secret(assigned) ? "" : upper_snake(assigned);
      std::string name = customary_name(input_.finding.remedy_kind, input_.snapshot.view(secret));
      if (name == "DATABASE_URL") name = customary_address_name(scheme_before(text_, secret));
      const bool shared = tells_apart(own) && contested(secret, name);
      if (name.empty() || shared || (own == assigned && is_read_by_a_tool(own))) name = own;
      if (name.empty()) name = fallback_name_;
      if (is_workflow_path(input_.snapshot.path) && name.starts_with("GITHUB_")) {
        name.replace(0, 6, "GH");  // GitHub takes no secret of such a name
      }
      if (secrets_.size() == 1) variable_ = name;
      return name;
    };
  }

  const RemedyInput& input_;
  std::string_view text_;
  Platforms platforms_;
  std::vector<ByteRange> secrets_;
  std::vector<Remedy> remedies_;
  std::string variable_;
  /// For a secret that nothing names.
  std::string fallback_name_;
  bool emulated_ = false;
  bool undecided_ = false;
};

}  // namespace

std::vector<Remedy> remedies_for(const RemedyInput& input) {
  return Writer(input).write();
}

}  // namespace plumbline::remedies
