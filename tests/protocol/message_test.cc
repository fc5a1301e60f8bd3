#include "protocol/message.h"

#include <catch2/catch.hpp>

#include "protocol/outgoing_message.h"

namespace plumbline::protocol {
namespace {

/// "request ID METHOD PARAMS", "notification METHOD PARAMS", "response ID RESULT",
/// "error response ID CODE", "malformed ID CODE".
std::string reading(std::string_view body) {
  const Message message = parse_message(body);
  if (const auto* request = std::get_if<Request>(&message)) {
    return "request " + request->id.json + " " + request->method + " " + request->params.dump();
  }
  if (const auto* note = std::get_if<Notification>(&message)) {
    return "notification " + note->method + " " + note->params.dump();
  }
  if (const auto* response = std::get_if<Response>(&message)) {
    if (!response->error) return "response " + response->id.json + " " + response->result.dump();
    return "error response " + response->id.json + " " +
           std::to_string(static_cast<int>(response->error->code));
  }
  const auto& malformed = std::get<Malformed>(message);
  return "malformed " + malformed.id.json + " " +
         std::to_string(static_cast<int>(malformed.error.code));
}

TEST_CASE("messages are told apart by their members") {
  CHECK(reading(R"({"jsonrpc":"2.0","id":1,"method":"m","params":{"a":1}})") ==
        R"(request 1 m {"a":1})");
  CHECK(reading(R"({"jsonrpc":"2.0","method":"m","params":[1]})") == "notification m [1]");
  CHECK(reading(R"({"jsonrpc":"2.0","id":1,"result":null})") == "response 1 null");
  CHECK(reading(R"({"jsonrpc":"2.0","id":1,"error":{"code":-5,"message":"no"}})") ==
        "error response 1 -5");
  CHECK(reading(R"({"jsonrpc":"2.0","id":1,"result":2,"error":null})") == "response 1 2");
}

TEST_CASE("params may be missing or null") {
  CHECK(reading(R"({"jsonrpc":"2.0","id":1,"method":"shutdown"})") == "request 1 shutdown null");
  CHECK(reading(R"({"jsonrpc":"2.0","method":"exit","params":null})") == "notification exit null");
}

TEST_CASE("an id is kept as it was written") {
  for (const char* id : {"0", "-7", "9007199254740993", "\"7\"", "\"\"", "\"\xC3\xA9\"", "null",
                         "1.5", "18446744073709551615"}) {
    const std::string body = R"({"jsonrpc":"2.0","method":"m","id":)" + std::string(id) + "}";
    CHECK(reading(body) == "request " + std::string(id) + " m null");
  }
  CHECK(request_id(7) != request_id("7"));
}

TEST_CASE("what is no message is answered as far as an id can be read") {
  CHECK(reading("") == "malformed null -32700");
  CHECK(reading("{") == "malformed null -32700");
  CHECK(reading(R"({"jsonrpc":"2.0","id":1,"method":"m"} x)") == "malformed null -32700");
  CHECK(reading("[]") == "malformed null -32600");
  CHECK(reading(R"([{"jsonrpc":"2.0","id":1,"method":"m"}])") == "malformed null -32600");
  CHECK(reading("7") == "malformed null -32600");
  CHECK(reading(R"({"jsonrpc":"2.0","id":1})") == "malformed 1 -32600");
  CHECK(reading(R"({"jsonrpc":"2.0","id":1,"method":7})") == "malformed 1 -32600");
  CHECK(reading(R"({"jsonrpc":"2.0","id":1,"method":"m","params":7})") == "malformed 1 -32600");
  CHECK(reading(R"({"id":1,"method":"m"})") == "malformed 1 -32600");
  CHECK(reading(R"({"jsonrpc":"1.0","id":1,"method":"m"})") == "malformed 1 -32600");
  CHECK(reading(R"({"jsonrpc":"2.0","id":{},"method":"m"})") == "malformed null -32600");
  CHECK(reading(R"({"jsonrpc":"2.0","id":true,"method":"m"})") == "malformed null -32600");
  CHECK(reading(R"({"jsonrpc":"2.0","result":1})") == "malformed null -32600");
}

TEST_CASE("nesting beyond the limit is refused before it can exhaust the stack") {
  const auto nested = [](std::size_t levels, const char* open, const char* close) {
    std::string body = R"({"jsonrpc":"2.0","method":"m","params":)";
    for (std::size_t i = 0; i < levels; ++i) body += open;
    body += "1";
    for (std::size_t i = 0; i < levels; ++i) body += close;
    return reading(body + "}").substr(0, 14);
  };
  CHECK(nested(511, "[", "]") == "notification m");
  CHECK(nested(512, "[", "]") == "malformed null");
  CHECK(nested(1'000'000, "[", "]") == "malformed null");
  CHECK(nested(200'000, "{\"a\":", "}") == "malformed null");
  CHECK(reading(std::string(1'000'000, '[')) == "malformed null -32700");
}

TEST_CASE("brackets inside strings are no nesting") {
  const std::string brackets = std::string(2000, '[') + R"(\"\\)" + std::string(2000, '{');
  const std::string body = R"({"jsonrpc":"2.0","method":"m","params":{"t":")" + brackets + "\"}}";
  CHECK(reading(body).starts_with("notification m"));
}

TEST_CASE("lone surrogates become one replacement character each") {
  const auto text = [](const std::string& escaped) {
    return reading(R"({"jsonrpc":"2.0","method":"m","params":[")" + escaped + "\"]}");
  };
  CHECK(text(R"(a\ud800b)") ==
        "notification m [\"a\xEF\xBF\xBD"
        "b\"]");
  CHECK(text(R"(\udc00\ud83d)") == "notification m [\"\xEF\xBF\xBD\xEF\xBF\xBD\"]");
  CHECK(text(R"(\ud800\ud83d\ude00)") == "notification m [\"\xEF\xBF\xBD\xF0\x9F\x98\x80\"]");
  CHECK(text(R"(\\ud800)") == R"(notification m ["\\ud800"])");
  CHECK(text(R"(\\\ud800)") == "notification m [\"\\\\\xEF\xBF\xBD\"]");
}

TEST_CASE("bytes that are not UTF-8 become replacement characters") {
  CHECK(reading("{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":[\"a\xFF\xC3(\"]}") ==
        "notification m [\"a\xEF\xBF\xBD\xEF\xBF\xBD(\"]");
}

TEST_CASE("messages are written with the members in the protocol's order") {
  const Json params = Json::object({{"a", Json::integer(1)}});
  CHECK(request_message(request_id(3), "m", params) ==
        R"({"jsonrpc":"2.0","id":3,"method":"m","params":{"a":1}})");
  CHECK(notification_message("m", Json()) == R"({"jsonrpc":"2.0","method":"m"})");
  CHECK(result_message(request_id("x"), Json()) == R"({"jsonrpc":"2.0","id":"x","result":null})");
  CHECK(error_message(RequestId{}, {ErrorCode::parse_error, "a \"b\"", std::nullopt}) ==
        R"({"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"a \"b\""}})");
  CHECK(error_message(request_id(1), {ErrorCode::server_cancelled, "", Json::boolean(true)}) ==
        R"({"jsonrpc":"2.0","id":1,"error":{"code":-32802,"message":"","data":true}})");
}

TEST_CASE("what is written can be read back, whatever the bytes") {
  std::string bytes;
  for (int byte = 0; byte < 256; ++byte) bytes.push_back(static_cast<char>(byte));
  const Json params = Json::array({Json::string(bytes)});
  const std::string body = notification_message(bytes, params);
  const Message message = parse_message(body);
  const auto* note = std::get_if<Notification>(&message);
  REQUIRE(note);
  CHECK(note->method.substr(0, 128) == bytes.substr(0, 128));
  CHECK(note->params.items().front().as_string()->substr(0, 128) == bytes.substr(0, 128));
  CHECK(body.find("\xEF\xBF\xBD") != std::string::npos);
}

}  // namespace
}  // namespace plumbline::protocol
