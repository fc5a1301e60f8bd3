// One breach of one rule, before it becomes a finding.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/boundaries/group.h"

namespace plumbline::boundaries {

struct Violation {
  const Rule* rule = nullptr;
  std::optional<uint32_t> edge;  // of the file; nothing: the file as a whole
  std::string source;            // the group that the file was judged as
  std::string target;            // component or package: one finding per statement and target
  std::string message;
  std::vector<NodeId> path;  // files from this one to the target, where there is more than one hop
  const Exception* excused = nullptr;
};

using Violations = std::vector<Violation>;

std::string quoted(std::string_view name);
/// "`a`, `b` or `c`".
std::string any_of_names(const std::vector<std::string>& names);
/// "a → b → c"; the middle of a long one is left out.
std::string arrows(const std::vector<std::string>& names);

}  // namespace plumbline::boundaries
