#include "analyzers/patterns/report.h"

#include <cctype>

#include "analyzers/patterns/evaluation.h"

namespace plumbline::patterns {
namespace {

/// A metavariable in a message is a name or a short expression; more of it would hide the sentence.
constexpr size_t kMaxShown = 60;

size_t name_end(std::string_view text, size_t at) {
  size_t end = at + 1;
  if (text.substr(end).starts_with("...")) end += 3;
  while (end < text.size() &&
         (std::isupper(static_cast<unsigned char>(text[end])) != 0 ||
          std::isdigit(static_cast<unsigned char>(text[end])) != 0 || text[end] == '_')) {
    ++end;
  }
  return end;
}

std::string shortened(std::string_view text) {
  std::string line(text.substr(0, text.find('\n')));
  if (line.size() <= kMaxShown && line.size() == text.size()) return line;
  size_t end = std::min(line.size(), kMaxShown);
  while (end > 0 &&
         (static_cast<unsigned char>(line[end < line.size() ? end : end - 1]) & 0xC0U) == 0x80U)
    --end;
  return line.substr(0, end) + "…";
}

/// `\1` of the replacement is group 1 of the match.
std::string replaced(const FixRegex& fix, std::string_view text) {
  std::string out;
  size_t at = 0;
  int done = 0;
  for (const RegexMatch& match : find_all(*fix.regex, text, 0)) {
    if (fix.count != 0 && done == fix.count) break;
    ++done;
    out += text.substr(at, match.range.begin.value - at);
    for (size_t i = 0; i < fix.replacement.size(); ++i) {
      const char c = fix.replacement[i];
      const bool group = c == '\\' && i + 1 < fix.replacement.size() &&
                         std::isdigit(static_cast<unsigned char>(fix.replacement[i + 1])) != 0;
      if (!group) {
        out += c;
        continue;
      }
      const auto number = static_cast<size_t>(fix.replacement[++i] - '0');
      if (number == 0 || number > match.groups.size()) continue;
      const ByteRange range = match.groups[number - 1];
      out += text.substr(range.begin.value, range.length());
    }
    at = match.range.end.value;
  }
  out += text.substr(at);
  return out;
}

std::string interpolate(std::string_view text, const Bindings& bindings, std::string_view source,
                        bool brief) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    if (text[i] != '$') {
      out += text[i++];
      continue;
    }
    const size_t end = name_end(text, i);
    const Binding* const bound = find(bindings, atom_of(text.substr(i, end - i)));
    if (bound == nullptr) {
      out += text.substr(i, end - i);
    } else {
      const std::string_view value = text_of(*bound, source);
      out += brief ? shortened(value) : std::string(value);
    }
    i = end;
  }
  return out;
}

}  // namespace

std::string interpolated(std::string_view text, const Bindings& bindings, std::string_view source) {
  return interpolate(text, bindings, source, true);
}

Finding finding_of(const Rule& rule, const Match& match, std::string_view text) {
  Finding finding;
  finding.rule = rule.info.id;
  finding.family = Family::patterns;
  finding.severity = rule.info.severity;
  finding.confidence = rule.info.confidence;
  finding.range = match.range;
  finding.message = interpolated(rule.info.message, match.bindings, text);
  finding.cwe = rule.info.cwe;
  finding.tags = rule.info.tags;
  finding.help = rule.info.help;
  const std::string_view matched = text.substr(match.range.begin.value, match.range.length());
  std::string fixed;
  if (rule.fix) {
    fixed = interpolate(*rule.fix, match.bindings, text, false);
  } else if (rule.fix_regex) {
    fixed = replaced(*rule.fix_regex, matched);
  } else {
    return finding;
  }
  if (fixed != matched)
    finding.fixes.push_back({rule.fix_title, {{match.range, std::move(fixed)}}});
  return finding;
}

}  // namespace plumbline::patterns
