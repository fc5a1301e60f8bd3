// The modules that come with Python (3.8 to 3.13) and with Node.js: no package, and no file of a
// project.
#pragma once

#include <string_view>

namespace plumbline {

/// By the name of the top-level module: "os".
bool is_python_standard(std::string_view module);

/// "fs", "node:path".
bool is_node_standard(std::string_view module);

}  // namespace plumbline
