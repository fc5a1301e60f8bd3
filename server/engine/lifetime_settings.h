// `credentials.max_lifetime` of config.yaml: one duration, or one by kind and by environment.
//
//   max_lifetime: 1h
//   max_lifetime: { role: 1h, certificate: 90d, environments: { production: { role: 15m } } }
//
// Kinds: role, pod_token, vault, ssh, certificate, presigned_url, sas, jwt. A duration without a
// kind is for what a platform mints: role and pod_token.
#pragma once

#include <vector>

#include "analyzers/configuration/fault.h"
#include "analyzers/configuration/yaml_node.h"
#include "analyzers/trust/lifetimes.h"

namespace plumbline::engine {

/// A fault costs its own entry. Both references must outlive it.
class LifetimeReader {
 public:
  LifetimeReader(trust::Lifetimes& lifetimes, std::vector<configuration::Fault>& faults)
      : lifetimes_(lifetimes), faults_(faults) {}

  void read(const configuration::YamlNode& value);

 private:
  using Node = configuration::YamlNode;

  void read_environment(std::string_view name, const Node& value);
  std::optional<uint32_t> seconds(const Node& value);
  std::optional<trust::Kind> kind(const Node& key);
  void fault(const Node& at, std::string message);

  trust::Lifetimes& lifetimes_;
  std::vector<configuration::Fault>& faults_;
};

}  // namespace plumbline::engine
