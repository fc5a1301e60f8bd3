// What holds for every remedy, whatever its row.
#include <catch2/catch.hpp>

#include "analyzers/syntax/parser.h"
#include "tests/analyzers/remedies/marked_text.h"

namespace plumbline::test {
namespace {

using remedies::Class;
using remedies::Remedy;

std::vector<Remedy> remedies_of(std::string_view marked, const std::string& path,
                                const std::string& kind) {
  const Marked text = read_marks(marked);
  return remedies_in(text, path, finding_of(text, kind));
}

TEST_CASE("the row is preferred, and the broker edit only where no row applies") {
  const auto both = remedies_of("c = OpenAI(api_key=\"⟦S⟧\")\n", "a.py", "openai-key");
  REQUIRE(both.size() == 3);
  CHECK(both[0].row == "24.py");
  CHECK(both[0].preferred);
  CHECK(both[1].row == "24.py");
  CHECK(both[1].cls == Class::T);
  CHECK_FALSE(both[1].preferred);
  CHECK(both[2].row == "B.py");
  CHECK_FALSE(both[2].preferred);
  CHECK(both[2].title.find("OPENAI_API_KEY") != std::string::npos);
  const auto broker = remedies_of("token = \"⟦S⟧\"\n", "a.py", "generic");
  REQUIRE(broker.size() == 1);
  CHECK(broker[0].preferred);
}

TEST_CASE("the title names the variable that the edit reads") {
  const auto all =
      remedies_of("c = Client(\"AccountName=a;AccountKey=⟦S⟧;EndpointSuffix=core.windows.net\")\n",
                  "a.py", "azure-storage-key");
  REQUIRE(all.size() == 1);
  CHECK(all[0].title.find("AZURE_STORAGE_CONNECTION_STRING") != std::string::npos);
  CHECK(all[0].edits.back().new_text.find("AZURE_STORAGE_CONNECTION_STRING") != std::string::npos);
}

TEST_CASE("behind an emulator's endpoint nothing is preferred") {
  const auto all = remedies_of(
      "c = boto3.client(\"s3\", endpoint_url=\"http://localhost:4566\", "
      "aws_access_key_id=\"a\", aws_secret_access_key=\"⟦S⟧\")\n",
      "a.py", "aws-access-key");
  REQUIRE(all.size() == 2);
  CHECK_FALSE(all[0].preferred);
  CHECK_FALSE(all[1].preferred);
}

TEST_CASE("an emulated storage account gets the broker edit only, and not as preferred") {
  const auto all = remedies_of(
      "c = BlobServiceClient.from_connection_string(\"AccountName=devstoreaccount1;"
      "AccountKey=⟦S⟧;BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1\")\n",
      "a.py", "azure-storage-key");
  REQUIRE(all.size() == 1);
  CHECK(all[0].row == "B.py");
  CHECK_FALSE(all[0].preferred);
}

TEST_CASE("no credential lends its name to the variable of another") {
  const auto all = remedies_of("h.set(\"⟦S⟧\", \"⟦S⟧\")\n", "a.py", "generic");
  for (const Remedy& remedy : all) {
    for (const TextEdit& edit : remedy.edits) {
      CHECK(edit.new_text.find("NOT_A_REAL") == std::string::npos);
    }
  }
}

TEST_CASE("a browser's key has things to do and no edit") {
  const auto all = remedies_of("new OpenAI({ apiKey: \"⟦S⟧\", dangerouslyAllowBrowser: true });\n",
                               "a.ts", "openai-key");
  REQUIRE(all.size() == 1);
  CHECK(all[0].cls == Class::F);
  CHECK(all[0].edits.empty());
  CHECK_FALSE(all[0].follow_ups.empty());
}

TEST_CASE("a key with other uses makes the row a template") {
  const auto all =
      remedies_of("KEY = \"⟦S⟧\"\nc = OpenAI(api_key=KEY)\nsign(KEY)\n", "a.py", "openai-key");
  REQUIRE_FALSE(all.empty());
  const Remedy* const row = row_among(all, "24.py");
  REQUIRE(row != nullptr);
  CHECK(row->cls == Class::T);
  CHECK_FALSE(row->preferred);
}

TEST_CASE("what keeps the other half of a pair makes the row a template for both") {
  const Marked text = read_marks(
      "import boto3\n\n\nclass A:\n    secret = \"⟦S⟧\"\n\n    def sign(self):\n"
      "        return mac(self.secret)\n\n    def client(self):\n"
      "        return boto3.client(\"s3\", aws_access_key_id=\"⟦S⟧\", "
      "aws_secret_access_key=self.secret)\n");
  Finding secret = finding_of(text, "aws-access-key");
  Finding id = secret;
  secret.secret_ranges = {text.secrets[0]};
  id.secret_ranges = {text.secrets[1]};
  const auto all = remedies_in(text, "a.py", id, {.others = {secret}});
  const Remedy* const row = row_among(all, "1.py");
  REQUIRE(row != nullptr);
  CHECK(row->cls == Class::T);
}

TEST_CASE("no remedy for a Go constant is complete, but a template is offered") {
  const auto all = remedies_of("package m\n\nconst token = \"⟦S⟧\"\n", "a.go", "generic");
  REQUIRE(all.size() == 1);
  CHECK(all[0].cls == Class::T);
}

TEST_CASE("half-typed code, bad bytes and ends of file do no harm") {
  for (const std::string_view text :
       {"c = OpenAI(api_key=\"⟦S⟧", "\"⟦S⟧\"", "x = {\"k\": \"⟦S⟧\", \xFF\xFE(((", "⟦S⟧"}) {
    for (const char* const path : {"a.py", "a.js", "a.ts", "a.go", "A.java", "a.sh", "a.yml",
                                   ".env", "a.tf", "a.rb", "a.json", "a.txt"}) {
      for (const Remedy& remedy : remedies_of(text, path, "generic")) {
        CHECK_FALSE(remedy.title.empty());
      }
    }
  }
}

TEST_CASE("a plain scalar that YAML cannot read has a pair without a key") {
  const auto all = remedies_of(
      "on: push\njobs:\n  p:\n    steps:\n"
      "      - run: curl -H \"Authorization: Bearer ⟦S⟧\" https://api.example.com/issues\n",
      ".github/workflows/a.yml", "generic");
  for (const Remedy& remedy : all) CHECK_FALSE(remedy.title.empty());
}

AnalysisResult references(const std::string& path, std::string text) {
  const Snapshot snapshot = make_snapshot(path, std::move(text));
  const auto tree = syntax::parse(snapshot.language, snapshot.view());
  AnalysisResult result = remedies::analyze_references({snapshot, &*tree, nullptr, {}});
  CHECK((remedies::may_hold_references(snapshot) || result.findings.empty()));
  return result;
}

TEST_CASE("stored tokens in workflows and key files in code are references") {
  const auto workflow = references(".github/workflows/a.yml",
                                   "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n"
                                   "      - uses: actions/checkout@v4\n        with:\n"
                                   "          token: ${{ secrets.PAT }}\n"
                                   "      - uses: actions/checkout@v4\n        with:\n"
                                   "          token: ${{ secrets.GITHUB_TOKEN }}\n");
  REQUIRE(workflow.findings.size() == 1);
  CHECK(workflow.findings[0].remedy_kind == "github-token-reference");
  const auto code = references("a.py", "c = storage.Client.from_service_account_json('k.json')\n");
  REQUIRE(code.findings.size() == 1);
  CHECK(code.findings[0].remedy_kind == "gcp-key-file");
  CHECK(references("b.py", "c = storage.Client()\n").findings.empty());
}

TEST_CASE("a static key beside the settings of a federation is found, and has things to do") {
  const std::string_view pod =
      "apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec:\n  containers:\n    - name: x\n"
      "      env:\n        - name: AWS_ROLE_ARN\n          value: arn\n"
      "        ⟦- name: AWS_ACCESS_KEY_ID⟧\n          value: x\n";
  const Marked marked = read_marks(pod);
  const AnalysisResult result = references("pod.yaml", marked.text);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].range == marked.places[0]);
  const auto all = remedies_in(marked, "pod.yaml", result.findings[0]);
  REQUIRE(all.size() == 1);
  CHECK(all[0].row == "F.shadow");
}

