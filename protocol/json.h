// A JSON value of any shape, for the places where the protocol leaves the shape to the parties:
// settings, `data`, command arguments, progress values.
//
// Immutable, so it may be copied cheaply and read by any number of threads. This header does not
// bring the JSON library in; code outside protocol/ needs no other view of JSON.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plumbline::protocol {

class Json {
 public:
  using Member = std::pair<std::string, Json>;

  /// null
  Json() = default;
  explicit Json(std::shared_ptr<const nlohmann::json> value) : value_(std::move(value)) {}

  static Json boolean(bool value);
  static Json integer(int64_t value);
  static Json string(std::string_view value);
  static Json array(const std::vector<Json>& items);
  /// Members that are null are kept; the last of two equal keys wins.
  static Json object(const std::vector<Member>& members);

  /// Nothing if the text is not JSON, or is nested deeper than kMaxJsonDepth.
  static std::optional<Json> parse(std::string_view text);

  bool is_null() const;
  bool is_object() const;
  bool is_array() const;

  /// The value if it has that type. An integral number such as 2.0 counts as an integer.
  std::optional<bool> as_boolean() const;
  std::optional<int64_t> as_integer() const;
  std::optional<double> as_number() const;
  std::optional<std::string> as_string() const;

  /// The member of an object; null if there is none or this is no object. Shares, does not copy.
  Json member(std::string_view key) const;
  bool has_member(std::string_view key) const;
  /// The keys of an object in alphabetical order; empty for anything else.
  std::vector<std::string> keys() const;
  /// The elements of an array; empty for anything else.
  std::vector<Json> items() const;

  /// Compact text. Bytes that are not UTF-8 come out as U+FFFD.
  std::string dump() const;

  /// The library's view of the value; only protocol/ calls this.
  const nlohmann::json& raw() const;

  friend bool operator==(const Json& a, const Json& b);

 private:
  std::shared_ptr<const nlohmann::json> value_;  // null pointer: JSON null
};

}  // namespace plumbline::protocol
