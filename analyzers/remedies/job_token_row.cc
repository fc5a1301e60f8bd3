#include "analyzers/remedies/job_token_row.h"

#include <algorithm>
#include <array>

#include "analyzers/remedies/job_token_needs.h"
#include "analyzers/remedies/project_repository.h"
#include "analyzers/remedies/step_rows.h"
#include "analyzers/remedies/template_text.h"
#include "analyzers/remedies/workflow_events.h"
#include "analyzers/remedies/workflow_script.h"
#include "analyzers/remedies/yaml_edit.h"
#include "analyzers/remedies/yaml_view.h"
#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

/// What follows `https://user:token@github.com/`: "acme/shop", or `${{ github.repository }}`. Empty
/// if the place is no login of such an address.
std::string_view addressed_by(const Code& code, const WorkflowStep& step) {
  constexpr std::string_view kHost = "@github.com/";
  const std::string_view rest = code.text.substr(step.place.end.value);
  if (!step.is_script() || !rest.starts_with(kHost)) return {};
  const auto begin = step.place.end.value + static_cast<uint32_t>(kHost.size());
  std::string_view path = code.of(word_at(code.text, byte_range(begin, step.pair.end())));
  while (!path.empty() && contains("\"'/", path.substr(path.size() - 1))) path.remove_suffix(1);
  if (path.ends_with(".git")) path.remove_suffix(4);
  return path;
}

/// The owner or the name of "owner/name".
bool names_part(std::string_view value, std::string_view own) {
  const size_t slash = own.find('/');
  const std::string name = lower(value);
  return name == own.substr(0, slash) || name == own.substr(slash + 1);
}

/// A repository that an input names and that is not shown to be this one.
std::string_view other_repository(const Code& code, const WorkflowStep& step,
                                  std::string_view own) {
  for (const std::string_view key : {"repository", "owner", "repo", "push-to-fork"}) {
    const std::string_view value = of_step(code, step, "with", key);
    const bool this_one = is_this_repository(value, own) || contains(value, "github.repository") ||
                          contains(value, "github.event.repository") ||
                          (key != "repository" && !own.empty() && names_part(value, own));
    if (!value.empty() && !this_one) return value;
  }
  const std::string_view elsewhere = of_step(code, step, "env", "GH_REPO");
  if (!elsewhere.empty() && !is_this_repository(elsewhere, own)) return elsewhere;
  const std::string_view project = of_step(code, step, "with", "project-url");
  if (contains(project, "/orgs/")) return project;
  const std::string_view address = addressed_by(code, step);
  if (!address.empty()) return is_this_repository(address, own) ? std::string_view() : address;
  return other_repository_in(step.item.is_null() ? code.of(step.owner) : of_step(code, step, "run"),
                             own);
}

bool takes_submodules(const Code& code, const WorkflowStep& step) {
  return is_in(of_step(code, step, "with", "submodules"), {"true", "recursive"});
}

/// What `checkout` leaves in the git configuration is what a later push uses.
bool pushes_later(const Code& code, const WorkflowStep& step) {
  constexpr std::array<std::string_view, 5> kPushes = {
      "git push", "stefanzweifel/git-auto-commit-action", "EndBug/add-and-commit",
      "ad-m/github-push-action", "peter-evans/create-pull-request"};
  if (step.action != "actions/checkout" && addressed_by(code, step).empty()) return false;
  return std::any_of(kPushes.begin(), kPushes.end(), [&](std::string_view push) {
    return code.of(step.job).find(push) != std::string_view::npos;
  });
}

void add(const TokenNeeds& more, TokenNeeds& sum) {
  sum.scopes.insert(sum.scopes.end(), more.scopes.begin(), more.scopes.end());
  sum.events.insert(sum.events.end(), more.events.begin(), more.events.end());
}

/// Of a variable that every step sees: those that may read it must all be known.
std::optional<TokenNeeds> needs_of_job(const Code& code, Node job) {
  TokenNeeds sum;
  for (const Node item : items_of(yaml_value(code, job, "steps"))) {
    const Node step = yaml_content(item);
    const std::string_view uses = yaml_scalar(code, yaml_value(code, step, "uses"));
    const std::string_view script = yaml_scalar(code, yaml_value(code, step, "run"));
    const std::string_view action = uses.substr(0, uses.find('@'));
    const bool may_read = uses.empty() ? contains_any(script, {"gh ", "curl ", "TOKEN", "git push"})
                                       : !action.starts_with("actions/");
    if (!may_read) continue;
    const auto needs = uses.empty() ? needs_of_script(script) : needs_of_action(action, "");
    if (!needs) return {};
    add(*needs, sum);
  }
  return sum;
}

std::optional<TokenNeeds> needs_of(const Code& code, const WorkflowStep& step) {
  if (step.item.is_null()) {
    return step.job.is_null() ? std::nullopt : needs_of_job(code, step.job);
  }
  if (!addressed_by(code, step).empty()) {
    const bool pushes = contains(of_step(code, step, "run"), "git push");
    return TokenNeeds{{{"contents", pushes}}, {}};
  }
  if (step.action.empty()) return needs_of_script(of_step(code, step, "run"));
  return needs_of_action(step.action, step.section == "with" ? step.key : std::string_view());
}

/// The new value of an input or a variable; in a script only the credential gives way.
void put(const Code& code, const WorkflowStep& step, const std::string& value, Plan& plan) {
  if (step.is_script()) return plan.script.replace(step.place, value);
  const Node old = step.pair.field("value");
  plan.script.replace(old.range(), quoted_like(code.of(old), value));
}

