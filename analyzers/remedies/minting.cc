#include "analyzers/remedies/minting.h"

#include <algorithm>
#include <array>

namespace plumbline::remedies {

bool mints_static_key(const HclBlock& block) {
  constexpr std::array<std::string_view, 9> kResources = {
      "aws_iam_access_key",
      "aws_iam_service_specific_credential",
      "google_service_account_key",
      "google_storage_hmac_key",
      "azuread_application_password",
      "azuread_service_principal_password",
      "digitalocean_spaces_key",
      "snowflake_user_programmatic_access_token",
      "databricks_token"};
  return block.type == "resource" && block.labels.size() == 2 &&
         std::find(kResources.begin(), kResources.end(), block.labels.front()) != kResources.end();
}

std::vector<Plan> minting_rows(const Site& site) {
  const Code& code = site.code();
  const Node node = code.root.descendant(site.place);
  const HclBlock block = hcl_block_around(code, node);
  if (block.is_null() || !mints_static_key(block) || !site.secrets.empty()) return {};
  return {plan_for(code.text, "F.mint", Class::F)};
}

}  // namespace plumbline::remedies
