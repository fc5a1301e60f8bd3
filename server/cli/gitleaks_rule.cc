// What gitleaks asks of a match, said with the operators of pattern rules.
//
// gitleaks looks at three texts: the match, the secret in it, and the line. An allow-list lets a
// match pass if one of its expressions is found in the one that it names. A negated expression of
// ours silences a match that it lies in or around, so the match is easy to say, the line is the
// expression with the rest of the line, and the secret is a condition on the group that holds it.
//
// Without `secretGroup` the secret is the first group, if the expression has any.
#include "server/cli/gitleaks_rule.h"

#include <re2/re2.h>

#include <algorithm>
#include <cstdio>
#include <utility>

#include "server/cli/gitleaks_config.h"
#include "server/cli/reports/json_text.h"

namespace plumbline::cli {
namespace {

/// A double-quoted scalar: JSON's strings are YAML's too.
std::string yaml_text(std::string_view text) {
  return to_text(Json(std::string(text)));
}

int group_count(const std::string& regex) {
  RE2::Options options;
  options.set_log_errors(false);
  return RE2(regex, options).NumberOfCapturingGroups();  // -1 if it is none; told when it is loaded
}

std::string secret_of(const toml::table& rule, const std::string& regex) {
  const int64_t named = rule["secretGroup"].value_or(int64_t{0});
  if (named > 0) return "$" + std::to_string(named);
  return group_count(regex) > 0 ? "$1" : "";
}

std::string any_word(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : "|") + RE2::QuoteMeta(word);
  return "(?i)(?:" + all + ")";
}

std::string list_of(const std::vector<std::string>& globs) {
  std::string list;
  for (const std::string& glob : globs) list += (list.empty() ? "" : ", ") + yaml_text(glob);
  return "[" + list + "]";
}

}  // namespace

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

std::vector<const toml::table*> allowed_by(const toml::table& table) {
  std::vector<const toml::table*> found;
  if (const toml::table* const one = table["allowlist"].as_table()) found.push_back(one);
  if (const toml::array* const list = table["allowlists"].as_array()) {
    for (const toml::node& item : *list) {
      if (const toml::table* const one = item.as_table()) found.push_back(one);
    }
  }
  return found;
}

GitleaksRule::GitleaksRule(const toml::table& rule, std::string id, std::string regex)
    : id_(std::move(id)), regex_(std::move(regex)), message_(text_of(rule, "description")) {
  if (message_.empty()) message_ = "Found by the imported rule " + id_;
  secret_ = secret_of(rule, regex_);
  entropy_ = rule["entropy"].value_or(0.0);
  const std::string path = text_of(rule, "path");
  if (path.empty()) return;
  included_ = ignore_line_of(path);
  if (included_.empty()) left_out_.push_back("`path` " + path);
}

void GitleaksRule::allow(const toml::table& allowed) {
  const auto holds = [&](const char* key) { return !texts_of(allowed, key).empty(); };
  const int kinds = holds("paths") + holds("regexes") + holds("stopwords") + holds("commits");
  if (text_of(allowed, "condition") == "AND" && kinds > 1) {
    left_out_.emplace_back("an allow-list whose parts must hold together");
    return;
  }
  for (const std::string& path : texts_of(allowed, "paths")) {
    const std::string glob = ignore_line_of(path);
    if (glob.empty()) {
      left_out_.push_back("the allowed path " + path);
    } else {
      excluded_.push_back(glob);
    }
  }
  if (holds("commits")) left_out_.emplace_back("allowed commits");
  allow_text(allowed);
}

void GitleaksRule::allow_everywhere(const toml::table& allowed) {
  const std::vector<std::string> targets = texts_of(allowed, "targetRules");
  const bool meant =
      targets.empty() || std::find(targets.begin(), targets.end(), id_) != targets.end();
  const bool together =
      text_of(allowed, "condition") == "AND" && !texts_of(allowed, "paths").empty();
  if (meant && !together) allow_text(allowed);
}

void GitleaksRule::allow_text(const toml::table& allowed) {
  const std::string target = text_of(allowed, "regexTarget");
  for (const std::string& regex : texts_of(allowed, "regexes")) {
    if (target == "line") {
      not_in_match_.push_back("(?m:^.*)(?:" + regex + ")(?m:.*$)");
    } else {
      (target == "match" ? not_in_match_ : not_in_secret_).push_back(regex);
    }
  }
  const std::vector<std::string> words = texts_of(allowed, "stopwords");
  if (!words.empty()) not_in_secret_.push_back(any_word(words));
}

std::string GitleaksRule::as_yaml() const {
  std::string text =
      "  - id: " + yaml_text(id_) +
      "\n    languages: [generic]\n    severity: ERROR\n    message: " + yaml_text(message_) +
      "\n    metadata: { cwe: [CWE-798] }\n";
  if (!included_.empty() || !excluded_.empty()) {
    text += "    paths: { ";
    if (!included_.empty()) text += "include: " + list_of({included_});
    if (!excluded_.empty())
      text += (included_.empty() ? "exclude: " : ", exclude: ") + list_of(excluded_);
    text += " }\n";
  }
  // With no group of its own the whole match is the secret.
  const std::string regex = secret_.empty() ? "(" + regex_ + ")" : regex_;
  const std::string secret = secret_.empty() ? "$1" : secret_;
  text += "    patterns:\n      - pattern-regex: " + yaml_text(regex) + "\n";
  for (const std::string& no : not_in_match_)
    text += "      - pattern-not-regex: " + yaml_text(no) + "\n";
  for (const std::string& no : not_in_secret_) {
    text += "      - metavariable-pattern:\n          metavariable: " + secret +
            "\n          language: generic\n          patterns:\n            - pattern-regex: " +
            yaml_text("(?s)^.+$") + "\n            - pattern-not-regex: " + yaml_text(no) + "\n";
  }
  if (entropy_ > 0) {
    char number[16];
    std::snprintf(number, sizeof number, "%.2f", entropy_);
    text += "      - metavariable-analysis: { analyzer: entropy, metavariable: " + secret +
            ", min: " + number + " }\n";
  }
  return text + "      - focus-metavariable: " + secret + "\n";
}

}  // namespace plumbline::cli
