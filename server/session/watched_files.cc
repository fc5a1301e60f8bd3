#include "server/session/watched_files.h"

#include <algorithm>

#include "analyzers/configuration/glob.h"
#include "analyzers/source/path.h"

namespace plumbline::server {
namespace {

constexpr std::string_view kConfiguration[] = {".plumbline/**", ".plumblineignore"};
constexpr std::string_view kIgnore[] = {".gitignore", ".plumblineignore"};
constexpr std::string_view kManifests[] = {"package.json",   "tsconfig*.json", "jsconfig*.json",
                                           "pyproject.toml", "setup.cfg",      "setup.py",
                                           "Pipfile",        "go.mod",         "requirements*.txt"};
/// What tells the platform, and whom trust policies admit.
constexpr std::string_view kDeployment =
    "{*.tf,*.tofu,*.yml,*.yaml,*task-definition*.json,host.json,cdk.json,pom.xml,*.gradle}";
constexpr std::string_view kSources =
    "*.{py,pyi,js,jsx,mjs,cjs,ts,tsx,mts,cts,vue,svelte,go,c,h,cc,cpp,cxx,hpp,hh,hxx}";

bool matches(std::string_view path, const auto& globs) {
  return std::ranges::any_of(globs, [&](std::string_view glob) {
    return configuration::glob_matches(glob, file_name(path));
  });
}

std::vector<std::string> patterns() {
  std::vector<std::string> patterns;
  const auto add = [&](std::string_view glob) { patterns.push_back("**/" + std::string(glob)); };
  std::ranges::for_each(kConfiguration, add);
  add(kIgnore[0]);
  std::ranges::for_each(kManifests, add);
  add(kDeployment);
  add(kSources);
  return patterns;
}

}  // namespace

protocol::DidChangeWatchedFilesRegistrationOptions watched_files(
    const std::vector<std::string>& folder_uris, bool relative) {
  protocol::DidChangeWatchedFilesRegistrationOptions options;
  for (const std::string& pattern : patterns()) {
    if (!relative) {
      options.watchers.push_back({pattern, std::nullopt});
      continue;
    }
    for (const std::string& uri : folder_uris) {
      options.watchers.push_back({protocol::RelativePattern{uri, pattern}, std::nullopt});
    }
  }
  return options;
}

bool is_ignore_file(std::string_view path) {
  return matches(path, kIgnore);
}

bool is_manifest(std::string_view path) {
  return matches(path, kManifests);
}

std::vector<protocol::FileEvent> events_of_file_operation(const protocol::Json& params) {
  using protocol::FileChangeType;
  std::vector<protocol::FileEvent> events;
  for (const protocol::Json& file : params.member("files").items()) {
    for (const char* const name : {"uri", "oldUri", "newUri"}) {
      // Whether it came or went is seen on the disk.
      if (auto uri = file.member(name).as_string()) {
        events.push_back({std::move(*uri), FileChangeType::created});
      }
    }
  }
  return events;
}

}  // namespace plumbline::server
