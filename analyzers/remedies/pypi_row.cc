// 8.gha: the upload action, and the tools that a script uploads with. uv asks for an identity by
// itself; the others give way to the action.
#include <algorithm>
#include <iterator>

#include "analyzers/remedies/publish_rows.h"
#include "analyzers/remedies/step_rows.h"
#include "analyzers/remedies/workflow_script.h"
#include "analyzers/remedies/yaml_edit.h"
#include "analyzers/remedies/yaml_view.h"
#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

constexpr std::string_view kAction = "pypa/gh-action-pypi-publish";

struct Uploader {
  std::string_view command;
  std::string_view only_builds;  // what remains of the command; empty: nothing
  std::string_view password;     // the variables that it reads
  std::string_view token;
  std::string_view user;
};

constexpr Uploader kUploaders[] = {
    {"uv publish", "", "UV_PUBLISH_PASSWORD", "UV_PUBLISH_TOKEN", "UV_PUBLISH_USERNAME"},
    {"twine upload", "", "TWINE_PASSWORD", "TWINE_API_KEY", "TWINE_USERNAME"},
    {"poetry publish --build", "poetry build", "POETRY_HTTP_BASIC_PYPI_PASSWORD",
     "POETRY_PYPI_TOKEN_PYPI", "POETRY_HTTP_BASIC_PYPI_USERNAME"},
    {"poetry publish", "", "POETRY_HTTP_BASIC_PYPI_PASSWORD", "POETRY_PYPI_TOKEN_PYPI",
     "POETRY_HTTP_BASIC_PYPI_USERNAME"},
    {"flit publish", "flit build", "FLIT_PASSWORD", "", "FLIT_USERNAME"},
    {"hatch publish", "", "HATCH_INDEX_AUTH", "", "HATCH_INDEX_USER"},
    {"pdm publish", "pdm build", "PDM_PUBLISH_PASSWORD", "", "PDM_PUBLISH_USERNAME"},
};

struct Upload {
  const Uploader* by = nullptr;
  ByteRange command;
  Node item;   // the step that uploads: the credential's own, or one of those that share it
  Node owner;  // its mapping
};

bool is_upload(const Code& code, const WorkflowStep& step, const Uploader& by,
               const ByteRange& command) {
  const std::string_view text = code.of(command);
  if (!contains(text, by.command) || text.starts_with("echo ")) return false;
  return step.is_script() ? command.contains(step.place)
                          : !step.key.empty() && is_in(step.key, {by.password, by.token});
}

Upload upload_in(const Code& code, const WorkflowStep& step, Node item) {
  const Node owner = yaml_content(item);
  for (const ByteRange& command : commands_of(code, owner)) {
    for (const Uploader& by : kUploaders) {
      if (is_upload(code, step, by, command)) return {&by, command, item, owner};
    }
  }
  return {};
}

/// `by` is null if the place is no credential of an upload.
Upload upload_with(const Code& code, const WorkflowStep& step) {
  if (step.job.is_null() || (!step.is_script() && step.section != "env")) return {};
  if (!step.item.is_null()) return upload_in(code, step, step.item);
  for (const Node item : items_of(yaml_value(code, step.job, "steps"))) {
    const Upload upload = upload_in(code, step, item);
    if (upload.by != nullptr) return upload;
  }
  return {};
}

enum class Index { pypi, other_public, unknown };

Index index_of(std::string_view address) {
  if (address.empty() || address == "pypi" || contains(address, "//upload.pypi.org/")) {
    return Index::pypi;
  }
  const bool test = address == "testpypi" || contains(address, "//test.pypi.org/");
  return test ? Index::other_public : Index::unknown;
}

/// Where the upload goes, as an option of the command or a variable says.
std::string_view address_of(const Code& code, const WorkflowStep& step, const Upload& upload) {
  const std::string_view command = code.of(upload.command);
  for (const std::string_view option :
       {"--repository-url", "--publish-url", "--repository", "--index", " -r"}) {
    const size_t at = command.find(option);
    if (at == std::string_view::npos) continue;
    std::string_view rest = command.substr(at + option.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(" ="), rest.size()));
    return rest.substr(0, rest.find_first_of(" \\\n"));
  }
  for (const std::string_view variable :
       {"TWINE_REPOSITORY_URL", "TWINE_REPOSITORY", "UV_PUBLISH_URL", "HATCH_INDEX_REPO",
        "FLIT_INDEX_URL", "PDM_PUBLISH_REPO"}) {
    const std::string_view value = of_step(code, step, "env", variable);
    if (!value.empty()) return value;
  }
  return {};
}

Plan advice_for_private_index(const Code& code) {
  Plan plan = plan_for(code.text, "8.gha", Class::F);
  plan.follow_ups.push_back(
      {"index", "Ask this index for a short-lived token: the trust of PyPI ends at its own"});
  return plan;
}

bool let_publish(const Site& site, const WorkflowStep& step, Plan& plan) {
  if (yaml_pair(site.code(), step.job, "environment").is_null()) {
    add_to_job(site.code(), step.job, "environment: release", plan.script);
  }
  return grant_for(site, step, {{"id-token", true}}, plan);
}

