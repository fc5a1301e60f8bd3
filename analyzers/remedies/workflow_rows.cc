#include "analyzers/remedies/workflow_rows.h"

#include <algorithm>
#include <array>

#include "analyzers/remedies/workflow_step.h"
#include "analyzers/remedies/yaml_view.h"

namespace plumbline::remedies {
namespace {

/// What a step needs of this repository, and the event that its work makes (which the job's own
/// token would not pass on to other workflows).
struct Needs {
  std::string_view what;  // an action, or the words of a `gh` command
  std::string_view key;   // the input that takes the token
  std::vector<Scope> scopes;
  std::string_view event;
};

const std::array<Needs, 8>& action_needs() {
  static const std::array<Needs, 8> kNeeds = {{
      {"actions/checkout", "token", {{"contents", false}}, ""},
      {"softprops/action-gh-release", "token", {{"contents", true}}, "release"},
      {"ncipollo/release-action", "token", {{"contents", true}}, "release"},
      {"peter-evans/create-pull-request",
       "token",
       {{"contents", true}, {"pull-requests", true}},
       "pull_request"},
      {"peter-evans/create-or-update-comment",
       "token",
       {{"issues", true}, {"pull-requests", true}},
       ""},
      {"actions/labeler", "repo-token", {{"contents", false}, {"pull-requests", true}}, ""},
      {"actions/stale", "repo-token", {{"issues", true}, {"pull-requests", true}}, ""},
      {"actions/first-interaction", "repo-token", {{"issues", true}, {"pull-requests", true}}, ""},
  }};
  return kNeeds;
}

const std::array<Needs, 9>& command_needs() {
  static const std::array<Needs, 9> kNeeds = {{
      {"gh pr create", "", {{"contents", true}, {"pull-requests", true}}, "pull_request"},
      {"gh pr comment", "", {{"pull-requests", true}}, ""},
      {"gh pr edit", "", {{"pull-requests", true}}, ""},
      {"gh pr review", "", {{"pull-requests", true}}, ""},
      {"gh issue comment", "", {{"issues", true}}, ""},
      {"gh issue edit", "", {{"issues", true}}, ""},
      {"gh issue create", "", {{"issues", true}}, "issues"},
      {"gh release create", "", {{"contents", true}}, "release"},
      {"gh release upload", "", {{"contents", true}}, ""},
  }};
  return kNeeds;
}

std::string_view of_step(const Code& code, const WorkflowStep& step, std::string_view key) {
  return yaml_scalar(code, yaml_value(code, step.step, key));
}

bool takes_token(const WorkflowStep& step) {
  if (step.section == "env") return step.key == "GH_TOKEN" || step.key == "GITHUB_TOKEN";
  return step.section == "with" &&
         (step.key == "token" || step.key == "github-token" || step.key == "repo-token" ||
          step.key == "github_token" || step.key == "GITHUB_TOKEN");
}

/// Adds up what each `gh` command of a script needs; nothing if one is unknown.
std::optional<Needs> needs_of_script(std::string_view script) {
  if (script.find("--repo") != std::string_view::npos ||
      script.find(" -R ") != std::string_view::npos ||
      script.find("git push") != std::string_view::npos) {
    return {};
  }
  Needs sum{"run", "", {}, ""};
  size_t known = 0;
  for (const Needs& needs : command_needs()) {
    for (size_t at = script.find(needs.what); at != std::string_view::npos;
         at = script.find(needs.what, at + 1)) {
      ++known;
      sum.scopes.insert(sum.scopes.end(), needs.scopes.begin(), needs.scopes.end());
      if (!needs.event.empty()) sum.event = needs.event;
    }
  }
  size_t commands = 0;
  for (size_t at = script.find("gh "); at != std::string_view::npos;
       at = script.find("gh ", at + 1)) {
    if (at == 0 || !is_word(script[at - 1])) ++commands;
  }
  return known > 0 && known == commands ? std::optional(sum) : std::nullopt;
}

std::optional<Needs> needs_of(const Code& code, const WorkflowStep& step) {
  if (step.action.empty()) return needs_of_script(of_step(code, step, "run"));
  for (const Needs& needs : action_needs()) {
    if (needs.what != step.action) continue;
    if (step.section == "with" && needs.key != step.key) continue;
    return needs;
  }
  return {};
}

bool other_repository(const Code& code, const WorkflowStep& step) {
  const Node with = yaml_value(code, step.step, "with");
  for (const std::string_view key : {"repository", "owner", "repo", "push-to-fork"}) {
    const std::string_view value = yaml_scalar(code, yaml_value(code, with, key));
    if (!value.empty() && value.find("github.repository") == std::string_view::npos) return true;
  }
  const std::string_view submodules = yaml_scalar(code, yaml_value(code, with, "submodules"));
  return submodules == "true" || submodules == "recursive";
}

bool pushes_later(const Code& code, const WorkflowStep& step) {
  return step.action == "actions/checkout" &&
         code.of(step.job).find("git push") != std::string_view::npos;
}

/// Whether a workflow of the project starts on the event.
bool starts_workflows(const Document& document, const WorkflowStep& step, std::string_view event) {
  const auto listens = [&](std::string_view text) {
    const size_t on = text.find("on:");
    if (on == std::string_view::npos) return false;
    const size_t jobs = text.find("\njobs:", on);
    return text.substr(on, jobs - on).find(event) != std::string_view::npos;
  };
  if (listens(document.code.of(step.workflow))) return true;
  if (document.files == nullptr) return false;
  for (const std::string& path : document.files->files()) {
    if (!is_workflow_path(path)) continue;
    const auto text = document.files->read(path);
    if (text && listens(*text)) return true;
  }
  return false;
}

std::string with_quotes_of(std::string_view scalar, const std::string& value) {
  if (scalar.empty() || (scalar.front() != '"' && scalar.front() != '\'')) return value;
  return scalar.front() + value + scalar.front();
}

std::optional<Plan> github(const Document& document, const WorkflowStep& step) {
  const Code& code = document.code;
  auto needs = needs_of(code, step);
  Plan plan{"5.gha", EditScript(code.text), {}, false, Class::A, {}};
  if (other_repository(code, step)) return {};  // 5.gha2: an App's token
  if (!needs) {
    plan.cls = Class::T;
    needs = Needs{"", "", {}, ""};
  }
  if (pushes_later(code, step)) {
    needs->scopes = {{"contents", true}};
    needs->event = "push";
  }
  if (!needs->event.empty() && starts_workflows(document, step, needs->event)) {
    plan.cls = Class::T;
  }
  const Node value = step.pair.field("value");
  plan.script.replace(value.range(), with_quotes_of(code.of(value), "${{ github.token }}"));
  if (!grant(code, step, needs->scopes, plan.script)) return {};
  return plan;
}

enum class Index { pypi, other_public, unknown };

Index index_of(std::string_view url) {
  if (url.empty() || url.find("//upload.pypi.org/") != std::string_view::npos) return Index::pypi;
  return url.find("//test.pypi.org/") != std::string_view::npos ? Index::other_public
                                                                : Index::unknown;
}

void drop_inputs(const Code& code, const WorkflowStep& step, Kinds keys, EditScript& script) {
  const Node section = yaml_pair(code, step.step, "with");
  const std::vector<Node> pairs = yaml_items(section.field("value"));
  std::vector<Node> gone;
  for (const Node pair : pairs) {
    const std::string_view key = yaml_scalar(code, pair.field("key"));
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) gone.push_back(pair);
  }
  if (gone.size() == pairs.size()) return script.remove_lines(section.range(), "#");
  for (const Node pair : gone) script.remove_lines(pair.range(), "#");
}

std::optional<Plan> pypi(const Document& document, const WorkflowStep& step) {
  const Code& code = document.code;
  const Node with = yaml_value(code, step.step, "with");
  if (!is_one_of(with, {"block_mapping"})) return {};
  std::string_view url = yaml_scalar(code, yaml_value(code, with, "repository-url"));
  if (url.empty()) url = yaml_scalar(code, yaml_value(code, with, "repository_url"));
  const Index index = index_of(url);
  if (index == Index::unknown) return {};
  Plan plan{"8.gha", EditScript(code.text), {}, false, Class::A, {}};
  if (index == Index::other_public) plan.cls = Class::T;
  if (yaml_pair(code, step.job, "environment").is_null()) {
    add_to_job(code, step.job, "environment: release", plan.script);
  }
  if (!grant(code, step, {{"id-token", true}}, plan.script)) return {};
  drop_inputs(code, step, {"user", "password"}, plan.script);
  return plan;
}

StoredToken kind_of(const WorkflowStep& step) {
  if (step.action == "pypa/gh-action-pypi-publish") {
    return step.section == "with" && step.key == "password" ? StoredToken::pypi : StoredToken::none;
  }
  return takes_token(step) ? StoredToken::github : StoredToken::none;
}

}  // namespace

StoredToken stored_token_at(const Code& code, const ByteRange& place) {
  const auto step = workflow_step_at(code, place);
  return step ? kind_of(*step) : StoredToken::none;
}

std::optional<Plan> workflow_row(const Document& document, const ByteRange& place) {
  const auto step = workflow_step_at(document.code, place);
  if (!step) return {};
  switch (kind_of(*step)) {
    case StoredToken::github:
      return github(document, *step);
    case StoredToken::pypi:
      return pypi(document, *step);
    case StoredToken::none:
      break;
  }
  return {};
}

}  // namespace plumbline::remedies
