#include "server/archive/entry_name.h"

#include <algorithm>

#include "analyzers/source/path.h"
#include "protocol/columns.h"

namespace plumbline::archive {
namespace {

constexpr std::string_view kUnreadable = "\xEF\xBF\xBD";  // U+FFFD

bool can_be_shown(std::string_view character) {
  const auto byte = static_cast<unsigned char>(character[0]);
  return character.size() > 1 || (byte >= 0x20 && byte < 0x7F);
}

void append_readable(std::string& name, std::string_view part) {
  for (size_t at = 0; at < part.size();) {
    const std::string_view character = part.substr(at, protocol::character_length(part.substr(at)));
    name += can_be_shown(character) ? character : kUnreadable;
    at += character.size();
  }
}

}  // namespace

std::string safe_name(std::string_view written) {
  std::string name;
  while (!written.empty()) {
    const size_t slash = std::min(written.find('/'), written.size());
    const std::string_view part = written.substr(0, slash);
    written.remove_prefix(std::min(slash + 1, written.size()));
    if (part.empty() || part == "." || part == "..") continue;
    if (!name.empty()) name += '/';
    append_readable(name, part);
  }
  return name.empty() ? "unnamed" : name;
}

std::string unpacked_name(std::string_view archive_name) {
  std::string_view name = file_name(archive_name);
  for (const std::string_view ending : {".gz", ".bz2", ".xz", ".zst"}) {
    if (name.ends_with(ending)) name.remove_suffix(ending.size());
  }
  return safe_name(name);
}

}  // namespace plumbline::archive
