// Credentials in addresses: the password before a host, and query strings that carry a signature.
#include <algorithm>
#include <array>
#include <string>

#include "analyzers/secrets/encoding.h"
#include "analyzers/secrets/forms.h"
#include "analyzers/secrets/judgement.h"
#include "analyzers/secrets/placeholder.h"
#include "analyzers/secrets/writing.h"
#include "analyzers/source/ascii.h"
#include "analyzers/source/character_set.h"

namespace plumbline::secrets {
namespace {

constexpr uint32_t kReach = 2048;  // bytes of an address to each side
constexpr std::string_view kDelimiters = " \t\r\n\"'`<>\\,;|";

/// What opens one's own machine is worth little elsewhere. `box.local` is one on the same desk,
/// `db.corp.local` a company's.
bool is_own_machine(std::string_view host) {
  static constexpr std::array<std::string_view, 5> kHosts = {"localhost", "127.0.0.1", "0.0.0.0",
                                                             "::1", "127.0.1.1"};
  const bool multicast = host.ends_with(".local") && host.find('.') + 6 == host.size();
  return is_in(host, kHosts) || multicast || host.ends_with(".test") || host.starts_with("[");
}

/// A name inside a compose file or a cluster.
bool is_service_name(std::string_view host) {
  return host.find('.') == std::string_view::npos;
}

/// Reserved for documents, where a drawn password is still worth a look: hosts get anonymized,
/// passwords get forgotten.
bool is_example_host(std::string_view host) {
  return host.find("example") != std::string_view::npos;
}

bool is_nobodys_host(std::string_view host) {
  return host.empty() || is_interpolated(host) || (is_placeholder(host) && !is_example_host(host));
}

bool is_nobodys_password(std::string_view password, std::string_view user) {
  static constexpr std::array<std::string_view, 14> kWords = {
      "pass",     "pwd",   "pw",    "p",     "foo",   "bar",  "root",
      "postgres", "admin", "guest", "mysql", "redis", "user", "x"};
  return password == user || is_in(password, kWords) || password.find('$') == 0 ||
         password.find_first_of("({[:") != std::string_view::npos;
}

/// user:password@host of an address whose `://` stands at `mark`.
struct UserInfo {
  ByteRange password;
  std::string_view user, host;
};

std::optional<UserInfo> user_info(std::string_view text, uint32_t begin) {
  const std::string_view rest = text.substr(begin, kReach);
  const std::string_view address = rest.substr(0, CharacterSet(kDelimiters).first_in(rest));
  const std::string_view authority =
      address.substr(0, std::min(address.find_first_of("/?#"), address.size()));
  const size_t at = authority.rfind('@');
  const size_t colon = authority.find(':');
  if (at == std::string_view::npos || colon == std::string_view::npos || colon + 1 >= at)
    return std::nullopt;
  std::string_view host = authority.substr(at + 1);
  host = host.substr(0, std::min(host.find_first_of(":,"), host.size()));
  return UserInfo{
      byte_range(begin + static_cast<uint32_t>(colon) + 1, begin + static_cast<uint32_t>(at)),
      authority.substr(0, colon), host};
}

/// The value of a query parameter, still encoded.
std::optional<std::string_view> parameter(std::string_view query, std::string_view name) {
  for (size_t at = query.find(name); at != std::string_view::npos; at = query.find(name, at + 1)) {
    const bool starts =
        at == 0 || std::string_view("?&;").find(query[at - 1]) != std::string_view::npos;
    if (!starts || at + name.size() >= query.size() || query[at + name.size()] != '=') continue;
    const std::string_view value = query.substr(at + name.size() + 1);
    return value.substr(0, std::min(value.find_first_of("&#"), value.size()));
  }
  return std::nullopt;
}

int64_t number_of(std::string_view digits) {
  int64_t value = 0;
  for (const char c : digits.substr(0, 12)) {
    if (c < '0' || c > '9') break;
    value = value * 10 + (c - '0');
  }
  return value;
}

constexpr int64_t kDay = 86400;

/// Azure: `se` is the expiry, `st` the start; AWS and Google: date plus seconds.
void read_lifetime(std::string_view query, Verdict& verdict) {
  if (const auto se = parameter(query, "se")) {
    const auto day = parse_date(decode_percent(*se).substr(0, 10));
    if (day) verdict.expires = days_since_epoch(*day) * kDay + kDay - 1;
  }
  for (const std::string_view vendor : {"X-Amz-", "X-Goog-"}) {
    const auto date = parameter(query, std::string(vendor) + "Date");
    const auto seconds = parameter(query, std::string(vendor) + "Expires");
    if (!date || !seconds || date->size() < 8) continue;
    const std::string day = std::string(date->substr(0, 4)) + "-" +
                            std::string(date->substr(4, 2)) + "-" + std::string(date->substr(6, 2));
    verdict.lives_for = number_of(*seconds);
    if (const auto start = parse_date(day))
      verdict.expires = days_since_epoch(*start) * kDay + kDay - 1 + *verdict.lives_for;
  }
}

/// In XML and HTML, `&amp;` joins parameters.
bool ends_query(std::string_view text, uint32_t at) {
  if (kDelimiters.find(text[at]) == std::string_view::npos) return false;
  return text[at] != ';' || !text.substr(0, at).ends_with("&amp");
}

ByteRange query_around(std::string_view text, uint32_t at) {
  uint32_t begin = at;
  while (begin > 0 && at - begin < kReach && !ends_query(text, begin - 1)) --begin;
  uint32_t end = at;
  while (end < text.size() && end - at < kReach && !ends_query(text, end)) ++end;
  return byte_range(begin, end);
}

}  // namespace

void read_url(const FormHit& hit, std::vector<ScanUnit>& units) {
  const std::string_view text = hit.snapshot.view();
  const std::string_view rest = text.substr(hit.begin, 64);
  const size_t mark = rest.find("://");
  if (mark == std::string_view::npos || mark > 24) return;
  const auto info = user_info(text, hit.begin + static_cast<uint32_t>(mark) + 3);
  if (!info) return;
  const std::string_view written = hit.snapshot.view(info->password);
  ScanUnit unit{{ByteOffset{hit.begin}, info->password.end},
                info->password,
                hit.rule().priority,
                std::nullopt};
  const Judgement judgement = judge(NameKind::password, decode_percent(written));
  const bool example = is_example_host(info->host);
  const bool nobodys = is_nobodys_host(info->host) || is_placeholder(info->user) ||
                       (example && judgement.strength != Strength::generated) ||
                       info->user == "username" || is_interpolated(info->user) ||
                       is_nobodys_password(written, info->user);
  if (!nobodys && judgement.strength != Strength::none) {
    unit.finding = make_finding({hit.rule(),
                                 info->password,
                                 {},
                                 {{"form", "user, password and host in an address"},
                                  {"value", std::string(reason(judgement.strength))}},
                                 {},
                                 {}},
                                hit.snapshot);
    Severity& severity = unit.finding->severity;
    if (judgement.strength == Strength::weak) severity = Severity::hint;
    const bool inner = is_service_name(info->host) && judgement.strength != Strength::generated;
    const bool comment = place_of_name(text, byte_range(hit.begin, hit.begin)).comment;
    if (inner || comment || example || is_own_machine(info->host))
      severity = std::max(severity, Severity::info);
  }
  units.push_back(std::move(unit));
}

void read_signed_url(const FormHit& hit, std::vector<ScanUnit>& units) {
  const std::string_view text = hit.snapshot.view();
  const ByteRange range = query_around(text, hit.begin);
  if (!units.empty() && units.back().extent == range) return;
  const std::string_view query = text.substr(range.begin.value, range.length());
  const bool azure = hit.rule().info.id.find("azure") != std::string_view::npos;
  const auto signature =
      parameter(query, azure ? "sig"
                       : std::string_view(query).find("X-Goog-") != std::string_view::npos
                           ? "X-Goog-Signature"
                           : "X-Amz-Signature");
  if (!signature || signature->size() < 40) return;
  if (azure && (!parameter(query, "sv") && !parameter(query, "se"))) return;
  const auto begin = static_cast<uint32_t>(signature->data() - text.data());
  const ByteRange secret = byte_range(begin, begin + static_cast<uint32_t>(signature->size()));
  ScanUnit unit{range, secret, hit.rule().priority, std::nullopt};
  if (!is_placeholder(*signature) && !is_interpolated(*signature)) {
    Verdict verdict;
    read_lifetime(query, verdict);
    unit.finding = make_finding(
        {hit.rule(), secret, verdict, {{"form", "signed query string"}}, {}, {}}, hit.snapshot);
  }
  units.push_back(std::move(unit));
}

}  // namespace plumbline::secrets
