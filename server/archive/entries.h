// The texts inside archives and documents, one after the other: archives in archives, the words of
// Office and OpenDocument files, the pages of a PDF.
//
// Whatever the bytes are, this ends, within the time and memory that Limits allow, and says what it
// left out. At no time is more in memory than one entry for each level of nesting. Nothing is
// written to disk, no name is followed: an entry `../../x` is a name like any other.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "analyzers/source/stop_token.h"
#include "server/archive/format.h"
#include "server/archive/limits.h"

namespace plumbline::archive {

/// What is opened: a file on disk, or bytes.
struct ArchiveSource {
  std::string name;  // its ending tells the kind of document
  Format format = Format::none;
  std::string file;  // a path; empty: `bytes`, which outlive the call
  std::string_view bytes;
};

struct Entry {
  /// Below the archive, `/` as separator, without `.` and `..`, valid UTF-8 without control
  /// characters: "config/app.properties", and in an archive within it "lib/x.jar!/app.properties".
  /// The words of a document are no file; they are called as the part that holds them, and `.txt`.
  std::string name;
  std::string bytes;
};

/// Why an entry, or what follows of an archive, is not read.
enum class Obstacle : uint8_t {
  encrypted,
  damaged,
  link,
  too_large,
  too_deep,
  too_many_entries,
  too_many_bytes,
  unknown_letters,
};

/// The end of a sentence that begins with the name.
std::string_view reason(Obstacle obstacle);

/// Takes what is in an archive, in the archive's order.
class EntrySink {
 public:
  virtual ~EntrySink() = default;
  virtual void text(Entry entry) = 0;
  /// An entry that is no text and no archive, such as an image.
  virtual void binary() = 0;
  /// `name` as in Entry, empty for the archive itself.
  virtual void not_read(const std::string& name, Obstacle obstacle) = 0;
};

/// Calls `sink` until everything is through, a limit is
/// reached or `stop` asks to end.
void for_each_entry(const ArchiveSource& source, const Limits& limits, EntrySink& sink,
                    const StopToken& stop);

}  // namespace plumbline::archive
