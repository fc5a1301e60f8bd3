#include "tests/analyzers/secrets/example_template.h"

#include <algorithm>
#include <map>
#include <random>

#include "analyzers/secrets/encoding.h"

namespace plumbline::secrets::test {
namespace {

const std::string kDigits = "0123456789";
const std::string kUpper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const std::string kLower = "abcdefghijklmnopqrstuvwxyz";

const std::string* alphabet(const std::string& name) {
  static const std::map<std::string, std::string> kAlphabets = {
      {"base62", kDigits + kUpper + kLower},
      {"letters", kUpper + kLower},
      {"lower36", kDigits + kLower},
      {"upper36", kDigits + kUpper},
      {"hex", kDigits + "abcdef"},
      {"base64", kDigits + kUpper + kLower + "+/"},
      {"base64url", kDigits + kUpper + kLower + "-_"},
      {"base32", kUpper + "234567"},
      {"lower32", kLower + "234567"},
      {"base58", "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"},
      {"bech32", "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"},
      {"digit", kDigits}};
  const auto found = kAlphabets.find(name);
  return found == kAlphabets.end() ? nullptr : &found->second;
}

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

std::string little_endian(uint32_t value) {
  std::string bytes;
  for (int shift = 0; shift < 32; shift += 8)
    bytes.push_back(static_cast<char>((value >> shift) & 0xFF));
  return bytes;
}

std::string checksum(const std::string& name, size_t width, std::string_view covered) {
  const uint32_t crc = crc32(covered);
  if (name == "crc32-base62") return base62(crc, width);
  if (name == "crc32-base36") return base36(crc, width);
  if (name == "crc32-hex") return hex32(crc);
  if (name == "crc32-hexupper") return upper(hex32(crc));
  if (name == "crc32le-base64") return base64(little_endian(crc)).substr(0, width);
  std::string swapped;  // crc32le-hex-bar
  for (const char c : little_endian(crc)) swapped += hex32(static_cast<unsigned char>(c)).substr(6);
  return "_" + swapped;
}

std::string url_safe(std::string text) {
  for (char& c : text) c = c == '+' ? '-' : c == '/' ? '_' : c;
  while (text.ends_with('=')) text.pop_back();
  return text;
}

class Expander {
 public:
  Expander(Expansion& expansion, std::mt19937& random) : expansion_(expansion), random_(random) {}

  std::string run(std::string_view pattern) {
    std::string out;
    size_t mark = std::string::npos;
    for (size_t i = 0; i < pattern.size();) {
      const size_t used = pattern[i] == '{' ? piece(pattern.substr(i), out, mark) : 0;
      if (used == 0) out.push_back(pattern[i]);
      i += std::max<size_t>(used, 1);
    }
    return out;
  }

 private:
  /// Expands one `{…}` at the start of `rest`; 0 if it is none.
  size_t piece(std::string_view rest, std::string& out, size_t& mark) {
    const size_t name_end = rest.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-", 1);
    if (name_end == std::string_view::npos || name_end == 1) return 0;
    const std::string name(rest.substr(1, name_end - 1));
    if (rest[name_end] == '}' && name == "mark") {
      mark = out.size();
      return name_end + 1;
    }
    if (rest[name_end] == '(') {
      const size_t end = rest.find(")}", name_end) == rest.find(")})}", name_end)
                             ? rest.find(")})}", name_end)
                             : rest.find(")}", name_end);
      const std::string coded = base64(run(rest.substr(name_end + 1, end - name_end - 1)));
      out += name == "base64url" ? url_safe(coded) : coded;
      return end + 2;
    }
    if (rest[name_end] != ':') return 0;
    const size_t end = rest.find('}', name_end);
    const size_t count = std::stoul(std::string(rest.substr(name_end + 1, end - name_end - 1)));
    out += drawn(name, count, covered(out, mark));
    return end + 1;
  }

  static std::string_view covered(const std::string& out, size_t mark) {
    if (mark != std::string::npos) return std::string_view(out).substr(mark);
    const size_t edge = out.find_last_of(" \"'\n:");
    return std::string_view(out).substr(edge == std::string::npos ? 0 : edge + 1);
  }

  std::string drawn(const std::string& name, size_t count, std::string_view before) {
    if (name == "der") return der(count);
    const std::string* const letters = alphabet(name);
    if (letters == nullptr) return checksum(name, count, before);
    std::string text;
    for (size_t i = 0; i < count; ++i) text.push_back((*letters)[random_() % letters->size()]);
    if (count >= 12) expansion_.drawn.push_back(text);
    return text;
  }

  std::string der(size_t count) {
    std::string bytes = {'\x30', '\x82', static_cast<char>(count >> 8),
                         static_cast<char>(count & 0xFF)};
    for (size_t i = 0; i < count; ++i) bytes.push_back(static_cast<char>(random_() & 0xFF));
    return bytes;
  }

  Expansion& expansion_;
  std::mt19937& random_;
};

}  // namespace

Expansion expand(std::string_view pattern, uint32_t seed) {
  Expansion expansion;
  std::mt19937 random(seed);
  expansion.text = Expander(expansion, random).run(pattern);
  return expansion;
}

}  // namespace plumbline::secrets::test
