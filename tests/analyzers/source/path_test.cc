#include "analyzers/source/path.h"

#include <catch2/catch.hpp>

namespace plumbline::test {

TEST_CASE("tests, fixtures and examples are told by a folder or by the file's name") {
  for (const char* const path :
       {"test/a.py", "src/Tests/a.cs", "web/__mocks__/a.js", "a_test.go", "src/a.spec.ts",
        "test_a.py", "examples/a.tf", "conftest.py", "server/test-fixtures/a.hcl", "s3tests/run.sh",
        "sample_app/a.rb", "apis/iam.examples.json"})
    CHECK(is_test_path(path));
  for (const char* const path :
       {"src/a.py", "latest/a.py", "contest.py", "src/protest.js", "attestation/a.go",
        "specification.md", "samplers/a.go", "openapi-spec/a.yaml"})
    CHECK(!is_test_path(path));
}

}  // namespace plumbline::test
