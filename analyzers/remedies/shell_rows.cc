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

}  // namespace

std::optional<Plan> shell_keys_row(const Site& site) {
  const Code& code = site.code();
  const Node assignment = enclosing(code.root.descendant(site.place), {"variable_assignment"});
  if (assignment.is_null() || !is_in(variable_of(code, assignment), kAwsNames)) return {};
  const Node command = assignment.parent();
  if (!is_one_of(command, {"declaration_command", "command", "variable_assignments"})) return {};
  Plan plan = plan_for(code.text, "1.sh", Class::T);
  bool placed = false;
  const std::vector<Node> words = items_of(command);
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string_view name = variable_of(code, words[i]);
    if (name == "AWS_PROFILE") return {};
    if (!is_in(name, kAwsNames)) continue;
    if (!placed) {
      plan.script.replace(words[i].range(), "AWS_PROFILE=" + hole("PROFILE"));
    } else {
      plan.script.remove(byte_range(words[i - 1].end(), words[i].end()));
    }
    placed = true;
  }
  return plan;
}

}  // namespace plumbline::remedies
