#include "analyzers/remedies/workflow_script.h"

#include <algorithm>

#include "analyzers/remedies/edit_script.h"
#include "analyzers/remedies/yaml_view.h"
#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

/// More lines than this in one script are no script that a person wrote.
constexpr size_t kMaxCommands = 500;

/// What the scalar says, without quotes and without the head of a block.
ByteRange body_of(const Code& code, Node scalar) {
  if (is_one_of(scalar, {"block_scalar"})) {
    return byte_range(std::min(line_end(code.text, scalar.begin()), scalar.end()), scalar.end());
  }
  const uint32_t quote = is_one_of(scalar, {"plain_scalar"}) ? 0 : 1;
  return byte_range(scalar.begin() + quote, scalar.end() - quote);
}

ByteRange trimmed(std::string_view text, ByteRange range) {
  uint32_t begin = range.begin.value;
  uint32_t end = range.end.value;
  while (begin < end && is_blank(text.substr(begin, 1))) ++begin;
  while (end > begin && is_blank(text.substr(end - 1, 1))) --end;
  return byte_range(begin, end);
}

/// The step itself, or all steps of the job whose variable it is.
std::vector<Node> steps_that_see(const Code& code, const WorkflowStep& step) {
  if (!step.item.is_null()) return {step.owner};
  std::vector<Node> steps;
  if (step.job.is_null()) return steps;
  for (const Node item : items_of(yaml_value(code, step.job, "steps"))) {
    steps.push_back(yaml_content(item));
  }
  return steps;
}

}  // namespace

std::vector<ByteRange> commands_of(const Code& code, Node step) {
  std::vector<ByteRange> commands;
  const Node run = yaml_value(code, step, "run");
  if (run.is_null()) return commands;
  const ByteRange body = body_of(code, run);
  uint32_t begin = body.begin.value;
  while (begin < body.end.value && commands.size() < kMaxCommands) {
    uint32_t end = std::min(line_end(code.text, begin), body.end.value);
    while (end < body.end.value &&
           code.of(trimmed(code.text, byte_range(begin, end))).ends_with('\\')) {
      end = std::min(line_end(code.text, end), body.end.value);
    }
    const ByteRange command = trimmed(code.text, byte_range(begin, end));
    if (!command.empty()) commands.push_back(command);
    begin = end;
  }
  return commands;
}

std::vector<ByteRange> commands_with_credential(const Code& code, const WorkflowStep& step) {
  std::vector<ByteRange> taking;
  if (!step.is_script() && step.section != "env") return taking;
  for (const Node one : steps_that_see(code, step)) {
    for (const ByteRange& command : commands_of(code, one)) {
      const bool takes = step.is_script() ? command.contains(step.place)
                                          : reads_variable(code.of(command), step.key);
      if (takes) taking.push_back(command);
    }
  }
  return taking;
}

bool reads_variable(std::string_view text, std::string_view name) {
  for (size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const std::string_view head = text.substr(0, at);
    const std::string_view tail = text.substr(at + name.size());
    const bool ends = tail.empty() || !is_word_character(tail.front());
    if (ends && (head.ends_with('$') || head.ends_with("${") || head.ends_with("$env:") ||
                 head.ends_with("${{ env."))) {
      return true;
    }
  }
  return false;
}

ByteRange word_at(std::string_view text, const ByteRange& range) {
  const uint32_t begin = range.begin.value;
  uint32_t end = begin;
  char quote = 0;
  bool expression = false;
  for (; end < range.end.value; ++end) {
    const std::string_view rest = text.substr(end, range.end.value - end);
    if (rest.starts_with("${{")) expression = true;
    if (rest.starts_with("}}")) expression = false;
    if (expression) continue;
    if (quote != 0) {
      if (rest.front() == quote) quote = 0;
    } else if (rest.front() == '"' || rest.front() == '\'') {
      quote = rest.front();
    } else if (is_blank(rest.substr(0, 1))) {
      break;
    }
  }
  return byte_range(begin, end);
}

std::string quoted_like(std::string_view scalar, std::string_view value) {
  const bool quoted = !scalar.empty() && (scalar.front() == '"' || scalar.front() == '\'');
  const std::string quote = quoted ? std::string(1, scalar.front()) : "";
  return quote + std::string(value) + quote;
}

}  // namespace plumbline::remedies
