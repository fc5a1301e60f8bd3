// Runs the built program in a folder of its own, as a pipeline would.
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "tests/scan/workspace.h"

namespace fs = std::filesystem;
using plumbline::cli::ChildResult;
using plumbline::test::leak;
using plumbline::test::synthetic_key;
using plumbline::test::Workspace;

TEST_CASE("exit codes: 0 clean, 1 findings, 2 wrong command line") {
  const Workspace workspace;
  workspace.write("clean.py", "x = 1\n");
  CHECK(workspace.scan({workspace.at("")}).status == 0);
  workspace.write("leak.py", leak());
  CHECK(workspace.scan({workspace.at("")}).status == 1);
  CHECK(workspace.scan({workspace.at(""), "--exit-zero"}).status == 0);
  CHECK(workspace.scan({workspace.at("none.py")}).status == 2);
  CHECK(workspace.scan({"--no-such-option"}).status == 2);
}

TEST_CASE("what opens an emulator only is a hint, and the client beside it is not") {
  const Workspace workspace;
  const auto client = [](const std::string& endpoint, unsigned seed) {
    return "boto3.client(\"s3\"" + endpoint + ", aws_secret_access_key=\"" + synthetic_key(seed) +
           "\")\n";
  };
  workspace.write("a.py", "import boto3\n" + client(", endpoint_url=\"http://localhost:4566\"", 7) +
                              client("", 8) + client(", endpoint_url=\"https://s3.acme.io\"", 9));
  const std::string output = workspace.scan({"--compact"}).output;
  const auto line = [&](const char* place) { return output.substr(output.find(place), 24); };
  CHECK(line("a.py:2:").find(": hint: ") != std::string::npos);
  CHECK(line("a.py:3:").find(": error: ") != std::string::npos);
  CHECK(line("a.py:4:").find(": error: ") != std::string::npos);
}

TEST_CASE("the number of threads does not change the output") {
  const Workspace workspace;
  for (int i = 0; i < 30; ++i) workspace.write("f" + std::to_string(i) + ".py", leak());
  for (const char* const format : {"text", "json", "sarif", "html"}) {
    const auto with = [&](const char* jobs) {
      return workspace.scan({"--format", format, "--jobs", jobs}).output;
    };
    CAPTURE(format);
    CHECK(with("1") == with("7"));
  }
}

TEST_CASE("pipes, loops, NUL, bad UTF-8 and lone CR end the scan in order") {
  const Workspace workspace;
  REQUIRE(mkfifo(workspace.at("pipe").c_str(), 0600) == 0);
  fs::create_directory_symlink(workspace.at(""), workspace.at("loop"));
  workspace.write("nul.bin", std::string("a\0b", 3));
  workspace.write("bad.py", "\xEF\xBB\xBFx = '\xFF\xFE'\r\ry = 1\r\n" + leak());
  const ChildResult result = workspace.scan({workspace.at(""), "--compact"});
  CHECK(result.status == 1);
  CHECK(result.output.find("bad.py:4:") != std::string::npos);
}

TEST_CASE("a file in UTF-16 is read as an editor reads it") {
  const Workspace workspace;
  std::string wide = "\xFF\xFE";
  for (const char c : "x = 1\r\n" + leak()) wide += {c, '\0'};
  workspace.write("wide.py", wide);
  const ChildResult result = workspace.scan({workspace.at(""), "--compact"});
  CHECK(result.output.find("wide.py:2:") != std::string::npos);
}

TEST_CASE("a scan for secrets alone judges waivers as a scan for everything does") {
  const Workspace workspace;
  workspace.write("a.py", "x = 1  # plumbline: allow(secrets/aws-secret-key) because test\n");
  workspace.write("b.py", "x = '# plumbline: allow(secrets/aws-secret-key) because test'\n");
  const std::string all = workspace.scan({workspace.at(""), "--compact"}).output;
  CHECK(all.find("a.py:1:") != std::string::npos);
  CHECK(all.find("b.py:1:") == std::string::npos);
  CHECK(workspace.scan({workspace.at(""), "--compact", "--only", "secrets"}).output == all);
}

TEST_CASE("a secret in pieces comes without an edit: what joins them would stay") {
  const Workspace workspace;
  const std::string key = plumbline::test::synthetic_key();
  workspace.write("whole.py", leak());
  CHECK(workspace.scan({workspace.at(""), "--format", "sarif"}).output.find("\"fixes\"") !=
        std::string::npos);
  std::string pieces = leak();
  workspace.write("whole.py", pieces.insert(pieces.find(key) + 20, "\" + \""));
  const std::string report = workspace.scan({workspace.at(""), "--format", "sarif"}).output;
  CHECK(report.find("In joined strings: ") != std::string::npos);
  CHECK(report.find("\"fixes\"") == std::string::npos);
}

TEST_CASE("standard input stands for a file of the project") {
  const Workspace workspace;
  const ChildResult result =
      workspace.scan({"--stdin", "--path", workspace.at("new.py"), "--compact"}, leak());
  CHECK(result.status == 1);
  CHECK(result.output.find("new.py:1:") != std::string::npos);
}
