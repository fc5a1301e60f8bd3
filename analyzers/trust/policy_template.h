// The trust policy that goes with an edit: the other half of a federated credential, ready for this
// repository, and such that the lints of this folder have nothing to say of it.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace plumbline::trust {

/// A record under rules/trust/policies; lives as long as the program.
struct PolicyTemplate {
  struct Step {
    std::string_view id;
    std::string_view title;
  };
  std::string_view row;  // of the remedy that it belongs to: "1.gha"
  std::string_view id;   // "aws-github"
  std::string_view title;
  std::string_view path;  // where it is written, relative to the project's root
  std::string_view text;
  std::span<const Step> steps;
};

std::span<const PolicyTemplate> policy_templates();

/// Null for a row that needs no trust policy.
const PolicyTemplate* policy_template_for(std::string_view row);

/// The text for a repository ("acme/shop"; empty: words to be filled in).
std::string filled(std::string_view text, std::string_view repository);

}  // namespace plumbline::trust