/// Many actions take a `token` of another service.
bool names_github(const Code& code, const WorkflowStep& step) {
  const std::string_view value = code.of(step.place);
  const bool stored = value.find("secrets.") != std::string_view::npos;
  if (stored && needs_of_action(step.action, step.key)) return true;
  if (!stored) return is_in(value.substr(0, value.find('_')), {"ghp", "gho", "github"});
  constexpr std::array<std::string_view, 5> kNames = {"PAT", "GH_", "GITHUB", "_GH", "PERSONAL"};
  return std::any_of(kNames.begin(), kNames.end(), [&](std::string_view name) {
    return value.find(name) != std::string_view::npos;
  });
}

/// `owner:` and `repositories:` for the App's token; what the target does not say is a hole.
std::string repository_inputs(std::string_view target) {
  const size_t slash = target.find('/');
  const bool known = slash != std::string_view::npos && slash > 0 && slash + 1 < target.size() &&
                     target.find_first_of("${}: ") == std::string_view::npos;
  const std::string owner = known ? std::string(target.substr(0, slash)) : hole("OWNER");
  const std::string name = known ? std::string(target.substr(slash + 1)) : hole("REPOSITORY");
  return "    owner: " + owner + "\n    repositories: " + name + "\n";
}

std::string permission_inputs(const std::optional<TokenNeeds>& needs) {
  if (!needs || needs->scopes.empty()) return "    permission-contents: read\n";
  std::string inputs;
  for (const Scope& scope : needs->scopes) {
    const std::string input = "    permission-" + std::string(scope.name) + ": ";
    if (contains(inputs, input)) continue;
    inputs += input + (scope.write ? "write" : "read") + "\n";
  }
  return inputs;
}

/// 5.gha2: a step in front makes a token of an App, for that one repository.
std::optional<Plan> app_token(const Site& site, const WorkflowStep& step, std::string_view target) {
  if (!is_one_of(step.item, {"block_sequence_item"})) return {};
  const Code& code = site.code();
  Plan plan = plan_for(code.text, "5.gha2", Class::T);
  const std::string block =
      "- uses: actions/create-github-app-token@v2\n  id: app-token\n  with:\n"
      "    client-id: ${{ vars.APP_CLIENT_ID }}\n"
      "    private-key: ${{ secrets.APP_PRIVATE_KEY }}\n" +
      repository_inputs(target) + permission_inputs(needs_of(code, step));
  plan.script.insert(line_begin(code.text, step.item.begin()),
                     yaml_lines(code, yaml_indent(code, step.item), block));
  put(code, step, "${{ steps.app-token.outputs.token }}", plan);
  return plan;
}

/// A variable of the whole workflow: each job gets what its own steps need.
std::optional<Plan> for_each_job(const Site& site, const WorkflowStep& step, Plan plan) {
  WorkflowStep one = step;
  for (const Node job : step.jobs) {
    one.job = job;
    const auto needs = needs_of_job(site.code(), job);
    if (!needs || start_workflows(site, needs->events)) plan.cls = Class::T;
    plan.follow_ups.clear();
    if (!grant_for(site, one, needs ? needs->scopes : std::vector<Scope>{}, plan)) return {};
  }
  put(site.code(), step, "${{ github.token }}", plan);
  return plan;
}

}  // namespace

bool takes_job_token(const Code& code, const WorkflowStep& step) {
  if (step.is_script()) {  // `curl -H "Authorization: Bearer ${{ secrets.PAT }}" …`
    const std::vector<ByteRange> commands = commands_with_credential(code, step);
    return !addressed_by(code, step).empty() ||
           std::any_of(commands.begin(), commands.end(), [&](const ByteRange& command) {
             return contains(code.of(command), "api.github.com");
           });
  }
  if (step.section == "env") {
    if (is_in(step.key, {"GH_TOKEN", "GITHUB_TOKEN"})) return true;
    return of_step(code, step, "run").find("api.github.com") != std::string_view::npos &&
           step.key.find("TOKEN") != std::string_view::npos;
  }
  if (step.section != "with" || !names_github(code, step)) return false;
  return is_in(step.key, {"token", "github-token", "repo-token", "github_token", "GITHUB_TOKEN",
                          "repo_token"});
}

std::optional<Plan> job_token_row(const Site& site, const WorkflowStep& step) {
  const Code& code = site.code();
  if (!takes_job_token(code, step)) return {};
  const std::string own = project_repository(site.document.files);
  const std::string_view other = other_repository(code, step, own);
  if (!other.empty()) return app_token(site, step, other);
  if (takes_submodules(code, step)) return app_token(site, step, "");
  Plan plan = plan_for(code.text, "5.gha");
  if (step.jobs.size() > 1) return for_each_job(site, step, plan);
  auto needs = needs_of(code, step);
  if (!needs) {
    plan.cls = Class::T;
    needs = TokenNeeds{};
  }
  if (pushes_later(code, step)) {
    needs->scopes = {{"contents", true}};
    needs->events.push_back("push");
    if (contains_any(code.of(step.job), {"git tag", "--tags", "--follow-tags"})) {
      needs->events.push_back("tag");
    }
  }
  if (start_workflows(site, needs->events)) plan.cls = Class::T;
  put(code, step, "${{ github.token }}", plan);
  if (!grant_for(site, step, needs->scopes, plan)) return {};
  return plan;
}

}  // namespace plumbline::remedies
