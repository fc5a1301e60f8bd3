// What the codes in a PDF's strings mean, font by font.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace plumbline::archive {

/// A font's map from codes to characters, as its /ToUnicode stream says; without one, codes of one
/// byte are Latin-1, which holds for ASCII in nearly every such font.
class PdfFont {
 public:
  /// Codes of one byte in Latin-1.
  PdfFont() = default;

  /// `cmap` is the decoded /ToUnicode stream. Never fails: what is not understood maps nothing.
  static PdfFont from_cmap(const std::string& cmap);

  /// Codes of two bytes whose meaning the file does not say.
  static PdfFont unknown();

  /// Appends what a string shows, as UTF-8; false if a code has no known meaning.
  bool append(std::string& text, std::string_view codes) const;

 private:
  struct Range {
    uint32_t last = 0;
    std::string first_utf16;  // big-endian; the last unit counts up with the code
  };

  friend class CmapReader;
  void append_mapped(std::string& text, const Range& range, uint32_t offset) const;

  size_t code_bytes_ = 1;
  bool mapped_ = false;
  std::map<uint32_t, Range> ranges_;  // by first code
};

}  // namespace plumbline::archive
