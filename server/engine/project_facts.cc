#include "server/engine/project_facts.h"

#include <algorithm>

#include "server/engine/platform_evidence.h"

namespace plumbline::engine {

std::vector<std::string> ProjectFacts::platforms(const ProjectFiles& files) {
  const std::lock_guard lock(mutex_);
  if (platforms_ == nullptr) {
    platforms_ = std::make_shared<const std::vector<std::string>>(platforms_of(files));
  }
  return *platforms_;
}

void ProjectFacts::files_changed(const std::vector<std::string>& paths) {
  if (!std::ranges::any_of(paths, is_platform_evidence)) return;
  const std::lock_guard lock(mutex_);
  platforms_.reset();
}

}  // namespace plumbline::engine
