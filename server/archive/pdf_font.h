// What the codes in a PDF's strings mean and how far they reach, font by font.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

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

  /// In thousandths of the font's size. `otherwise` is for codes without a width of their own.
  void set_width(uint32_t code, double width) { widths_[code] = width; }
  void set_width_of_others(double otherwise) { width_of_others_ = otherwise; }

  /// Appends what a string shows, as UTF-8; false if a code has no known meaning.
  bool append(std::string& text, std::string_view codes) const;

  /// How far a string reaches: codes, and the sum of their widths if all are known.
  struct Extent {
    size_t codes = 0;
    size_t blanks = 0;  // codes of one byte that are 32, which alone take word spacing
    std::optional<double> width;
  };
  Extent extent(std::string_view codes) const;

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
  std::unordered_map<uint32_t, double> widths_;
  std::optional<double> width_of_others_;
};

}  // namespace plumbline::archive
