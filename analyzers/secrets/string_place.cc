// What the tree says of a value that the bytes found: a whole string, one with something filled in,
// a comment, or none of these.
//
// The grammars name strings in many ways, so kinds are recognised by parts of their names, and the
// climb from the leaf is short: what is not a string within a few nodes is none. Everything looked
// at goes into the extent, since an edit there may change the answer (invariant 4).
//
// A string that stands as a statement and holds the name as well is documentation, as in Python,
// and counts as a comment.
#include "analyzers/secrets/string_place.h"

#include <algorithm>
#include <array>

#include "analyzers/source/ascii.h"

namespace plumbline::secrets {
namespace {

constexpr int kClimb = 6;  // nodes above the leaf

bool is_string_kind(std::string_view kind) {
  return contains_any(kind,
                      {"string", "scalar", "heredoc", "AttValue", "CharData", "attribute_value",
                       "quoted_template", "template_literal", "raw_text"}) ||
         kind == "value" || kind == "word" || kind == "text" || kind == "number" ||
         kind == "concatenation" || kind == "preproc_arg";
}

bool is_comment_kind(std::string_view kind) {
  return contains_any(kind, {"comment", "Comment"});
}

bool is_interpolation(std::string_view kind) {
  return contains_any(kind,
                      {"interpolation", "substitution", "expansion", "template_interpolation"});
}

/// True if something is filled in where the value stands.
bool has_interpolation(syntax::Node node, const ByteRange& value) {
  for (uint32_t i = 0, count = std::min(node.named_child_count(), 32U); i < count; ++i) {
    const syntax::Node child = node.named_child(i);
    const bool inside = child.begin() < value.end.value && value.begin.value < child.end();
    if (inside && is_interpolation(child.kind())) return true;
  }
  return false;
}

}  // namespace

StringPlace place_of(const syntax::Tree& tree, const ByteRange& from, const ByteRange& value) {
  StringPlace place;
  place.extent = {from.begin, value.end};
  bool documents = false;  // so far: a string that holds the name, too
  syntax::Node node = tree.root().descendant(value);
  for (int level = 0; level < kClimb && !node.is_null(); ++level, node = node.parent()) {
    const std::string_view kind = node.kind();
    if (is_comment_kind(kind)) place.in_comment = true;
    if (documents && kind == "expression_statement") place.in_comment = true;
    documents = is_string_kind(kind) && node.range().begin <= from.begin;
    if (!is_string_kind(kind) || place.is_literal) continue;
    place.extent = {std::min(place.extent.begin, node.range().begin),
                    std::max(place.extent.end, node.range().end)};
    place.interpolated = has_interpolation(node, value);
    if (place.interpolated) return place;
    place.is_literal = true;
  }
  return place;
}

bool is_text_node(const syntax::Tree& tree, const ByteRange& range) {
  syntax::Node node = tree.root().descendant(range);
  for (int level = 0; level < 2 && !node.is_null(); ++level, node = node.parent()) {
    const std::string_view kind = node.kind();
    if (is_comment_kind(kind)) return true;
    if (is_string_kind(kind) && kind != "value" && kind != "word" && kind != "number") return true;
  }
  return false;
}

}  // namespace plumbline::secrets
