#include "analyzers/remedies/url_parts.h"

namespace plumbline::remedies {

std::string UrlParts::part(std::string_view name) const {
  if (name == "port") return std::string(port);
  const std::string_view text = name == "user" ? user : name == "host" ? host : dbname;
  const bool known = name == "user" || name == "host" || name == "dbname";
  return text.empty() || !known ? std::string() : "\"" + std::string(text) + "\"";
}

std::optional<UrlParts> url_parts(std::string_view text) {
  UrlParts parts;
  const size_t scheme = text.find("://");
  const size_t at = text.rfind('@');
  if (scheme == std::string_view::npos || at == std::string_view::npos) return {};
  parts.scheme = text.substr(0, scheme);
  const std::string_view login = text.substr(scheme + 3, at - scheme - 3);
  const size_t colon = login.find(':');
  if (colon == std::string_view::npos) return {};
  parts.user = login.substr(0, colon);
  std::string_view rest = text.substr(at + 1);
  const size_t slash = rest.find('/');
  std::string_view address = rest.substr(0, slash);
  if (slash != std::string_view::npos) {
    parts.dbname = rest.substr(slash + 1, rest.find('?') - slash - 1);
  }
  const size_t port = address.rfind(':');
  parts.host = address.substr(0, port);
  if (port != std::string_view::npos) parts.port = address.substr(port + 1);
  return parts;
}

}  // namespace plumbline::remedies
