#include "analyzers/findings/suppression.h"

#include <catch2/catch.hpp>
#include <string>

namespace plumbline {
namespace {

constexpr auto kNothing = "-";

/// Runs the comments of a Python text over one finding of `rule` on the word BAD. Returns the
/// reason it is silenced for
/// ("-" if it is not) and then the ids of the findings about the comments.
std::string judged(const std::string& text, const std::string& rule = "patterns/eval",
                   Family family = Family::patterns) {
  std::vector<Finding> findings;
  if (const size_t at = text.find("BAD"); at != std::string::npos) {
    Finding finding;
    finding.rule = rule;
    finding.family = family;
    finding.range = byte_range(static_cast<uint32_t>(at), static_cast<uint32_t>(at + 3));
    findings.push_back(finding);
  }
  const Snapshot snapshot = make_snapshot("a.py", text, Date{2026, 11, 24});
  apply_suppressions(findings, snapshot,
                     {{Family::secrets, Family::patterns, Family::boundaries},
                      find_suppression_comments(snapshot)});
  std::string result;
  for (const Finding& finding : findings) {
    if (finding.family != Family::config)
      result += finding.suppressed_because.value_or(kNothing);
    else
      result += " [" + finding.rule + "]";
  }
  return result;
}

TEST_CASE("ours works on its line, and alone on the line above") {
  CHECK(judged("BAD  # plumbline: allow(patterns/eval) because tests need it") == "tests need it");
  CHECK(judged("BAD  # plumbline: allow(eval) because short ids work") == "short ids work");
  CHECK(judged("# plumbline: allow(patterns/eval) because above\nBAD") == "above");
  CHECK(judged("BAD // plumbline: allow(a, eval) because one of two */") == "one of two");
}

TEST_CASE("stacked comment lines speak of the same line") {
  CHECK(judged("# plumbline: allow(eval) because one\n# plumbline: allow(x) because two\nBAD") ==
        " [unused-suppression]one");
}

TEST_CASE("a comment behind code says nothing of the next line") {
  CHECK(judged("a = 1  # plumbline: allow(eval) because no\nBAD") == " [unused-suppression]-");
}

TEST_CASE("reason, date and use are judged") {
  CHECK(judged("BAD  # plumbline: allow(eval)") == "no reason given [suppression-without-reason]");
  CHECK(judged("BAD  # plumbline: allow(eval) because x until 2026-11-24") == "x");
  CHECK(judged("BAD  # plumbline: allow(eval) because x until 2026-11-23") ==
        "- [expired-suppression]");
  CHECK(judged("x = 1  # plumbline: allow(eval) because x") == " [unused-suppression]");
}

TEST_CASE("the comments of other tools count for their families") {
  CHECK(judged("BAD  # nosemgrep") == "`nosemgrep` comment");
  CHECK(judged("# nosemgrep: my.rules.eval\nBAD") == "`nosemgrep` comment");
  CHECK(judged("BAD  # nosemgrep: other") == kNothing);
  CHECK(judged("BAD  # nosec B307") == "`nosec` comment");
  CHECK(judged("BAD  # nosecond") == kNothing);
  CHECK(judged("BAD  # noqa: S307") == "`noqa: S` comment");
  CHECK(judged("BAD  # gitleaks:allow") == kNothing);
  CHECK(judged("BAD  # gitleaks:allow", "secrets/x", Family::secrets) ==
        "`gitleaks:allow` comment");
  CHECK(judged("# pragma: allowlist nextline secret\nBAD", "secrets/x", Family::secrets) ==
        "`pragma: allowlist nextline secret` comment");
  CHECK(judged("BAD  # NOSONAR", "layers", Family::boundaries) == "`NOSONAR` comment");
  CHECK(judged("nosec = BAD") == kNothing);
}

}  // namespace
}  // namespace plumbline
