// The environment of a workload in a YAML manifest: its variables, and the mappings around them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "analyzers/remedies/code.h"

namespace plumbline::remedies {

enum class Manifest : uint8_t { none, kubernetes, compose, gitlab };

struct Variable {
  std::string_view name;
  Node entry;  // the pair of a mapping, or the item of a sequence
};

struct Environment {
  Manifest manifest = Manifest::none;
  Node section;  // the pair `env:`, `environment:`, `variables:`
  bool listed = false;
  std::vector<Variable> variables;
  Node owner;  // the container, the service, the job; GitLab: the file for global variables
  Node pod;    // Kubernetes: the mapping that has `containers`
  bool global = false;

  const Variable* at(const ByteRange& place) const;
};

/// Of `- name: X`, `- X=value`, `X: value`.
std::string_view variable_name_of(const Code& code, Node entry);

Manifest manifest_of(const Code& code, std::string_view path, Node node);

/// Nothing if the place is in no environment.
std::optional<Environment> environment_around(const Code& code, std::string_view path,
                                              const ByteRange& place);

}  // namespace plumbline::remedies
