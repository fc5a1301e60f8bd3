// Compiles a leaf pattern: prepared text → tree in the first context that fits → view → holes.
//
// Idea: a pattern is code with holes, so the language's own grammar can read it once the holes look
// like names (pattern_text.cc). The same builder that makes views of files makes one of the
// pattern, and the nodes that spell the reserved names are turned into holes. So pattern and file
// are normalised alike, and a construct that the view learns is known to both.
//
// A pattern is a fragment: an expression, a statement, a parameter, a class member. Contexts put
// text before and after it until the grammar reads it without an error; the first that fits wins,
// so their order in the language's table is part of what a pattern means. The roots are the largest
// nodes inside the fragment. A lone statement without its `;` means the expression in it, so that
// `f()` is found everywhere and `f();` in statements only.
//
// What can go wrong:
// - The grammar wraps a hole in nodes that say nothing (a statement, a parameter, an entry). A
//   wrapper that would match less than the hole alone becomes the hole (collapse).
// - The order of the passes: nodes lie in preorder, so going from the back sees children before
//   their parents. The dotted name of a member is made from that of its object, and a hole must be
//   known as one before its name would be taken for a name.
//
// Why no grammar for patterns: it would have to follow every grammar that it extends, and disagree
// with the view wherever it did not.
#include "analyzers/patterns/pattern.h"

#include <optional>

#include "analyzers/patterns/regex.h"
#include "analyzers/patterns/view_builder.h"
#include "analyzers/patterns/word_set.h"
#include "analyzers/source/ascii.h"
#include "analyzers/syntax/parser.h"

namespace plumbline::patterns {
namespace {

/// The tree of the text between prefix and suffix, unless the grammar stumbles.
std::optional<View> read_in(Language language, const std::string& text) {
  const std::optional<syntax::Tree> tree = syntax::parse(language, text);
  if (!tree || tree->has_error()) return std::nullopt;
  ViewBuilder builder(language, text, 0);
  builder.add(tree->root(), Role::none);
  return builder.take().view;
}

/// The largest nodes inside the region. Blocks that only wrap statements are no pattern of their
/// own.
std::vector<uint32_t> nodes_inside(const View& view, const std::string& text, uint32_t begin,
                                   uint32_t end) {
  std::vector<uint32_t> found;
  for (uint32_t i = 0; i < view.size();) {
    const ViewNode& node = view[i];
    const bool inside = node.begin >= begin && node.end <= end;
    const bool wraps = node.kind == Kind::block && text[node.begin] != '{';
    if (inside && !wraps && i != 0) {
      found.push_back(i);
      i = node.next;
    } else {
      ++i;
    }
  }
  return found;
}

class Compilation {
 public:
  Compilation(Pattern& pattern, const std::string& text, const PreparedText& prepared)
      : pattern_(pattern), text_(text), prepared_(prepared) {
    const size_t size = pattern.view.size();
    pattern.paths.resize(size);
    pattern.words.resize(size);
    pattern.contents.resize(size);
    pattern.groups.resize(size);
    pattern.types.resize(size);
  }

  void run() {
    for (uint32_t i = pattern_.view.size(); i-- > 0;) classify(i);
    for (uint32_t i = pattern_.view.size(); i-- > 0;) pattern_.paths[i] = path(i);
    for (uint32_t i = pattern_.view.size(); i-- > 0;) pattern_.words[i] = word(i);
  }

 private:
  std::string_view text_of(const ViewNode& node) const {
    return std::string_view(text_).substr(node.begin, node.end - node.begin);
  }

  void classify(uint32_t i) {
    ViewNode& node = pattern_.view.nodes[i];
    if (node.kind == Kind::string) return string(i);
    if (node.kind == Kind::call) return deep(i);
    if (node.kind == Kind::regex) return regex(i);
    if (pattern_.view.is_leaf(i)) return leaf(i, trimmed(text_of(node)));
    collapse(i);
  }

  void leaf(uint32_t i, std::string_view text) {
    ViewNode& node = pattern_.view.nodes[i];
    if (text == kEllipsisName) {
      node.kind = Kind::ellipsis;
    } else if (text.starts_with(kArgumentsPrefix)) {
      hole(i, Kind::argument_metavariable, text.substr(kArgumentsPrefix.size()));
      node.atom = atom_of("$..." + std::string(text.substr(kArgumentsPrefix.size())));
    } else if (text.starts_with(kTypedPrefix)) {
      typed(i, text);
    } else if (text.starts_with(kMetavariablePrefix)) {
      hole(i, Kind::metavariable, text.substr(kMetavariablePrefix.size()));
    }
  }

