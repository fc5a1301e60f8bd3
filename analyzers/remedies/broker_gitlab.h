// The broker edit in a pipeline of GitLab: variables leave the file for the project's settings,
// scripts read them.
#pragma once

#include <string>
#include <vector>

#include "analyzers/remedies/code.h"
#include "analyzers/remedies/edit_script.h"

namespace plumbline::remedies {

/// The name of the variable that holds the secret: the scripts of the file read it by that name.
/// Empty if it stands elsewhere.
std::string gitlab_variable_name(const Code& code, const ByteRange& secret);

/// Takes the variables that hold these secrets out, and a section with its last one.
bool drop_gitlab_variables(const Code& code, const std::vector<ByteRange>& secrets,
                           EditScript& script);

/// Reads the variable inside a line of a script. Between single quotes a shell expands nothing:
/// double ones take their place where that changes nothing else.
bool read_in_script(const Code& code, Node scalar, const ByteRange& secret,
                    const std::string& variable, EditScript& script);

}  // namespace plumbline::remedies
