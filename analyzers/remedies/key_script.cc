#include "analyzers/remedies/key_script.h"

#include <algorithm>
#include <array>

#include "analyzers/remedies/workflow_script.h"
#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

/// `mkdir -p ~/.ssh`, `chmod 600 ~/.ssh/id_rsa`, `install -D /dev/null ~/.ssh/id_rsa`.
bool prepares(std::string_view command) {
  constexpr std::array<std::string_view, 5> kTools = {"mkdir ", "chmod ", "install ", "touch ",
                                                      "umask "};
  const bool tool = std::any_of(kTools.begin(), kTools.end(),
                                [&](std::string_view name) { return command.starts_with(name); });
  return tool && (contains(command, ".ssh") || command.starts_with("umask"));
}

std::string_view key_file_in(std::string_view command) {
  constexpr std::string_view kFolder = ".ssh/";
  const size_t at = command.find(".ssh/id_");
  if (at == std::string_view::npos) return {};
  const std::string_view rest = command.substr(at + kFolder.size());
  return rest.substr(0, rest.find_first_of(" \"';&|)\r\n"));
}

}  // namespace

ScriptSplit split_key_script(const Code& code, const WorkflowStep& step) {
  ScriptSplit split;
  const std::vector<ByteRange> writing = commands_with_credential(code, step);
  for (const ByteRange& command : commands_of(code, step.owner)) {
    const bool writes = std::find(writing.begin(), writing.end(), command) != writing.end();
    if (writes) split.key_file = key_file_in(code.of(command));
    (writes || prepares(code.of(command)) ? split.gone : split.rest).push_back(command);
  }
  return split;
}

std::string with_key_file(std::string_view text, std::string_view key_file) {
  constexpr std::string_view kUsual = "id_ed25519";
  std::string result(text);
  if (key_file.empty()) return result;
  for (size_t at = result.find(kUsual); at != std::string::npos;
       at = result.find(kUsual, at + key_file.size())) {
    result.replace(at, kUsual.size(), key_file);
  }
  return result;
}

}  // namespace plumbline::remedies
