// The lines of one ignore file (.gitignore, .git/info/exclude, .plumblineignore), with git's
// meaning: the last line that matches decides, `!` takes back, a final `/` means folders only, a
// `/` elsewhere ties the line to the file's own folder, `**` stands for any number of folders.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline::engine {

/// A value type. Matching is polynomial in the lengths of line and path, so hostile lines cost time
/// in proportion.
class IgnoreRules {
 public:
  enum class Verdict : uint8_t { none, ignored, kept };

  IgnoreRules() = default;
  explicit IgnoreRules(std::string_view text);

  /// `path` is relative to the folder of the ignore file, with `/` as separator.
  Verdict verdict(std::string_view path, bool is_folder) const;
  bool empty() const { return lines_.empty(); }

 private:
  struct Line {
    std::vector<std::string> segments;  // the pattern between its slashes, escapes kept
    bool negated = false;
    bool folders_only = false;
    bool anchored = false;
  };

  void add(std::string_view line);

  std::vector<Line> lines_;
};

}  // namespace plumbline::engine
