// The walk through an archive and what is in it.
//
// One Walk is one file on disk: all archives in it share the bytes and entries that it may spend,
// so that neither many levels nor many siblings multiply. Bytes are spent where they are unpacked,
// also those of entries that are passed over, if the compression gives no way around them.
//
// What an entry is, its first bytes say, not its name. Archives in archives are held in memory, as
// the directory of a zip is at its end; texts are handed on one by one.
//
// What can go wrong is said to the sink under the entry's name, and the walk goes on where it can:
// what follows in a damaged archive is lost, and so is everything after a limit on the whole.
#include "server/archive/entries.h"

#include <sys/stat.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "server/archive/document_text.h"
#include "server/archive/entry_name.h"
#include "server/archive/format.h"
#include "server/archive/pdf.h"
#include "server/archive/unpacker.h"
#include "server/engine/file_reading.h"

namespace plumbline::archive {
namespace {

/// So many bytes tell whether an entry is worth the rest.
constexpr size_t kProbe = 8 * 1024;

bool is_text(std::string_view bytes) {
  return !engine::looks_binary(bytes);
}

uint64_t size_of(const ArchiveSource& source) {
  if (source.file.empty()) return source.bytes.size();
  struct stat status = {};
  return stat(source.file.c_str(), &status) == 0 ? static_cast<uint64_t>(status.st_size) : 0;
}

class Walk {
 public:
  Walk(const ArchiveSource& source, const Limits& limits, EntrySink& sink, const StopToken& stop)
      : limits_(limits),
        sink_(sink),
        stop_(stop),
        entries_left_(limits.entries),
        bytes_left_(
            std::clamp(size_of(source) * limits.ratio, limits.least_bytes, limits.most_bytes)) {}

  void run(const ArchiveSource& source) {
    open(source, "", 1);
    if (ended_by_) sink_.not_read("", *ended_by_);
  }

 private:
  /// `prefix` is what names in this archive begin with: empty, or "lib/inner.jar!/".
  void open(const ArchiveSource& source, const std::string& prefix, uint32_t depth) {
    if (source.format == Format::pdf) {
      read_pages(source, prefix);
    } else {
      unpack(source, prefix, depth);
    }
  }

  bool ended() const { return ended_by_ || stop_.stop_requested(); }

  void end(Obstacle limit) { ended_by_ = limit; }

  /// False if so many bytes are more than may be unpacked.
  bool spend(uint64_t bytes) {
    if (bytes > bytes_left_) {
      bytes_left_ = 0;
      end(Obstacle::too_many_bytes);
      return false;
    }
    bytes_left_ -= bytes;
    return true;
  }

  bool next_entry() {
    if (ended()) return false;
    if (entries_left_ == 0) {
      end(Obstacle::too_many_entries);
      return false;
    }
    --entries_left_;
    return true;
  }

  /// Says it of an archive by the beginning of the names in it.
  void not_read_from_here(const std::string& prefix, Obstacle obstacle) {
    sink_.not_read(prefix.substr(0, prefix.size() - std::min<size_t>(prefix.size(), 2)), obstacle);
  }

  void unpack(const ArchiveSource& source, const std::string& prefix, uint32_t depth) {
    Unpacker unpacker;
    const bool open =
        source.file.empty() ? unpacker.open_bytes(source.bytes) : unpacker.open_file(source.file);
    auto step = open ? unpacker.next() : Unpacker::Step::damaged;
    for (; step == Unpacker::Step::entry && next_entry(); step = unpacker.next()) {
      const Unpacker::Header& header = unpacker.header();
      take(unpacker, source, header.single ? unpacked_name(source.name) : safe_name(header.name),
           prefix, depth);
      // Looking for what follows a single file would unpack the rest of it, without an end.
      if (ended() || header.single) return;
    }
    if (step == Unpacker::Step::damaged) not_read_from_here(prefix, Obstacle::damaged);
  }

  void take(Unpacker& unpacker, const ArchiveSource& source, const std::string& name,
            const std::string& prefix, uint32_t depth) {
    const Unpacker::Header& header = unpacker.header();
    const std::string path = prefix + name;
    if (header.kind == Unpacker::Kind::folder) return;
    if (header.kind == Unpacker::Kind::link) return sink_.not_read(path, Obstacle::link);
    if (header.encrypted) return sink_.not_read(path, Obstacle::encrypted);
    std::string bytes;
    if (!read(unpacker, path, bytes)) return;
    const Format format = format_of(bytes, name);
    if (format != Format::none && depth == limits_.depth) {
      sink_.not_read(path, Obstacle::too_deep);
    } else if (format != Format::none) {
      open({name, format, "", bytes}, path + "!/", depth + 1);
    } else if (holds_words(source.name, name)) {
      sink_.text({path + ".txt", words_of(bytes)});
    } else {
      sink_.text({path, std::move(bytes)});
    }
  }

