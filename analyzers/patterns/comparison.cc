// `metavariable-comparison`: an expression in a small part of Python, evaluated while it is read.
//
// A recursive descent without a tree: each method reads one level of precedence and returns a
// value, a truth, number, text or list of texts. A metavariable is what its text reads as in the
// condition's base. Whatever has no meaning (an unknown function, a text minus a number, bits of a
// number that a double does not hold exactly) fails, and a condition that fails does not hold: a
// rule with a mistake finds nothing instead of everything.
#include "analyzers/patterns/comparison.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <variant>
#include <vector>

#include "analyzers/patterns/regex.h"

namespace plumbline::patterns {
namespace {

constexpr int kMaxDepth = 60;

struct Nothing {};
using Value = std::variant<Nothing, bool, double, std::string, std::vector<std::string>>;

bool truth(const Value& value) {
  if (const bool* flag = std::get_if<bool>(&value)) return *flag;
  if (const double* number = std::get_if<double>(&value)) return *number != 0;
  if (const std::string* text = std::get_if<std::string>(&value)) return !text->empty();
  return false;
}

std::optional<double> number_of(const Value& value) {
  if (const double* number = std::get_if<double>(&value)) return *number;
  if (const bool* flag = std::get_if<bool>(&value)) return *flag ? 1 : 0;
  return std::nullopt;
}

/// A number as source code spells it, in the base that the condition names.
std::optional<double> parse_number(std::string text, int base) {
  std::erase(text, '_');
  while (!text.empty() &&
         std::string_view("lLuUfFdD").find(text.back()) != std::string_view::npos &&
         !text.starts_with("0x")) {
    text.pop_back();
  }
  if (text.empty()) return std::nullopt;
  char* end = nullptr;
  const int spelled = text.size() < 3 || text[0] != '0' ? 0
                      : (text[1] | 0x20) == 'x'         ? 16
                      : (text[1] | 0x20) == 'o'         ? 8
                      : (text[1] | 0x20) == 'b'         ? 2
                                                        : 0;
  if (spelled != 0 || base != 10) {
    const auto whole =
        std::strtoll(text.c_str() + (spelled == 0 ? 0 : 2), &end, spelled == 0 ? base : spelled);
    return *end == '\0' ? std::optional<double>(static_cast<double>(whole)) : std::nullopt;
  }
  const double value = std::strtod(text.c_str(), &end);
  return *end == '\0' && !std::isalpha(static_cast<unsigned char>(text[0])) ? std::optional(value)
                                                                            : std::nullopt;
}

std::string unquoted(const std::string& text) {
  const bool quoted = text.size() >= 2 && text.front() == text.back() &&
                      (text.front() == '"' || text.front() == '\'' || text.front() == '`');
  return quoted ? text.substr(1, text.size() - 2) : text;
}

class Evaluator {
 public:
  Evaluator(const Condition& condition, const BoundText& bound)
      : condition_(condition), bound_(bound), text_(condition.comparison) {}

  bool run() {
    const Value value = either();
    space();
    return !failed_ && at_ == text_.size() && truth(value);
  }

 private:
  void space() {
    while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
  }

  bool take(std::string_view token) {
    space();
    if (text_.compare(at_, token.size(), token) != 0) return false;
    const bool word = std::isalpha(static_cast<unsigned char>(token.back())) != 0;
    const size_t end = at_ + token.size();
    if (word && end < text_.size() &&
        (std::isalnum(static_cast<unsigned char>(text_[end])) != 0 || text_[end] == '_')) {
      return false;
    }
    at_ = end;
    return true;
  }

  Value fail() {
    failed_ = true;
    return Nothing{};
  }

  Value either() {
    if (++depth_ > kMaxDepth) return fail();
    Value left = both();
    while (take("or")) {
      const Value right = both();
      left = truth(left) || truth(right);
    }
    --depth_;
    return left;
  }

