// Reads regular expressions that were written for PCRE and runs them on RE2.
//
// Rules come from users and from packs, and run on every key: an engine that backtracks would let
// one rule and one line hold the editor (invariant 7). RE2 cannot, and pays with what it leaves
// out. So the expression is rewritten as far as an equal one exists:
// - Spelling: `\Z`, `\h`, `\R`, `(?<name>…)`, needless escapes (respelled).
// - Possessive quantifiers and atomic groups become plain ones. They exist to stop backtracking;
//   the plain form matches the same texts, or more of them.
// - A negative look-ahead at the very front becomes a second expression (`unless`): where that one
//   matches at the same place, the first does not count. No other look-around has such a form.
//   Anything else that RE2 does not know is an error with its words, and the rule does not load: a
//   rule that silently matched something else would be worse than none.
//
// `^` and `$` are those of a line, as Semgrep has them. loosened() drops anchors to get a condition
// that a text must fulfil for the expression to match a part of it; if such a condition holds of
// the empty text, it says nothing and is none.
#include "analyzers/patterns/regex.h"

#include "analyzers/patterns/line_bound.h"

namespace plumbline::patterns {
namespace {

constexpr size_t kMaxGroups = 16;

/// Where the group that opens at `open` closes; npos if it doesn't.
size_t closing(std::string_view text, size_t open) {
  int depth = 0;
  bool in_class = false;
  for (size_t i = open; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (in_class) {
      in_class = text[i] != ']';
    } else if (text[i] == '[') {
      in_class = true;
      if (i + 1 < text.size() && text[i + 1] == ']') ++i;
    } else if (text[i] == '(') {
      ++depth;
    } else if (text[i] == ')' && --depth == 0) {
      return i;
    }
  }
  return std::string_view::npos;
}

/// Escapes and group names that RE2 spells otherwise; possessive quantifiers and atomic groups
/// match the same texts or fewer, and are read as the plain ones.
std::string respelled(std::string_view text) {
  std::string out;
  bool in_class = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\' && i + 1 < text.size()) {
      const char next = text[++i];
      if (next == 'Z') {
        out += "\\z";
      } else if (next == 'h' && !in_class) {
        out += "[ \\t]";
      } else if (next == 'R' && !in_class) {
        out += "(?:\\r\\n|\\n|\\r)";
      } else if (next == '/' || next == '"' || next == '\'' || next == '<' || next == '>' ||
                 next == '#' || next == '@' || next == '%' || next == '&' || next == '~' ||
                 next == '`' || next == '=' || next == ':' || next == ';' || next == ',' ||
                 next == ' ' || next == '!') {
        out += next == '"' || next == '\'' ? std::string(1, next)
                                           : RE2::QuoteMeta(std::string(1, next));
      } else {
        out += c;
        out += next;
      }
      continue;
    }
    if (in_class) {
      in_class = c != ']';
    } else if (c == '[') {
      in_class = true;
      out += c;
      if (i + 1 < text.size() && text[i + 1] == '^') out += text[++i];
      if (i + 1 < text.size() && text[i + 1] == ']') out += std::string("\\") + text[++i];
      continue;
    }
    if (!in_class && text.substr(i).starts_with("(?<") && i + 3 < text.size() &&
        text[i + 3] != '=' && text[i + 3] != '!') {
      out += "(?P<";
      i += 2;
      continue;
    }
    if (!in_class && text.substr(i).starts_with("(?>")) {
      out += "(?:";
      i += 2;
      continue;
    }
    const bool possessive = !in_class && c == '+' && i > 0 && text[i - 1] != '\\' && !out.empty() &&
                            (out.back() == '+' || out.back() == '*' || out.back() == '?') &&
                            !(out.size() > 1 && out[out.size() - 2] == '\\');
    if (!possessive) out += c;
  }
  return out;
}

Result<std::shared_ptr<const RE2>> plain(const std::string& pattern) {
  RE2::Options options(RE2::Quiet);
  options.set_max_mem(16 << 20);
  options.set_encoding(RE2::Options::EncodingUTF8);
  auto compiled = std::make_shared<const RE2>(pattern, options);
  if (!compiled->ok()) {
    return Error{"the regular expression needs what this engine lacks: " + compiled->error()};
  }
  return compiled;
}

}  // namespace

