#include "analyzers/secrets/json_number.h"

#include <string>

namespace plumbline::secrets {

std::optional<int64_t> leading_number(std::string_view text) {
  constexpr size_t kLongest = 15;
  int64_t value = 0;
  size_t i = 0;
  for (; i < text.size() && i < kLongest && text[i] >= '0' && text[i] <= '9'; ++i)
    value = value * 10 + (text[i] - '0');
  return i == 0 ? std::nullopt : std::optional(value);
}

std::optional<int64_t> json_number(std::string_view json, std::string_view name) {
  size_t at = json.find("\"" + std::string(name) + "\"");
  if (at == std::string_view::npos) return std::nullopt;
  at = json.find_first_not_of(" \t\r\n", at + name.size() + 2);
  if (at == std::string_view::npos || json[at] != ':') return std::nullopt;
  at = json.find_first_not_of(" \t\r\n", at + 1);
  return at == std::string_view::npos ? std::nullopt : leading_number(json.substr(at));
}

}  // namespace plumbline::secrets
