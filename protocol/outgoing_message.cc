#include "protocol/outgoing_message.h"

#include "protocol/json_text.h"

namespace plumbline::protocol {
namespace {

constexpr std::string_view kStart = R"({"jsonrpc":"2.0")";

std::string call(const RequestId* id, std::string_view method, const Json& params) {
  std::string body(kStart);
  if (id != nullptr) body.append(",\"id\":").append(id->json);
  body.append(",\"method\":");
  append_json_string(body, method);
  if (!params.is_null()) body.append(",\"params\":").append(params.dump());
  body.push_back('}');
  return body;
}

}  // namespace

std::string request_message(const RequestId& id, std::string_view method, const Json& params) {
  return call(&id, method, params);
}

std::string notification_message(std::string_view method, const Json& params) {
  return call(nullptr, method, params);
}

std::string result_message(const RequestId& id, const Json& result) {
  return result_message_of_text(id, result.dump());
}

std::string result_message_of_text(const RequestId& id, std::string_view result) {
  std::string body(kStart);
  body.reserve(body.size() + id.json.size() + result.size() + 20);
  body.append(",\"id\":").append(id.json).append(",\"result\":").append(result).push_back('}');
  return body;
}

std::string error_message(const RequestId& id, const ResponseError& error) {
  std::string body(kStart);
  body.append(",\"id\":").append(id.json).append(",\"error\":{\"code\":");
  body.append(std::to_string(static_cast<int32_t>(error.code))).append(",\"message\":");
  append_json_string(body, error.message);
  if (error.data) body.append(",\"data\":").append(error.data->dump());
  body.append("}}");
  return body;
}

}  // namespace plumbline::protocol
