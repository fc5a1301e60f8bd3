#include "server/engine/trust_subjects.h"

#include <algorithm>
#include <set>

#include "analyzers/source/ascii.h"
#include "analyzers/source/path.h"
#include "analyzers/syntax/parser.h"
#include "analyzers/trust/subjects.h"

namespace plumbline::engine {
namespace {

constexpr size_t kMostFiles = 5000;
constexpr size_t kMostBytes = 512 * 1024;

/// "git@github.com:acme/shop.git" or "https://github.com/acme/shop": "acme/shop".
std::string repository_of(std::string_view url) {
  const size_t host = url.find("github.com");
  if (host == std::string_view::npos) return {};
  std::string_view name = url.substr(host + 10);
  if (name.empty() || !contains("/:", name.substr(0, 1))) return {};
  name.remove_prefix(1);
  name = name.substr(0, name.find_first_of(" \t\r\n"));
  if (name.ends_with(".git")) name.remove_suffix(4);
  const bool two_parts = std::count(name.begin(), name.end(), '/') == 1 && !name.starts_with('/') &&
                         !name.ends_with('/');
  return two_parts ? std::string(name) : std::string();
}

bool is_of(std::string_view subject, std::string_view repository) {
  const std::string_view name = subject.substr(5);  // "repo:"
  return trust::subject_fits(lower(name.substr(0, name.find(':'))), lower(repository));
}

}  // namespace

std::string github_repository(const ProjectFiles& files) {
  const auto config = files.read(".git/config");
  if (!config) return {};
  const std::string_view text = *config;
  const size_t remote = text.find("[remote \"origin\"]");
  if (remote == std::string_view::npos) return {};
  const std::string_view section = text.substr(remote, text.find("\n[", remote) - remote);
  const size_t url = section.find("url = ");
  return url == std::string_view::npos
             ? std::string()
             : repository_of(section.substr(url + 6, section.find('\n', url) - url - 6));
}

std::vector<std::string> subjects_of(const ProjectFiles& files) {
  std::set<std::string> all;
  size_t left = kMostFiles;
  for (const std::string& path : files.files()) {
    if (!may_hold_subjects(path) || is_test_path(path)) continue;
    if (left-- == 0) break;
    auto text = files.read(path);
    if (!text || text->size() > kMostBytes) continue;
    const Snapshot snapshot = make_snapshot(path, std::move(*text));
    if (!trust::may_name_subjects(snapshot)) continue;
    const auto tree = syntax::parse(snapshot.language, snapshot.view());
    if (!tree) continue;
    for (std::string& subject : trust::trusted_subjects(snapshot, *tree)) {
      all.insert(std::move(subject));
    }
  }
  const std::string repository = github_repository(files);
  std::vector<std::string> subjects(all.begin(), all.end());
  if (!repository.empty()) {
    std::erase_if(subjects, [&](const std::string& one) { return !is_of(one, repository); });
  }
  return subjects;
}

bool may_hold_subjects(std::string_view path) {
  return std::ranges::any_of(
      std::initializer_list<std::string_view>{".tf", ".json", ".yaml", ".yml", ".tofu"},
      [&](std::string_view end) { return path.ends_with(end); });
}

}  // namespace plumbline::engine
