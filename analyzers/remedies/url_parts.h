// The parts of a connection URL: `postgresql://user:password@host:5432/name?query`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analyzers/source/offsets.h"

namespace plumbline::remedies {

/// Views into the text.
struct UrlParts {
  std::string_view scheme, user, host, port, dbname;

  /// As code: "user", "host" and "dbname" quoted, "port" as a number; empty for what is missing.
  std::string part(std::string_view name) const;
};

/// "postgres" of the URL that the secret stands in; empty if it stands in none.
std::string_view scheme_before(std::string_view text, const ByteRange& secret);

/// Whether the secret opens something on the machine itself: `…:secret@localhost/db`.
bool opens_own_machine(std::string_view text, const ByteRange& secret);

/// Nothing if the text is no URL with a user and a password.
std::optional<UrlParts> url_parts(std::string_view text);

}  // namespace plumbline::remedies
