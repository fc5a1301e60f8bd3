// What reaches the user outside the text: messages, log, progress, documents shown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "protocol/basic_types.h"
#include "protocol/codec.h"
#include "protocol/request_id.h"

namespace plumbline::protocol {

enum class MessageType : uint8_t { error = 1, warning = 2, info = 3, log = 4, debug = 5 };

struct ShowMessageParams {
  MessageType type = MessageType::info;
  std::string message;
};

struct LogMessageParams {
  MessageType type = MessageType::log;
  std::string message;
};

struct MessageActionItem {
  std::string title;
};

/// The answer is one of the actions, or null.
struct ShowMessageRequestParams {
  MessageType type = MessageType::info;
  std::string message;
  std::optional<std::vector<MessageActionItem>> actions;
};

struct ShowDocumentParams {
  std::string uri;
  std::optional<bool> external;
  std::optional<bool> take_focus;
  std::optional<Range> selection;
};

struct ShowDocumentResult {
  bool success = false;
};

struct WorkDoneProgressCreateParams {
  ProgressToken token;
};

struct WorkDoneProgressCancelParams {
  ProgressToken token;
};

struct WorkDoneProgressBegin {
  std::string title;
  std::optional<bool> cancellable;
  std::optional<std::string> message;
  std::optional<uint32_t> percentage;  // 0 to 100
};

struct WorkDoneProgressReport {
  std::optional<bool> cancellable;
  std::optional<std::string> message;
  std::optional<uint32_t> percentage;
};

struct WorkDoneProgressEnd {
  std::optional<std::string> message;
};

/// `value`: to_json() of one of the three above, or a partial result.
struct ProgressParams {
  ProgressToken token;
  Json value;
};

}  // namespace plumbline::protocol
