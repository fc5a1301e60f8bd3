#include "analyzers/boundaries/violation.h"

namespace plumbline::boundaries {

std::string quoted(std::string_view name) {
  return "`" + std::string(name) + "`";
}

std::string any_of_names(const std::vector<std::string>& names) {
  std::string text;
  for (size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
    text += quoted(names[i]);
  }
  return text;
}

std::string arrows(const std::vector<std::string>& names) {
  constexpr size_t kShown = 8;
  std::string text;
  for (size_t i = 0; i < names.size(); ++i) {
    const bool skipped = names.size() > kShown && i >= kShown / 2 && i < names.size() - kShown / 2;
    if (skipped && i > kShown / 2) continue;
    if (i > 0) text += " → ";
    text += skipped ? "…" : names[i];
  }
  return text;
}

}  // namespace plumbline::boundaries