  Value both() {
    Value left = negation();
    while (take("and")) {
      const Value right = negation();
      left = truth(left) && truth(right);
    }
    return left;
  }

  Value negation() {
    int count = 0;
    while (take("not")) ++count;
    Value value = comparison();
    return count == 0 ? value : Value(truth(value) == (count % 2 == 0));
  }

  Value comparison() {
    Value left = bits(0);
    for (const std::string_view op : {"==", "!=", "<=", ">=", "<", ">"}) {
      if (take(op)) return compared(left, op, bits(0));
    }
    if (take("not in")) return !contained(left, bits(0));
    if (take("in")) return contained(left, bits(0));
    return left;
  }

  Value compared(const Value& left, std::string_view op, const Value& right) {
    const std::optional<double> a = number_of(left);
    const std::optional<double> b = number_of(right);
    if (a && b) return ordered(*a, op, *b);
    const auto* x = std::get_if<std::string>(&left);
    const auto* y = std::get_if<std::string>(&right);
    if (x != nullptr && y != nullptr) return ordered(*x, op, *y);
    if (op == "!=") return true;
    return op == "==" ? Value(false) : fail();
  }

  template <typename T>
  static bool ordered(const T& a, std::string_view op, const T& b) {
    if (op == "==") return a == b;
    if (op == "!=") return a != b;
    if (op == "<=") return a <= b;
    if (op == ">=") return a >= b;
    return op == "<" ? a < b : a > b;
  }

  bool contained(const Value& needle, const Value& hay) {
    const auto* text = std::get_if<std::string>(&needle);
    if (text == nullptr) return false;
    if (const auto* whole = std::get_if<std::string>(&hay))
      return whole->find(*text) != std::string::npos;
    const auto* list = std::get_if<std::vector<std::string>>(&hay);
    if (list == nullptr) return false;
    return std::find(list->begin(), list->end(), *text) != list->end();
  }

  /// `|`, `^`, `&`, shifts: from the loosest to the tightest.
  Value bits(size_t level) {
    static constexpr std::array<std::array<std::string_view, 2>, 4> kLevels = {
        {{"|", "|"}, {"^", "^"}, {"&", "&"}, {"<<", ">>"}}};
    if (level == kLevels.size()) return sum();
    Value left = bits(level + 1);
    for (const std::string_view op : kLevels[level]) {
      while (take(op)) left = combined(left, op, bits(level + 1));
    }
    return left;
  }

  Value combined(const Value& left, std::string_view op, const Value& right) {
    constexpr double kLargest = 9007199254740992.0;  // beyond it a double is no exact integer
    const std::optional<double> a = number_of(left);
    const std::optional<double> b = number_of(right);
    if (!a || !b || std::abs(*a) > kLargest || std::abs(*b) > kLargest) return fail();
    const auto x = static_cast<int64_t>(*a);
    const auto y = static_cast<int64_t>(*b);
    const bool shift = op == "<<" || op == ">>";
    if (shift && (y < 0 || y > 62 || x < 0)) return fail();
    if (op == "<<") return std::ldexp(*a, static_cast<int>(y));
    if (op == ">>") return static_cast<double>(x >> y);
    return static_cast<double>(op == "|" ? x | y : op == "^" ? x ^ y : x & y);
  }

  Value sum() {
    Value left = product();
    while (true) {
      const char op = take("+") ? '+' : take("-") ? '-' : '\0';
      if (op == '\0') return left;
      left = arithmetic(left, op, product());
    }
  }

  Value product() {
    Value left = power();
    while (true) {
      const char op = take("//") ? 'i' : take("*") ? '*' : take("/") ? '/' : take("%") ? '%' : '\0';
      if (op == '\0') return left;
      left = arithmetic(left, op, power());
    }
  }

  Value power() {
    Value left = primary();
    return take("**") ? arithmetic(left, '^', primary()) : left;
  }