  void typed(uint32_t i, std::string_view text) {
    const size_t bar = text.find('_', kTypedPrefix.size());
    if (bar == std::string_view::npos) return;
    const std::string number(text.substr(kTypedPrefix.size(), bar - kTypedPrefix.size()));
    if (number.empty() || number.size() > 4 ||
        number.find_first_not_of("0123456789") != std::string::npos)
      return;
    const size_t index = std::stoul(number);
    if (index < prepared_.types.size()) pattern_.types[i] = prepared_.types[index];
    hole(i, Kind::metavariable, text.substr(bar + 1));
  }

  void hole(uint32_t i, Kind kind, std::string_view name) {
    ViewNode& node = pattern_.view.nodes[i];
    node.kind = kind;
    node.atom = name == "_" ? 0 : atom_of("$" + std::string(name));
  }

  /// A wrapper that holds nothing but a hole is the hole: `...` as a statement, a parameter, an
  /// entry.
  void collapse(uint32_t i) {
    ViewNode& node = pattern_.view.nodes[i];
    const uint32_t child = i + 1;
    const ViewNode inner = pattern_.view[child];
    const bool hollow = inner.kind == Kind::ellipsis || inner.kind == Kind::argument_metavariable;
    const bool alone = inner.next == node.next;
    const bool statement = node.kind == Kind::expression_statement && alone &&
                           inner.kind == Kind::metavariable && pattern_.types[child].empty();
    const bool wrapper = node.kind == Kind::expression_statement || node.kind == Kind::parameter ||
                         node.kind == Kind::pair || node.kind == Kind::declaration ||
                         node.kind == Kind::assignment || node.kind == Kind::decorator ||
                         node.kind == Kind::import_name || node.kind == Kind::case_ ||
                         node.kind == Kind::keyword_argument;
    // Go reads `..., $W T` as two names of one type.
    const uint32_t name = node.kind == Kind::parameter ? pattern_.view.child(i, Role::name) : 0;
    const bool dots = name != 0 && pattern_.view[name].kind == Kind::ellipsis;
    if (dots) {
      node.kind = Kind::ellipsis;
    } else if (statement || (hollow && wrapper && all_hollow(i))) {
      node.kind = inner.kind;
      node.atom = inner.atom;
    } else if (node.kind == Kind::other && alone && hollow) {
      node.kind = inner.kind;
      node.atom = inner.atom;
    } else if (node.kind == Kind::member) {
      for (uint32_t c = child; c < node.next; c = pattern_.view[c].next) {
        if (pattern_.view[c].role == Role::name) node.atom = pattern_.view[c].atom;
      }
    }
  }

  bool all_hollow(uint32_t i) const {
    for (uint32_t c = i + 1; c < pattern_.view[i].next; c = pattern_.view[c].next) {
      if (pattern_.view[c].kind != Kind::ellipsis &&
          pattern_.view[c].kind != Kind::argument_metavariable) {
        return false;
      }
    }
    return true;
  }

  void deep(uint32_t i) {
    ViewNode& node = pattern_.view.nodes[i];
    const uint32_t callee = i + 1;
    if (callee < node.next && text_of(pattern_.view[callee]) == kDeepName) node.kind = Kind::deep;
  }

  /// `/.../`: any regular expression.
  void regex(uint32_t i) {
    const std::string any = "/" + std::string(kEllipsisName) + "/";
    if (text_of(pattern_.view[i]) == any) form(i, StringForm::any);
  }

  void string(uint32_t i) {
    ViewNode& node = pattern_.view.nodes[i];
    if ((node.flags & kInterpolated) != 0) {
      for (uint32_t c = i + 1; c < node.next; c = pattern_.view[c].next) {
        if (pattern_.view[c].kind == Kind::string_content) fragment(c);
      }
      return;
    }
    const uint32_t child = i + 1;
    const std::string_view content =
        child < node.next ? text_of(pattern_.view[child]) : std::string_view();
    static const RE2 kBind(R"(\$[A-Z_][A-Z_0-9]*)");
    static const RE2 kSearch(R"((?s)=~/(.*)/([a-z]*))");
    static const RE2 kHole(R"(\$[A-Z_][A-Z_0-9]*|\.\.\.)");
    std::string regex;
    std::string flags;
    if (content == "...") {
      form(i, StringForm::any);
    } else if (RE2::FullMatch(content, kBind)) {
      form(i, StringForm::bind);
      node.atom = content == "$_" ? 0 : atom_of(content);
    } else if (RE2::FullMatch(content, kSearch, &regex, &flags)) {
      Result<Regex> compiled =
          compile_regex((flags.find('i') != std::string::npos ? "(?i)" : "") + regex);
      if (compiled.ok()) {
        form(i, StringForm::search);
        pattern_.contents[i] = compiled->expression;
      }
    } else if (RE2::PartialMatch(content, kHole)) {
      partial(i, content);
    }
  }

