#include "analyzers/source/path.h"

#include <algorithm>
#include <array>
#include <string>

#include "analyzers/source/ascii.h"

namespace plumbline {
namespace {

/// `tests`, `test-fixtures`, `s3tests`, `__mocks__`: a folder with such a word in its name.
bool is_test_folder(std::string_view folder) {
  static constexpr std::array<std::string_view, 15> kWords = {
      "test",  "tests",    "testing", "testdata", "testutil", "fixture",   "fixtures", "mock",
      "mocks", "examples", "example", "samples",  "sample",   "integtest", "testcerts"};
  static constexpr std::array<std::string_view, 4> kWhole = {"spec", "specs", "e2e", "mirage"};
  if (is_in(folder, kWhole)) return true;
  const auto is_part = [](char c) { return is_letter(c); };
  for (size_t at = 0; at < folder.size();) {
    const auto begin = std::find_if(folder.begin() + static_cast<long>(at), folder.end(), is_part);
    const auto end = std::find_if_not(begin, folder.end(), is_part);
    if (is_in({begin, end}, kWords)) return true;
    at = static_cast<size_t>(end - folder.begin());
  }
  return false;
}

bool is_test_name(std::string_view name) {
  static constexpr std::array<std::string_view, 11> kParts = {
      "_test.",    ".test.",     ".spec.",  "_spec.",    "conftest", "tests.",
      ".example.", ".examples.", ".story.", ".stories.", ".mock."};
  return name.starts_with("test_") || name.starts_with("examples-") || contains_any(name, kParts);
}

}  // namespace

bool is_test_path(std::string_view path) {
  const std::string folded = lower(path);
  std::string_view rest = folded;
  for (size_t slash = rest.find('/'); slash != std::string_view::npos; slash = rest.find('/')) {
    if (is_test_folder(rest.substr(0, slash))) return true;
    rest.remove_prefix(slash + 1);
  }
  return is_test_name(rest);
}

}  // namespace plumbline
