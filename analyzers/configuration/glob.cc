// A glob is compiled to a list of tokens and matched by a memoised descent over (token, position):
// at most tokens × length steps, whatever the stars. Captures make the leftmost-shortest reading
// matter, so the memo only remembers failures, and only for globs that capture nothing twice.
#include "analyzers/configuration/glob.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace plumbline::configuration {
namespace {

enum class Op : uint8_t { literal, any_char, star, double_star, double_star_slash, capture, set };

struct Token {
  Op op;
  std::string text;  // the literal, the capture's name, or the set's inside
};

/// `{a,b}` becomes one glob per alternative; `{name}` stays. At most 64 globs come out.
void expand(const std::string& glob, std::vector<std::string>& out) {
  constexpr size_t kMost = 64;
  for (size_t open = glob.find('{'); open != std::string::npos; open = glob.find('{', open + 1)) {
    const size_t close = glob.find('}', open);
    if (close == std::string::npos) break;
    const std::string inside = glob.substr(open + 1, close - open - 1);
    if (inside.find(',') == std::string::npos) continue;
    for (size_t from = 0; from <= inside.size() && out.size() < kMost;) {
      const size_t comma = std::min(inside.find(',', from), inside.size());
      expand(glob.substr(0, open) + inside.substr(from, comma - from) + glob.substr(close + 1),
             out);
      from = comma + 1;
    }
    return;
  }
  if (out.size() < kMost) out.push_back(glob);
}

class Compiler {
 public:
  explicit Compiler(std::string_view glob) : glob_(glob) {}

  std::vector<Token> run() {
    while (at_ < glob_.size()) step();
    return std::move(tokens_);
  }

 private:
  void step() {
    const std::string_view rest = glob_.substr(at_);
    if (rest.starts_with("**/")) return add(Op::double_star_slash, "", 3);
    if (rest.starts_with("**")) return add(Op::double_star, "", 2);
    if (rest[0] == '*') return add(Op::star, "", 1);
    if (rest[0] == '?') return add(Op::any_char, "", 1);
    if (rest[0] == '{' && bracketed('}', Op::capture)) return;
    if (rest[0] == '[' && bracketed(']', Op::set)) return;
    const bool escaped = rest[0] == '\\' && rest.size() > 1;
    literal(rest[escaped ? 1 : 0]);
    at_ += escaped ? 2 : 1;
  }

  bool bracketed(char close, Op op) {
    const size_t end = glob_.find(close, at_ + 2);
    if (end == std::string_view::npos) return false;
    add(op, std::string(glob_.substr(at_ + 1, end - at_ - 1)), end + 1 - at_);
    return true;
  }

  void add(Op op, std::string text, size_t length) {
    tokens_.push_back({op, std::move(text)});
    at_ += length;
  }

  void literal(char c) {
    if (tokens_.empty() || tokens_.back().op != Op::literal) tokens_.push_back({Op::literal, ""});
    tokens_.back().text += c;
  }

  std::string_view glob_;
  size_t at_ = 0;
  std::vector<Token> tokens_;
};

bool in_set(std::string_view set, char c) {
  const bool negated = set.starts_with('!') || set.starts_with('^');
  if (negated) set.remove_prefix(1);
  for (size_t i = 0; i < set.size(); ++i) {
    const bool span = i + 2 < set.size() && set[i + 1] == '-';
    if (span ? (set[i] <= c && c <= set[i + 2]) : set[i] == c) return !negated;
    if (span) i += 2;
  }
  return negated;
}

class Matcher {
 public:
  Matcher(const std::vector<Token>& tokens, std::string_view path)
      : tokens_(tokens), path_(path), failed_((tokens.size() + 1) * (path.size() + 1), false) {}

  bool match(size_t token, size_t at) {
    if (token == tokens_.size()) return at == path_.size();
    const size_t key = token * (path_.size() + 1) + at;
    if (failed_[key]) return false;
    if (match_token(token, at)) return true;
    if (!captures_twice_) failed_[key] = true;
    ++steps_;
    return false;
  }

  Captures captures;

 private:
  static constexpr size_t kMostSteps = 1'000'000;

  bool match_token(size_t token, size_t at) {
    if (steps_ > kMostSteps) return false;
    const Token& t = tokens_[token];
    switch (t.op) {
      case Op::literal:
        return path_.substr(at).starts_with(t.text) && match(token + 1, at + t.text.size());
      case Op::any_char:
        return at < path_.size() && path_[at] != '/' && match(token + 1, at + 1);
      case Op::set:
        return at < path_.size() && path_[at] != '/' && in_set(t.text, path_[at]) &&
               match(token + 1, at + 1);
      case Op::star:
        return spans(token, at, 0, false);
      case Op::double_star:
        return spans(token, at, 0, true);
      case Op::double_star_slash:
        return match_folders(token, at);
      case Op::capture:
        return match_capture(token, at);
    }
    return false;
  }

  bool spans(size_t token, size_t at, size_t least, bool across) {
    for (size_t end = at + least; end <= path_.size(); ++end) {
      if (!across && end > at && path_[end - 1] == '/') return false;
      if (match(token + 1, end)) return true;
    }
    return false;
  }

  /// `**/` stands for nothing or for whole folders.
  bool match_folders(size_t token, size_t at) {
    if (match(token + 1, at)) return true;
    for (size_t slash = path_.find('/', at); slash != std::string_view::npos;
         slash = path_.find('/', slash + 1)) {
      if (match(token + 1, slash + 1)) return true;
    }
    return false;
  }

  bool match_capture(size_t token, size_t at) {
    const std::string& name = tokens_[token].text;
    if (const auto known = captures.find(name); known != captures.end()) {
      captures_twice_ = true;
      return path_.substr(at).starts_with(known->second) &&
             match(token + 1, at + known->second.size());
    }
    for (size_t end = at + 1; end <= path_.size() && path_[end - 1] != '/'; ++end) {
      captures[name] = std::string(path_.substr(at, end - at));
      if (match(token + 1, end)) return true;
      captures.erase(name);
    }
    return false;
  }

  const std::vector<Token>& tokens_;
  std::string_view path_;
  std::vector<bool> failed_;
  size_t steps_ = 0;
  bool captures_twice_ = false;
};

}  // namespace

std::optional<Captures> glob_captures(std::string_view glob, std::string_view path) {
  std::vector<std::string> globs;
  expand(std::string(glob), globs);
  for (const std::string& one : globs) {
    const std::vector<Token> tokens = Compiler(one).run();
    Matcher matcher(tokens, path);
    if (matcher.match(0, 0)) return std::move(matcher.captures);
  }
  return std::nullopt;
}

bool glob_matches(std::string_view glob, std::string_view path) {
  return glob_captures(glob, path).has_value();
}

}  // namespace plumbline::configuration