  Value arithmetic(const Value& left, char op, const Value& right) {
    const auto* x = std::get_if<std::string>(&left);
    const auto* y = std::get_if<std::string>(&right);
    if (op == '+' && x != nullptr && y != nullptr) return *x + *y;
    const std::optional<double> a = number_of(left);
    const std::optional<double> b = number_of(right);
    if (!a || !b) return fail();
    switch (op) {
      case '+':
        return *a + *b;
      case '-':
        return *a - *b;
      case '*':
        return *a * *b;
      case '^':
        return std::pow(*a, *b);
      default:
        break;
    }
    if (*b == 0) return fail();
    if (op == '%') return *a - *b * std::floor(*a / *b);
    return op == 'i' ? std::floor(*a / *b) : *a / *b;
  }

  Value primary() {
    space();
    if (at_ >= text_.size()) return fail();
    if (take("(")) {
      Value value = either();
      return take(")") ? value : fail();
    }
    if (take("[")) return list();
    if (take("-")) return arithmetic(0.0, '-', primary());
    const char c = text_[at_];
    if (c == '"' || c == '\'') return literal();
    if (c == '$') return metavariable();
    if (std::isdigit(static_cast<unsigned char>(c)) != 0) return number();
    return call();
  }

  Value list() {
    std::vector<std::string> items;
    while (!take("]")) {
      const Value item = either();
      const auto* text = std::get_if<std::string>(&item);
      if (failed_ || text == nullptr) return fail();
      items.push_back(*text);
      take(",");
    }
    return items;
  }

  Value literal() {
    const char quote = text_[at_++];
    std::string value;
    while (at_ < text_.size() && text_[at_] != quote) value += text_[at_++];
    if (at_ >= text_.size()) return fail();
    ++at_;
    return value;
  }

  std::string word() {
    const size_t start = at_;
    while (at_ < text_.size() &&
           (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 ||
            std::string_view("_.$").find(text_[at_]) != std::string_view::npos)) {
      ++at_;
    }
    return text_.substr(start, at_ - start);
  }

  Value number() {
    const std::optional<double> value = parse_number(word(), 10);
    return value ? Value(*value) : fail();
  }

  Value metavariable() {
    const std::optional<std::string> text = bound_(word());
    if (!text) return fail();
    const std::string inner = condition_.strip ? unquoted(*text) : *text;
    if (inner == "True" || inner == "true") return true;
    if (inner == "False" || inner == "false") return false;
    const std::optional<double> number = parse_number(inner, condition_.base);
    return number ? Value(*number) : Value(unquoted(*text));
  }

  Value call() {
    const std::string name = word();
    if (name == "True") return true;
    if (name == "False") return false;
    if (name.empty() || !take("(")) return fail();
    const Value first = either();
    Value second = Nothing{};
    if (take(",")) second = either();
    if (!take(")")) return fail();
    const auto* text = std::get_if<std::string>(&first);
    if (name == "int" || name == "float") {
      if (text == nullptr) return first;
      const std::optional<double> number = parse_number(*text, condition_.base);
      return number ? Value(name == "int" ? std::trunc(*number) : *number) : fail();
    }
    if (name == "str") return text != nullptr ? Value(*text) : fail();
    if (name == "len") return text != nullptr ? Value(static_cast<double>(text->size())) : fail();
    const auto* subject = std::get_if<std::string>(&second);
    if (name == "re.match" && text != nullptr && subject != nullptr) {
      const Result<Regex> regex = compile_regex(*text);
      return regex.ok() ? Value(matches_at_start(regex.value(), *subject)) : fail();
    }
    return fail();
  }

  const Condition& condition_;
  const BoundText& bound_;
  std::string text_;
  size_t at_ = 0;
  int depth_ = 0;
  bool failed_ = false;
};

}  // namespace

bool comparison_holds(const Condition& condition, const BoundText& bound) {
  return Evaluator(condition, bound).run();
}

}  // namespace plumbline::patterns
