#include "analyzers/remedies/dockerfile_rows.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analyzers/remedies/dockerfile_view.h"
#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

using Words = std::vector<std::string_view>;

bool is_setting(const Instruction& instruction) {
  return is_instruction(instruction, "ENV") || is_instruction(instruction, "ARG");
}

bool holds(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
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

/// The quote that is open before `at` in the words of a shell; 0 for none.
char quote_at(std::string_view text, uint32_t begin, uint32_t at) {
  char open = 0;
  for (uint32_t i = begin; i < at; ++i) {
    const char c = text[i];
    if (c == '\\' && open != '\'') {
      ++i;
    } else if (open == c) {
      open = 0;
    } else if (open == 0 && (c == '"' || c == '\'')) {
      open = c;
    }
  }
  return open;
}

class DockerfileEdit {
 public:
  explicit DockerfileEdit(std::string_view text)
      : text_(text), all_(read_instructions(text)), script_(text) {}

  const Instruction* instruction_around(const ByteRange& place) const {
    const auto it = std::find_if(all_.begin(), all_.end(), [&](const Instruction& instruction) {
      return instruction.range.contains(place);
    });
    return it == all_.end() ? nullptr : &*it;
  }

  /// The variable that ENV or ARG sets to what holds the place; empty if none does.
  std::string_view variable_at(const ByteRange& place) const {
    const Instruction* const instruction = instruction_around(place);
    if (instruction == nullptr || !is_setting(*instruction)) return {};
    for (const Assignment& assignment : assignments_of(text_, *instruction)) {
      if (assignment.range.contains(place)) return assignment.name;
    }
    return {};
  }

  /// `ENV OTHER=$NAME` hands the variable on: it goes, too.
  void add_copies(Words& names) const {
    for (const Instruction& instruction : all_) {
      if (!is_setting(instruction)) continue;
      for (const Assignment& assignment : assignments_of(text_, instruction)) {
        const std::string_view value = value_of(assignment);
        const bool copies = std::any_of(names.begin(), names.end(), [&](std::string_view name) {
          return value == "$" + std::string(name) || value == "${" + std::string(name) + "}";
        });
        if (copies && !holds(names, assignment.name)) names.push_back(assignment.name);
      }
    }
  }

  /// Takes the variables of these names out, wherever they are set.
  void drop(const Words& names) {
    for (const Instruction& instruction : all_) {
      if (is_setting(instruction)) drop_from(instruction, names);
    }
  }

  /// False if no command needs it.
  template <typename Needs>
  bool mount(const std::string& mount, const Needs& needs) {
    bool mounted = false;
    for (const Instruction& instruction : all_) {
      if (!is_shell_command(instruction) || !needs(command_of(instruction))) continue;
      script_.insert(instruction.arguments, mount);
      mounted = true;
    }
    return mounted;
  }

  /// A secret in a command of its own gives way to a variable that a mount sets.
  bool read_in_command(const ByteRange& secret, const std::string& variable) {
    const Instruction* const instruction = instruction_around(secret);
    if (instruction == nullptr || !is_shell_command(*instruction)) return false;
    const std::string lookup = "${" + variable + "}";
    const char quote = quote_at(text_, quoting_begin(*instruction, secret), secret.begin.value);
    if (quote != '\'') {
      script_.replace(secret, lookup);
    } else if (is_whole_word(secret)) {
      script_.replace(byte_range(secret.begin.value - 1, secret.end.value + 1),
                      "\"" + lookup + "\"");
    } else {
      script_.replace(secret, "'\"" + lookup + "\"'");
    }
    return true;
  }

  /// One mount of a kind for the command around the place.
  void mount_at(const ByteRange& place, const std::string& mount) {
    const Instruction* const instruction = instruction_around(place);
    const bool known = std::any_of(mounted_.begin(), mounted_.end(), [&](const auto& each) {
      return each.first == instruction->arguments && each.second == mount;
    });
    if (known) return;
    mounted_.emplace_back(instruction->arguments, mount);
    script_.insert(instruction->arguments, mount);
  }

  /// `export NAME=value && ` goes out of a command, `NAME=value ` from in front of one. False if
  /// nothing goes.
  bool drop_settings_in_command(const ByteRange& place, const Words& names) {
    const Instruction* const instruction = instruction_around(place);
    if (instruction == nullptr || !is_shell_command(*instruction)) return false;
    const std::vector<ByteRange> words = words_of(text_, *instruction);
    bool dropped = false;
    for (size_t i = 0; i < words.size(); ++i) {
      const size_t end = end_of_settings(words, i, names);
      if (end == i) continue;
      const bool exports = i > 0 && word(words[i - 1]) == "export";
      const bool ends = end < words.size() && is_in(word(words[end]), {"&&", ";"});
      const size_t first = exports && ends ? i - 1 : i;
      const size_t next = exports && ends ? end + 1 : end;
      if (next >= words.size() || (exports && !ends && i + 1 == end)) return false;
      script_.remove(byte_range(words[first].begin.value, words[next].begin.value));
      dropped = true;
      i = end;
    }
    return dropped;
  }

  EditScript& script() { return script_; }

 private:
  std::string_view word(const ByteRange& range) const {
    return text_.substr(range.begin.value, range.length());
  }

  /// After the words from `begin` on that set variables of these names.
  size_t end_of_settings(const std::vector<ByteRange>& words, size_t begin,
                         const Words& names) const {
    size_t end = begin;
    while (end < words.size()) {
      const std::string_view text = word(words[end]);
      const size_t equals = text.find('=');
      if (equals == std::string_view::npos || !holds(names, text.substr(0, equals))) break;
      ++end;
    }
    return end;
  }

  std::string_view command_of(const Instruction& instruction) const {
    return text_.substr(instruction.arguments, instruction.range.end.value - instruction.arguments);
  }
  std::string_view value_of(const Assignment& assignment) const {
    std::string_view value = text_.substr(assignment.range.begin.value + assignment.name.size(),
                                          assignment.range.length() - assignment.name.size());
    value.remove_prefix(std::min(value.find_first_not_of("= \t"), value.size()));
    const bool quoted = value.size() > 1 && value.front() == '"' && value.back() == '"';
    return quoted ? value.substr(1, value.size() - 2) : value;
  }

  /// Not `RUN ["program", "argument"]`.
  bool is_shell_command(const Instruction& instruction) const {
    return is_instruction(instruction, "RUN") && !command_of(instruction).starts_with('[');
  }

  bool is_whole_word(const ByteRange& secret) const {
    const std::string_view after = text_.substr(secret.end.value, 1);
    return text_[secret.begin.value - 1] == '\'' && after == "'";
  }

  /// The body of a heredoc has its own quoting, line by line.
  uint32_t quoting_begin(const Instruction& instruction, const ByteRange& secret) const {
    return command_of(instruction).starts_with("<<") ? line_begin(text_, secret.begin.value)
                                                     : instruction.arguments;
  }

  void drop_from(const Instruction& instruction, const Words& names) {
    const std::vector<Assignment> set = assignments_of(text_, instruction);
    const auto goes = [&](size_t i) { return holds(names, set[i].name); };
    size_t kept = 0;
    for (size_t i = 0; i < set.size(); ++i) kept += goes(i) ? 0U : 1U;
    if (kept == 0 && !set.empty()) return script_.remove_lines(instruction.range, "#");
    for (size_t i = 0; i < set.size(); ++i) {
      if (!goes(i)) continue;
      size_t next = i + 1;
      while (next < set.size() && goes(next)) ++next;
      script_.remove(next == set.size()
                         ? byte_range(set[i - 1].range.end.value, set[next - 1].range.end.value)
                         : byte_range(set[i].range.begin.value, set[next].range.begin.value));
      i = next;
    }
  }

  std::string_view text_;
  std::vector<Instruction> all_;
  EditScript script_;
  std::vector<std::pair<uint32_t, std::string>> mounted_;
};

constexpr std::array<std::string_view, 3> kAwsNames = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY",
                                                       "AWS_SESSION_TOKEN"};

