#include "server/cli/reports/credentials.h"

#include <algorithm>
#include <iterator>

#include "server/cli/reports/region.h"

namespace plumbline::cli {

std::string Credentials::add(const std::string& hash, const Finding& finding,
                             const Snapshot& snapshot) {
  constexpr size_t kNameLength = 16;
  const auto [known, is_new] = known_.try_emplace(hash, credentials_.size());
  if (is_new) {
    Credential credential;
    credential.name = names_ == Names::keyed ? hash.substr(0, kNameLength)
                                             : "c" + std::to_string(credentials_.size() + 1);
    credential.rule = finding.rule;
    credential.message = finding.message;
    credentials_.push_back(std::move(credential));
  }
  Credential& credential = credentials_[known->second];
  const Region region = region_of(snapshot, finding.range);
  credential.places.push_back({snapshot.path, region.line, region.column});
  return credential.name;
}

std::vector<Credential> Credentials::in_several_places() const {
  std::vector<Credential> several;
  std::copy_if(credentials_.begin(), credentials_.end(), std::back_inserter(several),
               [](const Credential& credential) { return credential.places.size() > 1; });
  return several;
}

}  // namespace plumbline::cli
