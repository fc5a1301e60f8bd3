#include "tests/protocol/protocol_facts.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>

namespace plumbline::testing {
namespace {

using Value = nlohmann::json;
using Faults = std::vector<std::string>;

/// The facts, read once. A test that cannot read them must fail loudly: an empty table would
/// accept nothing and say so for every value.
const Value& facts() {
  static const Value table = [] {
    std::ifstream file(PLUMBLINE_PROTOCOL_FACTS);
    return Value::parse(file, nullptr, /*allow_exceptions=*/false);
  }();
  return table;
}

const Value* entry(const char* section, const std::string& name) {
  const Value& table = facts();
  if (!table.is_object()) return nullptr;
  const auto found = table.at(section).find(name);
  return found == table.at(section).end() ? nullptr : &*found;
}

class Checker {
 public:
  Faults check(const Value& value, const Value& type, const std::string& path) const {
    if (type.is_string()) return check_name(value, type.get<std::string>(), path);
    if (type.contains("array")) return check_array(value, type["array"], path);
    if (type.contains("map")) return check_map(value, type["map"][1], path);
    if (type.contains("or")) return check_or(value, type["or"], path);
    if (type.contains("object")) return check_object(value, type["object"], path);
    if (value == type["literal"]) return {};
    return fault(path, "must be " + type["literal"].dump());
  }

  static Faults fault(const std::string& path, const std::string& what) {
    return {path + ": " + what};
  }

 private:
  Faults check_name(const Value& value, const std::string& name, const std::string& path) const {
    if (name == "LSPAny" || name == "LSPObject" || name == "LSPArray") return no_nulls(value, path);
    if (const Value* alias = entry("aliases", name)) return check(value, *alias, path);
    if (const Value* values = entry("enumerations", name)) return check_enum(value, *values, path);
    if (const Value* members = entry("structures", name)) {
      return check_object(value, *members, path);
    }
    return is_base(value, name) ? Faults() : fault(path, "must be of the type " + name);
  }

  static bool is_base(const Value& value, const std::string& name) {
    constexpr int64_t kLargest = 2147483647;
    if (name == "null") return value.is_null();
    if (name == "boolean") return value.is_boolean();
    if (name == "string") return value.is_string();
    if (name == "decimal") return value.is_number();
    if (name == "DocumentUri" || name == "URI") {
      return value.is_string() && value.get<std::string>().find(':') != std::string::npos;
    }
    if (!value.is_number_integer()) return false;
    const auto number = value.get<int64_t>();
    if (name == "uinteger") return number >= 0 && number <= kLargest;
    return name == "integer" && number >= -kLargest - 1 && number <= kLargest;
  }

  /// Clients drop nulls in members of free shape, so what comes back would differ.
  static Faults no_nulls(const Value& value, const std::string& path) {
    if (value.is_null()) return fault(path, "must not be null");
    Faults faults;
    if (!value.is_structured()) return faults;
    for (const auto& [key, member] : value.items()) {
      for (auto& found : no_nulls(member, path + "." + key)) faults.push_back(std::move(found));
    }
    return faults;
  }

  Faults check_enum(const Value& value, const Value& facts_of, const std::string& path) const {
    const auto& values = facts_of["values"];
    if (std::find(values.begin(), values.end(), value) != values.end()) return {};
    if (facts_of["open"] == true) return check_name(value, facts_of["type"], path);
    return fault(path, value.dump() + " is no value of the enumeration");
  }

  Faults check_array(const Value& value, const Value& type, const std::string& path) const {
    if (!value.is_array()) return fault(path, "must be an array");
    Faults faults;
    for (std::size_t i = 0; i < value.size(); ++i) {
      append(faults, check(value[i], type, path + "[" + std::to_string(i) + "]"));
    }
    return faults;
  }

  Faults check_map(const Value& value, const Value& type, const std::string& path) const {
    if (!value.is_object()) return fault(path, "must be an object");
    Faults faults;
    for (const auto& [key, member] : value.items()) {
      append(faults, check(member, type, path + "[" + key + "]"));
    }
    return faults;
  }

  /// The faults of the alternative that has the fewest.
  Faults check_or(const Value& value, const Value& types, const std::string& path) const {
    std::optional<Faults> best;
    for (const Value& type : types) {
      Faults faults = check(value, type, path);
      if (!best || faults.size() < best->size()) best = std::move(faults);
    }
    return best.value_or(Faults());
  }

