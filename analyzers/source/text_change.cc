#include "analyzers/source/text_change.h"

#include <algorithm>

namespace plumbline {
namespace {

ByteOffset moved(ByteOffset offset, int64_t delta) {
  return ByteOffset{static_cast<uint32_t>(static_cast<int64_t>(offset.value) + delta)};
}

}  // namespace

TextChange compose(const TextChange& first, const TextChange& second) {
  // In the middle text `first` left [begin, new_end); `second` takes away [begin, old_end). Their
  // hull there is mapped back through `first` and forward through `second`.
  const ByteOffset begin = std::min(first.begin, second.begin);
  const ByteOffset middle_end = std::max(first.new_end, second.old_end);
  return {begin, moved(middle_end, -first.delta()), moved(middle_end, second.delta())};
}

std::optional<ByteRange> shift(const ByteRange& range, const TextChange& change) {
  if (range.end < change.begin) return range;
  if (range.begin > change.old_end) {
    return ByteRange{moved(range.begin, change.delta()), moved(range.end, change.delta())};
  }
  return std::nullopt;
}

}  // namespace plumbline
