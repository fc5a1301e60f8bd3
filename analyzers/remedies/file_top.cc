#include "analyzers/remedies/file_top.h"

#include "analyzers/remedies/edit_script.h"

namespace plumbline::remedies {
uint32_t top_of_file(const Code& code) {
  uint32_t at = code.text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  uint32_t comments = at;
  while (comments < code.text.size() && code.text[comments] == '#') {
    const uint32_t end = line_end(code.text, comments);
    const std::string_view line = code.text.substr(comments, end - comments);
    comments = end;
    if (line.starts_with("#!") || line.find("coding") != std::string_view::npos) at = comments;
  }
  const bool apart = comments < code.text.size() &&
                     is_blank(code.text.substr(comments, line_end(code.text, comments) - comments));
  if (apart) at = comments;
  const std::vector<Node> statements = items_of(code.root);
  if (statements.empty() || !is_one_of(statements[0], {"expression_statement"})) return at;
  const bool docstring = is_one_of(statements[0].named_child(0), {"string"});
  return docstring ? line_end(code.text, statements[0].end()) : at;
}

}  // namespace plumbline::remedies
