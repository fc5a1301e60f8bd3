// The broker edit: the literal gives way to a look-up of an environment variable (or what the file
// format has for that). Relocation, not ephemerality; its titles say so.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {

/// The variable for a secret, given the name that the code assigns it to (may be empty). An empty
/// answer: no name can be made.
using Naming = std::function<std::string(const ByteRange& secret, std::string_view assigned)>;

struct Broker {
  std::string row;  // "B.py"
  Class cls = Class::A;
  std::vector<TextEdit> edits;
  std::vector<EditElsewhere> elsewhere = {};
  /// What the edit reads, where that is another variable than `Naming` answered.
  std::string variable = {};
};

/// Every programming language that can read its environment. Nothing where a position takes no
/// run-time read.
std::optional<Broker> broker_in_code(const Document& document,
                                     const std::vector<ByteRange>& secrets, const Naming& naming);

std::optional<Broker> broker_in_bash(const Code& code, const std::vector<ByteRange>& secrets,
                                     const Naming& naming);

/// Terraform: `var.x` and the variable's block, which goes to the folder's `variables.tf` if
/// `several_files` and there is one. Nothing where variables are not known yet.
std::optional<Broker> broker_in_hcl(const Document& document, const std::vector<ByteRange>& secrets,
                                    const Naming& naming, bool several_files);

/// Workflows, compose files, Kubernetes manifests and Spring configuration, told apart by path and
/// top-level keys.
std::optional<Broker> broker_in_yaml(const Code& code, std::string_view path,
                                     const std::vector<ByteRange>& secrets, const Naming& naming);

/// `.env`, `.npmrc` and Spring's `.properties`: line by line, without a tree.
std::optional<Broker> broker_in_lines(std::string_view text, std::string_view path,
                                      const std::vector<ByteRange>& secrets, const Naming& naming);

}  // namespace plumbline::remedies
