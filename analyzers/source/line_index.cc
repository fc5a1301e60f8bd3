// Where lines start, kept through edits.
//
// An edit changes the starts inside it and moves those behind it; all others stay. Moving is one
// addition per line behind.
//
// The trap is the terminator of two bytes. An edit may put a `\n` behind a `\r` that ended a line
// alone, or take it away; then a line start changes that lies outside the edited bytes. So one byte
// to either side is scanned again, and nothing further, as no terminator is longer than two.
#include "analyzers/source/line_index.h"

#include <algorithm>

#if defined(__SSE2__)
#  include <emmintrin.h>
#endif

namespace plumbline {
namespace {

/// Appends the start of each line whose terminator's last byte lies in [from, to).
void scan(std::string_view text, size_t from, size_t to, std::vector<uint32_t>& starts) {
  for (size_t i = from; i < to; ++i) {
    const char c = text[i];
    if (c == '\n' || (c == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) {
      starts.push_back(static_cast<uint32_t>(i + 1));
    }
  }
}

#if defined(__SSE2__)

/// As scan over the whole text, sixteen bytes at a time: every text that is opened or scanned comes
/// through here.
void scan_all(std::string_view text, std::vector<uint32_t>& starts) {
  constexpr size_t kStep = 16;
  const __m128i line_feed = _mm_set1_epi8('\n');
  const __m128i carriage_return = _mm_set1_epi8('\r');
  size_t at = 0;
  for (; at + kStep < text.size(); at += kStep) {  // one more byte is there, to look behind a `\r`
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const __m128i ends =
        _mm_or_si128(_mm_cmpeq_epi8(bytes, line_feed), _mm_cmpeq_epi8(bytes, carriage_return));
    auto found = static_cast<uint32_t>(_mm_movemask_epi8(ends));
    for (; found != 0; found &= found - 1) {
      const size_t end = at + static_cast<size_t>(__builtin_ctz(found));
      if (text[end] == '\r' && text[end + 1] == '\n') continue;
      starts.push_back(static_cast<uint32_t>(end + 1));
    }
  }
  scan(text, at, text.size(), starts);
}

#else

void scan_all(std::string_view text, std::vector<uint32_t>& starts) {
  scan(text, 0, text.size(), starts);
}

#endif

}  // namespace

LineIndex::LineIndex(std::string_view text) {
  constexpr size_t kUsualLine = 40;  // bytes
  starts_.reserve(1 + text.size() / kUsualLine);
  starts_.push_back(0);
  scan_all(text, starts_);
}

LineNumber LineIndex::line_of(ByteOffset offset) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset.value);
  return LineNumber{static_cast<uint32_t>(after - starts_.begin()) - 1};
}

ByteRange LineIndex::full(LineNumber line, std::string_view text) const {
  const size_t next = static_cast<size_t>(line.value) + 1;
  const uint32_t end = next < starts_.size() ? starts_[next] : static_cast<uint32_t>(text.size());
  return byte_range(starts_[line.value], end);
}

ByteRange LineIndex::content(LineNumber line, std::string_view text) const {
  ByteRange range = full(line, text);
  if (line.value + 1 == line_count()) return range;  // the last line has no terminator
  if (text[range.end.value - 1] == '\n') --range.end.value;
  if (!range.empty() && text[range.end.value - 1] == '\r') --range.end.value;
  return range;
}

void LineIndex::splice(const TextChange& change, std::string_view text) {
  // A `\r` just before the edit, and the byte just after it, may begin or cease to be one
  // terminator with what the edit put between them: both are scanned again.
  const uint32_t from = change.begin.value == 0 ? 0 : change.begin.value - 1;
  const uint32_t new_to = std::min(change.new_end.value + 1, static_cast<uint32_t>(text.size()));
  const uint32_t old_to = static_cast<uint32_t>(static_cast<int64_t>(new_to) - change.delta());

  const auto first = std::upper_bound(starts_.begin(), starts_.end(), from);
  const auto last = std::upper_bound(first, starts_.end(), old_to);
  for (auto it = last; it != starts_.end(); ++it) {
    *it = static_cast<uint32_t>(static_cast<int64_t>(*it) + change.delta());
  }
  std::vector<uint32_t> fresh;
  scan(text, from, new_to, fresh);
  const auto kept = static_cast<size_t>(last - first);
  const size_t common = std::min(kept, fresh.size());
  const auto common_end = fresh.begin() + static_cast<std::ptrdiff_t>(common);
  const auto rest = std::copy(fresh.begin(), common_end, first);
  if (fresh.size() > common) {
    starts_.insert(rest, common_end, fresh.end());
  } else {
    starts_.erase(rest, last);
  }
}

}  // namespace plumbline
