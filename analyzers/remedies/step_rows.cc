#include "analyzers/remedies/step_rows.h"

#include <algorithm>
#include <iterator>

#include "analyzers/remedies/key_script.h"
#include "analyzers/remedies/template_text.h"
#include "analyzers/remedies/workflow_script.h"
#include "analyzers/remedies/yaml_edit.h"
#include "analyzers/remedies/yaml_view.h"
#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

using Names = std::span<const std::string_view>;

struct StepCondition {
  std::string_view place;  // "with.registry"
  Names values;            // "" stands for a missing one, "*.example.com" for what ends so
};

struct StepSetting {
  std::string_view place;
  std::string_view value;
};

/// Places are "with.password", "env.HF_TOKEN", "env.*" (one that the script reads), "job.HF_TOKEN"
/// (a variable that several steps share) or "run" (inside the script).
struct StepRow {
  std::string_view id;
  Class cls;
  Names actions;         // empty: any step
  std::string_view run;  // a command that the script must hold, for "env.*" and "run"
  std::span<const StepCondition> where;
  Names lacks;   // words that say that the credential is another service's
  Names secret;  // where the credential may stand; goes, or is set anew
  Names drop;    // what else goes
  std::span<const StepSetting> set;
  std::span<const Scope> scopes;
  std::string_view before;   // a step that goes in front
  std::string_view instead;  // a step that takes this one's place
};

#include "remedy_steps.inc"

struct Place {
  std::string_view section, key;
};

Place place_of(std::string_view dotted) {
  const size_t dot = dotted.find('.');
  if (dot == std::string_view::npos) return {"", dotted};
  return {dotted.substr(0, dot), dotted.substr(dot + 1)};
}

bool names(std::string_view dotted, const WorkflowStep& step) {
  const Place place = place_of(dotted);
  const bool shared = place.section == "job" && step.item.is_null();
  const std::string_view section = shared ? "env" : place.section;
  return section == step.section && (place.key == "*" || place.key == step.key);
}

bool names_any(Names places, const WorkflowStep& step) {
  return std::any_of(places.begin(), places.end(),
                     [&](std::string_view place) { return names(place, step); });
}

/// What the place serves: its step, or the jobs and variables that share it.
bool serves(const Code& code, const WorkflowStep& step, Names words) {
  if (words.empty()) return false;
  bool found = contains_any(code.of(step.item.is_null() ? step.owner : step.item), words);
  for (const Node owner : {step.job, step.workflow}) {
    const Node env = yaml_value(code, owner, "env");
    found = found || (!env.is_null() && contains_any(code.of(env), words));
  }
  return found;
}

bool fits(const Code& code, const StepRow& row, const WorkflowStep& step) {
  if (!names_any(row.secret, step) || serves(code, step, row.lacks)) return false;
  const bool by_name = is_in("env." + std::string(step.key), row.secret);
  if (step.section == "env" && is_in("env.*", row.secret) && !by_name &&
      !reads_variable(of_step(code, step, "run"), step.key)) {
    return false;
  }
  const auto is_action = [&](std::string_view action) { return action == step.action; };
  if (!row.actions.empty() && std::none_of(row.actions.begin(), row.actions.end(), is_action)) {
    return false;
  }
  if (!row.run.empty() && of_step(code, step, "run").find(row.run) == std::string_view::npos) {
    return false;
  }
  return std::all_of(row.where.begin(), row.where.end(), [&](const StepCondition& condition) {
    const Place place = place_of(condition.place);
    const std::string_view value = of_step(code, step, place.section, place.key);
    return std::any_of(condition.values.begin(), condition.values.end(), [&](std::string_view one) {
      return one.starts_with('*') ? value.ends_with(one.substr(1)) : value == one;
    });
  });
}

std::string_view between(std::string_view text, std::string_view begin, std::string_view end) {
  const size_t at = text.find(begin);
  if (at == std::string_view::npos) return {};
  text.remove_prefix(at + begin.size());
  return text.substr(0, text.find(end));
}

/// Every job that the place serves gets the scopes.
bool grant_each(const Site& site, const WorkflowStep& step, std::span<const Scope> scopes,
                Plan& plan) {
  if (scopes.empty()) return true;
  WorkflowStep one = step;
  for (const Node job : step.jobs) {
    one.job = job;
    const size_t notes = plan.follow_ups.size();
    if (!grant_for(site, one, {scopes.begin(), scopes.end()}, plan)) return false;
    if (notes > 0) plan.follow_ups.resize(notes);
  }
  if (step.jobs.size() > 1) {
    plan.follow_ups.push_back(
        {"jobs", "Take the new permission away from the jobs that never used the credential"});
  }
  return !step.jobs.empty();
}

