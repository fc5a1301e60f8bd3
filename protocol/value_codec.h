// How structs meet JSON: each struct has one list of its members, and both directions follow it.
//
// The list is a function `fields(visitor, value)` beside the struct's other lists:
//
//   template <class V> void fields(V& v, Like<Range> auto& s) {
//     v("start", s.start);
//     v("end", s.end);
//   }
//
// ObjectReader and ObjectWriter are the two visitors. A member that is std::optional may be absent
// or null; any other has to be there. An enumeration of strings has `enum_names(E)`, one of
// integers `enum_span(E)`; recursion over vectors, maps and variants is in the overloads of read()
// and write().
//
// What does not fit is refused with its path, "params.range.start: is missing", because the message
// is read by whoever writes the other side. Lenient only where editors are known to differ: members
// that no list names are skipped, an optional enumeration with a value of a later protocol counts
// as absent, a column beyond 32 bits is the end of the line, and skipping() leaves out single
// entries of a list. Nothing here throws on any JSON; depth is bounded before (kMaxJsonDepth).
//
// A variant takes the first alternative that fits, so the most demanding one must come first: a
// struct whose members are all optional fits every object.
//
// Why not the library's own macros: they throw, know no path, and would want the JSON header in
// every file that names a struct. Internal to protocol/: it brings that header in.
#pragma once

#include <concepts>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "protocol/codec.h"
#include "protocol/nullable.h"
#include "protocol/request_id.h"

namespace plumbline::protocol {

/// `T` or `const T`, so that one list serves reading and writing.
template <typename T, typename Struct>
concept Like = std::same_as<std::remove_const_t<T>, Struct>;

template <typename E>
concept StringEnum = std::is_enum_v<E> && requires(E value) { enum_names(value); };

struct EnumSpan {
  int32_t first = 0;
  int32_t last = 0;
};

template <typename E>
concept IntegerEnum = std::is_enum_v<E> && requires(E value) { enum_span(value); };

/// What does not fit, and where: the path grows from the inside out.
struct Misfit {
  std::string path;
  std::string expected;

  bool expects(const char* what) {
    expected = what;
    return false;
  }
  void inside(const std::string& outer) {
    path = path.empty() || path.front() == '[' ? outer + path : outer + "." + path;
  }
};

/// JSON to values. Every function returns false and fills the misfit if the JSON does not fit.
struct ValueReader {
  using Value = nlohmann::json;

  static bool read(const Value& json, bool& out, Misfit& misfit);
  static bool read(const Value& json, int32_t& out, Misfit& misfit);
  static bool read(const Value& json, int64_t& out, Misfit& misfit);
  /// A number too great becomes the greatest: editors send such columns for "end of line".
  static bool read(const Value& json, uint32_t& out, Misfit& misfit);
  static bool read(const Value& json, std::string& out, Misfit& misfit);
  static bool read(const Value& json, Json& out, Misfit& misfit);
  static bool read(const Value& json, RequestId& out, Misfit& misfit);
  static bool read(const Value& json, ProgressToken& out, Misfit& misfit);

  template <StringEnum E>
  static bool read(const Value& json, E& out, Misfit& misfit) {
    std::string text;
    if (!read(json, text, misfit)) return false;
    int index = 0;
    for (const char* name : enum_names(E{})) {
      if (text == name) {
        out = static_cast<E>(index);
        return true;
      }
      ++index;
    }
    return misfit.expects("expected a value of the enumeration");
  }

  template <IntegerEnum E>
  static bool read(const Value& json, E& out, Misfit& misfit) {
    int32_t number = 0;
    if (!read(json, number, misfit)) return false;
    const EnumSpan span = enum_span(E{});
    if (number < span.first || number > span.last) {
      return misfit.expects("expected a value of the enumeration");
    }
    out = static_cast<E>(number);
    return true;
  }

  template <typename T>
  static bool read(const Value& json, Nullable<T>& out, Misfit& misfit) {
    if (json.is_null()) return true;
    return read(json, out.value.emplace(), misfit);
  }

  template <typename T>
  static bool read(const Value& json, std::vector<T>& out, Misfit& misfit) {
    if (!json.is_array()) return misfit.expects("expected an array");
    out.clear();
    out.reserve(json.size());
    for (const Value& item : json) {
      if (!read(item, out.emplace_back(), misfit)) {
        misfit.inside("[" + std::to_string(out.size() - 1) + "]");
        return false;
      }
    }
    return true;
  }

  template <typename T>
  static bool read(const Value& json, std::map<std::string, T>& out, Misfit& misfit) {
    if (!json.is_object()) return misfit.expects("expected an object");
    for (const auto& [key, member] : json.items()) {
      if (!read(member, out[key], misfit)) {
        misfit.inside(key);
        return false;
      }
    }
    return true;
  }

  /// The first alternative that fits.
  template <typename... Ts>
  static bool read(const Value& json, std::variant<Ts...>& out, Misfit& misfit) {
    return (read_alternative<Ts>(json, out, misfit) || ...);
  }

  template <typename T>
    requires std::is_class_v<T>
  static bool read(const Value& json, T& out, Misfit& misfit);

