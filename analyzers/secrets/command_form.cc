// Passwords among the options of a command: `mysql -p…`, `curl -u user:…`, `sshpass -p …`, in shell
// scripts, CI files, documentation, and in the strings and argument lists of programs.
#include <algorithm>
#include <optional>

#include "analyzers/secrets/command_options.h"
#include "analyzers/secrets/context_form.h"
#include "analyzers/source/ascii.h"

namespace plumbline::secrets {
namespace {

constexpr std::string_view kForm = "an argument of a command that takes a password there";
constexpr int kMostWords = 64;  // of one command

struct Word {
  ByteRange range;
  char quote = 0;
};

/// The words of one command: of a line of shell, with continued lines, or of a list of strings.
class CommandWords {
 public:
  CommandWords(std::string_view text, uint32_t at, char enclosing)
      : reader_(text, at), enclosing_(enclosing) {
    list_ = enclosing != 0 && reader_.peek() == enclosing;
    // The rest of a longer name: `mysql-client`.
    const bool in_name = at > 0 && !is_blank(text[at - 1]);
    while (in_name &&
           (is_word_character(reader_.peek()) || reader_.peek() == '.' || reader_.peek() == '-'))
      reader_.advance();
  }

  uint32_t at() const { return reader_.at(); }
  std::string_view text() const { return reader_.text(); }

  std::optional<Word> next() {
    skip_separators();
    const char c = reader_.peek();
    if (reader_.done() || is_line_end(c) ||
        std::string_view("|;&<>()#]}").find(c) != std::string_view::npos)
      return std::nullopt;
    if (is_quote(c)) return c == enclosing_ && !list_ ? std::nullopt : quoted(c);
    return list_ ? std::nullopt : bare();  // in a list of strings a bare word is code
  }

  /// `-p"two words"`: a quoted word that touches the one before.
  std::optional<Word> adjacent() {
    const char c = reader_.peek();
    return is_quote(c) && c != enclosing_ ? quoted(c) : std::nullopt;
  }

 private:
  void skip_separators() {
    for (;;) {
      reader_.skip_blanks();
      const char c = reader_.peek();
      const bool continued = (c == '\\' || c == '`') && is_line_end(reader_.peek(1));
      if (continued) {
        reader_.advance();
        reader_.skip_line_end();
      } else if (list_ && (c == ',' || (c == enclosing_ && is_separator(reader_.peek(1))))) {
        reader_.advance();
      } else {
        return;
      }
    }
  }

  static constexpr std::string_view kEnds = " \t\r\n\"'`;|&<>()\\";

  bool is_path_part(char c) const { return enclosing_ == 0 && (c == '\\' || is_word_character(c)); }

  static bool is_separator(char c) { return c == ',' || c == ' ' || c == ']' || c == ')'; }

  std::optional<Word> quoted(char quote) {
    reader_.advance();
    const uint32_t begin = reader_.at();
    for (; !reader_.done() && !is_line_end(reader_.peek()); reader_.advance()) {
      if (reader_.peek() == '\\') {
        reader_.advance();
      } else if (reader_.peek() == quote) {
        const uint32_t end = reader_.at();
        reader_.advance();
        return Word{byte_range(begin, end), quote};
      }
    }
    return std::nullopt;
  }

  std::optional<Word> bare() {
    const uint32_t begin = reader_.at();
    reader_.read_until(kEnds);
    while (reader_.peek() == '\\' && is_path_part(reader_.peek(1))) {  // `\\host\share`
      reader_.advance();
      reader_.read_until(kEnds);
    }
    if (reader_.at() == begin) return std::nullopt;
    return Word{byte_range(begin, reader_.at()), 0};
  }

