// Random edits: incremental findings equal fresh ones, in both lanes, for every kind of file and
// every form in which a credential hides.
#include <catch2/catch.hpp>

#include "analyzers/secrets/encoding.h"
#include "analyzers/secrets/secrets.h"
#include "tests/analyzers/secrets/example_template.h"
#include "tests/support/random_edits.h"

namespace plumbline::secrets::test {
namespace {

struct Start {
  std::string path;
  std::string text;
};

/// One small document of each kind of syntax.
const std::vector<Start> kStarts = {
    {"a.py",
     "import os\n\n\ndef connect(user):\n    password = os.environ['DB_PASSWORD']\n    return "
     "open(user, password)\n\n\nclass Client:\n    \"\"\"Talks to the service.\"\"\"\n\n    def "
     "__init__(self):\n        self.token = None\n"},
    {"a.yaml",
     "service:\n  name: web\n  env:\n    - name: MODE\n      value: fast\n  replicas: 3\n"},
    {"a.json", "{\n  \"name\": \"web\",\n  \"env\": {\"MODE\": \"fast\"},\n  \"port\": 80\n}\n"},
    {"a.js", "const fs = require('fs');\nlet t = `a ${b}`;\nfoo({password: p, key: 'k'});\n"},
    {"a.go", "package main\n\nfunc main() {\n\tkey := \"x\"\n\tprintln(key)\n}\n"},
    {"a.java", "class A {\n  String key = \"x\";\n  void f() { g(\"a\" + \"b\"); }\n}\n"},
    {"a.c", "#define KEY \"x\" \\\n  \"y\"\nconst char *key = KEY;\n"},
    {"a.sh", "#!/bin/sh\nexport TOKEN=\"$1\"\ncurl -H \"X: $TOKEN\" \\\n  https://acme.io\n"},
    {".env", "MODE=fast\nSECRET_KEY=\n# note\nPORT=80\n"},
    {"a.tf", "resource \"a\" \"b\" {\n  password = var.password\n  tags = { a = \"b\" }\n}\n"},
    {"a.xml", "<a>\n  <password>x</password>\n  <b key=\"y\"/>\n</a>\n"},
    {"a.properties", "a.b=c\npassword=\\\n  x\nkey : y\n"},
    {"Dockerfile", "FROM a\nENV TOKEN=x\nRUN curl -u a:b \\\n  https://acme.io\n"},
    {"notes.txt", "The password is in the vault.\r\nkey: see below\r\n\r\nbye\r\n"}};

const std::string kToken = expand("{mark}ghp_{base62:30}{crc32-base62:6}", 5).text;

std::vector<std::string> open_forms(uint32_t seed) {
  std::vector<std::string> lines;
  for (const char* const pattern :
       {"token = \"ghp_{mark}{base62:30}{crc32-base62:6}\"\n",
        "aws_access_key_id = AKIA{base32:16}\n", "x = \"{base64:40}\"\n",
        "aws_secret_access_key = \"{base64:40}\"\n", "password = \"{base62:6}9aB!\"\n",
        "api_secret: \"{base62:32}\"\n", "url = 'postgres://app:{base62:14}@db.acme.io/x'\n",
        "deepgram:\n", "  api_key: \"{hex:40}\"\n", "  region: eu\n",
        "-----BEGIN RSA PRIVATE KEY-----\n", "{base64std({der:90})}\n",
        "-----END RSA PRIVATE KEY-----\n"}) {
    lines.push_back(expand(pattern, seed).text);
  }
  return lines;
}

/// Pieces of which edits make and break hidden credentials.
std::vector<std::string> hidden_forms(uint32_t seed) {
  const std::string file =
      "A=1\n" + expand("AWS_SECRET_ACCESS_KEY={base64:40}\n", seed).text + "T=" + kToken + "\n";
  const std::string encoded = base64(file);
  std::vector<std::string> pieces = {
      "x: '" + base64(kToken) + "'\n",
      "y = \"" + kToken.substr(0, 20) + "\" + \"" + kToken.substr(20) + "\"\n",
      "\"" + kToken.substr(0, 20) + "\" +\n",
      "  \"" + kToken.substr(20) + "\"\n",
      kToken.substr(0, 20) + "\\\n",
      kToken.substr(20) + "\n",
      "z = 'ghp\\x5f" + kToken.substr(4) + "'\n",
      "https://acme.io/ghp%5F" + kToken.substr(4) + "\n",
      "t = \"\".join([\n",
      "  \"" + kToken.substr(0, 9) + "\",\n",
      "  \"" + kToken.substr(9, 11) + "\",\n\n",
      "])\n",
      "].join('')\n",
      "concat!(\"" + kToken.substr(0, 9) + "\",\n",
      "'" + std::string(kToken.rbegin(), kToken.rend()) + "'",
      "[::-1]\n",
      "\" + \"",
      "\\",
      "\\x41",
      "%41",
      "+",
      "="};
  for (size_t at = 0; at < encoded.size(); at += 64) {
    pieces.push_back("  " + encoded.substr(at, 64) + "\n");
  }
  return pieces;
}

void check(const plumbline::test::Analyzer& analyzer,
           std::vector<std::string> (*snippets)(uint32_t seed)) {
  for (uint32_t seed = 1; seed <= 2; ++seed) {
    for (const Start& start : kStarts) {
      plumbline::test::check_incremental({start.path, start.text, snippets(seed), seed, 200},
                                         analyzer);
    }
  }
}

}  // namespace

TEST_CASE("incremental findings of the text lane equal fresh ones") {
  check(analyze_text, open_forms);
}

TEST_CASE("incremental findings of the text lane equal fresh ones in hidden forms") {
  check(analyze_text, hidden_forms);
}

TEST_CASE("incremental findings of the tree lane equal fresh ones") {
  check(analyze_tree, open_forms);
}

TEST_CASE("incremental findings of the tree lane equal fresh ones among hidden forms") {
  check(analyze_tree, hidden_forms);
}

}  // namespace plumbline::secrets::test
