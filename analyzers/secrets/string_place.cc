#include "analyzers/secrets/string_place.h"

#include <algorithm>
#include <array>

namespace plumbline::secrets {
namespace {

constexpr int kClimb = 6;  // nodes above the leaf

bool contains_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

bool is_string_kind(std::string_view kind) {
  return contains_any(kind,
                      {"string", "scalar", "heredoc", "AttValue", "CharData", "attribute_value",
                       "quoted_template", "template_literal", "raw_text"}) ||
         kind == "value" || kind == "word" || kind == "text" || kind == "number" ||
         kind == "concatenation";
}

bool is_comment_kind(std::string_view kind) {
  return contains_any(kind, {"comment", "Comment"});
}

bool is_interpolation(std::string_view kind) {
  return contains_any(kind,
                      {"interpolation", "substitution", "expansion", "template_interpolation"});
}

bool has_interpolation(syntax::Node node) {
  for (uint32_t i = 0, count = std::min(node.named_child_count(), 32U); i < count; ++i) {
    if (is_interpolation(node.named_child(i).kind())) return true;
  }
  return false;
}

}  // namespace

StringPlace place_of(const syntax::Tree& tree, const Assignment& assignment) {
  StringPlace place;
  place.extent = {assignment.name.begin, assignment.value.end};
  syntax::Node node = tree.root().descendant(assignment.value);
  for (int level = 0; level < kClimb && !node.is_null(); ++level, node = node.parent()) {
    const std::string_view kind = node.kind();
    if (is_comment_kind(kind)) place.in_comment = true;
    if (!is_string_kind(kind) || place.is_literal) continue;
    if (has_interpolation(node)) return place;
    place.is_literal = true;
  }
  return place;
}

}  // namespace plumbline::secrets