  TextReader reader_;
  char enclosing_;
  bool list_ = false;
};

std::optional<ByteRange> part_of(std::string_view text, const ByteRange& word, Part part) {
  const std::string_view value = text.substr(word.begin.value, word.length());
  size_t begin = 0;
  size_t end = value.size();
  const auto after = [&](std::string_view mark) {
    const size_t at = value.find(mark);
    if (at == std::string_view::npos || at == 0) return false;
    begin = at + mark.size();
    return true;
  };
  switch (part) {
    case Part::all:
      break;
    case Part::after_colon:
      if (!after(":")) return std::nullopt;
      break;
    case Part::after_percent:
      if (!after("%")) return std::nullopt;
      break;
    case Part::after_comma:
      if (!after(",")) return std::nullopt;
      break;
    case Part::token:
      if (!value.starts_with("token=") && contains(value, "=")) return std::nullopt;
      if (value.starts_with("token=")) begin = 6;
      break;
    case Part::after_slash:
      if (!after("/")) return std::nullopt;
      end = std::min(value.rfind('@'), value.size());
      break;
    case Part::after_pass:
      if (!value.starts_with("pass:")) return std::nullopt;
      begin = 5;
      break;
  }
  if (begin >= end) return std::nullopt;
  const uint32_t base = word.begin.value;
  return byte_range(base + static_cast<uint32_t>(begin), base + static_cast<uint32_t>(end));
}

/// The value of `option` that begins with `word`, which the reader has just passed.
std::optional<Word> value_of(const Option& option, const Word& word, std::string_view text,
                             CommandWords& words) {
  const std::string_view spelled = text.substr(word.range.begin.value, word.range.length());
  if (!spelled.starts_with(option.flag)) return std::nullopt;
  if (spelled.size() > option.flag.size()) {
    if (option.flag.empty()) return std::nullopt;
    const bool equals = spelled[option.flag.size()] == '=';
    const bool is_short = option.flag.size() == 2 && option.flag[0] == '-' && option.words == 0;
    if (!equals && !option.attached && !is_short) return std::nullopt;
    const auto skip = static_cast<uint32_t>(option.flag.size() + (equals ? 1 : 0));
    return Word{byte_range(word.range.begin.value + skip, word.range.end.value), word.quote};
  }
  if (const auto adjacent = words.adjacent()) return adjacent;
  if (option.attached) return std::nullopt;
  std::optional<Word> value = words.next();
  for (int skipped = 0; skipped < option.words && value; ++skipped) value = words.next();
  return value;
}

/// The words after the command that no option introduces.
std::optional<Word> positional(const Option& option, CommandWords& words) {
  const std::string_view text = words.text();
  std::optional<Word> value = words.next();
  const bool flags = option.part == Part::after_slash;  // Oracle's flags have no values
  while (flags && value && text[value->range.begin.value] == '-') value = words.next();
  for (int skipped = 0; skipped < option.words && value; ++skipped) value = words.next();
  return value;
}

Judgement judge_word(std::string_view text, const ByteRange& value, char quote) {
  const std::string_view spelled = text.substr(value.begin.value, value.length());
  const size_t dollar = quote == '\'' ? std::string_view::npos : spelled.find('$');
  if (dollar != std::string_view::npos && dollar + 1 < spelled.size())
    return {Strength::none, Silence::interpolation};
  if (spelled.starts_with('-')) return {Strength::none, Silence::reference};
  Judgement judgement = judge(NameKind::password, spelled);
  return judgement;
}

void add(const PlaceHit& hit, const Option& option, const Word& word, uint32_t end,
         std::vector<Candidate>& found) {
  const auto value = part_of(hit.text(), word.range, option.part);
  if (!value) return;
  const NamePlace place = place_of_name(hit.text(), byte_range(hit.begin, hit.begin));
  found.push_back({byte_range(hit.begin, std::max(end, value->end.value)),
                   *value,
                   NameKind::password,
                   judge_word(hit.text(), *value, word.quote),
                   kForm,
                   place.comment && hit.writing != Writing::prose,
                   false,
                   false,
                   {}});
}

/// `echo "user:password" | chpasswd`, `echo password | sudo -S`: the word before the pipe.
void read_piped(const PlaceHit& hit, std::vector<Candidate>& found) {
  const std::string_view text = hit.text();
  uint32_t begin = hit.begin;
  while (begin > 0 && hit.begin - begin < 256 && !is_line_end(text[begin - 1])) --begin;
  const std::string_view head = text.substr(begin, hit.begin - begin);
  const size_t echo = head.find("echo ");
  if (echo == std::string_view::npos || head.find('|', echo) == std::string_view::npos) return;
  CommandWords words(text, begin + static_cast<uint32_t>(echo) + 4, '\0');
  std::optional<Word> word = words.next();
  while (word && text[word->range.begin.value] == '-') word = words.next();
  if (!word) return;
  const bool with_user = text.substr(hit.begin).starts_with("chpasswd");
  add(hit, {"", "", with_user ? Part::after_colon : Part::all}, *word, hit.begin, found);
}

bool is_command(const PlaceHit& hit, std::string_view command) {
  const std::string_view text = hit.text();
  const uint32_t end = hit.begin + static_cast<uint32_t>(command.size());
  const char before = hit.begin > 0 ? text[hit.begin - 1] : ' ';
  const char after = is_blank(command.back()) ? ' ' : end < text.size() ? text[end] : '\0';
  if (is_word_character(before) || before == '-' || before == '.' || before == '$') return false;
  return is_blank(after) || after == '\0' || is_line_end(after) || is_quote(after) ||
         is_word_character(after) || after == '.' || after == '-';
}

}  // namespace

std::vector<std::string_view> command_literals() {
  std::vector<std::string_view> literals;
  for (const Option& option : command_options()) {
    if (literals.empty() || literals.back() != option.command) literals.push_back(option.command);
  }
  return literals;
}

void read_command(const PlaceHit& hit, std::vector<Candidate>& found) {
  static const std::vector<std::string_view> kCommands = command_literals();
  const std::string_view command = kCommands[hit.row];
  if (!is_command(hit, command)) return;
  if (command == "chpasswd" || command == "passwd --stdin" || command == "sudo -s" ||
      command == "--password-stdin")
    return read_piped(hit, found);
  const uint32_t begin = hit.begin + static_cast<uint32_t>(command.size());
  const char enclosing = place_of_name(hit.text(), byte_range(hit.begin, hit.begin)).enclosing;
  const size_t before = found.size();
  CommandWords words(hit.text(), begin, enclosing);
  for (const Option& option : command_options()) {
    if (option.command != command || !option.flag.empty()) continue;
    CommandWords positions(hit.text(), begin, enclosing);
    const auto value = positional(option, positions);
    if (value) add(hit, option, *value, positions.at(), found);
  }
  for (int count = 0; count < kMostWords; ++count) {
    const auto word = words.next();
    if (!word) break;
    for (const Option& option : command_options()) {
      if (option.command != command || option.flag.empty()) continue;
      const auto value = value_of(option, *word, hit.text(), words);
      if (!value) continue;
      add(hit, option, *value, words.at(), found);
      break;
    }
  }
  const ByteRange extent = byte_range(hit.begin, words.at());
  const bool several_lines = hit.input.snapshot.view(extent).find('\n') != std::string_view::npos;
  if (found.size() == before && several_lines) {
    found.push_back(
        {extent, {extent.begin, extent.begin}, NameKind::none, {}, kForm, false, false, true, {}});
  }
  for (size_t i = before; i < found.size(); ++i) found[i].extent = extent;
}

}  // namespace plumbline::secrets
