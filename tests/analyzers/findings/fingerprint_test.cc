#include "analyzers/findings/fingerprint.h"

#include <catch2/catch.hpp>

namespace plumbline {
namespace {

/// The fingerprint of the finding on the text between « and », with another text before it.
std::string fingerprint(std::string line, const std::string& before = "",
                        std::string_view salt = "s") {
  const auto begin = static_cast<uint32_t>(before.size() + line.find('<'));
  const auto end = static_cast<uint32_t>(before.size() + line.find('>') - 1);
  line.erase(line.find('>'), 1);
  line.erase(line.find('<'), 1);
  Finding finding;
  finding.rule = "secrets/x";
  finding.range = byte_range(begin, end);
  finding.secret_ranges = {finding.range};
  std::vector<Finding> findings = {finding};
  set_fingerprints(findings, make_snapshot("a.py", before + line), salt);
  return findings[0].fingerprint;
}

TEST_CASE("moved lines, new indentation and a rotated key keep the name") {
  const std::string name = fingerprint("key = '<aaaa>'");
  CHECK(name.size() == 32);
  CHECK(fingerprint("key = '<aaaa>'", "import os\n\n") == name);
  CHECK(fingerprint("    key  = '<aaaa>'") == fingerprint("key = '<aaaa>'", "\n"));
  CHECK(fingerprint("key = '<bbbbbbbb>'") == name);
}

TEST_CASE("another line or another salt is another name") {
  CHECK(fingerprint("key = '<aaaa>'") != fingerprint("token = '<aaaa>'"));
  CHECK(fingerprint("key = '<aaaa>'") != fingerprint("key = '<aaaa>'", "", "other"));
}

TEST_CASE("the keyed hash is HMAC-SHA-256 (RFC 4231, case 2)") {
  CHECK(keyed_hash("Jefe", "what do ya want for nothing?") ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

}  // namespace
}  // namespace plumbline
