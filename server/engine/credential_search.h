// Which files of a project hold a credential: where else it has to be replaced.
//
// Looks for the credential itself in the bytes of the files, which is a thousand times cheaper than
// analysing them; only the few that hold it are analysed then. What is kept is a keyed hash of what
// was looked for, and paths: never the credential.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "server/engine/project.h"

namespace plumbline::engine {

/// Safe on every thread.
class CredentialSearch {
 public:
  struct Found {
    std::vector<std::string> paths;  // sorted
    bool complete = false;           // every file was looked at, within the limits of limits.h
  };

  /// Looks for `most_ms` at most, and goes on there when the same is asked again. Keeps the answer
  /// for a few seconds: editors ask at every move of the cursor.
  Found find(std::string_view secret, const Project& project, int64_t most_ms);

 private:
  struct Search {
    std::shared_ptr<const ProjectFiles> files;  // what was listed
    std::vector<std::string> paths;
    size_t next = 0;       // of `paths`
    uint64_t bytes = 0;    // read so far
    int64_t ended_ms = 0;  // monotonic; 0: not yet
    Found found;
  };

  static void go_on(Search& search, std::string_view secret, const Project& project,
                    int64_t deadline_ms);

  std::mutex mutex_;
  std::map<std::string, Search> searches_;  // by keyed hash
};

}  // namespace plumbline::engine
