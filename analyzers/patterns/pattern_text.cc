// Makes a pattern readable for a grammar that knows no holes.
//
// Metavariables become names, `<... X ...>` a call, `...` whatever the place allows. That last is
// the hard part: among arguments a name will do, but a statement may need its `;`, an entry of a
// dictionary a key and a value, a Java parameter a type and a name, a switch a label. No tree tells
// which, since there is none before the text is readable. So one pass knows strings, comments and
// brackets, and asks of each `...` what its innermost bracket is, what stands before that bracket,
// and what stands beside the dots (replacement).
//
// Strings are copied as they are: metavariables in them are read later, from their content. The
// holes of a template or a format string are code and are prepared like code. `...xs` and `xs...`
// are the language's own dots and stay.
//
// A wrong guess does no silent harm in general: the text parses in no context, and the rule gets a
// fault that names the pattern. So a new place for `...` is found by trying rules, and gets its
// line in replacement().
#include <cctype>

#include "analyzers/patterns/pattern.h"
#include "analyzers/patterns/view_builder.h"

namespace plumbline::patterns {
namespace {

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}
bool is_space(char c) {
  return std::isspace(static_cast<unsigned char>(c)) != 0;
}

class Preparation {
 public:
  Preparation(Language language, std::string_view text)
      : language_(language), syntax_(*syntax_of(language)), text_(text) {}

  PreparedText run() {
    while (at_ < text_.size()) step();
    return {std::move(out_), std::move(types_)};
  }

