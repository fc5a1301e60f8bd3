// Text that stands in a document in another form than the one in which it is used: encoded, escaped
// or in pieces. Found by its form alone, one level deep, whatever it says.
//
// What is found depends on the extent that comes with it and on kScanMargin lines around, and is
// the same whichever part of it `region` (whole lines) touches: so an incremental scan finds what a
// fresh one does. Every byte is decoded at most once per form, and no text of over
// kLongestHiddenText bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/source/offsets.h"

namespace plumbline::secrets {

/// Bytes in the document; a credential file is small, an image or a font is not.
inline constexpr uint32_t kLongestHiddenText = 64 * 1024;

struct HiddenText {
  std::string text;               // as it is used
  std::vector<ByteRange> source;  // where each byte of `text` is written; ascending
  ByteRange extent;               // all that decided it
  std::string_view form;          // "base64": for messages, after "in"
  bool far = false;  // `extent` reaches beyond kScanMargin: it decides even if nothing is found

  /// Adds what stands there as it is: the name in front of an encoded value, its closing quote.
  void append_verbatim(std::string_view document, const ByteRange& range);

  /// Without what stands verbatim before the first encoded byte.
  HiddenText decoded_part() const;

  /// Where a part of `text` is written.
  ByteRange written(const ByteRange& part) const;

  /// True if the part stands in the document as it is: nothing hides it.
  bool is_verbatim(const ByteRange& part) const;
};

/// The part of the line before `at`, and no more of a long one than a name needs.
ByteRange line_before(std::string_view text, uint32_t at);

/// False: the search is to end.
using HiddenTextSink = std::function<bool(const HiddenText&)>;

/// Base64 in both alphabets (on one line, or wrapped over several) and hexadecimal, where the first
/// bytes decode to text.
bool find_encoded_runs(std::string_view text, const ByteRange& region, const HiddenTextSink& sink);

/// Strings with `\x41`, `\u0041`, `\101`, `%41` or `&#65;` for a character of a token.
bool find_escaped_strings(std::string_view text, const ByteRange& region,
                          const HiddenTextSink& sink);

/// Literals that the language joins: "a" + "b", "a" . "b", "a" "b" and the like, also over lines,
/// lines continued by a backslash inside a word, and literals that a call joins or turns round.
bool find_joined_strings(std::string_view text, const ByteRange& region,
                         const HiddenTextSink& sink);

}  // namespace plumbline::secrets
