// Values that only their issuer's name near by gives away: which places count.
#include <catch2/catch.hpp>

#include "analyzers/secrets/secrets.h"
#include "tests/analyzers/secrets/example_template.h"

namespace plumbline::secrets::test {
namespace {

std::vector<Finding> findings_in(std::string_view pattern) {
  const Snapshot snapshot = make_snapshot("notes.txt", expand(pattern, 3).text, Date{2026, 11, 24});
  return analyze_text({snapshot, nullptr, nullptr, {}}).findings;
}

}  // namespace

TEST_CASE("a value called key or token near the issuer's name is the issuer's") {
  for (const char* const text :
       {"DEEPGRAM_API_KEY={hex:40}", "deepgramApiKey: '{hex:40}'", "new Deepgram(\"{hex:40}\")",
        "deepgram:\n  region: eu\n  apiKey: {hex:40}", "ENV['DEEPGRAM_TOKEN'] = '{hex:40}'",
        "- name: DEEPGRAM_TOKEN\n  value: {hex:40}", "deepgram_shared_key={hex:40}",
        "<add key=\"DeepgramKey\" value=\"{hex:40}\"/>",
        "curl -H 'Authorization: Token {hex:40}' https://api.deepgram.com/v1"}) {
    INFO(text);
    const auto findings = findings_in(text);
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().rule == "secrets/deepgram-key");
  }
}

TEST_CASE("all of the section that the issuer's name heads is searched") {
  for (const char* const text :
       {"deepgram:\n\n\n\n  apiKey: {hex:40}", "[deepgram]\na = 1\nb = 2\nc = 3\nkey = {hex:40}",
        "provider \"deepgram\" {\n  a = 1\n  b = 2\n  c = 3\n  token = \"{hex:40}\"\n}",
        "'deepgram' => [\n 'a' => 1,\n 'b' => 2,\n 'c' => 3,\n 'key' => '{hex:40}',\n]",
        "class DeepgramClient:\n  a = 1\n  b = 2\n  c = 3\n  token = '{hex:40}'\n"}) {
    INFO(text);
    const auto findings = findings_in(text);
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().rule == "secrets/deepgram-key");
  }
}

TEST_CASE("words, operators, types and calls link a value to the issuer's name") {
  for (const char* const text :
       {"the deepgram key is {hex:40}", "DEEPGRAM_KEY ?= {hex:40}", "deepgram_key -> {hex:40}",
        "deepgram token - {hex:40}", "os.environ['DEEPGRAM_KEY'] or '{hex:40}'",
        "const DEEPGRAM_KEY: &str = \"{hex:40}\";", "deepgram::Client::new(\"{hex:40}\")",
        "<meta name=\"deepgram-key\" content=\"{hex:40}\">", "${DEEPGRAM_KEY:-{hex:40}}",
        "'text': 'the deepgram key',\n'text': '{hex:40}'",
        "expect(config.deepgramKey).toBe('{hex:40}')", "deepgram login {hex:40}",
        "deepgram -k {hex:40}", "deepgram('acme', '{hex:40}')",
        "Hi,\nthe deepgram token you asked for:\n\n{hex:40}\n"}) {
    INFO(text);
    const auto findings = findings_in(text);
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().rule == "secrets/deepgram-key");
  }
}

TEST_CASE("the issuer's name alone makes nothing a credential") {
  for (const char* const text :
       {"{hex:40}", "deepgram {hex:40}", "deepgram commit: {hex:40}", "deepgram_hash = {hex:40}",
        "deepgram/action@{hex:40}", "deepgram_cache_key={hex:40}",
        "deepgram:\n  primary_key: {hex:40}", "deepgram_key={hex:41}", "deepgram_key=x{hex:40}",
        "deepgram_key={hex:8}-{hex:40}", "deepgram:\n  a: b\n\n\n\napiKey: {hex:40}",
        "md5_deepgram = '{hex:40}'", "read about the deepgram token:\n\n{hex:41}",
        "[deepgram]\na = b\n\n\n[other]\nkey = {hex:40}", "x(deepgram, other('{hex:40}'))",
        "undeepgram_key={hex:40}", "DEEPGRAM_API_KEY=0000000000000000000000000000000000000000"}) {
    INFO(text);
    CHECK(findings_in(text).empty());
  }
}

}  // namespace plumbline::secrets::test
