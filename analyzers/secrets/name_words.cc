#include "analyzers/secrets/name_words.h"

#include "analyzers/source/ascii.h"

namespace plumbline::secrets {
namespace {

/// True if a hump starts at `i`: "dbPassword", "XMLToken".
bool is_hump(std::string_view name, size_t i) {
  if (i == 0 || !is_upper(name[i])) return false;
  const bool before_lower = i + 1 < name.size() && is_lower(name[i + 1]);
  return is_lower(name[i - 1]) || (before_lower && is_upper(name[i - 1]));
}

}  // namespace

NameWords::NameWords(std::string_view name) {
  if (name.size() > bytes_.size()) name = name.substr(name.size() - bytes_.size());
  size_t used = 0;
  bool fresh = true;
  for (size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (!is_upper(c) && !is_lower(c)) {
      fresh = true;
      continue;
    }
    if (fresh || is_hump(name, i)) {
      if (size_ == words_.size()) return;
      words_[size_++] = {used, 0};
    }
    fresh = false;
    bytes_[used++] = is_upper(c) ? static_cast<char>(c + 32) : c;
    ++words_[size_ - 1].size;
  }
}

}  // namespace plumbline::secrets
