#include "analyzers/boundaries/selector.h"

#include <array>
#include <utility>

namespace plumbline::boundaries {
namespace {

constexpr std::array<std::pair<std::string_view, Selector::Kind>, 3> kPrefixes{{
    {"path:", Selector::Kind::path},
    {"include:", Selector::Kind::include},
    {"pkg:", Selector::Kind::package},
}};

}  // namespace

Selector parse_selector(std::string_view text, const ByteRange& range) {
  for (const auto& [prefix, kind] : kPrefixes) {
    if (text.starts_with(prefix)) return {kind, std::string(text.substr(prefix.size())), range};
  }
  return {Selector::Kind::component, std::string(text), range};
}

std::string to_string(const Selector& selector) {
  for (const auto& [prefix, kind] : kPrefixes) {
    if (selector.kind == kind) return std::string(prefix) + selector.pattern;
  }
  return selector.pattern;
}

bool name_matches(std::string_view pattern, std::string_view name) {
  size_t p = 0;
  size_t n = 0;
  size_t star = std::string_view::npos;  // the last one seen, to fall back to
  size_t resume = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = n;
    } else if (p < pattern.size() && pattern[p] == name[n]) {
      ++p;
      ++n;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      n = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

bool package_matches(std::string_view pattern, std::string_view package, bool standard) {
  if (pattern.starts_with("pkg:")) pattern.remove_prefix(4);
  if (pattern == "std") return standard;
  if (name_matches(pattern, package)) return true;
  if (pattern.find('*') != std::string_view::npos) return false;
  return package.size() > pattern.size() && package.starts_with(pattern) &&
         (package[pattern.size()] == '/' || package[pattern.size()] == '.');
}

}  // namespace plumbline::boundaries
