// From loose JSON to the protocol's structs and back.
//
// decode() exists for every struct that a client sends, to_json() for every struct of the protocol
// headers except ClientCapabilities and InitializeParams. Optional members that are empty are left
// out, never null; a null that arrives for an optional member counts as absent. Unknown members
// are skipped.
#pragma once

#include <string>
#include <utility>
#include <variant>

#include "protocol/json.h"

namespace plumbline::protocol {

/// Why the JSON does not have the shape: "params.range.start.line: expected an unsigned integer".
struct DecodeError {
  std::string message;
};

template <typename T>
class [[nodiscard]] Decoded {
 public:
  Decoded(T value) : state_(std::move(value)) {}            // NOLINT(google-explicit-constructor)
  Decoded(DecodeError error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return std::holds_alternative<T>(state_); }
  explicit operator bool() const { return ok(); }

  /// Only if ok().
  T& value() { return std::get<T>(state_); }
  const T& value() const { return std::get<T>(state_); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  /// Only if not ok().
  const DecodeError& error() const { return std::get<DecodeError>(state_); }

 private:
  std::variant<T, DecodeError> state_;
};

template <typename T>
Decoded<T> decode(const Json& json);

template <typename T>
Json to_json(const T& value);

}  // namespace plumbline::protocol
