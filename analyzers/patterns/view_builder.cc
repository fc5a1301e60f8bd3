// One walk over the syntax tree, by tables.
//
// What a language's table says of a grammar kind (keep, leaf, through, text, member, drop, or a
// function of its own) is looked up by the grammar's number for it; both that and the role of each
// field are learnt once per thread and language, so that the walk compares no strings and takes no
// lock.
//
// Closing a node sums it up: `kinds` is the set of kinds below it, the first thing that a pattern
// asks; `shape` is a hash of the whole subtree, so that bindings are compared without walking. Both
// leave out what the table drops or looks through, which is what makes `(x)` equal to `x`.
//
// Pieces: what a node of some size became is remembered, and the next version copies it if nothing
// in the node changed. That holds as long as a node's view depends on its symbol, role, depth and
// text alone; a treatment that looked at what is around its node would break invariant 4.
//
// What can go wrong: depth. Below kMaxDepth everything becomes one leaf, so that no recursion, here
// or in the search, is unbounded.
#include "analyzers/patterns/view_builder.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "analyzers/patterns/field_roles.h"
#include "analyzers/syntax/parser.h"

namespace plumbline::patterns {
namespace {

/// Deeper than any code that people write; what lies below becomes one leaf, so that no recursion
/// is unbounded.
constexpr size_t kMaxDepth = 400;

/// Up to here asking for each child by its number is faster than a cursor.
constexpr uint32_t kFewChildren = 4;

constexpr KindRow kUnknown = {"", Kind::other, Treatment::keep, nullptr, Role::none};

bool is_wordlike(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}

/// Tokens that say nothing once the tree is there.
bool is_punctuation(std::string_view token) {
  static constexpr std::string_view kSilent = "()[]{},;:.\"'`";
  return token.empty() || (token.size() == 1 && kSilent.find(token[0]) != std::string_view::npos) ||
         token == "->" || token == "=>";
}

bool takes_operator(Kind kind) {
  switch (kind) {
    case Kind::unary:
    case Kind::binary:
    case Kind::augmented_assignment:
    case Kind::other:
    case Kind::spread:
    case Kind::type:
      return true;
    default:
      return false;
  }
}

/// How many bytes before and after the content belong to the quotes.
std::pair<size_t, size_t> quote_lengths(std::string_view text) {
  size_t at = 0;
  while (at < text.size() && at < 3 && is_wordlike(text[at])) ++at;
  if (at == text.size()) return {0, 0};
  const char quote = text[at];
  const bool is_triple = text.size() >= at + 6 && text.substr(at, 3) == std::string(3, quote);
  const size_t width = is_triple ? 3 : 1;
  const bool closed = text.size() >= at + 2 * width && text.back() == (quote == '<' ? '>' : quote);
  return {at + width, closed ? width : 0};
}

}  // namespace

/// What has been learnt of a grammar's numbers. One per thread and language.
struct ViewBuilder::Table {
  std::vector<const KindRow*> rows;                 // by symbol; null: not seen yet
  std::vector<std::pair<const char*, Role>> roles;  // by the one pointer of a field's name
};

namespace {
template <typename T>
T& table_of(Language language) {
  thread_local std::array<T, 64> tables;
  return tables[static_cast<size_t>(language) % tables.size()];
}
}  // namespace

ViewBuilder::ViewBuilder(Language language, std::string_view source, uint32_t base,
                         const OldViews* old)
    : language_number_(language),
      language_(*syntax_of(language)),
      table_(table_of<Table>(language)),
      source_(source),
      base_(base),
      old_(old),
      cursor_(syntax::Node()) {
  view_.nodes.reserve(64);
}

const KindRow* ViewBuilder::row(syntax::Node node) {
  const uint16_t symbol = node.symbol();
  if (symbol == 0xffff) return &kUnknown;  // an error node
  if (symbol >= table_.rows.size()) table_.rows.resize(symbol + 1U, nullptr);
  const KindRow*& found = table_.rows[symbol];
  if (found != nullptr) return found;
  const std::string_view kind = node.kind();
  found = &kUnknown;
  for (const KindRow& entry : language_.rows) {
    if (entry.grammar_kind == kind) found = &entry;
  }
  return found;
}

Role ViewBuilder::role_of(const char* field) {
  if (field == nullptr) return Role::none;
  for (const auto& [known, role] : table_.roles) {
    if (known == field) return role;
  }
  Role role = language_.field_role == nullptr ? Role::none : language_.field_role(field);
  if (role == Role::none) role = common_role(field, syntax::field_id(language_number_, field));
  return table_.roles.emplace_back(field, role).second;
}

Kids ViewBuilder::read_kids(syntax::Node node) {
  while (kids_.size() <= depth_) kids_.emplace_back();
  std::vector<Kid>& list = kids_[depth_];
  list.clear();
  const uint32_t count = node.child_count();
  if (count <= kFewChildren) {
    for (uint32_t i = 0; i < count; ++i) {
      const syntax::Node kid = node.child(i);
      list.push_back({kid, kid.is_named() ? role_of(node.field_of_child(i)) : Role::none});
    }
    return list;
  }
  cursor_.reset(node);
  if (cursor_.first_child()) {
    do {
      const syntax::Node kid = cursor_.node();
      list.push_back({kid, kid.is_named() ? role_of(cursor_.field_name()) : Role::none});
    } while (cursor_.next_sibling());
  }
  return list;
}

uint32_t ViewBuilder::open(Kind kind, Role role, const ByteRange& range, Atom atom) {
  ViewNode node;
  node.kind = kind;
  node.role = role;
  node.atom = atom;
  node.begin = range.begin.value - base_;
  node.end = range.end.value - base_;
  node.parent = open_.empty() ? 0 : open_.back();
  const uint32_t index = view_.size();
  view_.nodes.push_back(node);
  open_.push_back(index);
  return index;
}

void ViewBuilder::close(uint32_t index) {
  open_.pop_back();
  ViewNode& node = view_.nodes[index];
  node.next = view_.size();
  uint64_t shape = (node.atom + static_cast<uint64_t>(node.kind)) * 0x9e3779b97f4a7c15ULL;
  node.kinds = kinds_of(node.kind);
  for (uint32_t i = index + 1; i < node.next; i = view_.nodes[i].next) {
    node.kinds |= view_.nodes[i].kinds;
    shape = (shape ^ view_.nodes[i].shape) * 0xff51afd7ed558ccdULL;
    shape ^= shape >> 32;
  }
  node.shape = shape;
}

uint32_t ViewBuilder::leaf(Kind kind, Role role, syntax::Node node) {
  const uint32_t index = open(kind, role, node.range(), atom_of(source_of(node)));
  close(index);
  return index;
}

void ViewBuilder::add(syntax::Node node, Role role) {
  const ByteRange range = node.range();
  if (range.length() < kLeastPiece) return add_read(node, role);
  Piece piece{range.begin.value - base_, range.end.value - base_};
  piece.first = view_.size();
  piece.symbol = node.symbol();
  piece.depth = static_cast<uint16_t>(depth_);
  piece.role = role;
  if (old_ != nullptr) {
    if (const auto known = old_->find(range, piece)) return copy(*known, piece);
  }
  const size_t number = pieces_.size();
  pieces_.push_back(piece);
  add_read(node, role);
  pieces_[number].last = view_.size();
  pieces_[number].next = static_cast<uint32_t>(pieces_.size());
}

/// All offsets, node numbers and piece numbers move by the same distances.
void ViewBuilder::copy(const OldViews::Known& known, const Piece& now) {
  const std::vector<Piece>& pieces = known.from->pieces;
  const Piece& old = pieces[known.piece];
  const uint32_t bytes = now.begin - old.begin;  // unsigned: wraps, and back again
  const uint32_t nodes = now.first - old.first;
  const uint32_t numbers = static_cast<uint32_t>(pieces_.size()) - known.piece;
  const uint32_t parent = open_.empty() ? 0 : open_.back();
  const auto from = known.from->view.nodes.begin();
  view_.nodes.insert(view_.nodes.end(), from + old.first, from + old.last);
  for (uint32_t i = now.first; i < view_.size(); ++i) {
    ViewNode& node = view_.nodes[i];
    node.begin += bytes;
    node.end += bytes;
    node.next += nodes;
    node.parent = node.parent < old.first ? parent : node.parent + nodes;
  }
  for (uint32_t p = known.piece; p < old.next; ++p) {
    Piece piece = pieces[p];
    piece.begin += bytes;
    piece.end += bytes;
    piece.first += nodes;
    piece.last += nodes;
    piece.next += numbers;
    pieces_.push_back(piece);
  }
}

void ViewBuilder::add_read(syntax::Node node, Role role) {
  const KindRow* const found = row(node);
  if (found->treatment == Treatment::drop || node.is_extra()) return;
  if (found->treatment == Treatment::leaf || depth_ >= kMaxDepth) {
    leaf(found->kind, role, node);
    return;
  }
  const Kids kids = read_kids(node);
  ++depth_;
  apply(found, node, role, kids);
  --depth_;
}

void ViewBuilder::apply(const KindRow* found, syntax::Node node, Role role, Kids kids) {
  switch (found->treatment) {
    case Treatment::through:
      for (const Kid& kid : kids) {
        if (kid.node.is_named()) add(kid.node, role);
      }
      return;
    case Treatment::text:
      return text(node, role, kids);
    case Treatment::member:
      return member(node, role, kids);
    case Treatment::custom:
      return found->custom(*this, node, role, kids);
    default:
      return keep(found->kind, node, role, kids, found->children);
  }
}

Atom ViewBuilder::token_atom(syntax::Node node, Kids kids, bool grammar_name) const {
  Atom atom = grammar_name ? atom_of(node.kind()) : 0;
  bool has_named = false;
  for (const Kid& kid : kids) {
    has_named |= kid.node.is_named();
    if (!kid.node.is_named() && !is_punctuation(kid.node.kind())) {
      atom = extend_path(atom, atom_of(kid.node.kind()));
    }
  }
  // A leaf of the grammar that no table names is what it says.
  if (!has_named && grammar_name) atom = extend_path(atom, atom_of(source_of(node)));
  return atom;
}

void ViewBuilder::keep(Kind kind, syntax::Node node, Role role, Kids kids, Role children) {
  const Atom atom = takes_operator(kind) ? token_atom(node, kids, kind == Kind::other) : 0;
  const uint32_t index = open(kind, role, node.range(), atom);
  if (node.is_error()) flag(index, kError);
  for (const Kid& kid : kids) {
    if (!kid.node.is_named()) continue;
    add(kid.node, kid.role == Role::none ? children : kid.role);
  }
  close(index);
}

void ViewBuilder::content(uint32_t begin, uint32_t end) {
  if (begin >= end) return;
  const ByteRange range = byte_range(begin, end);
  close(open(Kind::string_content, Role::element, range,
             atom_of(source_.substr(begin, end - begin))));
}

void ViewBuilder::text(syntax::Node node, Role role, Kids kids) {
  const std::string_view whole = source_of(node);
  const auto [before, after] = quote_lengths(whole);
  uint32_t at = node.begin() + static_cast<uint32_t>(before);
  const uint32_t end = node.end() - static_cast<uint32_t>(after);
  const uint32_t index =
      open(Kind::string, role, node.range(), atom_of(source_.substr(at, end < at ? 0 : end - at)));
  for (const Kid& kid : kids) {
    const std::string_view kind = kid.node.kind();
    if (kind != "interpolation" && kind != "template_substitution" &&
        kind != "string_interpolation") {
      continue;
    }
    flag(index, kInterpolated);
    content(at, kid.node.begin());
    add(kid.node, Role::element);
    at = kid.node.end();
  }
  content(at, end);
  close(index);
}

void ViewBuilder::member(syntax::Node node, Role role, Kids kids) {
  const uint32_t index = open(Kind::member, role, node.range());
  syntax::Node last;
  for (const Kid& kid : kids) {
    if (!kid.node.is_named() || kid.node.kind() == "optional_chain") continue;
    if (!last.is_null() && view_.size() == index + 1) add(last, Role::object);
    last = kid.node;
  }
  if (!last.is_null()) {
    const uint32_t name = view_.size();
    add(last, Role::name);
    if (name < view_.size()) view_.nodes[index].atom = view_.nodes[name].atom;
  }
  close(index);
}

void ViewBuilder::decorated(syntax::Node definition, Role role, Kids kids) {
  if (definition.is_null()) return;
  const uint32_t first = kids.empty() ? definition.begin() : kids.front().node.begin();
  const uint32_t index = open(row(definition)->kind, role,
                              byte_range(std::min(first, definition.begin()), definition.end()));
  for (const Kid& kid : kids) {
    if (kid.node.kind() == "decorator") add(kid.node, Role::decorator);
  }
  const Kids own = read_kids(definition);
  down();
  for (const Kid& kid : own) {
    if (kid.node.kind() == "async") leaf(Kind::identifier, Role::modifier, kid.node);
    if (kid.node.is_named()) add(kid.node, kid.role);
  }
  up();
  close(index);
}

}  // namespace plumbline::patterns
