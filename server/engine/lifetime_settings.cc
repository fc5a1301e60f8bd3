#include "server/engine/lifetime_settings.h"

#include <array>
#include <limits>
#include <utility>

namespace plumbline::engine {
namespace {

using configuration::Fault;
using configuration::YamlEntry;
using trust::Kind;

constexpr std::array<Kind, 2> kMinted = {Kind::role, Kind::pod_token};
constexpr std::array<std::string_view, 9> kKeys = {"role", "pod_token",   "vault",
                                                   "ssh",  "certificate", "presigned_url",
                                                   "sas",  "jwt",         "environments"};

}  // namespace

void LifetimeReader::read(const Node& value) {
  if (!value.is_map()) {
    const auto all = seconds(value);
    for (const Kind each : kMinted) {
      if (all) lifetimes_.longest[static_cast<size_t>(each)] = *all;
    }
    return;
  }
  for (const YamlEntry& entry : value.entries) {
    if (entry.key.scalar == "environments") {
      for (const YamlEntry& environment : entry.value.entries) {
        read_environment(environment.key.scalar, environment.value);
      }
    } else if (const auto named = kind(entry.key)) {
      if (const auto longest = seconds(entry.value)) {
        lifetimes_.longest[static_cast<size_t>(*named)] = *longest;
      }
    }
  }
}

void LifetimeReader::read_environment(std::string_view name, const Node& value) {
  auto& limits = lifetimes_.environments[std::string(name)];
  if (!value.is_map()) {
    const auto all = seconds(value);
    for (const Kind each : kMinted) limits[static_cast<size_t>(each)] = all;
    return;
  }
  for (const YamlEntry& entry : value.entries) {
    if (const auto named = kind(entry.key)) {
      limits[static_cast<size_t>(*named)] = seconds(entry.value);
    }
  }
}

std::optional<uint32_t> LifetimeReader::seconds(const Node& value) {
  const auto read = value.is_scalar() ? trust::duration_of(value.scalar) : std::nullopt;
  if (!read || *read == 0 || *read > std::numeric_limits<uint32_t>::max()) {
    fault(value, "expected a number of seconds, such as 3600, or a duration, such as 90d");
    return std::nullopt;
  }
  return static_cast<uint32_t>(*read);
}

std::optional<Kind> LifetimeReader::kind(const Node& key) {
  const auto named = trust::kind_named(key.scalar);
  if (!named) fault(key, configuration::unknown_message("kind", key.scalar, kKeys));
  return named;
}

void LifetimeReader::fault(const Node& at, std::string message) {
  faults_.push_back({Fault::Level::error, at.range, std::move(message)});
}

}  // namespace plumbline::engine
