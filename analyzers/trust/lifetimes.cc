#include "analyzers/trust/lifetimes.h"

#include <algorithm>
#include <charconv>

#include "analyzers/source/ascii.h"

namespace plumbline::trust {
namespace {

constexpr std::array<std::string_view, kKinds> kNames = {
    "role", "pod_token", "vault", "ssh", "certificate", "presigned_url", "sas", "jwt"};

struct Unit {
  std::string_view name;
  uint64_t seconds;
};

constexpr uint64_t kDay = Lifetimes::kDay;
constexpr std::array<Unit, 23> kUnits = {{
    {"", 1},
    {"s", 1},
    {"sec", 1},
    {"second", 1},
    {"seconds", 1},
    {"m", 60},
    {"min", 60},
    {"minute", 60},
    {"minutes", 60},
    {"h", 3600},
    {"hour", 3600},
    {"hours", 3600},
    {"d", kDay},
    {"day", kDay},
    {"days", kDay},
    {"w", 7 * kDay},
    {"week", 7 * kDay},
    {"weeks", 7 * kDay},
    {"month", 30 * kDay},
    {"months", 30 * kDay},
    {"y", 365 * kDay},
    {"year", 365 * kDay},
    {"years", 365 * kDay},
}};

constexpr uint64_t kLongest = 1000 * 365 * kDay;  // beyond, it is no duration

}  // namespace

std::optional<Kind> kind_named(std::string_view name) {
  const auto it = std::find(kNames.begin(), kNames.end(), name);
  if (it == kNames.end()) return std::nullopt;
  return static_cast<Kind>(it - kNames.begin());
}

std::string_view name_of(Kind kind) {
  return kNames[static_cast<size_t>(kind)];
}

uint32_t Lifetimes::longest_of(Kind kind, std::string_view environment) const {
  const auto at = static_cast<size_t>(kind);
  const auto it = environments.find(environment);
  return it == environments.end() ? longest[at] : it->second[at].value_or(longest[at]);
}

std::string_view Lifetimes::environment_of(std::string_view path) const {
  for (const auto& [name, limits] : environments) {
    for (size_t at = path.find(name); at != std::string_view::npos; at = path.find(name, at + 1)) {
      const size_t end = at + name.size();
      const bool begins = at == 0 || !is_word_character(path[at - 1]);
      if (begins && (end == path.size() || !is_word_character(path[end]))) return name;
    }
  }
  return {};
}

std::optional<uint64_t> duration_of(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  uint64_t total = 0;
  bool any = false;
  while (!text.empty()) {
    uint64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc()) return std::nullopt;
    text.remove_prefix(static_cast<size_t>(end - text.data()));
    while (text.starts_with(' ')) text.remove_prefix(1);
    const size_t length =
        static_cast<size_t>(std::find_if_not(text.begin(), text.end(), is_letter) - text.begin());
    const std::string unit = lower(text.substr(0, length));
    const auto known = std::find_if(kUnits.begin(), kUnits.end(),
                                    [&](const Unit& each) { return each.name == unit; });
    if (known == kUnits.end() || count > kLongest / known->seconds) return std::nullopt;
    total += count * known->seconds;
    text.remove_prefix(length);
    any = true;
    if (total > kLongest) return std::nullopt;
  }
  return any ? std::optional(total) : std::nullopt;
}

std::string spoken(uint64_t seconds) {
  if (seconds % kDay == 0 && seconds > 2 * kDay) return std::to_string(seconds / kDay) + " days";
  if (seconds % 3600 == 0) return std::to_string(seconds / 3600) + " h";
  return std::to_string(seconds) + " s";
}

}  // namespace plumbline::trust