/// Applies one row to one step, section by section.
class StepEdit {
 public:
  StepEdit(const Site& site, const StepRow& row, const WorkflowStep& step, Plan& plan)
      : code_(site.code()), site_(site), row_(row), step_(step), plan_(plan) {}

  bool run() {
    if (!row_.instead.empty()) return replace_step();
    if (!rewrite("with") || !rewrite("env") || !rewrite_script()) return false;
    return row_.before.empty() || std::all_of(step_.jobs.begin(), step_.jobs.end(),
                                              [&](Node job) { return put_step_in_front(job); });
  }

 private:
  const StepSetting* setting_of(std::string_view section, Node pair) const {
    const std::string_view key = yaml_scalar(code_, pair.field("key"));
    for (const StepSetting& setting : row_.set) {
      const Place place = place_of(setting.place);
      const bool any = place.key == "*" && pair == step_.pair;
      if (place.section == section && (any || place.key == key)) return &setting;
    }
    return nullptr;
  }

  bool is_gone(std::string_view section, Node pair) const {
    WorkflowStep other = step_;
    other.section = section;
    other.key = yaml_scalar(code_, pair.field("key"));
    const bool wildcard_elsewhere = row_.run != "" && pair != step_.pair;
    return (names_any(row_.secret, other) && !wildcard_elsewhere) || names_any(row_.drop, other);
  }

  /// A flow mapping is written as a whole, so that its new value is an added one.
  void renew(Node pair, std::string_view text, std::vector<NewPair>& added) {
    const Node value = pair.field("value");
    if (value.is_null()) return;
    const std::string anew = quoted_like(code_.of(value), text);
    if (!is_one_of(pair, {"flow_pair"})) return plan_.script.replace(value.range(), anew);
    added.push_back({std::string(yaml_scalar(code_, pair.field("key"))), anew});
  }

  /// A setting of a key that is there stays as it is, unless it is the credential's own.
  bool rewrite(std::string_view section) {
    const Node own = yaml_pair(code_, step_.owner, section);
    std::vector<Node> gone;
    std::vector<NewPair> added;
    std::vector<const StepSetting*> there;
    const std::vector<Node> pairs = own.is_null() || own.field("value").is_null()
                                        ? std::vector<Node>()
                                        : yaml_items(own.field("value"));
    for (const Node pair : pairs) {
      const StepSetting* const setting = setting_of(section, pair);
      if (setting != nullptr) there.push_back(setting);
      if (!is_gone(section, pair)) continue;
      if (setting == nullptr || is_one_of(pair, {"flow_pair"})) gone.push_back(pair);
      if (setting != nullptr) renew(pair, setting->value, added);
    }
    for (const StepSetting& setting : row_.set) {
      const Place place = place_of(setting.place);
      const bool missing = std::find(there.begin(), there.end(), &setting) == there.end();
      if (place.section != section || place.key == "*" || !missing) continue;
      added.push_back({std::string(place.key), std::string(setting.value)});
    }
    if (gone.empty() && added.empty()) return true;
    if (!own.is_null()) return rewrite_section(code_, own, gone, added, plan_.script);
    add_section(code_, step_.owner, section, added, plan_.script);
    return true;
  }

  bool rewrite_script() {
    if (!step_.is_script()) return true;
    for (const StepSetting& setting : row_.set) {
      if (setting.place != "run") continue;
      plan_.script.replace(site_.place, std::string(setting.value));
    }
    return true;
  }

  bool put_step_in_front(Node job) {
    const std::vector<Node> steps = items_of(yaml_value(code_, job, "steps"));
    if (std::any_of(steps.begin(), steps.end(), [&](Node item) { return does_it(item); })) {
      return true;
    }
    const Node item = step_.item.is_null() ? first_after_checkout(steps) : step_.item;
    if (!is_one_of(item, {"block_sequence_item"})) return false;
    plan_.script.insert(line_begin(code_.text, item.begin()),
                        yaml_lines(code_, yaml_indent(code_, item), before(job)));
    return true;
  }

  /// A step of the same action that already has the first input of the new one.
  bool does_it(Node item) const {
    const std::string_view action = between(row_.before, "uses: ", "@");
    const std::string_view input = between(row_.before, "with:\n    ", ":");
    const Node step = yaml_content(item);
    return !action.empty() && !input.empty() &&
           yaml_scalar(code_, yaml_value(code_, step, "uses")).starts_with(action) &&
           yaml_has(code_, yaml_value(code_, step, "with"), input);
  }

