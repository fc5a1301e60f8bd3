#include "protocol/reply.h"

#include <catch2/catch.hpp>
#include <utility>
#include <vector>

namespace plumbline::protocol {
namespace {

struct Sent {
  std::vector<std::string> bodies;
  Reply reply() {
    return Reply(request_id(7), [this](std::string body) { bodies.push_back(std::move(body)); });
  }
};

constexpr const char* kDropped = R"({"jsonrpc":"2.0","id":7,"error":{"code":-32603,)"
                                 R"("message":"the request was dropped without an answer"}})";

TEST_CASE("an answer is sent once and nothing follows it") {
  Sent sent;
  {
    Reply reply = sent.reply();
    CHECK_FALSE(reply.answered());
    reply.result(Json::boolean(true));
    CHECK(reply.answered());
  }
  CHECK(sent.bodies == std::vector<std::string>{R"({"jsonrpc":"2.0","id":7,"result":true})"});
}

TEST_CASE("a dropped reply answers with an internal error") {
  Sent sent;
  {
    const Reply reply = sent.reply();
  }
  CHECK(sent.bodies == std::vector<std::string>{kDropped});
}

TEST_CASE("moving moves the duty") {
  Sent sent;
  {
    Reply first = sent.reply();
    Reply second = std::move(first);
    Reply third;
    third = std::move(second);
    CHECK(sent.bodies.empty());
    third.error(ErrorCode::request_cancelled, "cancelled");
  }
  CHECK(sent.bodies.size() == 1);
}

TEST_CASE("assigning over an open duty answers it first") {
  Sent sent;
  Reply reply = sent.reply();
  reply = Reply();
  CHECK(sent.bodies == std::vector<std::string>{kDropped});
}

TEST_CASE("a reply without a duty sends nothing") {
  const Reply reply;
  CHECK(reply.answered());
}

}  // namespace
}  // namespace plumbline::protocol
