#include "analyzers/patterns/known_modules.h"

namespace plumbline::patterns {
namespace {

/// Beyond any project that is typed in; a scan of a larger one starts again.
constexpr size_t kMaxKeys = 65'536;

std::string key_of(Language language, std::string_view folder, std::string_view module) {
  std::string key(1, language == Language::python ? 'p' : 's');
  key.append(folder).append(1, '\n').append(module);
  return key;
}

}  // namespace

bool KnownModules::contains(Language language, std::string_view folder,
                            std::string_view module) const {
  const std::lock_guard lock(mutex_);
  return keys_.contains(key_of(language, folder, module));
}

void KnownModules::add(Language language, std::string_view folder, std::string_view module) {
  const std::lock_guard lock(mutex_);
  if (keys_.size() >= kMaxKeys) keys_.clear();
  keys_.insert(key_of(language, folder, module));
}

}  // namespace plumbline::patterns