  /// What a variable of the whole job was for, the steps need from the first one on; but a checkout
  /// would sweep away what a log-in left in the folder.
  Node first_after_checkout(const std::vector<Node>& steps) const {
    if (steps.empty()) return Node();
    for (size_t i = 0; i + 1 < steps.size(); ++i) {
      const Node uses = yaml_value(code_, yaml_content(steps[i]), "uses");
      if (yaml_scalar(code_, uses).starts_with("actions/checkout@")) return steps[i + 1];
    }
    return steps.front();
  }

  /// The region that the variables around name takes the place of the hole.
  std::string before(Node job) const {
    std::string text(row_.before);
    const std::string region = hole("REGION");
    const size_t at = text.find(region);
    if (at == std::string::npos) return text;
    for (const Node owner : {step_.item.is_null() ? Node() : step_.owner, job, step_.workflow}) {
      for (const std::string_view name : {"AWS_REGION", "AWS_DEFAULT_REGION"}) {
        const Node value = yaml_value(code_, yaml_value(code_, owner, "env"), name);
        if (!value.is_null()) return text.replace(at, region.size(), code_.of(value));
      }
    }
    return text;
  }

  /// What else the script does stays behind the new step.
  bool replace_step() {
    if (!is_one_of(step_.item, {"block_sequence_item"})) return false;
    const ScriptSplit split = split_key_script(code_, step_);
    const std::string indent = yaml_indent(code_, step_.item);
    std::string lines = yaml_lines(code_, indent, with_key_file(row_.instead, split.key_file));
    if (!split.rest.empty()) {
      plan_.script.insert(line_begin(code_.text, step_.item.begin()), lines);
      for (const ByteRange& command : split.gone) plan_.script.remove_lines(command, "#");
      return rewrite("env");
    }
    uint32_t end = step_.item.end();
    while (end > step_.item.begin() && is_blank(code_.text.substr(end - 1, 1))) --end;
    lines.resize(lines.size() - line_break(code_.text).size());
    plan_.script.replace(byte_range(step_.item.begin(), end), lines.substr(indent.size()));
    return true;
  }

  const Code& code_;
  const Site& site_;
  const StepRow& row_;
  const WorkflowStep& step_;
  Plan& plan_;
};

}  // namespace

bool drop_entries(const Code& code, const WorkflowStep& step, Kinds keys, Plan& plan) {
  const Node section = yaml_pair(code, step.owner, step.section);
  std::vector<Node> gone;
  for (const std::string_view key : keys) {
    const Node pair = yaml_pair(code, section.field("value"), key);
    if (!pair.is_null()) gone.push_back(pair);
  }
  std::sort(gone.begin(), gone.end(), [](Node a, Node b) { return a.begin() < b.begin(); });
  return rewrite_section(code, section, gone, {}, plan.script);
}

bool remove_step(const Code& code, Node item, EditScript& script) {
  if (!is_one_of(item, {"block_sequence_item"})) return false;
  uint32_t end = item.end();
  while (end > item.begin() && is_blank(code.text.substr(end - 1, 1))) --end;
  script.remove_lines(byte_range(item.begin(), end), "#");
  return true;
}

bool grant_for(const Site& site, const WorkflowStep& step, const std::vector<Scope>& scopes,
               Plan& plan) {
  const Grant result = grant(site.code(), step, scopes, plan.script);
  if (result == Grant::was_unset) {
    plan.follow_ups.push_back(
        {"permissions", "Check what else the job's token did: nothing had limited it until now"});
  }
  const Node on = yaml_value(site.code(), step.workflow, "on");
  if (!on.is_null() && contains(site.code().of(on), "workflow_call")) {
    plan.follow_ups.push_back(
        {"caller",
         "Give the jobs that call this workflow the same permissions: they set the limit"});
  }
  return result != Grant::refused;
}

std::vector<Plan> step_rows(const Site& site, const WorkflowStep& step) {
  std::vector<Plan> plans;
  for (const StepRow& row : kSteps) {
    if (!fits(site.code(), row, step)) continue;
    Plan plan = plan_for(site.code().text, row.id);
    plan.cls = row.cls;
    if (plan.cls == Class::F) {
      plans.push_back(std::move(plan));
      continue;
    }
    if (!grant_each(site, step, row.scopes, plan)) continue;
    if (StepEdit(site, row, step, plan).run()) plans.push_back(std::move(plan));
  }
  return plans;
}

std::string_view step_row_for(const Code& code, const WorkflowStep& step) {
  const auto* const it = std::find_if(std::begin(kSteps), std::end(kSteps),
                                      [&](const StepRow& row) { return fits(code, row, step); });
  return it == std::end(kSteps) ? std::string_view() : it->id;
}

}  // namespace plumbline::remedies