/// The option that takes the credential: ` --token ${{ secrets.X }}`, ` -p …`.
bool drop_option(const Code& code, const WorkflowStep& step, const Upload& upload, Plan& plan) {
  const uint32_t begin = upload.command.begin.value;
  const std::string_view before = code.text.substr(begin, step.place.begin.value - begin);
  for (const std::string_view option : {" --token", " --password", " -t", " -p"}) {
    const size_t at = before.rfind(option);
    if (at == std::string_view::npos) continue;
    const std::string_view between = before.substr(at + option.size());
    if (between.find_first_not_of(" =\"'") != std::string_view::npos) continue;
    const auto word = static_cast<uint32_t>(begin + at + option.size() + 1);
    plan.script.remove(
        byte_range(begin + static_cast<uint32_t>(at),
                   word_at(code.text, byte_range(word, upload.command.end.value)).end.value));
    return true;
  }
  return false;
}

bool drop_variables(const Code& code, const WorkflowStep& step, const Upload& upload, Plan& plan) {
  if (step.is_script()) return true;
  return drop_entries(code, step,
                      {upload.by->password, upload.by->token, upload.by->user, "TWINE_REPOSITORY",
                       "TWINE_REPOSITORY_URL"},
                      plan);
}

std::string action_step(Index index) {
  std::string step = "uses: " + std::string(kAction) + "@release/v1\n";
  if (index == Index::other_public) {
    step += "with:\n  repository-url: https://test.pypi.org/legacy/\n";
  }
  return step;
}

/// The step itself becomes the action if all that it did was to upload.
bool become_action(const Code& code, const Upload& upload, Index index, Plan& plan) {
  const Node run = yaml_pair(code, upload.owner, "run");
  if (run.is_null() || yaml_has(code, upload.owner, "shell") ||
      yaml_has(code, upload.owner, "working-directory")) {
    return false;
  }
  const std::string indent = yaml_indent(code, run);
  std::string lines = yaml_lines(code, indent, action_step(index));
  lines.resize(lines.size() - line_break(code.text).size());
  uint32_t end = run.end();
  while (end > run.begin() && is_blank(code.text.substr(end - 1, 1))) --end;
  plan.script.replace(byte_range(run.begin(), end), lines.substr(indent.size()));
  return true;
}

/// The action follows what is left of the step.
bool put_action_behind(const Code& code, const Upload& upload, Index index, Plan& plan) {
  if (upload.by->only_builds.empty()) {
    plan.script.remove_lines(upload.command, "#");
  } else {
    plan.script.replace(upload.command, std::string(upload.by->only_builds));
  }
  std::string block = "- ";
  for (const char c : action_step(index))
    block += c == '\n' ? std::string("\n  ") : std::string(1, c);
  block.resize(block.size() - 2);
  insert_after(code, upload.item, yaml_lines(code, yaml_indent(code, upload.item), block),
               plan.script);
  return true;
}

std::optional<Plan> upload_row(const Site& site, const WorkflowStep& step, const Upload& upload) {
  const Code& code = site.code();
  const Index index = index_of(address_of(code, step, upload));
  if (index == Index::unknown) return advice_for_private_index(code);
  const bool by_itself = upload.by->command == "uv publish";
  Plan plan = plan_for(code.text, "8.gha", by_itself && index == Index::pypi ? Class::A : Class::T);
  if (!let_publish(site, step, plan) || !drop_variables(code, step, upload, plan)) return {};
  if (by_itself) {
    return !step.is_script() || drop_option(code, step, upload, plan) ? std::optional(plan)
                                                                      : std::nullopt;
  }
  const bool alone = commands_of(code, upload.owner).size() == 1 && upload.by->only_builds.empty();
  const bool done = alone ? become_action(code, upload, index, plan)
                          : put_action_behind(code, upload, index, plan);
  return done ? std::optional(plan) : std::nullopt;
}

bool is_action_password(const WorkflowStep& step) {
  return step.action == kAction && step.section == "with" && step.key == "password";
}

}  // namespace

bool publishes_to_pypi(const Code& code, const WorkflowStep& step) {
  return is_action_password(step) || upload_with(code, step).by != nullptr;
}

std::optional<Plan> pypi_row(const Site& site, const WorkflowStep& step) {
  const Code& code = site.code();
  const Upload upload = upload_with(code, step);
  if (upload.by != nullptr) return upload_row(site, step, upload);
  if (!is_action_password(step)) return {};
  std::string_view url = of_step(code, step, "with", "repository-url");
  if (url.empty()) url = of_step(code, step, "with", "repository_url");
  const Index index = index_of(url);
  if (index == Index::unknown) return advice_for_private_index(code);
  Plan plan = plan_for(code.text, "8.gha", index == Index::pypi ? Class::A : Class::T);
  if (!let_publish(site, step, plan)) return {};
  if (!drop_entries(code, step, {"user", "password"}, plan)) return {};
  return plan;
}

}  // namespace plumbline::remedies
