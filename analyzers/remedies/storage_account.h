// Azure storage accounts as code names them: the connection string, the URL of a service.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analyzers/remedies/code.h"

namespace plumbline::remedies {

struct StorageAccount {
  std::string name;
  bool emulator = false;
  /// Of the public cloud and without endpoints of its own.
  bool is_public = true;
};

/// "…;AccountName=a;AccountKey=…"; nothing if it names no account.
std::optional<StorageAccount> account_in(std::string_view connection_string);

/// The subdomain of the service that a client class is for: "blob", "queue", "table"; empty for
/// file shares and for what is no storage client.
std::string_view service_of(std::string_view client);

/// `https://a.blob.core.windows.net`.
std::string account_url(const StorageAccount& account, std::string_view service);

enum class AccountUrl { public_cloud, emulator, unknown };
/// What an account's URL in the code tells.
AccountUrl account_url_in(const Code& code, Node value);

}  // namespace plumbline::remedies
