// Where the code runs, for rows that are made for one platform.
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plumbline::remedies {

/// Asks at first use: the answer may mean to read the project's files, and few rows want it. Not
/// thread-safe.
class Platforms {
 public:
  using Ask = std::function<std::vector<std::string>()>;

  explicit Platforms(Ask ask) : ask_(std::move(ask)) {}

  /// Whether the platform ("aws") is in evidence; there may be several.
  bool contains(std::string_view platform) const {
    if (platform.empty()) return false;
    if (!known_) known_ = ask_ ? ask_() : std::vector<std::string>{};
    return std::ranges::find(*known_, platform) != known_->end();
  }

 private:
  const Ask ask_;
  mutable std::optional<std::vector<std::string>> known_;
};

}  // namespace plumbline::remedies
