#include "server/archive/format.h"

#include <algorithm>
#include <array>

namespace plumbline::archive {
namespace {

using namespace std::string_view_literals;

constexpr std::array<std::string_view, 5> kMarks = {
    "PK\x03\x04"sv,              // zip, unless it is empty
    "\x1F\x8B\x08"sv,            // gzip
    "BZh"sv,                     // bzip2, with the block's mark below
    "\xFD\x37\x7A\x58\x5A\0"sv,  // xz
    "\x28\xB5\x2F\xFD"sv,        // zstd
};
constexpr std::string_view kBzip2Block = "1AY&SY";
constexpr std::string_view kTarMark = "ustar";
constexpr size_t kTarMarkAt = 257;

bool is_packed(std::string_view head, std::string_view name) {
  const bool marked = std::any_of(kMarks.begin(), kMarks.end(),
                                  [&](std::string_view mark) { return head.starts_with(mark); });
  // "BZh" alone begins a word.
  if (marked) return head[0] != 'B' || head.substr(4).starts_with(kBzip2Block);
  if (head.size() < kHeadSize) return false;
  return head.substr(kTarMarkAt).starts_with(kTarMark) || name.ends_with(".tar");
}

}  // namespace

Format format_of(std::string_view head, std::string_view name) {
  head = head.substr(0, kHeadSize);
  if (head.starts_with("%PDF-")) return Format::pdf;
  return is_packed(head, name) ? Format::packed : Format::none;
}

}  // namespace plumbline::archive
