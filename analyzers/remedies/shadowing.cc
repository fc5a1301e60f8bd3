#include "analyzers/remedies/shadowing.h"

#include <algorithm>
#include <array>

#include "analyzers/remedies/environment_view.h"

namespace plumbline::remedies {
namespace {

struct Shadow {
  std::string_view key;
  std::string_view federation;
};

constexpr std::array<Shadow, 14> kShadows = {{
    {"ANTHROPIC_API_KEY", "ANTHROPIC_FEDERATION_RULE_ID"},
    {"ANTHROPIC_API_KEY", "ANTHROPIC_IDENTITY_TOKEN_FILE"},
    {"ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_FEDERATION_RULE_ID"},
    {"AWS_ACCESS_KEY_ID", "AWS_ROLE_ARN"},
    {"AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE"},
    {"AWS_ACCESS_KEY_ID", "AWS_CONTAINER_CREDENTIALS_FULL_URI"},
    {"AWS_SECRET_ACCESS_KEY", "AWS_ROLE_ARN"},
    {"AWS_SECRET_ACCESS_KEY", "AWS_WEB_IDENTITY_TOKEN_FILE"},
    {"AWS_SECRET_ACCESS_KEY", "AWS_CONTAINER_CREDENTIALS_FULL_URI"},
    {"AZURE_CLIENT_SECRET", "AZURE_FEDERATED_TOKEN_FILE"},
    {"ARM_CLIENT_SECRET", "ARM_USE_OIDC"},
    {"DATABRICKS_TOKEN", "DATABRICKS_OIDC_TOKEN_ENV"},
    {"DATABRICKS_TOKEN", "DATABRICKS_OIDC_TOKEN_FILEPATH"},
    {"HF_TOKEN", "HF_OIDC_RESOURCE"},
}};

Node named(const Code& code, const std::vector<Node>& entries, std::string_view name) {
  const auto it = std::find_if(entries.begin(), entries.end(),
                               [&](Node entry) { return variable_name_of(code, entry) == name; });
  return it == entries.end() ? Node() : *it;
}

}  // namespace

Node shadowing_key(const Code& code, Node variables) {
  if (!is_one_of(variables, {"block_mapping", "block_sequence"})) return Node();
  const std::vector<Node> entries = items_of(variables);
  for (const Shadow& shadow : kShadows) {
    const Node key = named(code, entries, shadow.key);
    if (!key.is_null() && !named(code, entries, shadow.federation).is_null()) return key;
  }
  return Node();
}

}  // namespace plumbline::remedies
