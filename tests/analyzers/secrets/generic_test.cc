// The generic rule: which names and values count.
#include <catch2/catch.hpp>

#include "analyzers/secrets/placeholder.h"
#include "analyzers/secrets/randomness.h"
#include "analyzers/secrets/secret_name.h"
#include "tests/analyzers/secrets/example_template.h"

namespace plumbline::secrets::test {

TEST_CASE("names that say secret, and names that only sound like it") {
  for (const char* const name :
       {"password", "dbPassword", "DB_PASSWORD_PROD", "spring.datasource.password"}) {
    CHECK(kind_of_name(name) == NameKind::password);
  }
  for (const char* const name :
       {"apiKey", "AUTH_TOKEN", "x-api-key", "signingKey", "storage.account-key"}) {
    CHECK(kind_of_name(name) == NameKind::key);
  }
  for (const char* const name : {"client_secret", "secretKey", "credentials", "secret_key_base"}) {
    CHECK(kind_of_name(name) == NameKind::secret);
  }
  for (const char* const name : {"pass", "SALT", "mapbox_key"}) {
    CHECK(kind_of_name(name) == NameKind::vague);
  }
  for (const char* const name : {"passwordField", "token_type", "public_key", "monkey", "keyboard",
                                 "csrf_token", "keyword"}) {
    CHECK(kind_of_name(name) == NameKind::none);
  }
}

TEST_CASE("placeholders are nobody's credential") {
  for (const char* const value : {"your-api-key", "<token>", "changeme", "xxxxxxxxxxxx",
                                  "abcdefghijkl", "1234567890", "replace-me"}) {
    CHECK(is_placeholder(value));
  }
  for (const char* const value : {"${TOKEN}", "{{ token }}", "$TOKEN", "%(token)s", "{token}"})
    CHECK(is_interpolated(value));
}

TEST_CASE("generated strings look generated, identifiers do not") {
  for (uint32_t seed = 1; seed <= 200; ++seed)
    CHECK(looks_generated(expand("{base62:32}", seed).text));
  for (const char* const value :
       {"getAuthorizationHeader", "user-access-token-handler", "kubernetes.io/service-account"}) {
    CHECK_FALSE(looks_generated(value));
  }
}

}  // namespace plumbline::secrets::test