  /// Text between the holes of a template: `...` stands for any text and any holes.
  void fragment(uint32_t i) {
    const std::string_view content = text_of(pattern_.view[i]);
    if (content == "...") {
      pattern_.view.nodes[i].kind = Kind::ellipsis;
    } else if (content.find("...") != std::string_view::npos) {
      partial(i, content);
    }
  }

  void form(uint32_t i, StringForm form) {
    pattern_.view.nodes[i].detail = static_cast<uint8_t>(form);
  }

  void partial(uint32_t i, std::string_view content) {
    static const RE2 kHole(R"((\$[A-Z_][A-Z_0-9]*|\.\.\.))");
    std::string regex = "(?s)";
    std::vector<Atom> groups;
    size_t at = 0;
    while (true) {
      re2::StringPiece piece(content.data() + at, content.size() - at);
      re2::StringPiece found;
      if (!RE2::PartialMatch(piece, kHole, &found)) break;
      const size_t start = static_cast<size_t>(found.data() - content.data());
      regex += RE2::QuoteMeta(re2::StringPiece(content.data() + at, start - at));
      const bool dots = found[0] == '.';
      regex += dots ? ".*?" : "(.+?)";
      if (!dots) groups.push_back(atom_of(std::string_view(found.data(), found.size())));
      at = start + found.size();
    }
    regex += RE2::QuoteMeta(re2::StringPiece(content.data() + at, content.size() - at));
    form(i, StringForm::partial);
    pattern_.contents[i] = std::make_shared<RE2>(regex, RE2::Quiet);
    pattern_.groups[i] = std::move(groups);
  }

  Atom word(uint32_t i) const {
    const ViewNode& node = pattern_.view[i];
    const bool keyword = node.kind == Kind::other && pattern_.view.is_leaf(i);
    const bool spelled = keyword || node.kind == Kind::identifier || node.kind == Kind::boolean;
    return spelled && is_word(text_of(node)) ? atom_of(text_of(node)) : 0;
  }

  Atom path(uint32_t i) const {
    const ViewNode& node = pattern_.view[i];
    if (node.kind == Kind::identifier) return path_of(text_of(node));
    if (node.kind != Kind::member || (node.flags & kSelector) != 0) return 0;
    const uint32_t object = pattern_.view.child(i, Role::object);
    const uint32_t name = pattern_.view.child(i, Role::name);
    if (object == 0 || name == 0 || pattern_.view[name].kind != Kind::identifier) return 0;
    const Atom left = pattern_.paths[object];
    return left == 0 ? 0 : extend_path(left, pattern_.view[name].atom);
  }

  Pattern& pattern_;
  const std::string& text_;
  const PreparedText& prepared_;
};

/// A lone statement without its `;` is the expression in it.
void choose_roots(Pattern& pattern, std::vector<uint32_t> roots, const std::string& text) {
  if (roots.size() == 1) {
    const ViewNode& node = pattern.view[roots[0]];
    const bool ended = node.end > 0 && text[node.end - 1] == ';';
    if (node.kind == Kind::expression_statement && !ended && !pattern.view.is_leaf(roots[0])) {
      roots[0] += 1;
    }
  }
  pattern.is_sequence = roots.size() > 1;
  pattern.roots = std::move(roots);
}

}  // namespace

Result<Pattern> compile_pattern(Language language, std::string_view text) {
  const LanguageSyntax* const syntax = syntax_of(language);
  if (syntax == nullptr) return Error{"no patterns for this language"};
  const PreparedText prepared = prepare_pattern(language, trimmed(text));
  if (prepared.text.empty()) return Error{"the pattern is empty"};
  for (const ParseContext& context : syntax->contexts) {
    std::string whole(context.prefix);
    whole += prepared.text;
    whole += context.suffix;
    std::optional<View> view = read_in(language, whole);
    if (!view) continue;
    const auto begin = static_cast<uint32_t>(context.prefix.size());
    // What a suffix completes (a body, a decorated function) ends behind the region.
    const bool completes = context.suffix.find("pass") != std::string_view::npos ||
                           context.suffix.starts_with(" {}") ||
                           context.suffix.find("PLX") != std::string_view::npos;
    const auto end = static_cast<uint32_t>(completes ? whole.size() : begin + prepared.text.size());
    std::vector<uint32_t> roots = nodes_inside(*view, whole, begin, end);
    if (roots.empty()) continue;
    Pattern pattern;
    pattern.text = std::string(text);
    pattern.view = std::move(*view);
    Compilation(pattern, whole, prepared).run();
    choose_roots(pattern, std::move(roots), whole);
    return pattern;
  }
  return Error{"the pattern is no valid code in this language"};
}

}  // namespace plumbline::patterns
