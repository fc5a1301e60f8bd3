// Random edits: incremental findings equal fresh ones, in both lanes.
#include <catch2/catch.hpp>

#include "analyzers/secrets/secrets.h"
#include "tests/analyzers/secrets/example_template.h"
#include "tests/support/random_edits.h"

namespace plumbline::secrets::test {
namespace {

const std::string kPython =
    "import os\n\n\ndef connect(user):\n    password = os.environ['DB_PASSWORD']\n    return "
    "open(user, password)\n\n\n"
    "class Client:\n    \"\"\"Talks to the service.\"\"\"\n\n    def __init__(self):\n        "
    "self.token = None\n";
const std::string kYaml =
    "service:\n  name: web\n  env:\n    - name: MODE\n      value: fast\n  replicas: 3\n";

std::vector<std::string> snippets(uint32_t seed) {
  std::vector<std::string> lines;
  for (const char* const pattern :
       {"token = \"ghp_{mark}{base62:30}{crc32-base62:6}\"\n",
        "aws_access_key_id = AKIA{base32:16}\n", "x = \"{base64:40}\"\n",
        "aws_secret_access_key = \"{base64:40}\"\n", "password = \"{base62:6}9aB!\"\n",
        "api_secret: \"{base62:32}\"\n", "url = 'postgres://app:{base62:14}@db.acme.io/x'\n",
        "-----BEGIN RSA PRIVATE KEY-----\n", "{base64std({der:90})}\n",
        "-----END RSA PRIVATE KEY-----\n"}) {
    lines.push_back(expand(pattern, seed).text);
  }
  return lines;
}

}  // namespace

TEST_CASE("incremental findings of the text lane equal fresh ones") {
  for (uint32_t seed = 1; seed <= 6; ++seed) {
    plumbline::test::check_incremental(
        {seed % 2 == 0 ? "a.py" : "a.yaml", seed % 2 == 0 ? kPython : kYaml, snippets(seed), seed},
        analyze_text);
  }
}

TEST_CASE("incremental findings of the tree lane equal fresh ones") {
  for (uint32_t seed = 1; seed <= 6; ++seed) {
    plumbline::test::check_incremental(
        {seed % 2 == 0 ? "a.py" : "a.yaml", seed % 2 == 0 ? kPython : kYaml, snippets(seed), seed},
        analyze_tree);
  }
}

}  // namespace plumbline::secrets::test
