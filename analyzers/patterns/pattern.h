// One leaf pattern, compiled: a view in which some nodes are holes.
#pragma once

#include <re2/re2.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/patterns/view.h"
#include "analyzers/source/language.h"
#include "analyzers/source/result.h"

namespace plumbline::patterns {

/// What a string literal in a pattern asks of the content (ViewNode::detail).
enum class StringForm : uint8_t {
  exact,
  any,      // "..."
  bind,     // "$X": the content
  search,   // "=~/re/"
  partial,  // "a$Xb", "a...b"
};

struct Pattern {
  std::string text;
  View view;
  /// One node, or the statements of a sequence.
  std::vector<uint32_t> roots;
  bool is_sequence = false;
  /// By node: the hash of the dotted name that it spells, 0 for none.
  std::vector<Atom> paths;
  /// By node: the name, truth value or keyword that it spells, 0 for none.
  std::vector<Atom> words;
  /// By node: for StringForm::search and ::partial; null else.
  std::vector<std::shared_ptr<const RE2>> contents;
  /// By node: the metavariables that the groups of `contents` bind.
  std::vector<std::vector<Atom>> groups;
  /// By node: the type a typed metavariable must have; empty else.
  std::vector<std::string> types;
};

/// Tries the contexts of the language in their order; the error says that none fits.
Result<Pattern> compile_pattern(Language language, std::string_view text);

/// The pattern's text as the grammar can read it: `$X`, `...` and `<... ...>` replaced by names.
struct PreparedText {
  std::string text;
  std::vector<std::string> types;  // of typed metavariables, in the order of their numbers
};
PreparedText prepare_pattern(Language language, std::string_view text);

/// The names that stand for holes in a prepared text.
inline constexpr std::string_view kEllipsisName = "PLE_";
inline constexpr std::string_view kMetavariablePrefix = "PLMV_";
inline constexpr std::string_view kTypedPrefix = "PLMVT";
inline constexpr std::string_view kArgumentsPrefix = "PLMVE_";
inline constexpr std::string_view kDeepName = "PLDEEP_";

}  // namespace plumbline::patterns