TEST_CASE("a password of a registry is found, and has things to do") {
  const Marked marked = read_marks(
      "apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec:\n  ⟦imagePullSecrets⟧:\n"
      "    - name: registry\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: registry}\n"
      "type: ⟦kubernetes.io/dockerconfigjson⟧\n");
  const AnalysisResult result = references("pod.yaml", marked.text);
  REQUIRE(result.findings.size() == 2);
  for (size_t i = 0; i < 2; ++i) {
    CHECK(result.findings[i].range == marked.places[i]);
    const auto all = remedies_in(marked, "pod.yaml", result.findings[i]);
    REQUIRE(all.size() == 1);
    CHECK(all[0].row == "31.pull");
    CHECK(all[0].cls == Class::F);
  }
  CHECK(references("a.yaml", "imagePullSecrets: [{name: x}]\n").findings.empty());
}

TEST_CASE("the job's own token is preferred at its place, but no part of fix all") {
  const Marked marked = read_marks(
      "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n"
      "      - uses: actions/checkout@v4\n"
      "        with: {token: \"⟦${{ secrets.PAT }}⟧\"}\n");
  const auto all =
      remedies_in(marked, ".github/workflows/a.yml", finding_of(marked, "github-token-reference"));
  REQUIRE(all.size() == 1);
  CHECK(all[0].preferred);
  CHECK_FALSE(all[0].in_fix_all);
}

