// The pages of a PDF as text, by qpdf.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "server/archive/entries.h"

namespace plumbline::archive {

struct PdfPage {
  uint32_t number = 1;
  std::string text;
  bool all_known =
      true;  // false: some words are missing, for want of a decoder or of their letters
};

enum class PdfEnd : uint8_t { whole, encrypted, damaged, spent };

/// Calls `sink` for each page until it returns false. `bytes_left` shrinks by what is unpacked;
/// with none left the end is `spent`. Of one page no more than `page_bytes` are read.
PdfEnd for_each_page(const ArchiveSource& source, uint64_t page_bytes, uint64_t& bytes_left,
                     const std::function<bool(PdfPage)>& sink);

}  // namespace plumbline::archive
