// One archive, read by libarchive from its start to its end: headers and blocks of bytes.
//
// Only readers of the formats that format.h names are linked in. Archives from disk are read in
// pieces; of archives in memory nothing is copied.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct archive;
struct archive_entry;

namespace plumbline::archive {

class Unpacker {
 public:
  enum class Step : uint8_t { entry, end, damaged };
  enum class Read : uint8_t { block, end, failed };
  enum class Kind : uint8_t { file, folder, link };

  struct Header {
    std::string name;     // as it is written, in any encoding
    bool single = false;  // a file that was only made smaller: no name, and nothing follows
    Kind kind = Kind::file;
    bool encrypted = false;
    std::optional<uint64_t> size;  // unpacked, as the archive says
  };

  Unpacker();

  bool open_file(const std::string& path);
  /// The bytes outlive this.
  bool open_bytes(std::string_view bytes);

  /// Moves to the next entry, whose header is then in header().
  Step next();
  const Header& header() const { return header_; }

  /// The next bytes of the entry, valid until the next call.
  Read read(std::string_view& block);

  /// True if what is not read of an entry is unpacked all the same.
  bool unpacks_what_is_skipped() const;

 private:
  struct Close {
    void operator()(::archive* archive) const;
  };

  std::unique_ptr<::archive, Close> archive_;
  Header header_;
};

}  // namespace plumbline::archive
