// `scan --archives`, from the files to the reports.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/archive/archive_builder.h"
#include "tests/scan/workspace.h"

using nlohmann::json;
using namespace plumbline::test;
using Words = std::vector<std::string>;

namespace {

struct Archives : Workspace {
  /// The parsed report.
  json report(const std::string& format, Words words = {"--archives"}) const {
    words.insert(words.begin(), {"--format", format, at("")});
    return json::parse(scan(words).output);
  }

  /// "path:line" of every finding, in order.
  Words found(const Words& words = {"--archives"}) const {
    Words places;
    const json all = report("json", words);
    for (const json& finding : all["findings"]) {
      places.push_back(finding["path"].get<std::string>() + ":" +
                       std::to_string(finding["line"].get<int>()));
    }
    return places;
  }
};

}  // namespace

TEST_CASE("archives are opened only if that is asked for") {
  const Archives folder;
  folder.write("app.jar", zip_of({{"b.py", "\n" + leak()}, {"a.py", leak(3)}}));
  folder.write("app.jar.txt", "nothing\n");
  CHECK(folder.found({}).empty());
  CHECK(folder.report("json", {})["notices"][0]["message"] == "1 binary file was not read");
  CHECK(folder.found() == Words{"app.jar!/a.py:1", "app.jar!/b.py:2"});
}

TEST_CASE("documents, archives in archives and pages have paths of their own") {
  const Archives folder;
  const std::string key = synthetic_key();
  folder.write("plan.docx",
               zip_of({{"word/document.xml", "<w:p><w:t>aws_secret_access_key = </w:t><w:t>" +
                                                 key.substr(0, 9) + "</w:t><w:t>" + key.substr(9) +
                                                 "</w:t></w:p>"}}));
  folder.write("all.tgz",
               compressed_tar_of({{"lib/x.jar", zip_of({{"c.py", leak()}})}}, Compression::gzip));
  folder.write("a.pdf",
               pdf_of({"BT (one) Tj ET", "BT (aws_secret_access_key = " + key + ") Tj ET"}));
  CHECK(folder.found() == Words{"a.pdf!/page-2.txt:1", "all.tgz!/lib/x.jar!/c.py:1",
                                "plan.docx!/word/document.xml.txt:1"});
}

TEST_CASE("a finding in an archive offers no edit, and its place is a valid URI") {
  const Archives folder;
  folder.write("a.zip", zip_of({{"dir with blank/ü.py", leak()}}));
  folder.write("b.py", leak(3));
  const json results = folder.report("sarif")["runs"][0]["results"];
  REQUIRE(results.size() == 2);
  CHECK(results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] ==
        "a.zip!/dir%20with%20blank/%C3%BC.py");
  CHECK_FALSE(results[0].contains("fixes"));
  CHECK(results[1].contains("fixes"));
  CHECK(folder.report("sarif").dump().find(synthetic_key()) == std::string::npos);
}

TEST_CASE("what is not read is a notification of the run, for every number of threads") {
  const Archives folder;
  folder.write("cut.zip", zip_of({{"a.py", leak()}}).substr(0, 60));
  folder.write("locked.zip", encrypted_zip_of({{"a.py", leak()}}));
  for (int i = 0; i < 20; ++i) {
    folder.write(std::to_string(i) + ".zip", zip_of({{"b.py", leak()}, {"a.py", leak(3)}}));
  }
  const auto report = [&](const std::string& jobs) {
    return folder.scan({"--archives", "--format", "sarif", "--jobs", jobs, folder.at("")}).output;
  };
  CHECK(report("1") == report("4"));
  const json run = json::parse(report("1"))["runs"][0];
  const json& notes = run["invocations"][0]["toolExecutionNotifications"];
  REQUIRE(notes.size() == 2);
  CHECK(notes[0].dump().find("is damaged") != std::string::npos);
  CHECK(notes[1].dump().find("is encrypted") != std::string::npos);
  CHECK(notes[1].dump().find("locked.zip!/a.py") != std::string::npos);
}

TEST_CASE("notices of one kind are counted when they are many") {
  const Archives folder;
  Members members;
  for (int i = 0; i < 30; ++i) members.emplace_back(std::to_string(i) + ".py", leak());
  folder.write("a.zip", encrypted_zip_of(members));
  CHECK(folder.report("json")["notices"].size() == 11);
}

TEST_CASE("the configuration's exclusions hold inside archives, and the named file is opened") {
  const Archives folder;
  folder.write(".plumbline/config.yaml", "exclude: ['**/vendor/**']\n");
  folder.write("a.zip", zip_of({{"vendor/a.py", leak()}, {"b.py", leak(3)}}));
  CHECK(folder.found({"--archives", folder.at("a.zip")}) == Words{"a.zip!/b.py:1"});
}

TEST_CASE("a baseline accepts what lies in archives, and knows it when they are packed again") {
  const Archives folder;
  folder.write("a.zip", zip_of({{"a.py", leak()}}));
  CHECK(folder.run({"baseline", "create", "--archives", "--root", folder.at("")}).status == 0);
  CHECK(folder.scan({"--archives", folder.at("")}).status == 0);
  folder.write("a.zip", zip_of({{"new.py", "x = 1\n"}, {"a.py", "# moved\n" + leak()}}));
  CHECK(folder.scan({"--archives", folder.at("")}).status == 0);
  folder.write("a.zip", zip_of({{"a.py", leak()}, {"b.py", leak(3)}}));
  CHECK(folder.scan({"--archives", folder.at("")}).status == 1);
}

TEST_CASE("archives of git are opened too, and only what is new in them is new") {
  const Archives folder;
  folder.git({"init", "-q"});
  folder.write("a.zip", zip_of({{"a.py", leak()}}));
  folder.commit("one");
  folder.write("a.zip", zip_of({{"a.py", leak()}, {"b.py", leak(3)}}));
  CHECK(folder.found({"--archives", "--diff", "HEAD"}) == Words{"a.zip!/b.py:1"});
  folder.commit("two");
  CHECK(folder.found({"--archives", "--history"}) == Words{"a.zip!/a.py:1", "a.zip!/b.py:1"});
  folder.write("c.zip", zip_of({{"c.py", leak(5)}}));
  folder.git({"add", "c.zip"});
  CHECK(folder.found({"--archives", "--staged"}) == Words{"c.zip!/c.py:1"});
}
