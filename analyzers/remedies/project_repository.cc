#include "analyzers/remedies/project_repository.h"

#include <algorithm>

#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

std::string_view without_blanks(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  return line.substr(0, line.find_last_not_of(" \t\r") + 1);
}

/// `git@github.com:acme/shop.git`, `https://user@github.com/acme/shop`, `ssh://git@github.com/…`.
std::string repository_in(std::string_view address) {
  constexpr std::string_view kHost = "github.com";
  const size_t host = address.find(kHost);
  if (host == std::string_view::npos) return {};
  if (host > 0 && !contains("/@", address.substr(host - 1, 1))) return {};
  std::string_view path = address.substr(host + kHost.size());
  if (!path.starts_with(':') && !path.starts_with('/')) return {};
  path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  if (path.ends_with(".git")) path.remove_suffix(4);
  return std::count(path.begin(), path.end(), '/') == 1 ? lower(path) : std::string();
}

}  // namespace

std::string project_repository(const ProjectFiles* files) {
  const auto text = files == nullptr ? std::nullopt : files->read(".git/config");
  if (!text) return {};
  bool in_origin = false;
  std::string_view rest = *text;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = without_blanks(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.starts_with('[')) in_origin = line == "[remote \"origin\"]";
    const size_t equals = line.find('=');
    if (!in_origin || equals == std::string_view::npos) continue;
    if (without_blanks(line.substr(0, equals)) != "url") continue;
    return repository_in(without_blanks(line.substr(equals + 1)));
  }
  return {};
}

}  // namespace plumbline::remedies
