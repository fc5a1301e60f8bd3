// Document URIs. A document has a *name*, the client's own spelling, which is echoed byte for
// byte; and a *key*, which is equal for every spelling of the same document.
#pragma once

#include <compare>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace plumbline::protocol {

/// Percent forms decoded, scheme and host in lower case, Windows drive letter in lower case,
/// `file://localhost/` as `file:///`. To compare, never to send.
struct UriKey {
  std::string value;
  friend auto operator<=>(const UriKey&, const UriKey&) = default;
};

UriKey key_of_uri(std::string_view name);

/// Lower case, without the colon; empty if the text has no scheme.
std::string scheme_of_uri(std::string_view name);

/// The path of a `file:` URI, decoded, `/` as separator: "/a b", "c:/x" for a drive,
/// "//server/share/x" for another host. Nothing for other schemes, relative paths and paths with
/// a NUL. Any query and fragment are dropped.
std::optional<std::string> path_of_uri(std::string_view name);

/// The other way, for an absolute path. Backslashes after a drive letter or a `\\server` count as
/// separators.
std::string uri_of_path(std::string_view path);

/// Percent forms replaced by their bytes; a `%` that starts none stays.
std::string percent_decoded(std::string_view text);

}  // namespace plumbline::protocol

template <>
struct std::hash<plumbline::protocol::UriKey> {
  std::size_t operator()(const plumbline::protocol::UriKey& key) const noexcept {
    return std::hash<std::string>{}(key.value);
  }
};
