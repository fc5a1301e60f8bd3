// One rule of a `.gitleaks.toml` as a pattern rule of Plumbline's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace plumbline::cli {

/// The value of a key; empty if it is missing or of another type.
std::string text_of(const toml::table& table, std::string_view key);
std::vector<std::string> texts_of(const toml::table& table, std::string_view key);

/// `allowlist`, one table in older files, and `allowlists`, a list of them in newer ones. They live
/// as long as the table.
std::vector<const toml::table*> allowed_by(const toml::table& table);

class GitleaksRule {
 public:
  GitleaksRule(const toml::table& rule, std::string id, std::string regex);

  /// Takes over what one of the rule's own allow-lists lets pass.
  void allow(const toml::table& allowed);
  /// The same of one that holds for all rules, which may be for some only. Its paths are ignored
  /// elsewhere.
  void allow_everywhere(const toml::table& allowed);

  /// An item of the list `rules:`.
  std::string as_yaml() const;

  /// What our form cannot say.
  const std::vector<std::string>& left_out() const { return left_out_; }

 private:
  void allow_text(const toml::table& allowed);

  const std::string id_, regex_;
  std::string message_;
  std::string secret_;    // "$1": the group that holds the secret; empty: the whole match
  double entropy_ = 0;    // of the secret, at least
  std::string included_;  // a glob
  std::vector<std::string> excluded_;                      // globs
  std::vector<std::string> not_in_secret_, not_in_match_;  // regular expressions
  std::vector<std::string> left_out_;
};

}  // namespace plumbline::cli
