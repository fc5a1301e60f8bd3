// Capabilities registered after `initialize`; only those whose dynamic registration the client
// announced.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "protocol/basic_types.h"
#include "protocol/codec.h"

namespace plumbline::protocol {

/// `register_options`: to_json() of the options of that method.
struct Registration {
  std::string id;
  std::string method;
  std::optional<Json> register_options;
};

struct RegistrationParams {
  std::vector<Registration> registrations;
};

struct Unregistration {
  std::string id;
  std::string method;
};

/// On the wire the member is spelled `unregisterations`, as the protocol has it.
struct UnregistrationParams {
  std::vector<Unregistration> unregistrations;
};

/// `pattern` is relative to the folder `base_uri`; only if the client announced relative patterns.
struct RelativePattern {
  std::string base_uri;
  std::string pattern;
};

/// Bits of FileSystemWatcher::kind.
inline constexpr uint32_t kWatchCreate = 1;
inline constexpr uint32_t kWatchChange = 2;
inline constexpr uint32_t kWatchDelete = 4;

struct FileSystemWatcher {
  std::variant<std::string, RelativePattern> glob_pattern;
  std::optional<uint32_t> kind;  // all three when left out
};

struct DidChangeWatchedFilesRegistrationOptions {
  std::vector<FileSystemWatcher> watchers;
};

/// The section, or sections, whose changes the server wants to hear of.
struct DidChangeConfigurationRegistrationOptions {
  std::optional<std::vector<std::string>> section;
};

}  // namespace plumbline::protocol
