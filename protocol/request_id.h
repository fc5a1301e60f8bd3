// How a request is named on the wire, and how a progress is.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace plumbline::protocol {

/// The id exactly as the other side wrote it, as JSON: `7`, `"7"`, `null`. So 7 and "7" differ,
/// and the echo is right for every form.
struct RequestId {
  std::string json = "null";
  friend auto operator<=>(const RequestId&, const RequestId&) = default;
};

/// A progress token, the same way. Chosen by whoever starts the progress.
struct ProgressToken {
  std::string json = "null";
  friend auto operator<=>(const ProgressToken&, const ProgressToken&) = default;
};

RequestId request_id(int64_t number);
RequestId request_id(std::string_view text);
ProgressToken progress_token(std::string_view text);

}  // namespace plumbline::protocol

template <>
struct std::hash<plumbline::protocol::RequestId> {
  std::size_t operator()(const plumbline::protocol::RequestId& id) const noexcept {
    return std::hash<std::string>{}(id.json);
  }
};

template <>
struct std::hash<plumbline::protocol::ProgressToken> {
  std::size_t operator()(const plumbline::protocol::ProgressToken& token) const noexcept {
    return std::hash<std::string>{}(token.json);
  }
};
