// How long things live: durations, certificates, policies by kind and environment, and the one
// thing that is kept between two analyses.
#include "analyzers/trust/lifetimes.h"

#include <catch2/catch.hpp>

#include "analyzers/syntax/parser.h"
#include "analyzers/trust/certificate.h"
#include "analyzers/trust/subjects.h"
#include "analyzers/trust/trust.h"

namespace plumbline::trust::test {
namespace {

std::string der(char tag, const std::string& content) {
  std::string head(1, tag);
  if (content.size() >= 128) head += '\x81';
  return head + static_cast<char>(content.size()) + content;
}

/// As much of a certificate as says how long it is valid.
std::string certificate(const std::string& from, const std::string& to, bool authority) {
  const std::string validity = der(0x30, der(0x17, from) + der(0x17, to));
  const std::string constraints =
      der(0x30, der(0x06, "\x55\x1D\x13") + der(0x01, "\xFF") +
                    der(0x04, der(0x30, authority ? der(0x01, "\xFF") : "")));
  const std::string body = der(static_cast<char>(0xA0), der(0x02, "\x02")) + der(0x02, "\x01") +
                           der(0x30, "") + der(0x30, "") + validity + der(0x30, "") +
                           der(0x30, "") + der(static_cast<char>(0xA3), der(0x30, constraints));
  return der(0x30, der(0x30, body) + der(0x30, "") + der(0x03, ""));
}

std::string base64(const std::string& bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  uint32_t bits = 0;
  int count = 0;
  for (const char c : bytes) {
    bits = bits << 8 | static_cast<unsigned char>(c);
    for (count += 8; count >= 6; count -= 6) text += kDigits[bits >> (count - 6) & 63];
  }
  if (count > 0) text += kDigits[bits << (6 - count) & 63];
  while (text.size() % 4 != 0) text += '=';
  return text;
}

std::string pem(const std::string& from, const std::string& to, bool authority = false,
                const std::string& line_end = "\n") {
  return "-----BEGIN CERTIFICATE-----" + line_end + base64(certificate(from, to, authority)) +
         line_end + "-----END CERTIFICATE-----" + line_end;
}

std::vector<std::string> rules_in(const std::string& path, const std::string& text,
                                  const Policy& policy = {}) {
  const Snapshot snapshot = make_snapshot(path, text, Date{2026, 11, 26});
  const auto tree = syntax::parse(snapshot.language, text);
  std::vector<std::string> rules;
  for (const Finding& finding :
       analyze({snapshot, tree ? &*tree : nullptr, nullptr, {}}, policy).findings) {
    rules.push_back(finding.rule);
  }
  return rules;
}

using Rules = std::vector<std::string>;

TEST_CASE("durations as tools and people write them") {
  CHECK(duration_of("3600") == 3600);
  CHECK(duration_of("1h30m") == 5400);
  CHECK(duration_of("+52w") == 52 * 7 * 86400);
  CHECK(duration_of("30 days") == 30 * 86400);
  for (const char* const none : {"", "always", "h", "$TTL", "1x", "99999999999999999999s"}) {
    CHECK_FALSE(duration_of(none).has_value());
  }
}

TEST_CASE("a certificate says until when it is valid") {
  const auto validity = validity_of(certificate("260101000000Z", "270101000000Z", true));
  REQUIRE(validity);
  CHECK(validity->not_before == Date{2026, 1, 1});
  CHECK(validity->not_after == Date{2027, 1, 1});
  CHECK(validity->authority);
  const std::string whole = certificate("260101000000Z", "270101000000Z", false);
  CHECK_FALSE(validity_of(whole)->authority);
  for (size_t length = 0; length < whole.size(); ++length) {
    CHECK_FALSE(validity_of(whole.substr(0, length)).has_value());
  }
}

TEST_CASE("expired and long certificates, in files, strings and Secrets") {
  const Rules expired = {"secrets/trust-expired-certificate"};
  const Rules longer = {"secrets/trust-long-lifetime"};
  CHECK(rules_in("a.pem", pem("200101000000Z", "210101000000Z")) == expired);
  CHECK(rules_in("a.pem", pem("200101000000Z", "210101000000Z", true)) == expired);
  CHECK(rules_in("a.pem", pem("260101000000Z", "360101000000Z")) == longer);
  CHECK(rules_in("a.pem", pem("260101000000Z", "360101000000Z", true)).empty());
  CHECK(rules_in("a.pem", pem("260101000000Z", "270101000000Z")).empty());
  CHECK(rules_in("a.py", "c = \"" + pem("260101000000Z", "360101000000Z", false, "\\n") + "\"\n") ==
        longer);
  CHECK(rules_in("a.yaml", "data:\n  tls.crt: " + base64(pem("260101000000Z", "360101000000Z")) +
                               "\n") == longer);
}

TEST_CASE("the policy decides by kind and by environment, of the path and of the job") {
  Policy policy;
  policy.lifetimes.longest[static_cast<size_t>(Kind::ssh)] = 60;
  auto& production = policy.lifetimes.environments["production"];
  production[static_cast<size_t>(Kind::role)] = 900;
  CHECK(rules_in("a.sh", "ssh-keygen -s ca -I x -V +2m k.pub\n", policy).size() == 1);
  CHECK(rules_in("a.sh", "ssh-keygen -s ca -I x -V +1m k.pub\n", policy).empty());
  const std::string role = "resource \"aws_iam_role\" \"r\" {\n  max_session_duration = 3600\n}\n";
  CHECK(rules_in("staging/role.tf", role, policy).empty());
  CHECK(rules_in("infra/production/role.tf", role, policy).size() == 1);
  CHECK(rules_in("infra/reproduction/role.tf", role, policy).empty());
  const auto workflow = [](const std::string& environment) {
    return "on: push\njobs:\n  a:\n    environment: " + environment +
           "\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v4\n"
           "        with: { role-duration-seconds: 1800 }\n";
  };
  CHECK(rules_in(".github/workflows/a.yml", workflow("production"), policy).size() == 1);
  CHECK(rules_in(".github/workflows/a.yml", workflow("staging"), policy).empty());
}

TEST_CASE("what was not there before is found when it is typed, and only then looked for") {
  std::string text = "import boto3\nurl = s3.generate_presigned_url(\"get_object\", )\n";
  const Snapshot first = make_snapshot("a.py", text);
  AnalysisResult known = analyze({first, nullptr, nullptr, {}}, {});
  CHECK(known.findings.empty());
  const std::string typed = "ExpiresIn=604800";
  const auto at = static_cast<uint32_t>(text.find(", )") + 2);
  for (uint32_t i = 0; i < typed.size(); ++i) {
    text.insert(at + i, 1, typed[i]);
    const Snapshot next = make_snapshot("a.py", text);
    const TextChange change{ByteOffset{at + i}, ByteOffset{at + i}, ByteOffset{at + i + 1}};
    const Previous previous{known.state, change, {}};
    known = analyze({next, nullptr, &previous, {}}, {});
    CHECK(known.findings == analyze({next, nullptr, nullptr, {}}, {}).findings);
  }
  CHECK(known.findings.size() == 1);
}

TEST_CASE("subjects fit patterns as AWS reads them") {
  CHECK(subject_fits("repo:a/b:*", "repo:a/b:environment:x"));
  CHECK(subject_fits("*", ""));
  CHECK(subject_fits("a*c?", "abbcd"));
  CHECK_FALSE(subject_fits("a*c?", "abbc"));
  CHECK_FALSE(subject_fits("repo:a/b:ref:*", "repo:a/b:environment:x"));
}

}  // namespace
}  // namespace plumbline::trust::test
