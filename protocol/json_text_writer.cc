#include "protocol/json_text_writer.h"

#include <array>
#include <charconv>

#include "protocol/json_text.h"

namespace plumbline::protocol {

void JsonTextWriter::separate() {
  if (!first_) out_.push_back(',');
  first_ = false;
}

void JsonTextWriter::open(char bracket) {
  separate();
  out_.push_back(bracket);
  first_ = true;
}

void JsonTextWriter::close(char bracket) {
  out_.push_back(bracket);
  first_ = false;
}

void JsonTextWriter::key(std::string_view name) {
  separate();
  out_.push_back('"');
  out_.append(name);
  out_.append("\":");
  first_ = true;
}

void JsonTextWriter::escaped_key(std::string_view name) {
  string(name);
  out_.push_back(':');
  first_ = true;
}

void JsonTextWriter::string(std::string_view text) {
  separate();
  append_json_string(out_, text);
}

void JsonTextWriter::number(int64_t value) {
  separate();
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out_.append(digits.data(), end);
}

void JsonTextWriter::text(std::string_view json) {
  separate();
  out_.append(json);
}

void JsonTextWriter::value(const Json& value) {
  separate();
  append_json(out_, value.raw());
}

}  // namespace plumbline::protocol
