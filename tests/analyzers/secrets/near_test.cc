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

TEST_CASE("the issuer's name alone makes nothing a credential") {
  for (const char* const text :
       {"{hex:40}", "deepgram {hex:40}", "deepgram commit: {hex:40}", "deepgram_hash = {hex:40}",
        "deepgram/action@{hex:40}", "deepgram_cache_key={hex:40}",
        "deepgram:\n  primary_key: {hex:40}", "deepgram_key={hex:41}", "deepgram_key=x{hex:40}",
        "deepgram_key={hex:8}-{hex:40}", "deepgram:\n\n\n\n  apiKey: {hex:40}",
        "undeepgram_key={hex:40}", "DEEPGRAM_API_KEY=0000000000000000000000000000000000000000"}) {
    INFO(text);
    CHECK(findings_in(text).empty());
  }
}

}  // namespace plumbline::secrets::test
