// Progress is shown only for what takes half a second, and only after the client has agreed.
#include "server/session/progress.h"

#include <catch2/catch.hpp>
#include <thread>

#include "protocol/codec.h"

namespace plumbline::server {
namespace {

struct Fixture {
  EventLoop loop;
  std::vector<std::string> sent;
  Client client{[this](Outgoing message) { sent.push_back(std::move(message.body)); }};

  void run_for(int ms) {
    loop.post_after(std::chrono::milliseconds(ms), [this] { loop.stop(0); });
    loop.run();
  }
};

TEST_CASE("work that is over in time is never shown") {
  Fixture fixture;
  fixture.client.agreement.capabilities.window.work_done_progress = true;
  start_progress(fixture.loop, fixture.client, "work")();
  fixture.run_for(600);
  CHECK(fixture.sent.empty());
}

TEST_CASE("long work asks for a token first and begins after the answer") {
  Fixture fixture;
  fixture.client.agreement.capabilities.window.work_done_progress = true;
  const auto end = start_progress(fixture.loop, fixture.client, "work");
  fixture.run_for(600);
  REQUIRE(fixture.sent.size() == 1);
  CHECK(fixture.sent[0].find("window/workDoneProgress/create") != std::string::npos);
  fixture.client.handle({protocol::request_id(1), protocol::Json(), std::nullopt});
  end();
  REQUIRE(fixture.sent.size() == 3);
  CHECK(fixture.sent[1].find("begin") != std::string::npos);
  CHECK(fixture.sent[2].find("end") != std::string::npos);
}

TEST_CASE("a client that knows no progress is sent none") {
  Fixture fixture;
  const auto end = start_progress(fixture.loop, fixture.client, "work");
  fixture.run_for(600);
  end();
  CHECK(fixture.sent.empty());
}

}  // namespace
}  // namespace plumbline::server
