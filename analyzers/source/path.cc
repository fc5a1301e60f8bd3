#include "analyzers/source/path.h"

#include <array>
#include <string>

#include "analyzers/source/ascii.h"

namespace plumbline {

bool is_test_path(std::string_view path) {
  static constexpr std::array<std::string_view, 20> kFolders = {
      "/test/",          "/tests/",    "/testdata/", "/test-data/",    "/test_data/",
      "/test-fixtures/", "/fixtures/", "/fixture/",  "/__fixtures__/", "/spec/",
      "/specs/",         "/examples/", "/example/",  "/__tests__/",    "/mocks/",
      "/__mocks__/",     "/samples/",  "/testing/",  "/e2e/",          "/testcerts/"};
  static constexpr std::array<std::string_view, 8> kNames = {
      "test_", "_test.", ".test.", ".spec.", "_spec.", "conftest", "tests.", "examples-"};
  const std::string folded = "/" + lower(path);
  return contains_any(folded, kFolders) || contains_any(file_name(folded), kNames);
}

}  // namespace plumbline
