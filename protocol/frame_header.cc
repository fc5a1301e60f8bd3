#include "protocol/frame_header.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "protocol/limits.h"

namespace plumbline::protocol {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r";
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return result;
}

/// Digits only: a sign, a fraction or an overflow is no length.
std::optional<std::size_t> length_of(std::string_view digits) {
  std::size_t length = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, length);
  if (error != std::errc() || stop != end) return std::nullopt;
  return length;
}

/// `application/vscode-jsonrpc; charset=utf-8`, where the value may be quoted.
std::string charset_of(std::string_view content_type) {
  const std::string value = lower(content_type);
  constexpr std::string_view kName = "charset=";
  const std::size_t at = value.find(kName);
  if (at == std::string::npos) return {};
  const std::size_t begin = at + kName.size();
  std::string charset(trimmed(value.substr(begin, value.find(';', begin) - begin)));
  std::erase(charset, '"');
  return charset;
}

struct Reading {
  std::optional<std::size_t> length;
  std::string charset;
};

/// What is wrong with the line; empty if nothing is.
std::string read_line(std::string_view line, Reading& reading) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return {};
  const std::string name = lower(trimmed(line.substr(0, colon)));
  const std::string_view value = trimmed(line.substr(colon + 1));
  if (name == "content-type") reading.charset = charset_of(value);
  if (name != "content-length") return {};
  const auto length = length_of(value);
  if (!length) return "Content-Length is not a number";
  if (reading.length && *reading.length != *length) return "two Content-Length headers differ";
  if (*length > kMaxBodyBytes) return "Content-Length is over 256 MiB";
  reading.length = length;
  return {};
}

}  // namespace

std::variant<FrameHeader, BadHeader> parse_frame_header(std::string_view block) {
  Reading reading;
  while (!block.empty()) {
    const std::size_t end = std::min(block.find('\n'), block.size());
    if (std::string fault = read_line(block.substr(0, end), reading); !fault.empty()) {
      return BadHeader{std::move(fault)};
    }
    block.remove_prefix(std::min(end + 1, block.size()));
  }
  if (!reading.length) return BadHeader{"a header block has no Content-Length"};
  return FrameHeader{*reading.length, std::move(reading.charset)};
}

}  // namespace plumbline::protocol
