// JSON web tokens. Most are signed by a service that only its owner knows; who issued it and for
// which role decides how bad it is that one stands in a text.
#include <nettle/hmac.h>

#include <algorithm>
#include <array>
#include <string>

#include "analyzers/secrets/encoding.h"
#include "analyzers/secrets/json_number.h"
#include "analyzers/secrets/offline_checks.h"
#include "analyzers/source/ascii.h"

namespace plumbline::secrets {
namespace {

/// True if the signature is the HMAC of a secret that every tutorial uses: nobody's token.
bool has_sample_signature(std::string_view header, std::string_view covered,
                          std::string_view signature) {
  static constexpr std::array<std::string_view, 12> kSecrets = {
      "secret",
      "your-256-bit-secret",
      "your-secret-key",
      "key",
      "a-string-secret-at-least-256-bits-long",
      "test",
      "changeme",
      "password",
      "shhhhh",
      "shhhhhared-secret",
      "mysecret",
      "my-secret"};
  if (!contains_any(header, {"HS256"})) return false;
  const auto given = decode_base64(signature);
  if (!given || given->size() != SHA256_DIGEST_SIZE) return false;
  return std::any_of(kSecrets.begin(), kSecrets.end(), [&](std::string_view secret) {
    hmac_sha256_ctx context;
    hmac_sha256_set_key(&context, secret.size(), reinterpret_cast<const uint8_t*>(secret.data()));
    hmac_sha256_update(&context, covered.size(), reinterpret_cast<const uint8_t*>(covered.data()));
    std::array<uint8_t, SHA256_DIGEST_SIZE> digest;
    hmac_sha256_digest(&context, digest.size(), digest.data());
    return std::equal(digest.begin(), digest.end(), given->begin(),
                      [](uint8_t a, char b) { return a == static_cast<uint8_t>(b); });
  });
}

/// Roles that open everything; empty if the payload names none.
std::string_view powerful_role(std::string_view payload) {
  if (contains_any(payload, {"service_role"})) return "Supabase service role";
  if (contains_any(payload, {"kubernetes/serviceaccount", "system:serviceaccount:"}))
    return "Kubernetes service account";
  return {};
}

bool is_published(std::string_view header, std::string_view payload) {
  return contains_any(payload, {"\"anon\"", "John Doe", "jwt.io", "example"}) ||
         contains_any(header, {"\"none\"", "\"None\"", "\"NONE\""});
}

}  // namespace

Verdict check_jwt(std::string_view token) {
  const size_t first = token.find("eyJ");
  const size_t dot = token.find('.', first == std::string_view::npos ? 0 : first);
  if (first == std::string_view::npos || dot == std::string_view::npos)
    return Verdict::of_structure(false, "");
  const size_t second = std::min(token.find('.', dot + 1), token.size());
  const auto header = decode_base64(token.substr(first, dot - first));
  const auto payload = decode_base64(token.substr(dot + 1, second - dot - 1));
  const bool right =
      header && payload && contains_any(*header, {"\"alg\""}) && payload->starts_with('{');
  Verdict verdict = Verdict::of_structure(right, "header and payload are JSON");
  if (!right) return verdict;
  verdict.expires = json_number(*payload, "exp");
  verdict.endless = !verdict.expires;
  const auto issued = json_number(*payload, "iat");
  if (verdict.expires && issued) verdict.lives_for = *verdict.expires - *issued;
  const std::string_view role = powerful_role(*payload);
  if (role.empty()) verdict.state = Verdict::State::shape;
  if (!role.empty()) verdict.detail += ", " + std::string(role);
  verdict.published = is_published(*header, *payload) ||
                      has_sample_signature(*header, token.substr(first, second - first),
                                           token.substr(std::min(second + 1, token.size())));
  return verdict;
}

}  // namespace plumbline::secrets
