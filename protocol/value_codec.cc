#include "protocol/value_codec.h"

#include <algorithm>
#include <cmath>

#include "protocol/json_text.h"

namespace plumbline::protocol {
namespace {

bool is_id(const nlohmann::json& json) {
  return json.is_number() || json.is_string() || json.is_null();
}

/// An id is JSON text already; ours is always valid.
nlohmann::json id_value(const std::string& text) {
  auto value = parse_json(text);
  return value ? std::move(*value) : nlohmann::json();
}

}  // namespace

bool ValueReader::read(const Value& json, bool& out, Misfit& misfit) {
  if (!json.is_boolean()) return misfit.expects("expected a boolean");
  out = json.get<bool>();
  return true;
}

bool ValueReader::read(const Value& json, int32_t& out, Misfit& misfit) {
  int64_t wide = 0;
  if (!read(json, wide, misfit)) return false;
  if (wide < INT32_MIN || wide > INT32_MAX) return misfit.expects("expected a 32-bit integer");
  out = static_cast<int32_t>(wide);
  return true;
}

bool ValueReader::read(const Value& json, int64_t& out, Misfit& misfit) {
  const auto number =
      Json(std::shared_ptr<const Value>(std::shared_ptr<void>(), &json)).as_integer();
  if (!number) return misfit.expects("expected an integer");
  out = *number;
  return true;
}

bool ValueReader::read(const Value& json, uint32_t& out, Misfit& misfit) {
  if (!json.is_number()) return misfit.expects("expected an unsigned integer");
  const double number = json.get<double>();
  if (number < 0 || std::trunc(number) != number) {
    return misfit.expects("expected an unsigned integer");
  }
  constexpr uint32_t kGreatest = std::numeric_limits<uint32_t>::max();
  out = number >= kGreatest ? kGreatest : static_cast<uint32_t>(number);
  return true;
}

bool ValueReader::read(const Value& json, std::string& out, Misfit& misfit) {
  const auto* text = json.get_ptr<const std::string*>();
  if (text == nullptr) return misfit.expects("expected a string");
  out = *text;
  return true;
}

bool ValueReader::read(const Value& json, Json& out, Misfit& /*misfit*/) {
  out = Json(std::make_shared<const Value>(json));
  return true;
}

bool ValueReader::read(const Value& json, RequestId& out, Misfit& misfit) {
  if (!is_id(json)) return misfit.expects("expected an integer or a string");
  out.json = dump_json(json);
  return true;
}

bool ValueReader::read(const Value& json, ProgressToken& out, Misfit& misfit) {
  if (!is_id(json)) return misfit.expects("expected an integer or a string");
  out.json = dump_json(json);
  return true;
}

nlohmann::json ValueWriter::write(const RequestId& id) {
  return id_value(id.json);
}
nlohmann::json ValueWriter::write(const ProgressToken& token) {
  return id_value(token.json);
}

}  // namespace plumbline::protocol
