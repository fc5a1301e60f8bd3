// One version of one document, frozen: what every analyzer reads.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "analyzers/source/date.h"
#include "analyzers/source/language.h"
#include "analyzers/source/line_index.h"

namespace plumbline {

/// Immutable and cheap to copy; may be read by any number of threads. The text is raw bytes: it may
/// hold NUL, invalid UTF-8, a BOM and any mix of line ends, and is never normalised.
struct Snapshot {
  /// Relative to the project's root, `/` as separator; empty when the document has no place in the
  /// project
  /// (`untitled:` and the like), and then path rules do not apply.
  std::string path;
  Language language = Language::text;
  std::shared_ptr<const std::string> text;  // never null
  std::shared_ptr<const LineIndex> lines;   // never null
  int64_t version = 0;
  Date today;

  std::string_view view() const { return *text; }
  std::string_view view(const ByteRange& range) const {
    return view().substr(range.begin.value, range.length());
  }
};

/// A snapshot of a text that stands alone: a file on disk, a test.
Snapshot make_snapshot(std::string path, std::string text, const Date& today = {});

}  // namespace plumbline
