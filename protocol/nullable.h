// A member that must be present but may be null, unlike std::optional, which is left out.
#pragma once

#include <optional>

namespace plumbline::protocol {

template <typename T>
struct Nullable {
  std::optional<T> value;
  friend bool operator==(const Nullable&, const Nullable&) = default;
};

}  // namespace plumbline::protocol
