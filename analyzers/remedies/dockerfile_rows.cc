#include "analyzers/remedies/dockerfile_rows.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

constexpr size_t kMaxInstructions = 2000;
constexpr size_t kMaxHeredocLines = 1000;

struct Instruction {
  ByteRange range;           // with continued lines, without the last line's end
  std::string_view keyword;  // "RUN"
  uint32_t arguments = 0;    // where they begin
};

bool is(std::string_view keyword, std::string_view name) {
  return std::equal(keyword.begin(), keyword.end(), name.begin(), name.end(), [](char a, char b) {
    return std::toupper(static_cast<unsigned char>(a)) == b;
  });
}

uint32_t without_line_end(std::string_view text, uint32_t begin, uint32_t end) {
  while (end > begin && contains("\r\n", text.substr(end - 1, 1))) --end;
  return end;
}

/// The end of the heredoc that a line opens (`RUN <<EOF`), or of the line itself.
uint32_t heredoc_end(std::string_view text, uint32_t begin, uint32_t end) {
  const std::string_view line = text.substr(begin, without_line_end(text, begin, end) - begin);
  const size_t mark = line.find("<<");
  if (mark == std::string_view::npos || line.substr(mark).starts_with("<<<")) return end;
  std::string_view word = line.substr(mark + 2);
  word.remove_prefix(std::min(word.find_first_not_of("-\"'"), word.size()));
  word = word.substr(0, word.find_first_of(" \t\"'"));
  if (word.empty()) return end;
  uint32_t at = end;
  for (size_t lines = 0; at < text.size() && lines < kMaxHeredocLines; ++lines) {
    const uint32_t next = line_end(text, at);
    if (text.substr(at, without_line_end(text, at, next) - at) == word) return next;
    at = next;
  }
  return end;
}

std::vector<Instruction> read_instructions(std::string_view text) {
  std::vector<Instruction> all;
  for (uint32_t at = 0; at < text.size() && all.size() < kMaxInstructions;) {
    uint32_t end = line_end(text, at);
    while (text.substr(at, without_line_end(text, at, end) - at).ends_with('\\') &&
           end < text.size()) {
      end = line_end(text, end);
    }
    const uint32_t begin = skip_space(text, at);
    if (is(text.substr(begin, 3), "RUN")) end = heredoc_end(text, at, end);
    const uint32_t last = without_line_end(text, at, end);
    if (begin < last && text[begin] != '#') {
      const size_t word = std::min<size_t>(text.find_first_of(" \t", begin), last);
      const auto arguments = skip_space(text, static_cast<uint32_t>(word));
      all.push_back({byte_range(begin, last), text.substr(begin, word - begin), arguments});
    }
    at = end;
  }
  return all;
}

/// One `NAME=value` of an `ENV` or `ARG`, or the old form `ENV NAME value`.
struct Assignment {
  std::string_view name;
  ByteRange range;
};

std::vector<Assignment> assignments_of(std::string_view text, const Instruction& instruction) {
  std::vector<Assignment> all;
  uint32_t at = instruction.arguments;
  const uint32_t last = instruction.range.end.value;
  while (at < last) {
    if (text[at] == '\\' && contains("\r\n", text.substr(at + 1, 1))) {
      at = skip_space(text, at + 1);  // the line goes on
      continue;
    }
    const uint32_t begin = at;
    char quote = 0;
    for (; at < last && (quote != 0 || !contains(" \t\r\n", text.substr(at, 1))); ++at) {
      const char c = text[at];
      if (c == '\\') {
        ++at;
      } else if (quote == c) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      }
    }
    at = std::min(at, last);
    const std::string_view word = text.substr(begin, at - begin);
    const size_t equals = word.find('=');
    if (equals == std::string_view::npos && all.empty()) {
      return {{word, byte_range(begin, last)}};
    }
    all.push_back({word.substr(0, equals), byte_range(begin, at)});
    at = skip_space(text, at);
  }
  return all;
}

bool is_setting(const Instruction& instruction) {
  return is(instruction.keyword, "ENV") || is(instruction.keyword, "ARG");
}

