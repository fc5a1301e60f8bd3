#include "analyzers/remedies/shell_rows.h"

#include <algorithm>
#include <array>

#include "analyzers/remedies/template_text.h"
#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

constexpr std::array<std::string_view, 3> kAwsNames = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY",
                                                       "AWS_SESSION_TOKEN"};

std::string_view variable_of(const Code& code, Node assignment) {
  return is_one_of(assignment, {"variable_assignment"}) ? code.of(assignment.field("name"))
                                                        : std::string_view();
}

/// Sets AWS keys and does nothing else: `export KEY=…`, `KEY=…`.
bool sets_keys_only(const Code& code, Node command) {
  if (is_one_of(command, {"variable_assignment"})) {
    return is_in(variable_of(code, command), kAwsNames);
  }
  const std::vector<Node> words = items_of(command);
  return is_one_of(command, {"declaration_command", "variable_assignments"}) &&
         std::all_of(words.begin(), words.end(),
                     [&](Node word) { return is_in(variable_of(code, word), kAwsNames); });
}

/// The first key of a command gives way to the profile, the others go. False if the command has no
/// key, or a profile already.
bool name_profile(const Code& code, Node command, Plan& plan) {
  std::vector<Node> words = items_of(command);
  if (is_one_of(command, {"variable_assignment"})) words = {command};
  bool placed = false;
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string_view name = variable_of(code, words[i]);
    if (name == "AWS_PROFILE") return false;
    if (!is_in(name, kAwsNames)) continue;
    if (!placed) {
      plan.script.replace(words[i].range(), "AWS_PROFILE=" + hole("PROFILE"));
    } else {
      plan.script.remove(byte_range(words[i - 1].end(), words[i].end()));
    }
    placed = true;
  }
  return placed;
}

/// One assignment and nothing else, but for `declare -x`: a line like any other file's.
bool has_its_line(Node command) {
  if (is_one_of(command, {"command"})) return false;
  const std::vector<Node> words = items_of(command);
  return is_one_of(command, {"variable_assignment"}) ||
         std::count_if(words.begin(), words.end(),
                       [](Node word) { return is_one_of(word, {"variable_assignment"}); }) == 1;
}

/// The command itself and those beside it on its line that set keys: `export KEY=…; export
/// SECRET=…`.
std::vector<Node> commands_of_line(const Code& code, Node command, Plan& plan) {
  std::vector<Node> found;
  const std::vector<Node> all = items_of(command.parent());
  const uint32_t line = line_begin(code.text, command.begin());
  for (size_t i = 0; i < all.size(); ++i) {
    const bool near = line_begin(code.text, all[i].begin()) == line;
    const bool sets = near && sets_keys_only(code, all[i]);
    if (!sets && !(all[i] == command)) continue;
    if (!found.empty()) plan.script.remove(byte_range(all[i - 1].end(), all[i].end()));
    found.push_back(all[i]);
  }
  return found;
}

}  // namespace

std::optional<Plan> shell_keys_row(const Site& site) {
  const Code& code = site.code();
  const Node assignment = enclosing(code.root.descendant(site.place), {"variable_assignment"});
  if (assignment.is_null() || !is_in(variable_of(code, assignment), kAwsNames)) return {};
  const bool shares =
      is_one_of(assignment.parent(), {"declaration_command", "command", "variable_assignments"});
  const Node command = shares ? assignment.parent() : assignment;
  Plan plan = plan_for(code.text, "1.sh", Class::T);
  const std::vector<Node> commands = commands_of_line(code, command, plan);
  if (commands.empty() || (commands.size() == 1 && has_its_line(command))) return {};
  return name_profile(code, commands.front(), plan) ? std::optional(plan) : std::nullopt;
}

}  // namespace plumbline::remedies
