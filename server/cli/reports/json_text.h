// JSON for reports: objects in the order of writing, bad UTF-8 replaced.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace plumbline::cli {

using Json = nlohmann::ordered_json;

/// Never throws, whatever bytes the strings hold.
inline std::string to_text(const Json& json, int indent = -1) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace plumbline::cli
