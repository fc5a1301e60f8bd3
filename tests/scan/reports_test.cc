// Reports for other programs: hostile names and texts stay what they are, and no secret is shown.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "server/cli/reports/escaping.h"
#include "tests/scan/workspace.h"

using nlohmann::json;
using plumbline::test::leak;
using plumbline::test::synthetic_key;
using plumbline::test::Workspace;
using Words = std::vector<std::string>;

namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("text is escaped as the format wants it") {
  using namespace plumbline::cli;
  CHECK(markup_text("<a href='x'>\"&\x01\xFF") ==
        "&lt;a href=&#39;x&#39;&gt;&quot;&amp;\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(markup_text("\xC3\xA4\xEF\xBF\xBE") == "\xC3\xA4\xEF\xBF\xBD");
  CHECK(command_text("a: 50%\r\nb") == "a: 50%25%0D%0Ab");
  CHECK(command_value("a,b:c\n") == "a%2Cb%3Ac%0A");
  CHECK(percent_encoded("a b/\xC3\xA4#%") == "a%20b/%C3%A4%23%25");
}

TEST_CASE("no format shows the secret") {
  const Workspace workspace;
  workspace.write("leak.py", leak() + "# " + synthetic_key() + "\n");
  for (const char* const format :
       {"text", "json", "sarif", "github", "gitlab", "gitlab-secrets", "junit", "html"}) {
    for (const char* const more : {"--explain", "--compact"}) {
      const auto result = workspace.scan({"--format", format, more});
      CAPTURE(format, more);
      CHECK(result.status == 1);
      CHECK(holds(result.output, "secrets/aws-secret-key"));
      CHECK_FALSE(holds(result.output, synthetic_key()));
    }
  }
}

TEST_CASE("a hostile file name breaks out of no report") {
  const Workspace workspace;
  workspace.write("<script>,a:b\n::error::.py", leak());
  const auto report = [&](const std::string& format) {
    return workspace.scan({"--format", format}).output;
  };
  CHECK_FALSE(holds(report("html"), "<script>"));
  CHECK_FALSE(holds(report("junit"), "<script>"));
  CHECK(holds(report("github"), "<script>%2Ca%3Ab%0A%3A%3Aerror%3A%3A.py,line=1"));
  CHECK_FALSE(holds(report("github"), "\n::error::"));
  CHECK(json::parse(report("gitlab"))[0]["location"]["path"] == "<script>,a:b\n::error::.py");
}

TEST_CASE("GitLab and JUnit say that there is nothing, or why") {
  const Workspace workspace;
  CHECK(json::parse(workspace.scan({"--format", "gitlab"}).output).empty());
  CHECK(holds(workspace.scan({"--format", "junit"}).output, "tests=\"1\" failures=\"0\""));
  CHECK(holds(workspace.scan({"--format", "junit", "--jobs", "0"}).output,
              "<error message=\"--jobs"));
  CHECK(json::parse(workspace.scan({"--format", "gitlab", "--jobs", "0"}).output).size() == 1);
}

TEST_CASE("GitLab's secret report names the rule and, of the history, the commit") {
  const Workspace workspace;
  workspace.git({"init", "-q"});
  workspace.write("leak.py", leak() + "requests.get(u, verify=False)\n");
  workspace.commit("one");
  const auto report = [&](Words words) {
    words.insert(words.end(), {"--format", "gitlab-secrets"});
    return json::parse(workspace.scan(words).output);
  };
  const json now = report({});
  CHECK(now["scan"]["status"] == "success");
  REQUIRE(now["vulnerabilities"].size() == 1);
  CHECK(now["vulnerabilities"][0]["identifiers"][0]["value"] == "secrets/aws-secret-key");
  const std::string head = workspace.git({"rev-parse", "HEAD"}).substr(0, 40);
  CHECK(report({"--history"})["vulnerabilities"][0]["location"]["commit"]["sha"] == head);
  CHECK(report({"--jobs", "0"})["scan"]["status"] == "failure");
}

TEST_CASE("the HTML report asks nobody for anything") {
  const Workspace workspace;
  workspace.write("leak.py", leak());
  const std::string page = workspace.scan({"--format", "html"}).output;
  for (const char* const reference : {"http:", "https:", "src=", "href=", "url(", "<script"}) {
    CHECK_FALSE(holds(page, reference));
  }
  CHECK(holds(page, "<svg"));
}

TEST_CASE("the summary says how credentials are kept, each counted once") {
  const Workspace workspace;
  workspace.write("a.py", leak() + leak());
  workspace.write("b.py", leak(3));
  std::string emulated = leak(3);  // read first, and a hint: the other place still counts
  emulated.insert(emulated.find(", aws"), ", endpoint_url=\"http://localhost:4566\"");
  workspace.write("a0.py", "from boto3 import client\n" + emulated);
  workspace.write(".github/workflows/ci.yml",
                  "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n"
                  "      - uses: actions/checkout@v4\n"
                  "        with:\n          token: ${{ secrets.STORED }}\n");
  const json states =
      json::parse(workspace.scan({"--format", "json"}).output)["summary"]["credentialStates"];
  CHECK(states["embedded"] == 2);
  CHECK(states["relocated"] == 1);
  CHECK(states["ephemeral"] == 0);
  CHECK(holds(workspace.scan({"--format", "html"}).output, "relocated: 1"));
}

TEST_CASE("one credential in several places is one thing to revoke") {
  const Workspace workspace;
  workspace.write("a.py", leak() + leak(3));
  workspace.write("b.py", leak());
  workspace.write("waived.py", leak().substr(0, leak().size() - 1) + "  # gitleaks:allow\n");
  const json report = json::parse(workspace.scan({"--format", "json"}).output);
  REQUIRE(report["credentials"].size() == 1);
  CHECK(report["credentials"][0]["places"].size() == 2);
  CHECK(report["findings"][0]["credential"] == report["findings"][2]["credential"]);
  CHECK(report["findings"][0]["credential"] != report["findings"][1]["credential"]);
  const json run = json::parse(workspace.scan({"--format", "sarif"}).output)["runs"][0];
  CHECK(run["properties"]["credentials"][0]["places"].size() == 2);
  CHECK(holds(workspace.scan({}).output, "One work item in 2 places"));
}

TEST_CASE("a credential's name is a keyed hash only where the repository has its own key") {
  const Workspace workspace;
  workspace.write("a.py", leak());
  const auto name = [&] {
    const json report = json::parse(workspace.scan({"--format", "json"}).output);
    return report["findings"][0]["credential"].get<std::string>();
  };
  CHECK(name() == "c1");
  workspace.write(".plumbline/salt", "one");
  const std::string keyed = name();
  CHECK(keyed.size() == 16);
  workspace.write(".plumbline/salt", "two");
  CHECK(name() != keyed);
}
