#include "analyzers/findings/foreign_suppression.h"

#include <algorithm>
#include <array>

#include "analyzers/source/ascii.h"

namespace plumbline {
namespace {

enum class Where : uint8_t { same_line, line_above, both };
enum class Scope : uint8_t { secrets, patterns, secrets_and_patterns, all };
/// What the words after the marker mean.
enum class Tail : uint8_t { any, rule_ids, bandit_codes, nothing };

struct Marker {
  std::string_view word;
  Where where;
  Scope scope;
  Tail tail;
};

constexpr std::array kMarkers = {
    Marker{"gitleaks:allow", Where::same_line, Scope::secrets, Tail::any},
    Marker{"betterleaks:allow", Where::same_line, Scope::secrets, Tail::any},
    Marker{"trufflehog:ignore", Where::same_line, Scope::secrets, Tail::any},
    Marker{"kingfisher:ignore", Where::both, Scope::secrets, Tail::any},
    Marker{"ggignore", Where::same_line, Scope::secrets, Tail::any},
    Marker{"pragma: allowlist secret", Where::same_line, Scope::secrets, Tail::any},
    Marker{"pragma: whitelist secret", Where::same_line, Scope::secrets, Tail::any},
    Marker{"pragma: allowlist nextline secret", Where::line_above, Scope::secrets, Tail::any},
    Marker{"pragma: whitelist nextline secret", Where::line_above, Scope::secrets, Tail::any},
    Marker{"secretlint-disable-line", Where::same_line, Scope::secrets, Tail::any},
    Marker{"secretlint-disable-next-line", Where::line_above, Scope::secrets, Tail::any},
    Marker{"nosemgrep", Where::both, Scope::patterns, Tail::rule_ids},
    Marker{"nosem", Where::both, Scope::patterns, Tail::rule_ids},
    Marker{"nosec", Where::same_line, Scope::secrets_and_patterns, Tail::any},
    Marker{"NOSONAR", Where::same_line, Scope::all, Tail::any},
    Marker{"noqa: S", Where::same_line, Scope::secrets_and_patterns, Tail::bandit_codes},
    Marker{"eslint-disable-line", Where::same_line, Scope::patterns, Tail::nothing},
    Marker{"eslint-disable-next-line", Where::line_above, Scope::patterns, Tail::nothing},
};

bool in_scope(Scope scope, Family family) {
  switch (scope) {
    case Scope::secrets:
      return family == Family::secrets;
    case Scope::patterns:
      return family == Family::patterns;
    case Scope::secrets_and_patterns:
      return family == Family::secrets || family == Family::patterns;
    case Scope::all:
      return family != Family::config;
  }
  return false;
}

/// `nosemgrep: a, b.c` silences only these rules; the last part of a dotted id is enough.
bool names_rule(std::string_view tail, std::string_view rule) {
  const size_t first = tail.find_first_not_of(": \t");
  if (!tail.starts_with(':') || first == std::string_view::npos) return true;
  const std::string_view ids = tail.substr(first);
  const std::string_view bare = rule.substr(rule.find_last_of("/.") + 1);
  return ids.find(bare) != std::string_view::npos;
}

bool tail_fits(Tail kind, std::string_view tail, std::string_view rule) {
  switch (kind) {
    case Tail::any:
      return tail.empty() || !is_word_character(tail[0]);
    case Tail::rule_ids:
      return (tail.empty() || !is_word_character(tail[0])) && names_rule(tail, rule);
    case Tail::bandit_codes:
      return !tail.empty() && tail[0] >= '0' && tail[0] <= '9';
    case Tail::nothing:
      return tail.find_first_not_of(" \t*/") == std::string_view::npos;
  }
  return false;
}

/// The marker stands in a comment: a comment sign comes before it on the line.
bool after_comment_sign(std::string_view before) {
  static constexpr std::array<std::string_view, 7> kSigns = {"#",    "//", "/*", "--",
                                                             "<!--", ";",  "*"};
  return std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) {
    return before.find(sign) != std::string_view::npos;
  });
}

bool line_has(std::string_view line, const Marker& marker, std::string_view rule) {
  for (size_t at = line.find(marker.word); at != std::string_view::npos;
       at = line.find(marker.word, at + 1)) {
    const bool starts_word = at == 0 || !is_word_character(line[at - 1]);
    if (starts_word && after_comment_sign(line.substr(0, at)) &&
        tail_fits(marker.tail, line.substr(at + marker.word.size()), rule)) {
      return true;
    }
  }
  return false;
}

/// At most this much of a line is searched: minified files have lines of megabytes.
constexpr uint32_t kWindow = 2000;

std::string_view line_near(const Snapshot& snapshot, LineNumber line, ByteOffset near) {
  ByteRange range = snapshot.lines->content(line, snapshot.view());
  if (range.length() > kWindow) {
    range.begin.value = std::max(range.begin.value, near.value - std::min(near.value, kWindow / 2));
    range.end.value = std::min(range.end.value, range.begin.value + kWindow);
    if (range.end < range.begin) range.end = range.begin;
  }
  return snapshot.view(range);
}

}  // namespace

std::optional<std::string> foreign_suppression(const Finding& finding, const Snapshot& snapshot) {
  const LineNumber line = snapshot.lines->line_of(finding.range.begin);
  const std::string_view same = line_near(snapshot, line, finding.range.end);
  const std::string_view above =
      line.value == 0 ? std::string_view()
                      : line_near(snapshot, LineNumber{line.value - 1}, finding.range.begin);
  for (const Marker& marker : kMarkers) {
    if (!in_scope(marker.scope, finding.family)) continue;
    const bool found =
        (marker.where != Where::line_above && line_has(same, marker, finding.rule)) ||
        (marker.where != Where::same_line && line_has(above, marker, finding.rule));
    if (found) return "`" + std::string(marker.word) + "` comment";
  }
  return std::nullopt;
}

}  // namespace plumbline
