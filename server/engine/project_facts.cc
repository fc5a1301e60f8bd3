#include "server/engine/project_facts.h"

#include <algorithm>

#include "server/engine/platform_evidence.h"
#include "server/engine/trust_subjects.h"

namespace plumbline::engine {

std::vector<std::string> ProjectFacts::platforms(const ProjectFiles& files) {
  const std::lock_guard lock(mutex_);
  if (!platforms_) platforms_ = platforms_of(files);
  return *platforms_;
}

std::vector<std::string> ProjectFacts::subjects(const ProjectFiles& files) {
  const std::lock_guard lock(mutex_);
  if (!subjects_) subjects_ = subjects_of(files);
  return *subjects_;
}

bool ProjectFacts::files_changed(const std::vector<std::string>& paths) {
  const std::lock_guard lock(mutex_);
  if (std::ranges::any_of(paths, is_platform_evidence)) platforms_.reset();
  const bool findings = subjects_ && std::ranges::any_of(paths, may_hold_subjects);
  if (findings) subjects_.reset();
  return findings;
}

}  // namespace plumbline::engine
