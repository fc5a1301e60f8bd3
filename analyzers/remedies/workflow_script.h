// The script of a workflow's step: its commands, and which of them take the credential.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/remedies/workflow_step.h"

namespace plumbline::remedies {

/// The commands of the step's `run`, a line with its continued lines each, without what is blank
/// around them. Empty for another kind of step.
std::vector<ByteRange> commands_of(const Code& code, Node step);

/// Those that hold the credential itself, or read the variable that does, the step's or the job's.
std::vector<ByteRange> commands_with_credential(const Code& code, const WorkflowStep& step);

/// Whether the text reads the variable as a shell does: `$NAME`, `${NAME}`.
bool reads_variable(std::string_view text, std::string_view name);

/// The word that the range begins with, with its quotes; `${{ … }}` is one word.
ByteRange word_at(std::string_view text, const ByteRange& range);

/// The value in the quotes of the scalar that it takes the place of.
std::string quoted_like(std::string_view scalar, std::string_view value);

}  // namespace plumbline::remedies
