#include "analyzers/source/language.h"

#include <catch2/catch.hpp>

namespace plumbline {
namespace {

std::string_view detected(std::string_view path, std::string_view id = "",
                          std::string_view head = "") {
  return name_of(detect_language(path, id, head));
}

TEST_CASE("the name and the ending decide, then the editor, then the first line") {
  CHECK(detected("src/a.py") == "python");
  CHECK(detected("web/App.TSX") == "tsx");
  CHECK(detected("Dockerfile.dev") == "dockerfile");
  CHECK(detected(".env.local") == "dotenv");
  CHECK(detected("infra/main.tf") == "hcl");
  CHECK(detected("", "typescriptreact") == "tsx");
  CHECK(detected("bin/tool", "", "#!/usr/bin/env python3\n") == "python");
  CHECK(detected("LICENSE") == "text");
  CHECK(detected("notes.txt", "plaintext") == "text");
}

TEST_CASE("every language has a name that leads back to it") {
  for (int i = 0; i <= static_cast<int>(Language::dockerfile); ++i) {
    const auto language = static_cast<Language>(i);
    CHECK(language_named(name_of(language)) == language);
  }
  CHECK(language_named("cobol") == std::nullopt);
}

}  // namespace
}  // namespace plumbline