Result<Regex> compile_regex(std::string_view pcre) {
  std::string flags = "(?m)";
  Regex regex;
  std::string_view rest = pcre;
  // `(?i)` before a look-ahead stays in force for both.
  while (rest.starts_with("(?") && rest.size() > 2 &&
         std::string_view("imsx").find(rest[2]) != std::string_view::npos) {
    const size_t end = rest.find(')');
    if (end == std::string_view::npos || rest.substr(0, end).find(':') != std::string_view::npos)
      break;
    flags += std::string(rest.substr(0, end + 1));
    rest.remove_prefix(end + 1);
  }
  const size_t caret = rest.starts_with("^") ? 1 : 0;
  if (rest.substr(caret).starts_with("(?!")) {
    const size_t end = closing(rest, caret);
    if (end == std::string_view::npos)
      return Error{"the regular expression has an open parenthesis"};
    auto unless = plain(flags + "(?:" + respelled(rest.substr(caret + 3, end - caret - 3)) + ")");
    if (!unless.ok()) return unless.error();
    regex.unless = unless.value();
    rest.remove_prefix(end + 1);
    if (caret == 1) flags += "^";
  }
  auto compiled = plain(flags + respelled(rest));
  if (!compiled.ok()) return compiled.error();
  regex.expression = compiled.value();
  regex.line_bound = is_line_bound(regex.expression->pattern()) &&
                     (!regex.unless || is_line_bound(regex.unless->pattern()));
  return regex;
}

std::shared_ptr<const RE2> loosened(const Regex& regex) {
  const std::string& pattern = regex.expression->pattern();
  std::string out;
  bool in_class = false;
  for (size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\\' && i + 1 < pattern.size()) {
      const char next = pattern[++i];
      if (in_class || std::string_view("bBAz").find(next) == std::string_view::npos) {
        out += {c, next};
      }
      continue;
    }
    if (!in_class && (c == '^' || c == '$')) continue;
    // A `]` right behind the start of a class is a member: plain() has escaped it.
    in_class = in_class ? c != ']' : c == '[';
    out += c;
  }
  auto loose = std::make_shared<const RE2>(out, regex.expression->options());
  return loose->ok() && !RE2::PartialMatch("", *loose) ? loose : nullptr;
}

std::vector<RegexMatch> find_all(const Regex& regex, std::string_view text, uint32_t base) {
  std::vector<RegexMatch> found;
  const int groups = std::min<int>(kMaxGroups, regex.expression->NumberOfCapturingGroups() + 1);
  re2::StringPiece parts[kMaxGroups];
  const re2::StringPiece whole(text.data(), text.size());
  const auto range_of = [&](const re2::StringPiece& part) {
    if (part.data() == nullptr) return ByteRange{};
    const auto begin = static_cast<uint32_t>(part.data() - text.data());
    return byte_range(base + begin, base + begin + static_cast<uint32_t>(part.size()));
  };
  for (size_t at = 0; at <= text.size() && found.size() < kMaxMatches;) {
    if (!regex.expression->Match(whole, at, text.size(), RE2::UNANCHORED, parts, groups)) break;
    const auto begin = static_cast<size_t>(parts[0].data() - text.data());
    at = begin + std::max<size_t>(1, parts[0].size());
    if (regex.unless &&
        regex.unless->Match(whole, begin, text.size(), RE2::ANCHOR_START, nullptr, 0)) {
      at = begin + 1;
      continue;
    }
    if (parts[0].empty()) continue;
    RegexMatch match{range_of(parts[0]), {}};
    for (int i = 1; i < groups; ++i) match.groups.push_back(range_of(parts[i]));
    found.push_back(std::move(match));
  }
  return found;
}

bool matches_at_start(const Regex& regex, std::string_view text) {
  const re2::StringPiece whole(text.data(), text.size());
  if (regex.unless && regex.unless->Match(whole, 0, text.size(), RE2::ANCHOR_START, nullptr, 0))
    return false;
  return regex.expression->Match(whole, 0, text.size(), RE2::ANCHOR_START, nullptr, 0);
}

}  // namespace plumbline::patterns
