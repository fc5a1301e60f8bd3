// Imported modules about which the project has been asked, and which are accounted for.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_set>

#include "analyzers/source/language.h"

namespace plumbline::patterns {

/// Spares the manifests and the folders a look at each keystroke. Whoever owns it makes a new one
/// when a manifest or the configuration changes. Only modules that are fine are kept: one that is
/// not is looked up again each time, so a finding goes as soon as its cause does. Safe on every
/// thread.
class KnownModules {
 public:
  bool contains(Language language, std::string_view folder, std::string_view module) const;
  void add(Language language, std::string_view folder, std::string_view module);

 private:
  mutable std::mutex mutex_;
  std::unordered_set<std::string> keys_;
};

}  // namespace plumbline::patterns
