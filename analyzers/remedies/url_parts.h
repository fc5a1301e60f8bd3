// The parts of a connection URL: `postgresql://user:password@host:5432/name?query`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace plumbline::remedies {

/// Views into the text.
struct UrlParts {
  std::string_view scheme, user, host, port, dbname;

  /// As code: "user", "host" and "dbname" quoted, "port" as a number; empty for what is missing.
  std::string part(std::string_view name) const;
};

/// Nothing if the text is no URL with a user and a password.
std::optional<UrlParts> url_parts(std::string_view text);

}  // namespace plumbline::remedies
