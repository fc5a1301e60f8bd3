// libarchive's interface made small.
//
// What can go wrong:
// - Names. libarchive hands them over in the encoding of the thread's locale, so for the length of
//   a call the thread has one with UTF-8. Where the system has none, letters outside ASCII come out
//   as `?`; nothing else depends on it.
// - A file that is neither tar nor zip. The reader for single compressed files takes any bytes, so
//   without compression around them they are a damaged archive.
#include "server/archive/unpacker.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

namespace plumbline::archive {
namespace {

constexpr size_t kBlock = 64 * 1024;

/// Names of entries in UTF-8, for the thread, as long as this lives.
class Utf8Names {
 public:
  Utf8Names() : before_(uselocale(utf8())) {}
  ~Utf8Names() { uselocale(before_); }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;

 private:
  static locale_t utf8() {
    static const locale_t kLocale = [] {
      const locale_t c = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
      return c != nullptr ? c : newlocale(LC_CTYPE_MASK, "en_US.UTF-8", nullptr);
    }();
    return kLocale;  // null: the thread's stays
  }

  const locale_t before_;
};

Unpacker::Kind kind_of(archive_entry* entry) {
  if (archive_entry_hardlink(entry) != nullptr) return Unpacker::Kind::link;
  switch (archive_entry_filetype(entry)) {
    case AE_IFREG:
      return Unpacker::Kind::file;
    case AE_IFDIR:
      return Unpacker::Kind::folder;
    default:
      return Unpacker::Kind::link;  // or a device, a pipe: nothing to read
  }
}

}  // namespace

void Unpacker::Close::operator()(::archive* archive) const {
  archive_read_free(archive);
}

Unpacker::Unpacker() : archive_(archive_read_new()) {
  ::archive* const reader = archive_.get();
  archive_read_support_filter_gzip(reader);
  archive_read_support_filter_bzip2(reader);
  archive_read_support_filter_xz(reader);
  archive_read_support_filter_zstd(reader);
  archive_read_support_format_empty(reader);
  archive_read_support_format_tar(reader);
  archive_read_support_format_zip_seekable(reader);
  archive_read_support_format_raw(reader);
}

bool Unpacker::open_file(const std::string& path) {
  return archive_read_open_filename(archive_.get(), path.c_str(), kBlock) == ARCHIVE_OK;
}

bool Unpacker::open_bytes(std::string_view bytes) {
  return archive_read_open_memory(archive_.get(), bytes.data(), bytes.size()) == ARCHIVE_OK;
}

Unpacker::Step Unpacker::next() {
  const Utf8Names names;
  archive_entry* entry = nullptr;
  int status;
  do {
    status = archive_read_next_header(archive_.get(), &entry);
  } while (status == ARCHIVE_RETRY);
  if (status == ARCHIVE_EOF) return Step::end;
  if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return Step::damaged;
  header_.single = archive_format(archive_.get()) == ARCHIVE_FORMAT_RAW;
  if (header_.single && archive_filter_count(archive_.get()) == 1) return Step::damaged;
  const char* const name = archive_entry_pathname(entry);
  header_.name = name == nullptr ? "" : name;
  header_.kind = kind_of(entry);
  header_.encrypted = archive_entry_is_data_encrypted(entry) != 0;
  header_.size.reset();
  if (archive_entry_size_is_set(entry) != 0) {
    header_.size = static_cast<uint64_t>(archive_entry_size(entry));
  }
  return Step::entry;
}

Unpacker::Read Unpacker::read(std::string_view& block) {
  const void* bytes = nullptr;
  size_t size = 0;
  la_int64_t offset = 0;  // after a hole of a sparse file, which holds nothing
  int status;
  do {
    status = archive_read_data_block(archive_.get(), &bytes, &size, &offset);
  } while (status == ARCHIVE_RETRY);
  if (status == ARCHIVE_EOF) return Read::end;
  if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return Read::failed;
  block = {static_cast<const char*>(bytes), size};
  return Read::block;
}

bool Unpacker::unpacks_what_is_skipped() const {
  return archive_filter_count(archive_.get()) > 1;
}

}  // namespace plumbline::archive
