#include "analyzers/patterns/undeclared_import.h"

#include <catch2/catch.hpp>

#include "analyzers/source/memory_files.h"
#include "analyzers/syntax/parser.h"

namespace plumbline::patterns {
namespace {

using Files = std::map<std::string, std::string, std::less<>>;

/// The imported texts that are reported, each followed by a space.
std::string undeclared(const std::string& path, const std::string& code, Files files) {
  files[path] = code;
  const MemoryFiles project(std::move(files));
  const Snapshot snapshot = make_snapshot(path, code);
  const auto tree = syntax::parse(snapshot.language, code);
  std::vector<Finding> findings;
  find_undeclared_imports({snapshot, &*tree, nullptr, {}}, project, nullptr, findings);
  std::string result;
  for (const Finding& finding : findings) result += std::string(snapshot.view(finding.range)) + " ";
  return result;
}

TEST_CASE("a Python import must be standard, local or declared") {
  const std::string code =
      "import os, requests\nimport yaml\nfrom app.db import x\nfrom . import y\nimport "
      "fastjsonx.core as f\n"
      "try:\n    import ujson\nexcept ImportError:\n    ujson = None\n";
  const Files files = {{"requirements.txt", "requests==2.31\nPyYAML>=6\n"}, {"app/db.py", ""}};
  CHECK(undeclared("main.py", code, files) == "fastjsonx ");
  CHECK(undeclared("app/http.py", code, files) == "fastjsonx ");
}

TEST_CASE("no manifest, no judgement") {
  CHECK(undeclared("main.py", "import fastjsonx\n", {}) == "");
  CHECK(undeclared("a.ts", "import x from \"left-padder\";\n", {}) == "");
}

TEST_CASE("a script's import must be Node's, local, an alias or declared") {
  const std::string code =
      "import fs from \"fs\";\nimport { a } from \"./a\";\nimport React from \"react\";\n"
      "import x from \"node:path\";\nimport y from \"@/hooks\";\nimport z from "
      "\"@acme/ui/button\";\n"
      "import w from \"left-padder/lib\";\nimport b from \"~/b\";\n";
  const Files files = {{"package.json", R"({"dependencies": {"react": "19"}})"},
                       {"packages/ui/package.json", "{}"}};
  CHECK(undeclared("src/a.tsx", code, files) == "\"left-padder/lib\" ");
}

TEST_CASE("a name inside another name declares nothing") {
  CHECK(undeclared("m.py", "import json5\n",
                   {{"pyproject.toml", "dependencies = ['json5-tools']"}}) == "json5 ");
}

TEST_CASE("what is accounted for is not asked again, what is not is") {
  const std::string code = "import requests\nimport fastjsonx\n";
  const Snapshot snapshot = make_snapshot("main.py", code);
  const auto tree = syntax::parse(snapshot.language, code);
  KnownModules known;
  const auto count = [&](Files files) {
    const MemoryFiles project(std::move(files));
    std::vector<Finding> findings;
    find_undeclared_imports({snapshot, &*tree, nullptr, {}}, project, &known, findings);
    return findings.size();
  };
  CHECK(count({{"requirements.txt", "requests\n"}}) == 1);
  CHECK(count({{"requirements.txt", "nothing\n"}}) == 1);  // a project as changed has its own
  CHECK(count({{"requirements.txt", "fastjsonx\n"}}) == 0);
}

}  // namespace
}  // namespace plumbline::patterns
