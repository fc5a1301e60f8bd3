// What a value in YAML is called: by its key, by `NAME=` in front of it, by the option of a
// command.
#pragma once

#include <string_view>

#include "analyzers/remedies/code.h"

namespace plumbline::remedies {

/// `run`, `script`: a shell reads the value.
bool is_script_key(std::string_view key);

/// The script's line from its begin, without a quote of the scalar's own, to the secret.
std::string_view line_head(const Code& code, Node scalar, const ByteRange& secret);

/// Whether the scalar is an entry of a list.
bool is_item(Node scalar);

/// Empty if nothing names the secret.
std::string_view yaml_assigned_name(const Code& code, Node scalar, const ByteRange& secret);

}  // namespace plumbline::remedies
