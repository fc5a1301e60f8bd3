#include "analyzers/trust/policy_template.h"

#include <algorithm>
#include <iterator>

namespace plumbline::trust {
namespace {

#include "trust_policies.inc"

constexpr std::string_view kPlace = "$(repository)";

}  // namespace

std::span<const PolicyTemplate> policy_templates() {
  return kPolicies;
}

const PolicyTemplate* policy_template_for(std::string_view row) {
  const auto* const it = std::find_if(std::begin(kPolicies), std::end(kPolicies),
                                      [&](const PolicyTemplate& each) { return each.row == row; });
  return it == std::end(kPolicies) ? nullptr : it;
}

std::string filled(std::string_view text, std::string_view repository) {
  std::string result(text);
  const std::string_view name = repository.empty() ? "OWNER/REPOSITORY" : repository;
  for (size_t at = result.find(kPlace); at != std::string::npos;
       at = result.find(kPlace, at + name.size())) {
    result.replace(at, kPlace.size(), name);
  }
  return result;
}

}  // namespace plumbline::trust
