#include "analyzers/remedies/publish_rows.h"

#include <algorithm>

#include "analyzers/remedies/npm_release.h"
#include "analyzers/remedies/step_rows.h"
#include "analyzers/remedies/yaml_edit.h"
#include "analyzers/remedies/yaml_view.h"
#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

bool drop(const Code& code, const WorkflowStep& step, Kinds keys, Plan& plan) {
  const Node section = yaml_pair(code, step.owner, step.section);
  std::vector<Node> gone;
  for (const std::string_view key : keys) {
    const Node pair = yaml_pair(code, section.field("value"), key);
    if (!pair.is_null()) gone.push_back(pair);
  }
  std::sort(gone.begin(), gone.end(), [](Node a, Node b) { return a.begin() < b.begin(); });
  return rewrite_section(code, section, gone, {}, plan.script);
}

enum class Index { pypi, other_public, unknown };

Index index_of(std::string_view url) {
  if (url.empty() || contains(url, "//upload.pypi.org/")) return Index::pypi;
  return contains(url, "//test.pypi.org/") ? Index::other_public : Index::unknown;
}

/// What stands between `ghcr.io/` and the next slash, for each image that the workflow names.
bool all_images(std::string_view text, bool (*accept)(std::string_view owner)) {
  constexpr std::string_view kHost = "ghcr.io/";
  for (size_t at = text.find(kHost); at != std::string_view::npos; at = text.find(kHost, at + 1)) {
    if (!accept(text.substr(at + kHost.size()))) return false;
  }
  return true;
}

/// What `${{ env.X }}` stands for, if the job or the workflow says so; else the text itself.
std::string_view in_environment(const Code& code, const WorkflowStep& step, std::string_view text) {
  constexpr std::string_view kHead = "${{ env.";
  if (!text.starts_with(kHead) || !text.ends_with("}}")) return text;
  std::string_view name = text.substr(kHead.size(), text.size() - kHead.size() - 2);
  name = name.substr(0, name.find(' '));
  for (const Node owner : {step.job, step.workflow}) {
    const Node value = yaml_value(code, yaml_value(code, owner, "env"), name);
    if (!value.is_null()) return yaml_scalar(code, value);
  }
  return text;
}

bool is_owner(std::string_view text) {
  for (const std::string_view own :
       {"${{ github.repository", "${{github.repository", "$GITHUB_REPOSITORY",
        "${GITHUB_REPOSITORY", "${{ github.actor", "${{ env.", "${{ steps.meta", "${{ matrix."}) {
    if (text.starts_with(own)) return true;
  }
  return text.empty() || contains(" \n\"'", text.substr(0, 1));
}

bool pushes_images(std::string_view job) {
  return contains(job, "push: true") || contains(job, "docker push") ||
         contains(job, "docker buildx build --push") || contains(job, "--push") ||
         contains(job, "push: ${{");
}

}  // namespace

bool publishes_to_npm(const Code& code, const WorkflowStep& step) {
  if (step.section != "env" || (step.key != "NODE_AUTH_TOKEN" && step.key != "NPM_TOKEN")) {
    return false;
  }
  const std::string_view script =
      step.item.is_null() ? code.of(step.owner) : of_step(code, step, "run");
  return contains(script, "npm publish") || contains(script, "npx changeset publish") ||
         contains(script, "semantic-release");
}

bool publishes_to_pypi(const WorkflowStep& step) {
  return step.action == "pypa/gh-action-pypi-publish" && step.section == "with" &&
         step.key == "password";
}

bool logs_in_to_ghcr(const Code& code, const WorkflowStep& step) {
  return step.action == "docker/login-action" && step.section == "with" && step.key == "password" &&
         in_environment(code, step, of_step(code, step, "with", "registry")) == "ghcr.io" &&
         all_images(code.of(step.workflow), is_owner);  // another owner's would not let it in
}

std::optional<Plan> npm_row(const Site& site, const WorkflowStep& step) {
  const Code& code = site.code();
  if (!publishes_to_npm(code, step) || step.job.is_null()) return {};
  const NpmRelease release = npm_release_of(site, step);
  if (release.runner == NpmRelease::Runner::own || !release.own_registry) {
    return plan_for(site.code().text, "7.gha", Class::F);
  }
  Plan plan = plan_for(site.code().text, "7.gha", Class::A);
  const std::string_view script =
      step.item.is_null() ? code.of(step.owner) : of_step(code, step, "run");
  const bool whole = release.runner == NpmRelease::Runner::hosted && release.new_enough &&
                     !release.installs_with_it && contains(script, "npm publish");
  if (!whole) plan.cls = Class::T;
  if (!release.new_enough && !release.node_version.is_null()) {
    plan.script.replace(release.node_version.range(), "24");
  }
  if (!grant_for(site, step, {{"id-token", true}}, plan)) return {};
  if (!drop(code, step, {step.key}, plan)) return {};
  return plan;
}

std::optional<Plan> pypi_row(const Site& site, const WorkflowStep& step) {
  const Code& code = site.code();
  if (!publishes_to_pypi(step)) return {};
  std::string_view url = of_step(code, step, "with", "repository-url");
  if (url.empty()) url = of_step(code, step, "with", "repository_url");
  const Index index = index_of(url);
  if (index == Index::unknown) return plan_for(site.code().text, "8.gha", Class::F);
  Plan plan = plan_for(site.code().text, "8.gha", index == Index::pypi ? Class::A : Class::T);
  if (yaml_pair(code, step.job, "environment").is_null()) {
    add_to_job(code, step.job, "environment: release", plan.script);
  }
  if (!grant_for(site, step, {{"id-token", true}}, plan)) return {};
  if (!drop(code, step, {"user", "password"}, plan)) return {};
  return plan;
}

std::optional<Plan> container_registry_row(const Site& site, const WorkflowStep& step) {
  const Code& code = site.code();
  if (!logs_in_to_ghcr(code, step)) return {};
  Plan plan = plan_for(site.code().text, "10.ghcr", Class::A);
  plan.script.replace(step.pair.field("value").range(), "${{ github.token }}");
  const Node user = yaml_pair(code, yaml_value(code, step.owner, "with"), "username");
  if (user.is_null()) {
    const Node section = yaml_pair(code, step.owner, "with");
    if (!rewrite_section(code, section, {}, {{"username", "${{ github.actor }}"}}, plan.script)) {
      return {};
    }
  } else if (!user.field("value").is_null()) {
    plan.script.replace(user.field("value").range(), "${{ github.actor }}");
  }
  const bool pushes = pushes_images(code.of(step.job));
  if (!grant_for(site, step, {{"packages", pushes}}, plan)) return {};
  return plan;
}

}  // namespace plumbline::remedies
