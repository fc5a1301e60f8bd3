#include "analyzers/remedies/dockerfile_view.h"

#include <algorithm>
#include <cctype>

#include "analyzers/remedies/edit_script.h"
#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

constexpr size_t kMaxInstructions = 2000;
constexpr size_t kMaxHeredocLines = 1000;

bool is(std::string_view keyword, std::string_view name) {
  return std::equal(keyword.begin(), keyword.end(), name.begin(), name.end(), [](char a, char b) {
    return std::toupper(static_cast<unsigned char>(a)) == b;
  });
}

uint32_t without_line_end(std::string_view text, uint32_t begin, uint32_t end) {
  while (end > begin && contains("\r\n", text.substr(end - 1, 1))) --end;
  return end;
}

/// The end of the heredoc that a line opens (`RUN <<EOF`), or of the line itself.
uint32_t heredoc_end(std::string_view text, uint32_t begin, uint32_t end) {
  const std::string_view line = text.substr(begin, without_line_end(text, begin, end) - begin);
  const size_t mark = line.find("<<");
  if (mark == std::string_view::npos || line.substr(mark).starts_with("<<<")) return end;
  std::string_view word = line.substr(mark + 2);
  word.remove_prefix(std::min(word.find_first_not_of("-\"'"), word.size()));
  word = word.substr(0, word.find_first_of(" \t\"'"));
  if (word.empty()) return end;
  uint32_t at = end;
  for (size_t lines = 0; at < text.size() && lines < kMaxHeredocLines; ++lines) {
    const uint32_t next = line_end(text, at);
    if (text.substr(at, without_line_end(text, at, next) - at) == word) return next;
    at = next;
  }
  return end;
}

/// A line between continued ones that Docker takes out before it reads on.
bool is_left_out(std::string_view line) {
  const size_t first = line.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos || line[first] == '#';
}

/// From the start of a line on, the first byte of what Docker reads.
uint32_t after_left_out(std::string_view text, uint32_t begin, uint32_t last) {
  while (begin < last && is_left_out(text.substr(begin, line_end(text, begin) - begin))) {
    begin = line_end(text, begin);
  }
  return std::min(skip_space(text, begin), last);
}

}  // namespace

bool is_instruction(const Instruction& instruction, std::string_view name) {
  return is(instruction.keyword, name);
}

std::vector<Instruction> read_instructions(std::string_view text) {
  std::vector<Instruction> all;
  for (uint32_t at = 0; at < text.size() && all.size() < kMaxInstructions;) {
    uint32_t end = line_end(text, at);
    uint32_t line = at;  // the last one that is no comment
    while (text.substr(line, without_line_end(text, line, end) - line).ends_with('\\') &&
           end < text.size()) {
      line = end;
      end = line_end(text, end);
      while (is_left_out(text.substr(line, end - line)) && end < text.size()) {
        line = end;
        end = line_end(text, end);
      }
    }
    const uint32_t begin = skip_space(text, at);
    if (is(text.substr(begin, 3), "RUN")) end = heredoc_end(text, at, end);
    const uint32_t last = without_line_end(text, at, end);
    if (begin < last && text[begin] != '#') {
      const size_t word = std::min<size_t>(text.find_first_of(" \t", begin), last);
      const auto arguments = skip_space(text, static_cast<uint32_t>(word));
      all.push_back({byte_range(begin, last), text.substr(begin, word - begin), arguments});
    }
    at = end;
  }
  return all;
}

std::vector<ByteRange> words_of(std::string_view text, const Instruction& instruction) {
  std::vector<ByteRange> all;
  uint32_t at = instruction.arguments;
  const uint32_t last = instruction.range.end.value;
  while (at < last) {
    if (text[at] == '\\' && contains("\r\n", text.substr(at + 1, 1))) {
      at = after_left_out(text, line_end(text, at), last);  // the line goes on
      continue;
    }
    const uint32_t begin = at;
    char quote = 0;
    for (; at < last && (quote != 0 || !contains(" \t\r\n", text.substr(at, 1))); ++at) {
      const char c = text[at];
      if (c == '\\') {
        ++at;
      } else if (quote == c) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      }
    }
    at = std::min(at, last);
    all.push_back(byte_range(begin, at));
    at = std::min(skip_space(text, at), last);
  }
  return all;
}

std::vector<Assignment> assignments_of(std::string_view text, const Instruction& instruction) {
  std::vector<Assignment> all;
  for (const ByteRange& range : words_of(text, instruction)) {
    const std::string_view word = text.substr(range.begin.value, range.length());
    const size_t equals = word.find('=');
    if (equals == std::string_view::npos && all.empty()) {
      return {{word, byte_range(range.begin.value, instruction.range.end.value)}};
    }
    all.push_back({word.substr(0, equals), range});
  }
  return all;
}

}  // namespace plumbline::remedies
