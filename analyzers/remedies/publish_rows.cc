#include "analyzers/remedies/publish_rows.h"

#include <algorithm>

#include "analyzers/remedies/npm_release.h"
#include "analyzers/remedies/step_rows.h"
#include "analyzers/remedies/workflow_script.h"
#include "analyzers/remedies/yaml_edit.h"
#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

/// Tools that publish by themselves, through npm.
bool publishes(std::string_view script) {
  return contains_any(script, {"npm publish", "changeset publish", "semantic-release",
                               "lerna publish", "release-it"});
}

/// The lines that hand the token to npm go; a step of nothing else goes with them.
bool drop_token_lines(const Code& code, const WorkflowStep& step, Plan& plan) {
  const std::vector<ByteRange> lines = npm_token_lines(code, step);
  const std::vector<ByteRange> all = commands_of(code, step.owner);
  const auto joined = [&](const ByteRange& line) { return code.of(line).find("&& "); };
  const bool whole = lines.size() == all.size() &&
                     std::all_of(lines.begin(), lines.end(), [&](const ByteRange& line) {
                       return joined(line) == std::string_view::npos;
                     });
  if (whole) return remove_step(code, step.item, plan.script);
  for (const ByteRange& line : lines) {
    const size_t next = joined(line);
    const uint32_t begin = line.begin.value;
    if (next == std::string_view::npos) {
      plan.script.remove_lines(line, "#");
    } else {
      plan.script.remove(byte_range(begin, begin + static_cast<uint32_t>(next) + 3));
    }
  }
  return step.is_script() || drop_entries(code, step, {step.key}, plan);
}

}  // namespace

bool publishes_to_npm(const Code& code, const WorkflowStep& step) {
  if (!npm_token_lines(code, step).empty()) return publishes(code.of(step.job));
  if (step.section != "env" || (step.key != "NODE_AUTH_TOKEN" && step.key != "NPM_TOKEN")) {
    return false;
  }
  return step.action == "changesets/action" ||
         publishes(step.item.is_null() ? code.of(step.owner) : of_step(code, step, "run"));
}

std::optional<Plan> npm_row(const Site& site, const WorkflowStep& step) {
  const Code& code = site.code();
  if (!publishes_to_npm(code, step) || step.job.is_null()) return {};
  const NpmRelease release = npm_release_of(site, step);
  if (release.runner == NpmRelease::Runner::own || !release.own_registry) {
    Plan advice = plan_for(site.code().text, "7.gha", Class::F);
    advice.follow_ups.push_back(
        release.own_registry
            ? FollowUp{"runner", "Publish from a hosted runner: no other one is trusted"}
            : FollowUp{"registry",
                       "Ask this registry for a short-lived token: npm's trust ends there"});
    return advice;
  }
  Plan plan = plan_for(site.code().text, "7.gha", Class::A);
  const bool in_file = !npm_token_lines(code, step).empty();
  const std::string_view script =
      step.item.is_null() || in_file ? code.of(step.job) : of_step(code, step, "run");
  const bool whole = release.runner == NpmRelease::Runner::hosted && release.new_enough &&
                     !release.installs_with_it && contains(script, "npm publish");
  if (!whole) plan.cls = Class::T;
  if (!release.new_enough && !release.node_version.is_null()) {
    plan.script.replace(release.node_version.range(), "24");
  }
  if (!grant_for(site, step, {{"id-token", true}}, plan)) return {};
  const bool dropped =
      in_file ? drop_token_lines(code, step, plan) : drop_entries(code, step, {step.key}, plan);
  return dropped ? std::optional(plan) : std::nullopt;
}

}  // namespace plumbline::remedies