 private:
  template <typename T, typename Variant>
  static bool read_alternative(const Value& json, Variant& out, Misfit& misfit) {
    T value{};
    misfit = {};
    if (!read(json, value, misfit)) return false;
    out = std::move(value);
    return true;
  }
};

/// Visits the members of a struct and fills them from an object.
class ObjectReader {
 public:
  ObjectReader(const nlohmann::json& object, Misfit& misfit) : object_(object), misfit_(misfit) {}

  bool ok() const { return ok_; }

  template <typename T>
  void operator()(const char* key, T& member) {
    if (!ok_) return;
    const nlohmann::json* found = find(key);
    if (found == nullptr && std::is_same_v<T, Json>) return;
    if (found == nullptr) {
      misfit_.expected = "is missing";
    } else if (ValueReader::read(*found, member, misfit_)) {
      return;
    }
    fail(key);
  }

  template <typename T>
  void operator()(const char* key, std::optional<T>& member) {
    if (!ok_) return;
    const nlohmann::json* found = find(key);
    if (found == nullptr || found->is_null()) return;
    if (ValueReader::read(*found, member.emplace(), misfit_)) return;
    if constexpr (std::is_enum_v<T>) {
      member.reset();  // a value of a later protocol
    } else {
      fail(key);
    }
  }

  /// An array from which entries that do not fit are left out.
  template <typename T>
  void skipping(const char* key, std::vector<T>& member) {
    const nlohmann::json* found = find(key);
    if (found == nullptr || !found->is_array()) return;
    for (const nlohmann::json& item : *found) {
      T value;
      Misfit ignored;
      if (ValueReader::read(item, value, ignored)) member.push_back(std::move(value));
    }
  }

  /// A member whose value tells this struct from others.
  void constant(const char* key, const char* value) {
    if (!ok_) return;
    const nlohmann::json* found = find(key);
    if (found != nullptr && *found == value) return;
    misfit_.expected = "has another value";
    fail(key);
  }

 private:
  const nlohmann::json* find(const char* key) const {
    const auto found = object_.find(key);
    return found == object_.end() ? nullptr : &*found;
  }

  void fail(const char* key) {
    misfit_.inside(key);
    ok_ = false;
  }

  const nlohmann::json& object_;
  Misfit& misfit_;
  bool ok_ = true;
};

template <typename T>
  requires std::is_class_v<T>
bool ValueReader::read(const Value& json, T& out, Misfit& misfit) {
  if (!json.is_object()) return misfit.expects("expected an object");
  ObjectReader reader(json, misfit);
  fields(reader, out);
  return reader.ok();
}

/// Values to JSON.
struct ValueWriter {
  using Value = nlohmann::json;

  static Value write(bool value) { return value; }
  static Value write(int32_t value) { return value; }
  static Value write(uint32_t value) { return value; }
  static Value write(const std::string& value) { return value; }
  static Value write(const Json& value) { return value.raw(); }
  static Value write(const RequestId& id);
  static Value write(const ProgressToken& token);

  template <StringEnum E>
  static Value write(E value) {
    return enum_names(value)[static_cast<std::size_t>(value)];
  }

  template <IntegerEnum E>
  static Value write(E value) {
    return static_cast<int32_t>(value);
  }

  template <typename T>
  static Value write(const Nullable<T>& value) {
    return value.value ? write(*value.value) : Value();
  }

  template <typename T>
  static Value write(const std::vector<T>& values) {
    Value array = Value::array();
    for (const T& value : values) array.push_back(write(value));
    return array;
  }

  template <typename T>
  static Value write(const std::map<std::string, T>& values) {
    Value object = Value::object();
    for (const auto& [key, value] : values) object[key] = write(value);
    return object;
  }

  template <typename... Ts>
  static Value write(const std::variant<Ts...>& value) {
    return std::visit([](const auto& alternative) { return write(alternative); }, value);
  }

  template <typename T>
    requires std::is_class_v<T>
  static Value write(const T& value);
};

/// Visits the members of a struct and puts them into an object.
class ObjectWriter {
 public:
  explicit ObjectWriter(nlohmann::json& object) : object_(object) {}

  template <typename T>
  void operator()(const char* key, const T& member) {
    object_[key] = ValueWriter::write(member);
  }

  template <typename T>
  void operator()(const char* key, const std::optional<T>& member) {
    if (member) object_[key] = ValueWriter::write(*member);
  }

  template <typename T>
  void skipping(const char* key, const std::vector<T>& member) {
    (*this)(key, member);
  }

  void constant(const char* key, const char* value) { object_[key] = value; }

  /// The members of the chosen alternative, in this object itself.
  template <typename... Ts>
  void inlined(const std::variant<Ts...>& value) {
    std::visit([this](const auto& alternative) { fields(*this, alternative); }, value);
  }

 private:
  nlohmann::json& object_;
};

template <typename T>
  requires std::is_class_v<T>
nlohmann::json ValueWriter::write(const T& value) {
  nlohmann::json object = nlohmann::json::object();
  ObjectWriter writer(object);
  fields(writer, value);
  return object;
}

template <typename T>
Decoded<T> decode(const Json& json) {
  T value{};
  Misfit misfit;
  if (ValueReader::read(json.raw(), value, misfit)) return value;
  misfit.inside("params");
  return DecodeError{misfit.path + ": " + misfit.expected};
}

template <typename T>
Json to_json(const T& value) {
  return Json(std::make_shared<const nlohmann::json>(ValueWriter::write(value)));
}

}  // namespace plumbline::protocol
