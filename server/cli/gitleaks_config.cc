#include "server/cli/gitleaks_config.h"

#include <utility>

#include "server/cli/gitleaks_rule.h"

namespace plumbline::cli {
namespace {

class Reader {
 public:
  ImportedConfig run(const toml::table& config) {
    global_ = allowed_by(config);
    read_rules(config);
    for (const toml::table* const allowed : global_) read_allowed(*allowed);
    if (const toml::table* const extend = config["extend"].as_table()) {
      for (const std::string& id : texts_of(*extend, "disabledRules")) {
        leave_out("disabled rule " + id + ": set the severity of its counterpart to off");
      }
      if (extend->contains("path")) leave_out("extend.path: import that file too");
    }
    return std::move(result_);
  }

 private:
  void leave_out(std::string what) { result_.left_out.push_back(std::move(what)); }

  void read_rules(const toml::table& config) {
    const toml::array* const rules = config["rules"].as_array();
    if (rules == nullptr) return;
    for (const toml::node& item : *rules) {
      if (const toml::table* const rule = item.as_table()) read_rule(*rule);
    }
    if (result_.rule_count > 0) result_.rules.insert(0, "rules:\n");
  }

  void read_rule(const toml::table& rule) {
    const std::string id = text_of(rule, "id");
    const std::string regex = text_of(rule, "regex");
    if (id.empty() || regex.empty()) {
      return leave_out("rule " + (id.empty() ? "without an id" : id) +
                       ": it has no regular expression for the text");
    }
    GitleaksRule read(rule, id, regex);
    for (const toml::table* const allowed : allowed_by(rule)) read.allow(*allowed);
    for (const toml::table* const allowed : global_) read.allow_everywhere(*allowed);
    ++result_.rule_count;
    result_.rules += read.as_yaml();
    for (const std::string& what : read.left_out()) leave_out("rule " + id + ": " + what);
  }

  void read_allowed(const toml::table& allowed) {
    for (const std::string& path : texts_of(allowed, "paths")) {
      const std::string line = ignore_line_of(path);
      if (line.empty()) {
        leave_out("allowed path " + path + ": write its counterpart into .plumblineignore");
      } else {
        result_.ignore_lines.push_back(line);
      }
    }
    for (const char* const key : {"regexes", "stopwords"}) {
      if (!texts_of(allowed, key).empty()) {
        leave_out("allowed " + std::string(key) + ": they hold for the imported rules only");
      }
    }
    if (!texts_of(allowed, "commits").empty()) leave_out("allowed commits");
  }

  ImportedConfig result_;
  std::vector<const toml::table*> global_;  // allow-lists
};

/// Takes `prefix` off the front of the text if it is there.
bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool is_in(char c, std::string_view characters) {
  return characters.find(c) != std::string_view::npos;
}

/// A regular expression may match from the middle of a path on, an ignore line begins at a name.
std::string open_start(std::string_view line, bool anchored) {
  if (anchored) return "/";
  if (line.starts_with('/')) return "**";
  return line.substr(0, line.size() - 1).find('/') == std::string_view::npos ? "*" : "**/*";
}

}  // namespace

Result<ImportedConfig> read_gitleaks_config(std::string_view toml) {
  const toml::parse_result parsed = toml::parse(toml);
  if (!parsed) {
    return Error{"line " + std::to_string(parsed.error().source().begin.line) +
                 " is no TOML: " + std::string(parsed.error().description())};
  }
  return Reader().run(parsed.table());
}

std::string ignore_line_of(std::string_view path_regex) {
  std::string_view rest = path_regex;
  const bool anchored = take(rest, "^");
  bool to_end = false;
  std::string line;
  while (!rest.empty() && !to_end) {
    if (rest == "$") {
      to_end = true;
    } else if (take(rest, ".*?") || take(rest, ".*")) {
      if (line.empty() && !anchored) continue;  // an open start is open anyway
      const bool whole_segments = line.ends_with('/') || line.empty();
      if (!whole_segments || !(rest.empty() || rest[0] == '/' || rest == "$")) return "";
      line += "**";
    } else if (take(rest, "[^/]+") || take(rest, "[^/]*")) {
      line += '*';
    } else if (rest.size() > 1 && rest[0] == '\\' && is_in(rest[1], "./-_+")) {
      line += rest[1];
      rest.remove_prefix(2);
    } else if (!is_in(rest[0], "\\.[](){}*+?|^$")) {
      line += rest[0];
      rest.remove_prefix(1);
    } else {
      return "";
    }
  }
  if (line.find_first_not_of("*/") == std::string::npos) return "";
  return open_start(line, anchored) + line + (to_end || is_in(line.back(), "/*") ? "" : "*");
}

}  // namespace plumbline::cli