  /// The bytes of the entry; false if there is nothing to read in it, which the sink knows then.
  bool read(Unpacker& unpacker, const std::string& path, std::string& bytes) {
    const std::optional<uint64_t> size = unpacker.header().size;
    bool fits = !size || *size <= limits_.entry_bytes;
    bool probed = false;
    std::string_view block;
    auto got = Unpacker::Read::block;
    while (fits && (got = unpacker.read(block)) == Unpacker::Read::block) {
      if (stop_.stop_requested() || !spend(block.size())) return false;
      fits = bytes.size() + block.size() <= limits_.entry_bytes;
      if (fits) bytes += block;
      if (std::exchange(probed, bytes.size() >= kProbe) || bytes.size() < kProbe) continue;
      if (!is_worth_reading(bytes, path)) return pass_over(unpacker, bytes.size());
    }
    if (got == Unpacker::Read::failed) sink_.not_read(path, Obstacle::damaged);
    if (!fits) {
      sink_.not_read(path, Obstacle::too_large);
      skip(unpacker, bytes.size());
      return false;
    }
    if (!is_worth_reading(bytes, path)) return pass_over(unpacker, bytes.size());
    return !bytes.empty();
  }

  static bool is_worth_reading(std::string_view bytes, std::string_view path) {
    return is_text(bytes) || format_of(bytes, path) != Format::none;
  }

  bool pass_over(const Unpacker& unpacker, uint64_t read) {
    sink_.binary();
    skip(unpacker, read);
    return false;
  }

  /// The rest of an entry costs what it costs to unpack, even if nobody looks at it.
  void skip(const Unpacker& unpacker, uint64_t read) {
    if (!unpacker.unpacks_what_is_skipped()) return;
    const std::optional<uint64_t> size = unpacker.header().size;
    if (size && *size > read) spend(*size - read);
  }

  void read_pages(const ArchiveSource& source, const std::string& prefix) {
    bool all_known = true;
    const PdfEnd end_of_pages =
        for_each_page(source, limits_.entry_bytes, bytes_left_, [&](PdfPage page) {
          if (!next_entry()) return false;
          all_known &= page.all_known;
          sink_.text(
              {prefix + "page-" + std::to_string(page.number) + ".txt", std::move(page.text)});
          return true;
        });
    if (end_of_pages == PdfEnd::spent) end(Obstacle::too_many_bytes);
    if (end_of_pages == PdfEnd::encrypted) not_read_from_here(prefix, Obstacle::encrypted);
    if (end_of_pages == PdfEnd::damaged) not_read_from_here(prefix, Obstacle::damaged);
    if (!all_known) not_read_from_here(prefix, Obstacle::unknown_letters);
  }

  const Limits& limits_;
  EntrySink& sink_;
  const StopToken& stop_;
  uint32_t entries_left_;
  uint64_t bytes_left_;
  std::optional<Obstacle> ended_by_;
};

}  // namespace

std::string_view reason(Obstacle obstacle) {
  switch (obstacle) {
    case Obstacle::encrypted:
      return "is encrypted and is not read";
    case Obstacle::damaged:
      return "is damaged and is not read to its end";
    case Obstacle::link:
      return "is no file but a link or a device and is not read";
    case Obstacle::too_large:
      return "is larger than the size limit for what is in an archive and is not read";
    case Obstacle::too_deep:
      return "lies too deep, archive in archive, and is not opened";
    case Obstacle::too_many_entries:
      return "has more entries than are read of one archive; the rest is not read";
    case Obstacle::too_many_bytes:
      return "unpacks to more than is read of an archive of its size; the rest is not read";
    case Obstacle::unknown_letters:
      return "has words in a font or form that says nothing of their letters; they are not read";
  }
  return "";
}

void for_each_entry(const ArchiveSource& source, const Limits& limits, EntrySink& sink,
                    const StopToken& stop) {
  Walk(source, limits, sink, stop).run(source);
}

}  // namespace plumbline::archive
