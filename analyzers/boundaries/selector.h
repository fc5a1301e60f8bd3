// What the rules of an architecture file speak about: components, paths, include texts, packages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/source/offsets.h"

namespace plumbline::boundaries {

/// `vault`, `feature.*`, `path:src/**`, `include:openssl/*`, `pkg:requests`. A value type.
struct Selector {
  enum class Kind : uint8_t { component, path, include, package };

  Kind kind = Kind::component;
  std::string pattern;  // without the prefix
  ByteRange range;      // in the architecture file

  friend bool operator==(const Selector&, const Selector&) = default;
};

using Selectors = std::vector<Selector>;

/// The selector that a text stands for; a text without a known prefix names a component.
Selector parse_selector(std::string_view text, const ByteRange& range);

/// How messages name it: as in the file.
std::string to_string(const Selector& selector);

/// `*` stands for any run of characters, dots and slashes too; everything else for itself.
bool name_matches(std::string_view pattern, std::string_view name);

/// Whether a package falls under a pattern: it, a part of it (`google.cloud` of `google`,
/// `net/http` of `net`), or `std` for what belongs to the language's standard library.
bool package_matches(std::string_view pattern, std::string_view package, bool standard);

}  // namespace plumbline::boundaries
