// Decoders for the streams of a PDF that stop where an allowance ends.
//
// qpdf decodes streams whole, some of them (object streams, cross-reference streams) before anybody
// can ask for the first page, and a stream of a megabyte may unpack to a gigabyte. So its own
// decoders for /FlateDecode and /RunLengthDecode are replaced, which its interface provides for;
// /LZWDecode, which nothing has written for twenty years, is refused.
#pragma once

#include <cstdint>

namespace plumbline::archive {

/// As long as this lives, what qpdf decodes on this thread is taken off `bytes_left`; when nothing
/// is left, decoding fails.
class PdfAllowance {
 public:
  explicit PdfAllowance(uint64_t& bytes_left);
  ~PdfAllowance();
  PdfAllowance(const PdfAllowance&) = delete;
  PdfAllowance& operator=(const PdfAllowance&) = delete;
};

}  // namespace plumbline::archive