 private:
  bool starts(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  void copy(size_t count) {
    out_ += text_.substr(at_, count);
    at_ = std::min(text_.size(), at_ + count);
  }

  void step() {
    const char c = text_[at_];
    if (c == '"' || c == '\'' || c == '`') return quoted(c);
    if (starts(syntax_.line_comment)) return comment();
    if (starts("<...")) return open_deep();
    if (starts("...>") && deep_ > 0) return close_deep();
    if (starts("...")) return ellipsis();
    if (c == '(' && typed()) return;
    if (c == '$') return metavariable();
    if (c == '(' || c == '[' || c == '{') brackets_.push_back(at_);
    if ((c == ')' || c == ']' || c == '}') && !brackets_.empty()) brackets_.pop_back();
    copy(1);
  }

  void comment() {
    const size_t end = text_.find('\n', at_);
    copy(end == std::string_view::npos ? text_.size() - at_ : end - at_);
  }

  /// `f"…"`, `rf'…'`: the letters before the quote have an f among them.
  bool is_format_string() const {
    if (language_ != Language::python) return false;
    for (size_t i = at_; i > 0 && at_ - i < 2 && is_word(text_[i - 1]); --i) {
      if ((text_[i - 1] | 0x20) == 'f') return true;
    }
    return false;
  }

  /// Copies a string; metavariables inside are read later, from its content. The holes of a
  /// template or format string are code.
  void quoted(char quote) {
    const bool format = is_format_string();
    const std::string triple(3, quote);
    const std::string_view closing =
        starts(triple) ? std::string_view(triple) : text_.substr(at_, 1);
    const std::string end(closing);
    copy(end.size());
    while (at_ < text_.size() && !starts(end)) {
      if (text_[at_] == '\\') {
        copy(2);
      } else if (quote == '`' && starts("${")) {
        hole(2);
      } else if (format && starts("{{")) {
        copy(2);
      } else if (format && starts("{")) {
        hole(1);
      } else if (text_[at_] == '\n' && end.size() == 1 && quote != '`') {
        return;
      } else {
        copy(1);
      }
    }
    copy(end.size());
  }

  void hole(size_t opening) {
    copy(opening);
    const size_t depth = brackets_.size();
    brackets_.push_back(at_);
    while (at_ < text_.size() && brackets_.size() > depth) step();
  }

  void open_deep() {
    ++deep_;
    at_ += 4;
    out_ += std::string(kDeepName) + "(";
  }

  void close_deep() {
    --deep_;
    at_ += 4;
    out_ += ")";
  }

  /// `$NAME` as the language of rules spells it: capitals, digits, underscores. Its length, 0 for
  /// none.
  size_t name_length(size_t at) const {
    if (at >= text_.size() || text_[at] != '$') return 0;
    size_t end = at + 1;
    while (end < text_.size() && is_word(text_[end])) ++end;
    for (size_t i = at + 1; i < end; ++i) {
      if (std::islower(static_cast<unsigned char>(text_[i])) != 0) return 0;
    }
    return end > at + 1 && std::isdigit(static_cast<unsigned char>(text_[at + 1])) == 0 ? end - at
                                                                                        : 0;
  }

  void metavariable() {
    if (starts("$...")) {
      at_ += 4;
      out_ += kArgumentsPrefix;
      while (at_ < text_.size() && is_word(text_[at_])) copy(1);
      return;
    }
    const size_t length = name_length(at_);
    if (length == 0) return copy(1);
    out_ += kMetavariablePrefix;
    ++at_;
    copy(length - 1);
  }

  /// `($X: T)`, `(T $X)`: a metavariable with a type, where it stands for an expression.
  bool typed() {
    size_t before = at_;
    while (before > 0 && is_space(text_[before - 1])) --before;
    if (before > 0 && (is_word(text_[before - 1]) || text_[before - 1] == ')')) return false;
    const size_t close = text_.find(')', at_);
    if (close == std::string_view::npos) return false;
    const std::string_view inside = text_.substr(at_ + 1, close - at_ - 1);
    if (inside.find_first_of("(,=\"'{\n") != std::string_view::npos) return false;
    std::string name;
    std::string type;
    if (!split_typed(inside, name, type)) return false;
    out_ += std::string(kTypedPrefix) + std::to_string(types_.size()) + "_" + name;
    types_.push_back(type);
    at_ = close + 1;
    return true;
  }

  static bool split_typed(std::string_view inside, std::string& name, std::string& type) {
    static const RE2 kColon(R"(\s*\$([A-Z_][A-Z_0-9]*)\s*:\s*(\S.*?)\s*)");
    static const RE2 kBefore(R"(\s*([A-Za-z_][\w.<>\[\]]*(?:\s*\*)*)\s+\$([A-Z_][A-Z_0-9]*)\s*)");
    if (RE2::FullMatch(inside, kColon, &name, &type)) return true;
    return RE2::FullMatch(inside, kBefore, &type, &name);
  }

  char before() const {
    for (size_t i = at_; i > 0; --i) {
      if (!is_space(text_[i - 1])) return text_[i - 1];
    }
    return '\0';
  }

  char after() const {
    for (size_t i = at_ + 3; i < text_.size(); ++i) {
      if (!is_space(text_[i])) return text_[i];
    }
    return '\0';
  }

  /// `...xs`, `xs...`: the language's own dots.
  bool is_spread() const {
    const bool word_after =
        at_ + 3 < text_.size() && (is_word(text_[at_ + 3]) || text_[at_ + 3] == '$');
    const bool word_before = at_ > 0 && (is_word(text_[at_ - 1]) || text_[at_ - 1] == ')');
    if (language_ == Language::python) return false;
    return word_after ||
           (word_before && (language_ == Language::go || language_ == Language::java));
  }

  void ellipsis() {
    if (is_spread()) return copy(3);
    out_ += replacement();
    at_ += 3;
  }

  /// Another statement follows on the same line.
  bool goes_on() const {
    const char left = before();
    if (left != '{' && left != '}' && left != ';' && left != '\0') return false;
    for (size_t i = at_ + 3; i < text_.size(); ++i) {
      if (text_[i] == ' ') continue;
      return is_word(text_[i]) || text_[i] == '$';
    }
    return false;
  }

  std::string replacement() const {
    const std::string name(kEllipsisName);
    const char outer = brackets_.empty() ? '\0' : text_[brackets_.back()];
    if (outer == '{' && !syntax_.braces) return is_dictionary() ? name + ": " + name : name;
    if (outer == '(' && syntax_.typed_parameters && is_annotation()) return name + " = " + name;
    if (outer == '(' && syntax_.typed_parameters && is_parameter_list()) return name + " " + name;
    if (outer == '{' && is_switch_body()) return "case " + name + ":";
    if (outer != '{' && outer != '\0') return name;
    if (!syntax_.statement_ends) return name + (goes_on() ? ";" : "");
    const char left = before();
    const bool starts_statement =
        left == '{' || left == '}' || left == ';' || left == '\0' || (left == ')') || left == ':';
    if (!starts_statement || after() == ';' || is_initializer()) {
      return starts_statement && is_class_body() ? name + " " + name : name;
    }
    return (is_class_body() ? name + " " + name : name) + ";";
  }

  /// Whether the `{}` around holds `key: value`, seen from the text up to its end.
  bool is_dictionary() const {
    int depth = 0;
    for (size_t i = brackets_.back() + 1; i < text_.size(); ++i) {
      const char c = text_[i];
      if (c == '(' || c == '[' || c == '{') ++depth;
      if (c == ')' || c == ']' || c == '}') --depth;
      if (depth < 0) return false;
      if (depth == 0 && c == ':') return true;
    }
    return false;
  }

  /// `(…)` that a body or `throws` follows, and that no keyword or `new T` precedes.
  bool is_parameter_list() const {
    int depth = 0;
    size_t i = brackets_.back();
    for (; i < text_.size(); ++i) {
      if (text_[i] == '(') ++depth;
      if (text_[i] == ')' && --depth == 0) break;
    }
    ++i;
    while (i < text_.size() && is_space(text_[i])) ++i;
    const std::string_view rest = text_.substr(std::min(i, text_.size()));
    if (!rest.starts_with("{") && !rest.starts_with("throws")) return false;
    static const RE2 kNot(
        R"((?s).*(\b(if|for|while|switch|catch|synchronized|try)|\bnew\s+[\w.$<>]+)\s*)");
    return !RE2::FullMatch(text_.substr(0, brackets_.back()), kNot);
  }

  /// `@Name(…)`: either one value, or pairs only.
  bool is_annotation() const {
    static const RE2 kAnnotation(R"((?s).*@[\w.]+\s*)");
    return RE2::FullMatch(text_.substr(0, brackets_.back()), kAnnotation);
  }

  bool is_switch_body() const {
    static const RE2 kSwitch(R"((?s).*\bswitch\b[^{};]*)");
    return RE2::FullMatch(text_.substr(0, brackets_.back()), kSwitch);
  }

  bool is_class_body() const {
    if (brackets_.empty()) return false;
    static const RE2 kClass(R"((?s).*\b(class|interface|enum|struct)\b[^{};]*)");
    return RE2::FullMatch(text_.substr(0, brackets_.back()), kClass);
  }

  bool is_initializer() const {
    if (brackets_.empty()) return false;
    size_t i = brackets_.back();
    while (i > 0 && is_space(text_[i - 1])) --i;
    return i > 0 && (text_[i - 1] == ']' || text_[i - 1] == '=' || text_[i - 1] == ',');
  }

  Language language_;
  const LanguageSyntax& syntax_;
  std::string_view text_;
  size_t at_ = 0;
  int deep_ = 0;
  std::vector<size_t> brackets_;
  std::string out_;
  std::vector<std::string> types_;
};

}  // namespace

PreparedText prepare_pattern(Language language, std::string_view text) {
  return Preparation(language, text).run();
}

}  // namespace plumbline::patterns
