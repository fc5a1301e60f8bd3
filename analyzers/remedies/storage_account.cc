#include "analyzers/remedies/storage_account.h"

#include <algorithm>
#include <cctype>

#include "analyzers/remedies/declaration.h"

namespace plumbline::remedies {
namespace {

constexpr std::string_view kPublicSuffix = "core.windows.net";

bool equal_fold(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char x, unsigned char y) {
    return std::tolower(x) == std::tolower(y);
  });
}

bool is_account_name(std::string_view name) {
  return name.size() >= 3 && name.size() <= 24 && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
         });
}

void read_field(std::string_view key, std::string_view value, StorageAccount& account) {
  if (equal_fold(key, "AccountName")) account.name = value;
  if (equal_fold(key, "UseDevelopmentStorage")) account.emulator = true;
  if (equal_fold(key, "EndpointSuffix") && value != kPublicSuffix) account.is_public = false;
  if (key.ends_with("Endpoint")) {
    account.is_public = false;
    account.emulator = account.emulator || value.find("127.0.0.1") != std::string_view::npos ||
                       value.find("localhost") != std::string_view::npos;
  }
}

}  // namespace

std::optional<StorageAccount> account_in(std::string_view connection_string) {
  StorageAccount account;
  while (!connection_string.empty()) {
    const size_t end = connection_string.find(';');
    const std::string_view field = connection_string.substr(0, end);
    const size_t equals = field.find('=');
    if (equals != std::string_view::npos) {
      read_field(field.substr(0, equals), field.substr(equals + 1), account);
    }
    if (end == std::string_view::npos) break;
    connection_string.remove_prefix(end + 1);
  }
  account.emulator = account.emulator || account.name == "devstoreaccount1";
  if (!is_account_name(account.name)) return {};
  return account;
}

std::string_view service_of(std::string_view client) {
  if (!client.ends_with("Client")) return {};
  if (client.starts_with("Blob") || client.starts_with("Container") ||
      client.starts_with("AppendBlob") || client.starts_with("BlockBlob") ||
      client.starts_with("PageBlob")) {
    return "blob";
  }
  if (client.starts_with("Queue")) return "queue";
  if (client.starts_with("Table")) return "table";
  return {};
}

std::string account_url(const StorageAccount& account, std::string_view service) {
  return "https://" + account.name + "." + std::string(service) + "." + std::string(kPublicSuffix);
}

AccountUrl account_url_in(const Code& code, Node value) {
  std::string_view text = code.of(value);
  if (!value.is_null() && value.kind().ends_with("identifier")) {
    const auto found = declaration_of(code, value);
    if (found) text = code.of(found->value);
  }
  for (const std::string_view local : {"localhost", "127.0.0.1", "devstoreaccount", "azurite"}) {
    if (text.find(local) != std::string_view::npos) return AccountUrl::emulator;
  }
  return text.find(kPublicSuffix) == std::string_view::npos ? AccountUrl::unknown
                                                            : AccountUrl::public_cloud;
}

}  // namespace plumbline::remedies
