#include "analyzers/remedies/container_registry_row.h"

#include <algorithm>

#include "analyzers/remedies/project_repository.h"
#include "analyzers/remedies/step_rows.h"
#include "analyzers/remedies/workflow_script.h"
#include "analyzers/remedies/yaml_edit.h"
#include "analyzers/remedies/yaml_view.h"
#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

constexpr std::string_view kHost = "ghcr.io";

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

/// What stands behind `ghcr.io/`: this repository's owner, or nobody's name.
bool is_own(std::string_view image, std::string_view repository) {
  for (const std::string_view own :
       {"${{ github.repository", "${{github.repository", "$GITHUB_REPOSITORY",
        "${GITHUB_REPOSITORY", "${{ github.actor", "${{ env.", "${{ steps.meta", "${{ matrix."}) {
    if (image.starts_with(own)) return true;
  }
  const std::string owner = lower(image.substr(0, image.find_first_of("/ \r\n\"'")));
  return owner.empty() || owner == repository.substr(0, repository.find('/'));
}

bool all_images_are_own(const Site& site, std::string_view workflow) {
  std::string repository;
  bool asked = false;
  for (size_t at = workflow.find(kHost); at != std::string_view::npos;
       at = workflow.find(kHost, at + 1)) {
    const std::string_view rest = workflow.substr(at + kHost.size());
    if (!rest.starts_with('/')) continue;
    if (!asked) repository = project_repository(site.document.files);
    asked = true;
    if (!is_own(rest.substr(1), repository)) return false;
  }
  return true;
}

bool pushes_images(std::string_view job) {
  return contains_any(job, {"push: true", "push: ${{", "docker push", "podman push", "buildah push",
                            "docker compose push", "docker-compose push", "--push", "helm push",
                            "oras push", "crane push", "skopeo copy"});
}

bool is_login(std::string_view command) {
  return contains_any(command, {"docker login", "podman login", "buildah login", "nerdctl login",
                                "helm registry login", "oras login"}) &&
         contains(command, kHost);
}

/// The commands that log in with the credential; empty if one that takes it does something else.
std::vector<ByteRange> login_commands(const Code& code, const WorkflowStep& step) {
  std::vector<ByteRange> commands = commands_with_credential(code, step);
  const bool all = std::all_of(commands.begin(), commands.end(), [&](const ByteRange& command) {
    return is_login(code.of(command));
  });
  if (!all) commands.clear();
  return commands;
}

bool is_login_action(const Code& code, const WorkflowStep& step) {
  return step.action == "docker/login-action" && step.section == "with" && step.key == "password" &&
         in_environment(code, step, of_step(code, step, "with", "registry")) == kHost;
}

void put_user(const Code& code, const ByteRange& command, EditScript& script) {
  for (const std::string_view option : {"--username=", "--username ", "-u "}) {
    const size_t at = code.of(command).find(option);
    if (at == std::string_view::npos) continue;
    const uint32_t begin = command.begin.value + static_cast<uint32_t>(at + option.size());
    script.replace(word_at(code.text, byte_range(begin, command.end.value)), "${{ github.actor }}");
    return;
  }
}

bool rewrite_inputs(const Code& code, const WorkflowStep& step, EditScript& script) {
  script.replace(step.pair.field("value").range(),
                 quoted_like(code.of(step.pair.field("value")), "${{ github.token }}"));
  const Node section = yaml_pair(code, step.owner, "with");
  const Node user = yaml_pair(code, section.field("value"), "username");
  if (user.is_null()) {
    return rewrite_section(code, section, {}, {{"username", "${{ github.actor }}"}}, script);
  }
  const Node value = user.field("value");
  if (value.is_null()) return false;
  script.replace(value.range(), quoted_like(code.of(value), "${{ github.actor }}"));
  return true;
}

bool rewrite_script(const Code& code, const WorkflowStep& step, EditScript& script) {
  if (step.is_script()) {
    script.replace(step.place, "${{ github.token }}");
  } else {
    const Node value = step.pair.field("value");
    script.replace(value.range(), quoted_like(code.of(value), "${{ github.token }}"));
  }
  for (const ByteRange& command : login_commands(code, step)) put_user(code, command, script);
  return true;
}

}  // namespace

bool logs_in_to_own_registry(const Site& site, const WorkflowStep& step) {
  const Code& code = site.code();
  if (!is_login_action(code, step) && login_commands(code, step).empty()) return false;
  return all_images_are_own(site, code.of(step.workflow));
}

std::optional<Plan> container_registry_row(const Site& site, const WorkflowStep& step) {
  const Code& code = site.code();
  if (!logs_in_to_own_registry(site, step)) return {};
  Plan plan = plan_for(code.text, "10.ghcr", Class::A);
  const bool by_action = is_login_action(code, step);
  if (!(by_action ? rewrite_inputs : rewrite_script)(code, step, plan.script)) return {};
  const bool pushes = pushes_images(code.of(step.job));
  if (!grant_for(site, step, {{"packages", pushes}}, plan)) return {};
  return plan;
}

}  // namespace plumbline::remedies
