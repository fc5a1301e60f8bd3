#include "analyzers/findings/suppression_comment.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "analyzers/source/ascii.h"

namespace plumbline {
namespace {

constexpr std::string_view kMarker = "plumbline:";

/// True if what stands before the marker on its line is nothing but a comment sign.
bool only_comment_sign(std::string_view before) {
  static constexpr std::array<std::string_view, 9> kSigns = {"#", "//",   "/*", "*",  "--",
                                                             ";", "<!--", "%",  "{/*"};
  const std::string_view sign = trimmed(before);
  return std::find(kSigns.begin(), kSigns.end(), sign) != kSigns.end();
}

bool has_comment_sign(std::string_view before) {
  static constexpr std::array<std::string_view, 6> kSigns = {"#", "//", "/*", "--", "<!--", ";"};
  return only_comment_sign(before) ||
         std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) {
           return before.find(sign) != std::string_view::npos;
         });
}

std::vector<std::string> split_rules(std::string_view list) {
  std::vector<std::string> rules;
  while (!list.empty()) {
    const size_t comma = std::min(list.find(','), list.size());
    if (const auto rule = trimmed(list.substr(0, comma)); !rule.empty()) rules.emplace_back(rule);
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return rules;
}

/// "REASON until 2027-01-31": the date goes into the comment, the words before it stay.
std::string_view take_until(std::string_view text, SuppressionComment& comment) {
  constexpr std::string_view kUntil = "until ";
  const size_t at = text.rfind(kUntil);
  if (at == std::string_view::npos) return text;
  comment.until = parse_date(trimmed(text.substr(at + kUntil.size())));
  return comment.until ? trimmed(text.substr(0, at)) : text;
}

std::string_view without_closing_sign(std::string_view text) {
  for (const std::string_view sign : {"*/}", "*/", "-->"}) {
    const size_t at = text.find(sign);
    if (at != std::string_view::npos) text = text.substr(0, at);
  }
  return trimmed(text);
}

std::optional<SuppressionComment> read_comment(std::string_view rest) {
  std::string_view text = trimmed(rest.substr(kMarker.size()));
  if (!text.starts_with("allow(")) return std::nullopt;
  const size_t close = text.find(')');
  if (close == std::string_view::npos) return std::nullopt;
  SuppressionComment comment;
  comment.rules = split_rules(text.substr(6, close - 6));
  text = without_closing_sign(text.substr(close + 1));
  text = take_until(text, comment);
  if (text.starts_with("because")) comment.reason = trimmed(text.substr(7));
  return comment;
}

}  // namespace

bool SuppressionComment::names(std::string_view rule) const {
  const std::string_view bare = rule.substr(rule.find('/') + 1);
  return std::any_of(rules.begin(), rules.end(),
                     [&](const std::string& named) { return named == rule || named == bare; });
}

bool may_hold_suppression_comments(std::string_view text) {
  // Not find(): its first letter is frequent, and this is asked of every file of a scan.
  return memmem(text.data(), text.size(), kMarker.data(), kMarker.size()) != nullptr;
}

std::vector<SuppressionComment> find_suppression_comments(const Snapshot& snapshot) {
  const std::string_view text = snapshot.view();
  std::vector<SuppressionComment> comments;
  if (!may_hold_suppression_comments(text)) return comments;
  for (size_t at = text.find(kMarker); at != std::string_view::npos;
       at = text.find(kMarker, at + kMarker.size())) {
    const LineNumber line = snapshot.lines->line_of(ByteOffset{static_cast<uint32_t>(at)});
    const ByteRange content = snapshot.lines->content(line, text);
    const std::string_view before = text.substr(content.begin.value, at - content.begin.value);
    const std::string_view rest = text.substr(at, content.end.value - at);
    if (!has_comment_sign(before)) continue;
    auto comment = read_comment(rest);
    if (!comment) continue;
    comment->line = line;
    comment->alone = only_comment_sign(before);
    const size_t length = without_closing_sign(rest).size();
    comment->range = byte_range(static_cast<uint32_t>(at), static_cast<uint32_t>(at + length));
    comments.push_back(std::move(*comment));
  }
  return comments;
}

}  // namespace plumbline
