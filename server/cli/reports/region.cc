#include "server/cli/reports/region.h"

#include <algorithm>

#include "protocol/columns.h"

namespace plumbline::cli {
namespace {

uint32_t column_of(const Snapshot& snapshot, LineNumber line, ByteOffset offset) {
  const ByteRange content = snapshot.lines->content(line, snapshot.view());
  const uint32_t bytes = offset.value - content.begin.value;
  return protocol::to_utf16(snapshot.view(content), protocol::Utf8Column{bytes}).value + 1;
}

}  // namespace

Region region_of(const Snapshot& snapshot, const ByteRange& range) {
  const auto size = static_cast<uint32_t>(snapshot.text->size());
  const ByteOffset begin{std::min(range.begin.value, size)};
  const ByteOffset end{std::min(range.end.value, size)};
  const LineNumber first = snapshot.lines->line_of(begin);
  const LineNumber last = snapshot.lines->line_of(end);
  return {first.value + 1, column_of(snapshot, first, begin), last.value + 1,
          column_of(snapshot, last, end)};
}

}  // namespace plumbline::cli