/// `NAME` of `export NAME=` right before the secret and its quote.
std::string_view shell_name_before(std::string_view text, const ByteRange& secret) {
  uint32_t end = secret.begin.value;
  if (end > 0 && contains("\"'", text.substr(end - 1, 1))) --end;
  if (end == 0 || text[end - 1] != '=') return {};
  uint32_t begin = --end;
  while (begin > 0 && is_word(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

/// Programs that read a variable although no command names it.
struct Reader {
  std::string_view variable;
  std::string_view program;
};

constexpr std::array kReaders = {Reader{"AWS_ACCESS_KEY_ID", "aws "},
                                 Reader{"AWS_SECRET_ACCESS_KEY", "aws "},
                                 Reader{"AWS_SESSION_TOKEN", "aws "},
                                 Reader{"NPM_TOKEN", "npm "},
                                 Reader{"NPM_TOKEN", "yarn "},
                                 Reader{"NODE_AUTH_TOKEN", "npm "},
                                 Reader{"PIP_INDEX_URL", "pip "},
                                 Reader{"PIP_EXTRA_INDEX_URL", "pip "},
                                 Reader{"CARGO_REGISTRY_TOKEN", "cargo "},
                                 Reader{"GH_TOKEN", "gh "},
                                 Reader{"GITHUB_TOKEN", "gh "},
                                 Reader{"VAULT_TOKEN", "vault "}};

bool runs(std::string_view command, std::string_view program) {
  for (size_t at = command.find(program); at != std::string_view::npos;
       at = command.find(program, at + 1)) {
    if (at == 0 || contains(" \t\n;&|(", command.substr(at - 1, 1))) return true;
  }
  return false;
}

bool reads_unasked(std::string_view command, std::string_view variable) {
  return std::any_of(kReaders.begin(), kReaders.end(), [&](const Reader& reader) {
    return reader.variable == variable && runs(command, reader.program);
  });
}

std::string variable_mount(const std::string& variable) {
  return "--mount=type=secret,id=" + variable + ",env=" + variable + " ";
}

/// Where no command names the variable, programs may still read it.
void mount_variable(DockerfileEdit& edit, std::string_view name) {
  const std::string mount = variable_mount(std::string(name));
  if (edit.mount(mount, [&](std::string_view command) { return reads(command, name); })) return;
  edit.mount(mount, [&](std::string_view command) { return reads_unasked(command, name); });
}

}  // namespace

std::optional<Plan> dockerfile_row(const Site& site) {
  DockerfileEdit edit(site.code().text);
  Words names(kAwsNames.begin(), kAwsNames.end());
  const std::string_view variable = edit.variable_at(site.place);
  if (variable.empty() ? !edit.drop_settings_in_command(site.place, names)
                       : !holds(names, variable)) {
    return {};
  }
  edit.add_copies(names);
  edit.drop(names);
  edit.mount("--mount=type=secret,id=aws,target=/root/.aws/credentials ",
             [&](std::string_view command) {
               return runs(command, "aws ") ||
                      std::any_of(names.begin(), names.end(),
                                  [&](std::string_view name) { return reads(command, name); });
             });
  return Plan{"1.df", std::move(edit.script()), {}, false, Class::T, {}};
}

std::optional<Broker> broker_in_dockerfile(std::string_view text,
                                           const std::vector<ByteRange>& secrets,
                                           const Naming& naming) {
  DockerfileEdit edit(text);
  Words set;
  std::vector<ByteRange> in_order = secrets;
  std::sort(in_order.begin(), in_order.end(),
            [](const ByteRange& a, const ByteRange& b) { return a.begin < b.begin; });
  for (const ByteRange& secret : in_order) {
    if (const std::string_view variable = edit.variable_at(secret); !variable.empty()) {
      set.push_back(variable);
      continue;
    }
    const std::string variable = naming(secret, shell_name_before(text, secret));
    if (variable.empty() || !edit.read_in_command(secret, variable)) return {};
    edit.mount_at(secret, variable_mount(variable));
  }
  edit.add_copies(set);
  edit.drop(set);
  for (const std::string_view name : set) mount_variable(edit, name);
  const auto edits = edit.script().finish();
  if (!edits || edits->empty()) return {};
  return Broker{"B.df", Class::A, *edits};
}

}  // namespace plumbline::remedies
