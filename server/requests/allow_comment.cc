// "Allow with a reason": a waiver above the finding's line.
//
// A line above another is not always a comment: inside a string of several lines it is text, and in
// a list of arguments of some languages it is an error. So the edited text is parsed, and the
// action exists only if what was inserted is a comment. Languages without comments get none. The
// reason is a tab stop where the client can do that, because a waiver without one is itself a
// finding.
#include "server/requests/allow_comment.h"

#include <string>
#include <string_view>

#include "analyzers/syntax/parser.h"

namespace plumbline::server {
namespace {

struct CommentSigns {
  std::string_view open, close;
};

std::optional<CommentSigns> comment_signs(Language language) {
  switch (language) {
    case Language::python:
    case Language::ruby:
    case Language::bash:
    case Language::yaml:
    case Language::toml:
    case Language::hcl:
    case Language::properties:
    case Language::dotenv:
    case Language::dockerfile:
      return CommentSigns{"# ", ""};
    case Language::html:
    case Language::xml:
      return CommentSigns{"<!-- ", " -->"};
    case Language::css:
      return CommentSigns{"/* ", " */"};
    case Language::json:
    case Language::text:
      return std::nullopt;
    default:
      return CommentSigns{"// ", ""};
  }
}

/// The line end that the text uses, told from the line that the comment goes above.
std::string_view line_end(const Snapshot& snapshot, LineNumber line) {
  const ByteRange content = snapshot.lines->content(line, snapshot.view());
  const ByteRange full = snapshot.lines->full(line, snapshot.view());
  const std::string_view end =
      snapshot.view().substr(content.end.value, full.end.value - content.end.value);
  return end.empty() ? std::string_view("\n") : end;
}

bool becomes_comment(const Snapshot& snapshot, const syntax::Tree& tree, const TextEdit& edit,
                     uint32_t inside) {
  std::string text(snapshot.view());
  text.insert(edit.range.begin.value, edit.new_text);
  const ByteOffset at = edit.range.begin;
  const auto length = static_cast<uint32_t>(edit.new_text.size());
  const syntax::Tree old = tree.edited({at, at, ByteOffset{at.value + length}});
  const auto after = syntax::parse(snapshot.language, text, &old);
  if (!after) return false;
  const ByteOffset probe{at.value + inside};
  const syntax::Node node = after->root().descendant({probe, probe});
  return node && node.kind().find("comment") != std::string_view::npos;
}

}  // namespace

std::optional<AllowComment> allow_comment(const Snapshot& snapshot, const syntax::Tree* tree,
                                          const Finding& finding, bool snippets) {
  const auto signs = comment_signs(snapshot.language);
  if (!signs || finding.family == Family::config) return std::nullopt;
  const LineNumber line = snapshot.lines->line_of(finding.range.begin);
  const ByteRange content = snapshot.lines->content(line, snapshot.view());
  const std::string_view text = snapshot.view(content);
  const size_t first = text.find_first_not_of(" \t");
  const std::string indent(text.substr(0, first == std::string_view::npos ? 0 : first));
  const std::string before =
      indent + std::string(signs->open) + "plumbline: allow(" + finding.rule + ") because ";
  const std::string after = std::string(signs->close) + std::string(line_end(snapshot, line));

  AllowComment comment;
  comment.edit = {{content.begin, content.begin}, before + "REASON" + after};
  const auto inside = static_cast<uint32_t>(before.size() - 1);
  if (tree != nullptr && !becomes_comment(snapshot, *tree, comment.edit, inside)) {
    return std::nullopt;
  }
  if (snippets && before.find('$') == std::string::npos) {
    comment.edit.new_text = before + "${1:REASON}" + after;
    comment.snippet = true;
  }
  return comment;
}

}  // namespace plumbline::server
