#include "analyzers/boundaries/package_manifest.h"

#include <array>

namespace plumbline::boundaries {
namespace {

using configuration::YamlNode;

constexpr int kDeepest = 16;  // conditions within conditions

std::string filled(std::string target, std::string_view star) {
  for (size_t at = target.find('*'); at != std::string::npos; at = target.find('*', at)) {
    target.replace(at, 1, star);
    at += star.size();
  }
  return target;
}

/// The first target that a condition we know leads to.
std::optional<std::string> by_condition(const YamlNode& value, int depth) {
  static constexpr std::array<std::string_view, 5> kConditions{"types", "import", "require",
                                                               "default", "node"};
  if (depth > kDeepest) return std::nullopt;
  if (value.is_scalar()) return value.scalar;
  for (const YamlNode& item : value.items) {
    if (auto found = by_condition(item, depth + 1)) return found;
  }
  for (const std::string_view condition : kConditions) {
    const YamlNode* const next = value.find(condition);
    if (next == nullptr) continue;
    if (auto found = by_condition(*next, depth + 1)) return found;
  }
  return std::nullopt;
}

/// What `*` of the pattern stands for in the subpath.
std::optional<std::string> star_of(std::string_view pattern, std::string_view subpath) {
  const size_t star = pattern.find('*');
  if (star == std::string_view::npos) return std::nullopt;
  const std::string_view head = pattern.substr(0, star);
  const std::string_view tail = pattern.substr(star + 1);
  if (subpath.size() < head.size() + tail.size() || !subpath.starts_with(head) ||
      !subpath.ends_with(tail)) {
    return std::nullopt;
  }
  return std::string(subpath.substr(head.size(), subpath.size() - head.size() - tail.size()));
}

bool is_subpath_map(const YamlNode& map) {
  return map.is_map() && !map.entries.empty() &&
         (map.entries.front().key.scalar.starts_with('.') ||
          map.entries.front().key.scalar.starts_with('#'));
}

}  // namespace

MappedPath look_up(const YamlNode& map, std::string_view subpath) {
  if (!is_subpath_map(map)) {
    const auto target = subpath == "." ? by_condition(map, 0) : std::nullopt;
    return {subpath == ".", target.value_or("")};
  }
  if (const YamlNode* exact = map.find(subpath)) {
    return {true, by_condition(*exact, 0).value_or("")};
  }
  MappedPath best;
  size_t longest = 0;
  for (const auto& entry : map.entries) {
    const std::string& pattern = entry.key.scalar;
    const auto star = star_of(pattern, subpath);
    const size_t head = pattern.find('*');
    if (!star || (best.found && head <= longest)) continue;
    longest = head;
    best = {true, filled(by_condition(entry.value, 0).value_or(""), *star)};
  }
  return best;
}

std::string main_entry(const YamlNode& manifest) {
  for (const char* const key : {"types", "typings", "module", "main"}) {
    std::string entry = manifest.string_or(key, "");
    if (!entry.empty()) return entry;
  }
  return {};
}

}  // namespace plumbline::boundaries
