#include "server/cli/gitleaks_config.h"

#include <array>
#include <utility>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "server/cli/reports/json_text.h"

namespace plumbline::cli {
namespace {

/// A double-quoted scalar: JSON's strings are YAML's too.
std::string yaml_text(std::string_view text) {
  return to_text(Json(std::string(text)));
}

std::string text_of(const toml::table& table, std::string_view key) {
  return table[key].value_or(std::string());
}

std::vector<std::string> texts_of(const toml::table& table, std::string_view key) {
  std::vector<std::string> texts;
  if (const toml::array* const list = table[key].as_array()) {
    for (const toml::node& item : *list) {
      if (const auto text = item.value<std::string>()) texts.push_back(*text);
    }
  }
  return texts;
}

class Reader {
 public:
  ImportedConfig run(const toml::table& config) {
    read_rules(config);
    // One table in older files, a list of them in newer ones.
    if (const toml::table* const allowed = config["allowlist"].as_table()) read_allowed(*allowed);
    if (const toml::array* const list = config["allowlists"].as_array()) {
      for (const toml::node& item : *list) {
        if (const toml::table* const allowed = item.as_table()) read_allowed(*allowed);
      }
    }
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
    constexpr std::array<std::string_view, 5> kOther = {"entropy", "secretGroup", "allowlist",
                                                        "allowlists", "path"};
    for (const std::string_view key : kOther) {
      if (rule.contains(key)) leave_out("rule " + id + ": `" + std::string(key) + "`");
    }
    std::string message = text_of(rule, "description");
    if (message.empty()) message = "Found by the imported rule " + id;
    ++result_.rule_count;
    result_.rules +=
        "  - id: " + yaml_text(id) +
        "\n    languages: [generic]\n    severity: ERROR\n    message: " + yaml_text(message) +
        "\n    pattern-regex: " + yaml_text(regex) + "\n    metadata: { cwe: [CWE-798] }\n";
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
    for (const char* const key : {"regexes", "stopwords", "commits"}) {
      if (!texts_of(allowed, key).empty()) leave_out("allowed " + std::string(key));
    }
  }

  ImportedConfig result_;
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