  Faults check_object(const Value& value, const Value& members, const std::string& path) const {
    if (!value.is_object()) return fault(path, "must be an object");
    Faults faults;
    for (const auto& [spelled, type] : members.items()) {
      const bool optional = spelled.back() == '?';
      const std::string name = optional ? spelled.substr(0, spelled.size() - 1) : spelled;
      const std::string inner = path + "." + name;
      const auto found = value.find(name);
      if (found != value.end()) {
        append(faults, check(*found, type, inner));
      } else if (!optional) {
        append(faults, fault(inner, "is missing"));
      }
    }
    for (const auto& [name, member] : value.items()) {
      const bool known = members.contains(name) || members.contains(name + "?");
      if (!known) append(faults, fault(path + "." + name, "is unknown"));
    }
    return faults;
  }

  static void append(Faults& faults, Faults more) {
    faults.insert(faults.end(), more.begin(), more.end());
  }
};

Faults check(const Value& value, const Value& type, const std::string& path) {
  return Checker().check(value, type, path);
}

/// The value's type depends on what it reports; nulls are allowed where that type has them.
Faults progress_faults(const Value& params) {
  const Value members = Value::parse(R"({"token":"ProgressToken","value":{"or":[]}})");
  Faults faults = check(params, Value{{"object", members}}, "$/progress");
  if (!faults.empty()) return faults;
  const Value& value = params["value"];
  const Value kind = value.is_object() ? value.value("kind", Value()) : Value();
  if (kind == "begin") return check(value, "WorkDoneProgressBegin", "progress");
  if (kind == "report") return check(value, "WorkDoneProgressReport", "progress");
  if (kind == "end") return check(value, "WorkDoneProgressEnd", "progress");
  return check(value, "WorkspaceDiagnosticReportPartialResult", "progress");
}

Faults registration_faults(const Value& params) {
  Faults faults;
  for (const Value& item : params.value("registrations", Value::array())) {
    const Value* method = entry("methods", item.value("method", ""));
    if (method == nullptr || !method->contains("registration")) continue;
    if (!item.contains("registerOptions")) continue;
    auto more = check(item["registerOptions"], (*method)["registration"], "registerOptions");
    faults.insert(faults.end(), more.begin(), more.end());
  }
  return faults;
}

Faults call_faults(const Value& message) {
  const std::string name = message["method"].get<std::string>();
  const Value* method = entry("methods", name);
  if (method == nullptr) return Checker::fault(name, "is not a method that the server may use");
  if ((*method)["direction"] == "clientToServer") {
    return Checker::fault(name, "is a method of the client");
  }
  if (message.contains("id") != ((*method)["kind"] == "request")) {
    return Checker::fault(name, "requests have an id, notifications none");
  }
  const bool wants_params = method->contains("params");
  if (wants_params != message.contains("params")) {
    return Checker::fault(name, wants_params ? "needs params" : "has no params");
  }
  if (!wants_params) return {};
  const Value& params = message["params"];
  if (name == "$/progress") return progress_faults(params);
  Faults faults = check(params, (*method)["params"], name);
  if (!faults.empty()) return faults;
  if (name == "client/registerCapability") return registration_faults(params);
  return {};
}

Faults response_faults(const Value& message, std::string_view answered_method) {
  if (message.contains("result") == message.contains("error")) {
    return Checker::fault("response", "needs a result or an error, not both");
  }
  if (message.contains("error")) {
    const Value error = Value::parse(R"({"code":"integer","message":"string","data?":"LSPAny"})");
    return check(message["error"], Value{{"object", error}}, "error");
  }
  const Value* method = entry("methods", std::string(answered_method));
  if (method == nullptr || !method->contains("result")) return {};
  return check(message["result"], (*method)["result"], std::string(answered_method) + ".result");
}

Faults unknown_members(const Value& message) {
  Faults faults;
  for (const auto& [key, member] : message.items()) {
    const bool known = key == "jsonrpc" || key == "id" || key == "method" || key == "params" ||
                       key == "result" || key == "error";
    if (!known) faults.push_back(key + ": is no member of a message");
  }
  return faults;
}

}  // namespace

std::vector<std::string> faults_in_value(std::string_view type, std::string_view json) {
  const Value value = Value::parse(json, nullptr, /*allow_exceptions=*/false);
  if (value.is_discarded()) return Checker::fault(std::string(type), "is not JSON");
  return check(value, Value(std::string(type)), std::string(type));
}

std::vector<std::string> faults_in_server_message(std::string_view body,
                                                  std::string_view answered_method) {
  const Value message = Value::parse(body, nullptr, /*allow_exceptions=*/false);
  if (message.is_discarded()) return Checker::fault("message", "is not JSON");
  if (!message.is_object()) return Checker::fault("message", "must be an object");
  if (message.value("jsonrpc", Value()) != "2.0") return Checker::fault("jsonrpc", "must be 2.0");
  if (Faults faults = unknown_members(message); !faults.empty()) return faults;
  if (message.contains("method")) return call_faults(message);
  return response_faults(message, answered_method);
}

}  // namespace plumbline::testing
