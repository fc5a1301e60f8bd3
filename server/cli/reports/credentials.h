// One credential in several places is one thing to revoke: which findings speak of the same.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "server/cli/scan_input.h"

namespace plumbline::cli {

class Credentials {
 public:
  enum class Names : uint8_t {
    keyed,    // the same in every scan of the repository: only where its own salt keys the hashes
    numbered  // in order of appearance: a hash that anyone can compute would tell short secrets
  };

  explicit Credentials(Names names) : names_(names) {}

  /// Notes one place of a credential, and returns the name under which reports speak of it. `hash`
  /// is secret_hash(); it is never shown.
  std::string add(const std::string& hash, const Finding& finding, const Snapshot& snapshot);

  /// Those with more than one place, in order of appearance.
  std::vector<Credential> in_several_places() const;

 private:
  const Names names_;
  std::map<std::string, size_t> known_;  // by hash
  std::vector<Credential> credentials_;
};

}  // namespace plumbline::cli
