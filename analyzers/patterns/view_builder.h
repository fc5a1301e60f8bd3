// Builds a View from a syntax tree by the table of its language.
#pragma once

#include <deque>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzers/patterns/view.h"
#include "analyzers/patterns/view_pieces.h"
#include "analyzers/source/language.h"
#include "analyzers/syntax/node.h"

namespace plumbline::patterns {

class ViewBuilder;

/// A child as the builder sees it: its node, and its role by the field it hangs under.
struct Kid {
  syntax::Node node;
  Role role = Role::none;
};
using Kids = std::span<const Kid>;

/// What to do with a grammar kind.
enum class Treatment : uint8_t {
  keep,     // a node; children by their fields
  leaf,     // a node without children, its atom the text
  through,  // no node of its own: the children stand in its place
  text,     // a string literal: content and holes
  member,   // first child the object, last the name
  drop,     // nothing: comments, punctuation that grammars name
  custom,   // the language's own function
};

using CustomTreatment = void (*)(ViewBuilder&, syntax::Node, Role, Kids);

struct KindRow {
  std::string_view grammar_kind;
  Kind kind = Kind::other;
  Treatment treatment = Treatment::keep;
  CustomTreatment custom = nullptr;
  Role children = Role::none;  // the role of children that hang under no field
};

/// Where a snippet of pattern text is tried: between a prefix and a suffix.
struct ParseContext {
  std::string_view prefix;
  std::string_view suffix;
};

/// Everything the engine knows of a language. One instance per language, constant.
struct LanguageSyntax {
  std::span<const KindRow> rows;
  std::span<const ParseContext> contexts;  // in order of trial
  bool braces = true;                      // blocks are `{}`; else indentation
  bool statement_ends = false;             // statements need `;`
  bool typed_parameters = false;           // a parameter is `type name`
  std::string_view line_comment = "//";
  Role (*field_role)(std::string_view field) = nullptr;  // overrides; Role::none: the common table
};

/// Null for a language without patterns.
const LanguageSyntax* syntax_of(Language language);

class ViewBuilder {
 public:
  /// `base` is what every offset counts from. `old`, if given, outlives this: what it knows is
  /// copied.
  ViewBuilder(Language language, std::string_view source, uint32_t base,
              const OldViews* old = nullptr);

  /// Appends the view of one node (and what it holds).
  void add(syntax::Node node, Role role);
  PiecedView take() { return {std::move(view_), std::move(pieces_)}; }

  // For the languages' own treatments:

  /// Starts a node; its children follow until close().
  uint32_t open(Kind kind, Role role, const ByteRange& range, Atom atom = 0);
  /// Ends the node that was opened last and sums up what is below it.
  void close(uint32_t index);
  uint32_t leaf(Kind kind, Role role, syntax::Node node);
  void flag(uint32_t index, NodeFlag flag) { view_.nodes[index].flags |= flag; }
  void keep(Kind kind, syntax::Node node, Role role, Kids kids, Role children = Role::none);
  void text(syntax::Node node, Role role, Kids kids);
  /// A definition as one node with the decorators among `kids` as children; its range covers both.
  void decorated(syntax::Node definition, Role role, Kids kids);
  /// The children of a node; the list is overwritten by the next call on the same level.
  Kids read_kids(syntax::Node node);
  const KindRow* row(syntax::Node node);
  /// Keeps the lists of the current level while children are added.
  void down() { ++depth_; }
  void up() { --depth_; }
  std::string_view source_of(syntax::Node node) const { return node.text(source_); }

 private:
  struct Table;
  Role role_of(const char* field);
  void add_read(syntax::Node node, Role role);
  void copy(const OldViews::Known& known, const Piece& now);
  void apply(const KindRow* row, syntax::Node node, Role role, Kids kids);
  void member(syntax::Node node, Role role, Kids kids);
  Atom token_atom(syntax::Node node, Kids kids, bool grammar_name) const;
  void content(uint32_t begin, uint32_t end);

  Language language_number_;
  const LanguageSyntax& language_;
  Table& table_;
  std::string_view source_;
  uint32_t base_;
  const OldViews* old_;
  View view_;
  std::vector<Piece> pieces_;
  syntax::Cursor cursor_;
  std::vector<uint32_t> open_;
  std::deque<std::vector<Kid>> kids_;  // one list per level: growing keeps the outer ones in place
  size_t depth_ = 0;
};

}  // namespace plumbline::patterns
