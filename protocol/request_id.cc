#include "protocol/request_id.h"

#include "protocol/json_text.h"

namespace plumbline::protocol {
namespace {

std::string quoted(std::string_view text) {
  std::string json;
  append_json_string(json, text);
  return json;
}

}  // namespace

RequestId request_id(int64_t number) {
  return RequestId{std::to_string(number)};
}
RequestId request_id(std::string_view text) {
  return RequestId{quoted(text)};
}
ProgressToken progress_token(std::string_view text) {
  return ProgressToken{quoted(text)};
}

}  // namespace plumbline::protocol