TEST_CASE("a secret in another form gives way only with its whole document") {
  const Marked secret = read_marks(
      "apiVersion: v1\nkind: Secret\nmetadata: {name: x}\ntype: kubernetes.io/tls\n"
      "data: {tls.key: ⟦S⟧}\n");
  const auto all = remedies_in(secret, "a.yaml", finding_of(secret, ""));
  REQUIRE(all.size() == 1);
  CHECK(all[0].row == "18.k8s");
  const Marked other = read_marks("password: ⟦S⟧\n");
  CHECK(remedies_in(other, "application.yml", finding_of(other, "")).empty());
}

TEST_CASE("whichever part of a static key stands beside a federation, in maps as in lists") {
  for (const char* const pair :
       {"AWS_SECRET_ACCESS_KEY: x\n  AWS_CONTAINER_CREDENTIALS_FULL_URI: http://169.254.170.23/",
        "ARM_CLIENT_SECRET: x\n  ARM_USE_OIDC: \"true\"",
        "ANTHROPIC_AUTH_TOKEN: x\n  ANTHROPIC_FEDERATION_RULE_ID: r",
        "DATABRICKS_TOKEN: x\n  DATABRICKS_OIDC_TOKEN_FILEPATH: /t"}) {
    INFO(pair);
    const auto result = references("a.yaml", "env:\n  " + std::string(pair) + "\n");
    REQUIRE(result.findings.size() == 1);
    CHECK(result.findings[0].remedy_kind == "shadowed-federation");
  }
  CHECK(references("a.yaml", "env:\n  AWS_ROLE_ARN: a\n  AWS_REGION: b\n").findings.empty());
}

TEST_CASE("templates escape what a snippet would read") {
  const std::string_view text =
      "on: push\njobs:\n  a:\n    runs-on: x\n    permissions: {id-token: write}\n    steps:\n"
      "      - uses: hashicorp/vault-action@v3\n"
      "        with: {url: \"${{ vars.URL }}\", token: \"⟦${{ secrets.T }}⟧\"}\n";
  const Marked marked = read_marks(text);
  const auto all = remedies_in(marked, ".github/workflows/a.yml",
                               finding_of(marked, "vault-token-reference"), {nullptr, true});
  const Remedy* const row = row_among(all, "30.gha");
  REQUIRE(row != nullptr);
  CHECK(row->snippet);
  std::string written;
  for (const TextEdit& edit : row->edits) written += edit.new_text;
  CHECK(written.find("\\${{ vars.URL \\}\\}") != std::string::npos);
  CHECK(written.find("role: ${1:ROLE}") != std::string::npos);
}

TEST_CASE("key files are references in every language that has a row for them") {
  for (const auto& [path, text] : std::vector<std::pair<std::string, std::string>>{
           {"a.js", "new Storage({ keyFilename: 'k.json' });\n"},
           {"a.go", "package m\n\nvar c = option.WithCredentialsFile(\"k.json\")\n"},
           {"a.cs", "var c = GoogleCredential.FromFile(\"k.json\");\n"},
           {"a.rb", "K = \"k.json\"\ns = Google::Cloud::Storage.new(credentials: K)\n"},
           {"a.php", "<?php\n$s = new StorageClient(['keyFilePath' => 'k.json']);\n"},
           {"A.java",
            "class A { S s = O.newBuilder().setCredentials(ServiceAccountCredentials.fromStream("
            "new FileInputStream(\"k.json\"))).build(); }\n"}}) {
    INFO(path);
    CHECK(references(path, text).findings.size() == 1);
  }
  CHECK(references("b.rb", "s = Google::Cloud::Storage.new\nload \"a.json\"\n").findings.empty());
}

}  // namespace
}  // namespace plumbline::test
