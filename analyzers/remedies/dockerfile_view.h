// A Dockerfile as its instructions, and the variables that ENV and ARG set. Byte offsets; views
// into the text, which must outlive them.
#pragma once

#include <string_view>
#include <vector>

#include "analyzers/source/offsets.h"

namespace plumbline::remedies {

struct Instruction {
  ByteRange range;           // with continued lines, without the last line's end
  std::string_view keyword;  // "RUN", in any case
  uint32_t arguments = 0;    // where they begin
};

/// One `NAME=value` of an `ENV` or `ARG`, or the old form `ENV NAME value`.
struct Assignment {
  std::string_view name;
  ByteRange range;
};

/// Comments are none; those between continued lines belong to the instruction.
std::vector<Instruction> read_instructions(std::string_view text);

/// Whether the instruction is the one of that name, given in upper case.
bool is_instruction(const Instruction& instruction, std::string_view name);

/// The words of the instruction, with their quotes; the marks of continued lines are none.
std::vector<ByteRange> words_of(std::string_view text, const Instruction& instruction);

std::vector<Assignment> assignments_of(std::string_view text, const Instruction& instruction);

}  // namespace plumbline::remedies
