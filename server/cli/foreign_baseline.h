// What other scanners were told to accept: `.gitleaksignore` and detect-secrets' baseline.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/source/result.h"
#include "server/cli/baseline_file.h"

namespace plumbline::cli {

class ForeignBaseline {
 public:
  /// The reason to accept a finding: by the line it is on, by that line's text in the commit that
  /// was named, or by the secret's hash. Empty if nothing speaks for it.
  std::string why_accepted(const FoundPlace& place) const;

  size_t size() const { return size_; }
  const std::vector<std::string>& left_out() const { return left_out_; }

  void accept_line(const std::string& path, uint32_t line, std::string why);
  void accept_text(const std::string& path, const std::string& line_text, std::string why);
  /// `sha1`: of the secret, hexadecimal.
  void accept_secret(const std::string& path, const std::string& sha1, std::string why);
  void leave_out(std::string what) { left_out_.push_back(std::move(what)); }

 private:
  void accept(std::string key, std::string why);

  std::map<std::string, std::string, std::less<>> accepted_;  // reasons, by path and mark
  std::vector<std::string> left_out_;
  size_t size_ = 0;
};

/// Lines `FILE:RULE:LINE` and `COMMIT:FILE:RULE:LINE`; git in `root` knows the commit's text.
Result<ForeignBaseline> read_gitleaks_ignore(std::string_view text, const std::string& root);

/// Entries that somebody marked as real secrets are not accepted.
Result<ForeignBaseline> read_detect_secrets(std::string_view json);

}  // namespace plumbline::cli
