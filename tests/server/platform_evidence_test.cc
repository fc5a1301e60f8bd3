// Where a project runs, by what lies in it.
#include "server/engine/platform_evidence.h"

#include <catch2/catch.hpp>

#include "analyzers/source/memory_files.h"
#include "server/engine/project.h"

namespace plumbline::test {
namespace {

using Platforms = std::vector<std::string>;
using Files = std::map<std::string, std::string, std::less<>>;

Platforms platforms_of(Files files) {
  return engine::platforms_of(MemoryFiles(std::move(files)));
}

TEST_CASE("deploy files go before Terraform, Terraform before pipelines, these before imports") {
  Files files = {{"requirements.txt", "boto3==1.34\n"}, {"main.py", "import boto3\n"}};
  CHECK(platforms_of(files) == Platforms{"aws"});
  files[".github/workflows/ci.yml"] = "steps:\n  - uses: google-github-actions/auth@v2\n";
  CHECK(platforms_of(files) == Platforms{"gcp"});
  files["infra/main.tf"] = "provider \"azurerm\" {\n  features {}\n}\n";
  CHECK(platforms_of(files) == Platforms{"azure"});
  files["deploy/service.yaml"] = "apiVersion: serving.knative.dev/v1\nkind: Service\n";
  CHECK(platforms_of(files) == Platforms{"gcp"});
}

TEST_CASE("platforms of the same strength are both named; nothing is known of a bare project") {
  CHECK(platforms_of({{"a.tf", "provider \"aws\" {}"}, {"b.tf", "provider \"google\" {}"}}) ==
        Platforms{"aws", "gcp"});
  CHECK(platforms_of({{"main.c", "int main() {}"}}).empty());
  CHECK(platforms_of({{"functions/host.json", R"({"extensionBundle": {}})"}}) ==
        Platforms{"azure"});
  CHECK(platforms_of({{"web/host.json", R"({"host": "h"})"}}).empty());
  CHECK(platforms_of({{"serverless.yml", "provider:\n  name: aws\n"}}) == Platforms{"aws"});
  CHECK(platforms_of({{"chart/values.yaml", "eks.amazonaws.com/role-arn: x\n"}}) ==
        Platforms{"aws"});
}

TEST_CASE("the configuration goes before all, and a document's imports come last") {
  const auto files = [](Files texts) {
    return std::make_shared<const MemoryFiles>(std::move(texts));
  };
  const Snapshot document = make_snapshot("a.go", "import \"cloud.google.com/go/storage\"\n");
  const Files terraform = {{"main.tf", "provider \"aws\" {}"}};
  CHECK(platforms_for(*engine::load_project("", files({}), {}), document) == Platforms{"gcp"});
  CHECK(platforms_for(*engine::load_project("", files(terraform), {}), document) ==
        Platforms{"aws"});
  Files declared = terraform;
  declared[".plumbline/config.yaml"] = "credentials: { platform: azure }\n";
  CHECK(platforms_for(*engine::load_project("", files(declared), {}), document) ==
        Platforms{"azure"});
}

}  // namespace
}  // namespace plumbline::test