bool reads(std::string_view command, std::string_view name) {
  for (size_t at = command.find('$'); at != std::string_view::npos;
       at = command.find('$', at + 1)) {
    std::string_view rest = command.substr(at + 1);
    if (rest.starts_with('{')) rest.remove_prefix(1);
    if (rest.starts_with(name) && (rest.size() == name.size() || !is_word(rest[name.size()]))) {
      return true;
    }
  }
  return false;
}

class DockerfileEdit {
 public:
  explicit DockerfileEdit(std::string_view text)
      : text_(text), all_(read_instructions(text)), script_(text) {}

  const Assignment* around(const ByteRange& place) {
    for (const Instruction& instruction : all_) {
      if (!is_setting(instruction) || !instruction.range.contains(place)) continue;
      for (const Assignment& assignment : assignments_of(text_, instruction)) {
        if (!assignment.range.contains(place)) continue;
        found_ = assignment;
        return &found_;
      }
    }
    return nullptr;
  }

  /// Takes the variables of these names out, wherever they are set.
  void drop(const std::vector<std::string_view>& names) {
    for (const Instruction& instruction : all_) {
      if (!is_setting(instruction)) continue;
      const std::vector<Assignment> set = assignments_of(text_, instruction);
      const auto goes = [&](const Assignment& assignment) {
        return std::find(names.begin(), names.end(), assignment.name) != names.end();
      };
      if (std::all_of(set.begin(), set.end(), goes)) {
        if (!set.empty()) script_.remove_lines(instruction.range, "#");
        continue;
      }
      for (size_t i = 0; i < set.size(); ++i) {
        if (!goes(set[i])) continue;
        const bool last = i + 1 == set.size();
        script_.remove(last ? byte_range(set[i - 1].range.end.value, set[i].range.end.value)
                            : byte_range(set[i].range.begin.value, set[i + 1].range.begin.value));
      }
    }
  }

  template <typename Needs>
  void mount(const std::string& mount, const Needs& needs) {
    for (const Instruction& instruction : all_) {
      if (!is(instruction.keyword, "RUN")) continue;
      const std::string_view command =
          text_.substr(instruction.arguments, instruction.range.end.value - instruction.arguments);
      if (needs(command) && !command.starts_with('[')) script_.insert(instruction.arguments, mount);
    }
  }

  EditScript take() { return std::move(script_); }

 private:
  std::string_view text_;
  std::vector<Instruction> all_;
  EditScript script_;
  Assignment found_;
};

constexpr std::array<std::string_view, 3> kAwsNames = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY",
                                                       "AWS_SESSION_TOKEN"};

}  // namespace

std::optional<Plan> dockerfile_row(const Site& site) {
  DockerfileEdit edit(site.code().text);
  const Assignment* const secret = edit.around(site.place);
  if (secret == nullptr ||
      std::find(kAwsNames.begin(), kAwsNames.end(), secret->name) == kAwsNames.end()) {
    return {};
  }
  edit.drop({kAwsNames.begin(), kAwsNames.end()});
  edit.mount("--mount=type=secret,id=aws,target=/root/.aws/credentials ",
             [](std::string_view command) {
               return contains(command, "aws ") ||
                      std::any_of(kAwsNames.begin(), kAwsNames.end(),
                                  [&](std::string_view name) { return reads(command, name); });
             });
  return Plan{"1.df", edit.take(), {}, false, Class::T, {}};
}

std::optional<Broker> broker_in_dockerfile(std::string_view text,
                                           const std::vector<ByteRange>& secrets) {
  DockerfileEdit edit(text);
  std::vector<std::string_view> names;
  for (const ByteRange& secret : secrets) {
    const Assignment* const assignment = edit.around(secret);
    if (assignment == nullptr) return {};
    names.push_back(assignment->name);
  }
  edit.drop(names);
  for (const std::string_view name : names) {
    const std::string variable(name);
    edit.mount("--mount=type=secret,id=" + variable + ",env=" + variable + " ",
               [&](std::string_view command) { return reads(command, name); });
  }
  const auto edits = edit.take().finish();
  if (!edits || edits->empty()) return {};
  return Broker{"B.df", Class::A, *edits};
}

}  // namespace plumbline::remedies
