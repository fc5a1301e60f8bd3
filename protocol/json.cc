#include "protocol/json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "protocol/json_text.h"

namespace plumbline::protocol {
namespace {

const nlohmann::json kNull;

Json holding(nlohmann::json value) {
  return Json(std::make_shared<const nlohmann::json>(std::move(value)));
}

std::optional<int64_t> integral(double number) {
  constexpr double kExact = 9007199254740992.0;  // 2^53: every integer up to here is a double
  if (std::trunc(number) != number || std::abs(number) > kExact) return std::nullopt;
  return static_cast<int64_t>(number);
}

}  // namespace

const nlohmann::json& Json::raw() const {
  return value_ ? *value_ : kNull;
}

Json Json::boolean(bool value) {
  return holding(value);
}
Json Json::integer(int64_t value) {
  return holding(value);
}
Json Json::string(std::string_view value) {
  return holding(std::string(value));
}

Json Json::array(const std::vector<Json>& items) {
  nlohmann::json value = nlohmann::json::array();
  for (const Json& item : items) value.push_back(item.raw());
  return holding(std::move(value));
}

Json Json::object(const std::vector<Member>& members) {
  nlohmann::json value = nlohmann::json::object();
  for (const auto& [key, member] : members) value[key] = member.raw();
  return holding(std::move(value));
}

std::optional<Json> Json::parse(std::string_view text) {
  auto value = parse_json(text);
  if (!value) return std::nullopt;
  return holding(std::move(*value));
}

bool Json::is_null() const {
  return raw().is_null();
}
bool Json::is_object() const {
  return raw().is_object();
}
bool Json::is_array() const {
  return raw().is_array();
}

std::optional<bool> Json::as_boolean() const {
  const auto* value = raw().get_ptr<const bool*>();
  return value ? std::optional(*value) : std::nullopt;
}

std::optional<int64_t> Json::as_integer() const {
  const nlohmann::json& value = raw();
  if (value.is_number_float()) return integral(value.get<double>());
  if (!value.is_number_integer()) return std::nullopt;
  if (value.is_number_unsigned() && value.get<uint64_t>() > INT64_MAX) return std::nullopt;
  return value.get<int64_t>();
}

std::optional<double> Json::as_number() const {
  return raw().is_number() ? std::optional(raw().get<double>()) : std::nullopt;
}

std::optional<std::string> Json::as_string() const {
  const auto* value = raw().get_ptr<const std::string*>();
  return value ? std::optional(*value) : std::nullopt;
}

Json Json::member(std::string_view key) const {
  if (!is_object()) return Json();
  const auto found = raw().find(key);
  if (found == raw().end()) return Json();
  return Json(std::shared_ptr<const nlohmann::json>(value_, &*found));
}

bool Json::has_member(std::string_view key) const {
  return is_object() && raw().contains(key);
}

std::vector<std::string> Json::keys() const {
  std::vector<std::string> keys;
  if (!is_object()) return keys;
  for (const auto& [key, member] : raw().items()) keys.push_back(key);
  return keys;
}

std::vector<Json> Json::items() const {
  std::vector<Json> items;
  if (!is_array()) return items;
  items.reserve(raw().size());
  for (const nlohmann::json& item : raw()) {
    items.emplace_back(std::shared_ptr<const nlohmann::json>(value_, &item));
  }
  return items;
}

std::string Json::dump() const {
  return dump_json(raw());
}

bool operator==(const Json& a, const Json& b) {
  return a.raw() == b.raw();
}

}  // namespace plumbline::protocol
