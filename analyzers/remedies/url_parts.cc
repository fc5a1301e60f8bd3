#include "analyzers/remedies/url_parts.h"

#include <algorithm>

#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

constexpr std::string_view kOwnMachine[] = {"@localhost", "@127.0.0.1", "@[::1]",
                                            "@host.docker.internal"};

}  // namespace

std::string UrlParts::part(std::string_view name) const {
  if (name == "port") return std::string(port);
  const std::string_view text = name == "user" ? user : name == "host" ? host : dbname;
  const bool known = name == "user" || name == "host" || name == "dbname";
  return text.empty() || !known ? std::string() : "\"" + std::string(text) + "\"";
}

std::string_view scheme_before(std::string_view text, const ByteRange& secret) {
  constexpr uint32_t kLongestLogin = 512;
  const uint32_t from = secret.begin.value - std::min(secret.begin.value, kLongestLogin);
  std::string_view head = text.substr(from, secret.begin.value - from);
  const size_t colon = head.rfind("://");
  if (colon == std::string_view::npos) return {};
  if (head.find_first_of(" \t\r\n\"'", colon) != std::string_view::npos) return {};
  head = head.substr(0, colon);
  size_t begin = head.size();
  while (begin > 0 &&
         (is_word_character(head[begin - 1]) || contains("+.-", head.substr(begin - 1, 1)))) {
    --begin;
  }
  return head.substr(begin);
}

bool opens_own_machine(std::string_view text, const ByteRange& secret) {
  if (scheme_before(text, secret).empty()) return false;
  const std::string_view rest = text.substr(secret.end.value, 32);
  return std::any_of(std::begin(kOwnMachine), std::end(kOwnMachine),
                     [&](std::string_view host) { return rest.starts_with(host); });
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
