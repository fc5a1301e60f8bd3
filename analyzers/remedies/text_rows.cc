#include "analyzers/remedies/text_rows.h"

#include <algorithm>
#include <array>

#include "analyzers/remedies/gitlab_token_row.h"
#include "analyzers/remedies/template_text.h"
#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

bool ends_address(char c) {
  return contains(" \t\r\n\"'`<>", std::string_view(&c, 1));
}

struct Address {
  ByteRange whole;
  ByteRange user_info;  // with its `@`
  std::string_view scheme;
  std::string_view host;
};

/// The `scheme://user:secret@host/…` whose user-info holds the secret.
std::optional<Address> address_around(std::string_view text, const ByteRange& secret) {
  uint32_t begin = secret.begin.value;
  while (begin > 0 && !ends_address(text[begin - 1])) --begin;
  uint32_t end = secret.end.value;
  while (end < text.size() && !ends_address(text[end])) ++end;
  const std::string_view head = text.substr(begin, secret.begin.value - begin);
  const size_t colon = head.rfind("://");
  if (colon == std::string_view::npos || head.find('/', colon + 3) != std::string_view::npos) {
    return {};
  }
  size_t scheme = colon;
  while (scheme > 0 && (is_word(head[scheme - 1]) || contains("+.-", head.substr(scheme - 1, 1)))) {
    --scheme;
  }
  const size_t at = text.find('@', secret.end.value);
  if (at == std::string_view::npos || at >= end) return {};
  const auto info = begin + static_cast<uint32_t>(colon) + 3;
  const std::string_view rest = text.substr(at + 1, end - at - 1);
  return Address{byte_range(begin + static_cast<uint32_t>(scheme), end),
                 byte_range(info, static_cast<uint32_t>(at) + 1),
                 head.substr(scheme, colon - scheme), rest.substr(0, rest.find_first_of("/?:"))};
}

/// `git+https://…`, which pip and npm hand on to git, or an argument of git itself.
bool is_for_git(std::string_view before, std::string_view scheme) {
  if (scheme == "git+https") return true;
  const size_t git = before.rfind("git ");
  if (scheme != "https" || git == std::string_view::npos) return false;
  return contains_any(before.substr(git), {" clone ", " remote ", " fetch ", " pull ", " push ",
                                           " submodule ", " ls-remote "});
}

/// 5.sh: git asks its credential helper when the address names nobody.
std::optional<Plan> clone_row(const Site& site) {
  const auto address = address_around(site.code().text, site.place);
  if (!address) return {};
  const uint32_t begin = line_begin(site.code().text, address->whole.begin.value);
  const std::string_view before =
      site.code().text.substr(begin, address->whole.begin.value - begin);
  if (!is_for_git(before, address->scheme)) return {};
  Plan plan = plan_for(site.code().text, "5.sh", Class::A);
  plan.script.remove(address->user_info);
  return plan;
}

/// The query without what the old login needed.
std::string kept_query(std::string_view query) {
  std::string kept;
  while (!query.empty()) {
    const size_t end = std::min(query.find('&'), query.size());
    const std::string_view option = query.substr(0, end);
    const bool old = option.starts_with("authSource=") || option.starts_with("authMechanism");
    if (!option.empty() && !old) kept += std::string(option) + "&";
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return kept;
}

/// 13.url and 13.aws: the driver asks the platform who it is.
std::vector<Plan> mongodb_rows(const Site& site) {
  const std::string_view text = site.code().text;
  const auto address = address_around(text, site.place);
  if (!address || !address->scheme.starts_with("mongodb")) return {};
  const auto tail = byte_range(address->user_info.end.value, address->whole.end.value);
  const std::string_view rest = site.code().of(tail);
  const size_t question = rest.find('?');
  std::string path(rest.substr(0, question));
  if (!contains(path, "/")) path += '/';
  const std::string_view query =
      question == std::string_view::npos ? std::string_view() : rest.substr(question + 1);
  const auto plan = [&](std::string_view row, std::string_view platform, const std::string& login) {
    Plan made = plan_for(text, row, Class::T);
    made.platform = platform;
    made.script.replace(byte_range(address->user_info.begin.value, tail.end.value),
                        path + "?" + kept_query(query) + login);
    return made;
  };
  return {plan("13.url", "",
               "authMechanism=MONGODB-OIDC&authMechanismProperties=ENVIRONMENT:" +
                   hole("ENVIRONMENT") + ",TOKEN_RESOURCE:" + hole("AUDIENCE")),
          plan("13.aws", "aws", "authSource=%24external&authMechanism=MONGODB-AWS")};
}

/// The option and its value around the secret: ` -p secret`, ` --password="secret"`.
std::optional<ByteRange> password_option(std::string_view text, const ByteRange& secret) {
  uint32_t begin = secret.begin.value;
  uint32_t end = secret.end.value;
  if (begin > 0 && end < text.size() && text[begin - 1] == text[end] &&
      contains("\"'", text.substr(end, 1))) {
    --begin;
    ++end;
  }
  for (const std::string_view option : {" -p ", " -p=", " -p", " --password ", " --password="}) {
    if (text.substr(0, begin).ends_with(option)) {
      return byte_range(begin - static_cast<uint32_t>(option.size()), end);
    }
  }
  return {};
}

/// Where the command before `at` begins; it may run over several lines.
uint32_t command_begin(std::string_view text, uint32_t at) {
  while (at > 0 && !contains(";&|", text.substr(at - 1, 1))) {
    if (text[at - 1] == '\n') {
      const std::string_view before = text.substr(0, at - 1);
      if (!before.ends_with('\\') && !before.ends_with("\\\r")) break;
    }
    --at;
  }
  return at;
}

/// 10.sh
std::optional<Plan> docker_login_row(const Site& site) {
  const std::string_view text = site.code().text;
  const auto option = password_option(text, site.place);
  if (!option) return {};
  const uint32_t begin = command_begin(text, option->begin.value);
  const std::string_view before = text.substr(begin, option->begin.value - begin);
  constexpr std::array<std::string_view, 3> kCommands = {"docker login", "podman login",
                                                         "nerdctl login"};
  for (const std::string_view command : kCommands) {
    const size_t at = before.rfind(command);
    if (at == std::string_view::npos) continue;
    size_t first = at;  // of the command's words
    for (const std::string_view prefix : {"sudo ", "sudo -E "}) {
      if (before.substr(0, at).ends_with(prefix)) first = at - prefix.size();
    }
    Plan plan = plan_for(site.code().text, "10.sh", Class::A);
    plan.script.insert(begin + static_cast<uint32_t>(first), "printf %s \"$TOKEN\" | ");
    plan.script.replace(*option, " --password-stdin");
    return plan;
  }
  return {};
}

}  // namespace

std::vector<Plan> text_rows(const Site& site) {
  if (site.secrets.empty()) return {};
  std::vector<Plan> plans = mongodb_rows(site);
  if (!plans.empty()) return plans;
  for (const auto& row : {gitlab_token_row, clone_row, docker_login_row, connection_string_row}) {
    if (auto plan = row(site)) return {*plan};
  }
  return {};
}

}  // namespace plumbline::remedies
