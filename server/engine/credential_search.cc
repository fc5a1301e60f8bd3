#include "server/engine/credential_search.h"

#include <algorithm>

#include "analyzers/findings/fingerprint.h"
#include "server/engine/limits.h"
#include "server/engine/monotonic_clock.h"

namespace plumbline::engine {
namespace {

/// Long enough for a cursor that wanders about, short enough for a file that was saved elsewhere.
constexpr int64_t kKeptMs = 10'000;
constexpr size_t kMostSearches = 64;

}  // namespace

CredentialSearch::Found CredentialSearch::find(std::string_view secret, const Project& project,
                                               int64_t most_ms) {
  const std::string name = keyed_hash(project.salt, secret);
  const std::lock_guard lock(mutex_);
  auto known = searches_.find(name);
  if (known != searches_.end()) {
    const Search& search = known->second;
    const bool old = search.ended_ms != 0 && monotonic_ms() - search.ended_ms > kKeptMs;
    if (old || search.files != project.files) {
      searches_.erase(known);
      known = searches_.end();
    }
  }
  if (known == searches_.end()) {
    if (searches_.size() >= kMostSearches) searches_.clear();
    known =
        searches_.emplace(name, Search{project.files, project.files->files(), 0, 0, 0, {}}).first;
  }
  if (known->second.ended_ms == 0) {
    go_on(known->second, secret, project, monotonic_ms() + most_ms);
  }
  return known->second.found;
}

void CredentialSearch::go_on(Search& search, std::string_view secret, const Project& project,
                             int64_t deadline_ms) {
  const size_t end = std::min(search.paths.size(), kMostFilesSearched);
  while (search.next < end && search.bytes <= kMostBytesSearched) {
    if (monotonic_ms() > deadline_ms) return;
    const std::string& path = search.paths[search.next++];
    if (project.configuration.excludes(path)) continue;
    const auto text = project.files->read(path);
    if (!text) continue;
    search.bytes += text->size();
    if (text->find(secret) != std::string::npos) search.found.paths.push_back(path);
  }
  search.found.complete = search.next == search.paths.size();
  search.ended_ms = monotonic_ms();
}

}  // namespace plumbline::engine
