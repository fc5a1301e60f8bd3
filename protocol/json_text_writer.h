// Writes JSON text member by member, without a tree. For the messages that are sent at every key.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "protocol/json.h"

namespace plumbline::protocol {

/// Appends to a string that must outlive the writer. The caller opens and closes in pairs; commas
/// are put by the writer.
class JsonTextWriter {
 public:
  explicit JsonTextWriter(std::string& out) : out_(out) {}

  void open_object() { open('{'); }
  void close_object() { close('}'); }
  void open_array() { open('['); }
  void close_array() { close(']'); }

  /// `name` must need no escapes.
  void key(std::string_view name);
  /// A key that may hold anything.
  void escaped_key(std::string_view name);

  void string(std::string_view text);
  void number(int64_t value);
  /// JSON text already.
  void text(std::string_view json);
  void value(const Json& value);

 private:
  void open(char bracket);
  void close(char bracket);
  void separate();

  std::string& out_;
  bool first_ = true;  // in the innermost array or object, or right behind a key
};

}  // namespace plumbline::protocol
