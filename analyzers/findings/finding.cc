#include "analyzers/findings/finding.h"

#include <array>
#include <tuple>

namespace plumbline {
namespace {

constexpr std::array<std::string_view, 4> kSeverities = {"error", "warning", "info", "hint"};
constexpr std::array<std::string_view, 4> kFamilies = {"secrets", "patterns", "boundaries",
                                                       "config"};

}  // namespace

std::string_view name_of(Severity severity) {
  return kSeverities[static_cast<size_t>(severity)];
}

std::string_view name_of(Family family) {
  return kFamilies[static_cast<size_t>(family)];
}

std::optional<Severity> severity_named(std::string_view name) {
  for (size_t i = 0; i < kSeverities.size(); ++i) {
    if (kSeverities[i] == name) return static_cast<Severity>(i);
  }
  return std::nullopt;
}

bool before(const Finding& a, const Finding& b) {
  return std::tie(a.range, a.rule, a.message) < std::tie(b.range, b.rule, b.message);
}

std::string masked(std::string_view secret) {
  constexpr size_t kShown = 4;
  constexpr size_t kShortest =
      12;  // below this, four characters are too large a part of the secret
  std::string shown;
  if (secret.size() >= kShortest) {
    shown = secret.substr(0, kShown);
    for (char& c : shown) {
      if (c < ' ' || c > '~') c = '*';
    }
  }
  return shown + "…(" + std::to_string(secret.size()) + ")";
}

}  // namespace plumbline
