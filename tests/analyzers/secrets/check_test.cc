// The offline checks: right tokens, one wrong character, wrong lengths, and bytes of no kind.
#include "analyzers/secrets/check.h"

#include <catch2/catch.hpp>
#include <functional>
#include <vector>

#include "analyzers/secrets/encoding.h"
#include "analyzers/secrets/marvin32.h"
#include "analyzers/secrets/openpgp_key.h"
#include "analyzers/secrets/secrets.h"
#include "tests/analyzers/secrets/minted_token.h"

namespace plumbline::secrets::test {
namespace {

using State = Verdict::State;

struct Checksum {
  Check check;
  std::string_view name;
  std::function<std::string(uint32_t)> mint;
  bool is_published = true;  // else a wrong one proves nothing
};

std::function<std::string(uint32_t)> azure(std::string_view signature, std::string_view kind,
                                           size_t bytes) {
  return [=](uint32_t seed) { return minted_azure(signature, kind, bytes, seed); };
}

const std::vector<Checksum> kChecksums = {
    {Check::crc32_base62, "GitHub", minted_github},
    {Check::gitlab_routable, "GitLab", minted_gitlab},
    {Check::crc32_little_hex, "Grafana", minted_grafana},
    {Check::crc32_hex_all, "Bitbucket", minted_bitbucket},
    {Check::crc32_hex_body, "Cloudflare", minted_cloudflare},
    {Check::crc32_little_base64, "Confluent", minted_confluent},
    {Check::azure_identifiable, "storage account", azure("+ASt", "Default0", 64)},
    {Check::azure_identifiable, "Cosmos DB", azure("ACDb", "MastRO00", 64)},
    {Check::azure_identifiable, "Service Bus", azure("+ASb", "Listen00", 32)},
    {Check::azure_identifiable, "Search", azure("AzSe", "PAdmin00", 39)},
    {Check::azure_identifiable, "Functions", azure("AzFu", "Master00", 40)},
    {Check::azure_annotated, "annotated",
     [](uint32_t seed) { return minted_annotated("ACOG", seed); }},
    {Check::entra_secret, "Entra", minted_entra, false},
    {Check::azure_devops, "Azure DevOps", minted_azure_devops, false},
    {Check::base58, "WIF", minted_wif},
    {Check::bech32, "age", minted_age},
    {Check::nkey_seed, "NATS", minted_nkey}};

/// Another character of every alphabet in use.
char other(char c) {
  return c == 'Q' || c == 'q' ? static_cast<char>(c - 15) : c >= 'a' ? 'q' : c >= 'A' ? 'Q' : '7';
}

std::string jwt(std::string_view header, std::string_view payload, std::string_view signature) {
  const auto part = [](std::string_view text) {
    std::string coded = base64(text);
    while (coded.ends_with('=')) coded.pop_back();
    return coded;
  };
  return part(header) + "." + part(payload) + "." + std::string(signature);
}

}  // namespace

TEST_CASE("a right checksum is seen, a wrong character ends it") {
  for (const Checksum& row : kChecksums) {
    for (uint32_t seed = 1; seed <= 20; ++seed) {
      const std::string token = row.mint(seed);
      INFO(row.name << ", seed " << seed);
      CHECK(check_token(row.check, token).state == State::valid);
      CHECK(check_token(row.check, token).detail.ends_with(" matches"));
      const size_t at = 16 + seed % 8;  // in the drawn part of every kind
      std::string wrong = token;
      wrong[at] = other(wrong[at]);
      const State expected = row.is_published ? State::invalid : State::shape;
      if (wrong != token) CHECK(check_token(row.check, wrong).state == expected);
    }
  }
}

TEST_CASE("a right checksum makes an error of the finding, a wrong one a hint") {
  for (const Checksum& row : kChecksums) {
    if (!row.is_published) continue;
    std::string token = row.mint(11);
    for (const bool right : {true, false}) {
      if (!right) token[17] = other(token[17]);
      const Snapshot snapshot = make_snapshot(
          "deploy.txt", "AZURE_DEVOPS_TOKEN = '" + token + "' # bitcoin", Date{2026, 11, 24});
      const auto findings = analyze_text({snapshot, nullptr, nullptr, {}}).findings;
      INFO(row.name << (right ? ", right" : ", wrong"));
      REQUIRE(findings.size() == 1);
      CHECK(findings.front().severity == (right ? Severity::error : Severity::hint));
    }
  }
}

TEST_CASE("no check accepts a token of another length") {
  for (const Checksum& row : kChecksums) {
    const std::string token = row.mint(7);
    INFO(row.name);
    for (size_t size = 0; size < token.size(); ++size) {
      if (token.find_first_not_of('=', size) == std::string::npos) continue;
      CHECK(check_token(row.check, token.substr(0, size)).state != State::valid);
    }
    CHECK(check_token(row.check, token + "Q").state != State::valid);
  }
}

TEST_CASE("no check trips over bytes of no kind") {
  for (int check = 0; check <= static_cast<int>(Check::colon_base64); ++check) {
    for (uint32_t seed = 1; seed <= 300; ++seed) {
      std::string bytes = drawn(seed % 2 == 0 ? "base64url" : "base32", seed % 97, seed);
      for (size_t i = 0; i < bytes.size(); i += 1 + seed % 11)
        bytes[i] = static_cast<char>(seed * 37 + i);
      CHECK(check_token(static_cast<Check>(check), bytes).state != State::valid);
    }
  }
}

TEST_CASE("Marvin32 gives the published values") {
  const auto is = [](std::string_view bytes, uint32_t high, uint32_t low) {
    return marvin32(bytes, 0x004FB61A001BDBCCU) == (high ^ low);
  };
  CHECK(is("", 0x30ED35C1U, 0x00CD3C7DU));
  CHECK(is("\xAF", 0x48E73FC7U, 0x7D75DDC1U));
  CHECK(is("\xE7\x0F", 0xB5F6E1FCU, 0x485DBFF8U));
  CHECK(is("\x37\xF4\x95", 0xF0B07C78U, 0x9B8CF7E8U));
}

TEST_CASE("an annotated key tells the month of its making") {
  const Verdict verdict = check_token(Check::azure_annotated, minted_annotated("AZDO", 3));
  CHECK(verdict.detail == "minted 2025-03, Marvin32 matches");
}

TEST_CASE("an OpenPGP key tells whether a passphrase protects it") {
  const auto head = [](char protection) {  // version 4, a time, RSA, two numbers of eight bits
    return std::string("\x95\x01\x00\x04\x00\x00\x00\x01\x01\x00\x08\xFF\x00\x08\x03", 15) +
           protection;
  };
  CHECK(read_openpgp_key(head('\0')).right);
  CHECK_FALSE(read_openpgp_key(head('\0')).encrypted);
  CHECK(read_openpgp_key(head('\xFE')).encrypted);
  const std::string whole = head('\0');
  for (size_t size = 0; size < whole.size(); ++size)
    CHECK_FALSE(read_openpgp_key(whole.substr(0, size)).right);
  CHECK_FALSE(read_openpgp_key("\x99" + whole.substr(1)).right);  // a public key
}

TEST_CASE("JSON web tokens tell issuer, role and lifetime") {
  const std::string header = R"({"alg":"RS256","typ":"JWT"})";
  const std::string signature = drawn("base64url", 43, 1);
  const auto verdict = [&](std::string_view payload) {
    return check_token(Check::jwt, jwt(header, payload, signature));
  };
  CHECK(verdict(R"({"iss":"supabase","role":"service_role"})").state == State::valid);
  CHECK(verdict(R"({"iss":"supabase","role":"anon"})").published);
  CHECK(verdict(R"({"iss":"kubernetes/serviceaccount","sub":"x"})").state == State::valid);
  CHECK(verdict(R"({"sub":"1"})").endless);
  CHECK(verdict(R"({"iat":1000,"exp":4600})").lives_for == 3600);
  CHECK(check_token(Check::jwt, "eyJ.eyJ.x").state == State::refused);
  CHECK(check_token(Check::jwt, jwt(R"({"alg":"none"})", R"({"sub":"1"})", signature)).published);
}

TEST_CASE("a web token that a tutorial's secret signed is nobody's") {
  // HMAC-SHA256 with the key "secret" over the two parts, computed with Python's hmac.
  const std::string right =
      jwt(R"({"alg":"HS256"})", R"({"sub":"1"})", "M11_c_Mkz5wKz70TPIkcPwzBTd5M-3ZW69WFmxuEnHk");
  std::string wrong = right;
  wrong[wrong.size() - 5] = other(wrong[wrong.size() - 5]);
  CHECK(check_token(Check::jwt, right).published);
  CHECK_FALSE(check_token(Check::jwt, wrong).published);
}

TEST_CASE("documents in base64 tell their lifetime") {
  const std::string macaroon = std::string("\x02\x01\x08pypi.org", 11) + std::string(60, 'x');
  const auto with = [&](std::string_view caveat) {
    return check_token(Check::macaroon, "pypi-" + base64(macaroon + std::string(caveat)));
  };
  CHECK(with("[0, 1700000000, 1600000000]").expires == 1700000000);
  CHECK(with("{\"version\": 1, \"permissions\": \"user\"}").endless);
  CHECK(with("[1, [\"plumbline\"]]").detail.ends_with("for some projects"));
  const Verdict reference =
      check_token(Check::reference_token, base64("reftkn:01:1700000000:abcdefghijk"));
  CHECK(reference.expires == 1700000000);
  CHECK(check_token(Check::reference_token, base64("reftkn:01:0000000000:abcdefgh")).endless);
  const Verdict bedrock =
      check_token(Check::aws_bedrock,
                  "bedrock-api-key-" + base64("bedrock.amazonaws.com/?X-Amz-Date=20260101T000000Z"
                                              "&X-Amz-Expires=43200"));
  CHECK(bedrock.lives_for == 43200);
  CHECK(check_token(Check::colon_base64, base64("123456789012:" + drawn("base62", 20, 5))).state ==
        State::valid);
}

TEST_CASE("a newer AWS key id names its account") {
  // A set bit, 40 of the account, 39 that mean nothing here; in digits of five bits.
  const auto key_id = [](uint64_t first_bit, uint64_t account) {
    const uint64_t head = first_bit << 47 | account << 7;
    std::string id = "AKIA";
    for (int shift = 43; shift >= -32; shift -= 5) {
      const uint64_t digit = (shift < 0 ? head << -shift : head >> shift) & 31;
      id += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[digit];
    }
    return id;
  };
  CHECK(check_token(Check::aws_key_id, key_id(1, 29608264753)).detail == "of account 029608264753");
  CHECK(check_token(Check::aws_key_id, key_id(0, 29608264753)).detail ==
        "base32 of an account number");
  CHECK(check_token(Check::aws_key_id, key_id(1, 1'099'000'000'000)).detail ==
        "base32 of an account number");
}

}  // namespace plumbline::secrets::test
