// How long a credential may live: what the project's policy says, by kind and environment.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace plumbline::trust {

enum class Kind : uint8_t { role, pod_token, vault, ssh, certificate, presigned, sas, jwt };
inline constexpr size_t kKinds = 8;

/// As config.yaml spells it: "ssh". Nothing for any other word.
std::optional<Kind> kind_named(std::string_view name);
std::string_view name_of(Kind kind);

/// A value type, in seconds.
struct Lifetimes {
  static constexpr uint32_t kHour = 3600;
  static constexpr uint32_t kDay = 24 * kHour;

  /// By kind. What no policy decides: an hour for what a machine asks for by itself, a day for what
  /// people carry about, and what browsers accept of certificates.
  std::array<uint32_t, kKinds> longest = {kHour, kHour, kDay, kDay, 398 * kDay, kDay, kDay, kDay};
  /// By environment ("production"), where it differs.
  std::map<std::string, std::array<std::optional<uint32_t>, kKinds>, std::less<>> environments;

  uint32_t longest_of(Kind kind, std::string_view environment) const;
  /// The environment that a path names as a word: "deploy/production/pod.yaml"; empty if none.
  std::string_view environment_of(std::string_view path) const;
};

/// "3600", "1h30m", "90d", "+52w", "2 weeks": seconds. Nothing for what is no duration, or has no
/// end.
std::optional<uint64_t> duration_of(std::string_view text);

/// "36 h", "398 days": for people.
std::string spoken(uint64_t seconds);

}  // namespace plumbline::trust
