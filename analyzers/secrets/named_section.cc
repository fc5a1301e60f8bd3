// No grammar is asked for: the text lane has none, and indentation says the same in every language
// that people write by hand. A section of an INI file ends where the next one begins.
#include "analyzers/secrets/named_section.h"

#include <algorithm>

#include "analyzers/secrets/text_reader.h"
#include "analyzers/source/ascii.h"

namespace plumbline::secrets {
namespace {

constexpr uint32_t kMostLines = 24;
constexpr uint32_t kLongestHead = 200;  // bytes; longer lines are data

std::string_view line_at(const Snapshot& snapshot, uint32_t number) {
  return snapshot.view(snapshot.lines->content(LineNumber{number}, snapshot.view()));
}

size_t indentation(std::string_view line) {
  return std::min(line.find_first_not_of(" \t"), line.size());
}

bool is_ini_head(std::string_view line) {
  return line.starts_with('[') && line.ends_with(']');
}

/// Ends with what opens a block: `:`, `{`, `[`, `(`.
bool opens_block(std::string_view line) {
  return !line.empty() && std::string_view(":{[(").find(line.back()) != std::string_view::npos;
}

}  // namespace

std::optional<ByteRange> section_headed_at(const Snapshot& snapshot, ByteOffset at) {
  const uint32_t head = snapshot.lines->line_of(at).value;
  const std::string_view line = line_at(snapshot, head);
  if (line.size() > kLongestHead) return std::nullopt;
  const bool ini = is_ini_head(trimmed(line));
  if (!ini && !opens_block(trimmed(line))) return std::nullopt;
  const uint32_t last = std::min(head + kMostLines, snapshot.lines->line_count() - 1);
  uint32_t end = head;
  for (uint32_t number = head + 1; number <= last; ++number) {
    const std::string_view next = line_at(snapshot, number);
    const bool inside = ini ? !is_ini_head(trimmed(next)) : indentation(next) > indentation(line);
    if (!inside && !trimmed(next).empty()) break;
    end = number;
  }
  if (end == head) return std::nullopt;
  return ByteRange{snapshot.lines->start(LineNumber{head + 1}),
                   snapshot.lines->full(LineNumber{end}, snapshot.view()).end};
}

}  // namespace plumbline::secrets
