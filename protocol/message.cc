#include "protocol/message.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "protocol/json_text.h"

namespace plumbline::protocol {
namespace {

using Value = nlohmann::json;

Malformed malformed(RequestId id, ErrorCode code, std::string_view message) {
  return Malformed{std::move(id), ResponseError{code, std::string(message), std::nullopt}};
}

Malformed invalid(RequestId id, std::string_view message) {
  return malformed(std::move(id), ErrorCode::invalid_request, message);
}

/// Integers and strings by the protocol; null and fractions because they can be echoed as well.
bool usable_as_id(const Value& value) {
  return value.is_number() || value.is_string() || value.is_null();
}

Json take(Value& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return Json();
  return Json(std::make_shared<const Value>(std::move(*found)));
}

std::string text_member(const Value& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

ResponseError response_error(Value& error) {
  ResponseError result;
  if (!error.is_object()) return result;
  const auto code = error.find("code");
  if (code != error.end() && code->is_number_integer()) {
    result.code = static_cast<ErrorCode>(code->get<int64_t>());
  }
  result.message = text_member(error, "message");
  if (error.contains("data")) result.data = take(error, "data");
  return result;
}

Message call(Value& object, RequestId id) {
  const auto method = object.find("method");
  if (!method->is_string()) return invalid(std::move(id), "the method must be a string");
  const auto params = object.find("params");
  const bool fits = params == object.end() || params->is_structured() || params->is_null();
  if (!fits) return invalid(std::move(id), "params must be an object or an array");
  auto name = method->get<std::string>();
  if (!object.contains("id")) return Notification{std::move(name), take(object, "params")};
  return Request{std::move(id), std::move(name), take(object, "params")};
}

Message answer(Value& object, RequestId id) {
  if (!object.contains("id")) return invalid({}, "a response needs an id");
  Response response{std::move(id), Json(), std::nullopt};
  const auto error = object.find("error");
  // Some clients send `"error": null` beside a result.
  if (error != object.end() && !error->is_null()) {
    response.error = response_error(*error);
  } else if (object.contains("result")) {
    response.result = take(object, "result");
  } else {
    return invalid(std::move(response.id), "a message needs a method, a result or an error");
  }
  return response;
}

}  // namespace

Message parse_message(std::string_view body) {
  auto parsed = parse_json(body);
  if (!parsed) {
    return malformed({}, ErrorCode::parse_error, "the message is not JSON, or nested too deeply");
  }
  Value& object = *parsed;
  if (object.is_array()) return invalid({}, "batches are not part of this protocol");
  if (!object.is_object()) return invalid({}, "a message must be an object");
  RequestId id;
  if (const auto found = object.find("id"); found != object.end()) {
    if (!usable_as_id(*found)) return invalid({}, "the id must be an integer or a string");
    id.json = dump_json(*found);
  }
  if (text_member(object, "jsonrpc") != "2.0") {
    return invalid(std::move(id), "jsonrpc must be \"2.0\"");
  }
  return object.contains("method") ? call(object, std::move(id)) : answer(object, std::move(id));
}

}  // namespace plumbline::protocol
