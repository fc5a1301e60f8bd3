// A workflow's script that writes a stored SSH key into a file: which of its commands only do that.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/remedies/workflow_step.h"

namespace plumbline::remedies {

struct ScriptSplit {
  std::vector<ByteRange> gone;  // write the key, or make the place for it
  std::vector<ByteRange> rest;  // what the step is for
  std::string_view key_file;    // "id_rsa" of `~/.ssh/id_rsa`; empty if none is named
};

/// Empty for a step without a script.
ScriptSplit split_key_script(const Code& code, const WorkflowStep& step);

/// The text with the file's name in the place of `id_ed25519`: later commands name it.
std::string with_key_file(std::string_view text, std::string_view key_file);

}  // namespace plumbline::remedies
