#include "protocol/json.h"

#include <catch2/catch.hpp>

namespace plumbline::protocol {
namespace {

Json parsed(std::string_view text) {
  return Json::parse(text).value();
}

TEST_CASE("a value answers only as what it is") {
  CHECK(parsed("true").as_boolean() == true);
  CHECK(parsed("7").as_integer() == 7);
  CHECK(parsed("2.0").as_integer() == 2);
  CHECK(parsed("2.5").as_integer() == std::nullopt);
  CHECK(parsed("1e300").as_integer() == std::nullopt);
  CHECK(parsed("18446744073709551615").as_integer() == std::nullopt);
  CHECK(parsed("2.5").as_number() == 2.5);
  CHECK(parsed("\"x\"").as_string() == "x");
  CHECK(parsed("1").as_string() == std::nullopt);
  CHECK(parsed("1").as_boolean() == std::nullopt);
  CHECK(Json().is_null());
}

TEST_CASE("members and items are reached through any shape without failing") {
  const Json value = parsed(R"({"b":[1,{"c":"d"}],"a":null})");
  CHECK(value.member("b").items()[1].member("c").as_string() == "d");
  CHECK(value.member("x").member("y").items().empty());
  CHECK(value.has_member("a"));
  CHECK_FALSE(value.has_member("x"));
  CHECK(value.keys() == std::vector<std::string>{"a", "b"});
  CHECK(parsed("[1]").keys().empty());
}

TEST_CASE("a part outlives the whole") {
  Json part;
  {
    part = parsed(R"({"a":{"b":"still here"}})").member("a");
  }
  CHECK(part.member("b").as_string() == "still here");
}

TEST_CASE("values are built from values") {
  const Json value = Json::object({{"n", Json::integer(-1)},
                                   {"list", Json::array({Json::boolean(false), Json()})},
                                   {"s", Json::string("\"\xFF")}});
  CHECK(value.dump() == "{\"list\":[false,null],\"n\":-1,\"s\":\"\\\"\xEF\xBF\xBD\"}");
  CHECK(Json::object({}).dump() == "{}");
  CHECK(Json::array({}).dump() == "[]");
}

TEST_CASE("text that is not JSON has no value") {
  for (const char* text : {"", "{", "{]", "nul", "1 2", "\"\n\"", "'a'", "[1,]"}) {
    CHECK_FALSE(Json::parse(text));
  }
}

}  // namespace
}  // namespace plumbline::protocol
