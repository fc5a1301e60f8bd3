#include <algorithm>

#include "analyzers/remedies/broker.h"
#include "analyzers/remedies/fallback.h"
#include "analyzers/remedies/variable_name.h"
#include "analyzers/source/path.h"

namespace plumbline::remedies {
namespace {

/// `export KEY=`, `key: `, `//host/:_authToken=`: the name before the value.
std::string_view key_before(std::string_view text, uint32_t value, std::string_view separators) {
  const uint32_t begin = line_begin(text, value);
  std::string_view head = text.substr(begin, value - begin);
  const size_t separator = head.find_first_of(separators);
  if (separator == std::string_view::npos) return {};
  head = head.substr(0, separator);
  if (head.starts_with("export ")) head.remove_prefix(7);
  const size_t first = head.find_first_not_of(" \t");
  const size_t last = head.find_last_not_of(" \t");
  return first == std::string_view::npos ? std::string_view()
                                         : head.substr(first, last - first + 1);
}

/// The value from after `=` to the end of the line, without trailing white space.
ByteRange value_of(std::string_view text, uint32_t inside, std::string_view separators) {
  uint32_t begin = line_begin(text, inside);
  begin = static_cast<uint32_t>(text.find_first_of(separators, begin)) + 1;
  uint32_t end = line_end(text, inside);
  while (end > begin && (text[end - 1] == '\n' || text[end - 1] == '\r' || text[end - 1] == ' ')) {
    --end;
  }
  while (begin < end && text[begin] == ' ') ++begin;
  return byte_range(begin, end);
}

bool is_npmrc(std::string_view path) {
  return file_name(path) == ".npmrc";
}

bool is_spring(std::string_view path) {
  const std::string_view name = file_name(path);
  return name.ends_with(".properties") &&
         (name.starts_with("application") || name.starts_with("bootstrap"));
}

bool is_dotenv(std::string_view path) {
  const std::string_view name = file_name(path);
  return name.starts_with(".env") || name.ends_with(".env");
}

bool is_comment_line(std::string_view text, uint32_t at) {
  return text.substr(skip_space(text, line_begin(text, at))).starts_with('#');
}

}  // namespace

std::optional<Broker> broker_in_lines(std::string_view text, std::string_view path,
                                      const std::vector<ByteRange>& secrets, const Naming& naming) {
  Broker broker{is_npmrc(path) ? "7.npmrc" : is_spring(path) ? "B.spring" : "B.env", Class::A, {}};
  if (!is_npmrc(path) && !is_spring(path) && !is_dotenv(path)) return {};
  EditScript script(text);
  const std::string_view separators = is_spring(path) ? "=:" : "=";
  for (const ByteRange& secret : secrets) {
    const std::string_view key = key_before(text, secret.begin.value, separators);
    if (key.empty() || is_comment_line(text, secret.begin.value)) return {};
    if (is_dotenv(path)) {
      script.remove(value_of(text, secret.begin.value, separators));
      continue;
    }
    if (is_npmrc(path) && !key.ends_with("_authToken")) return {};
    if (const auto placeholder = placeholder_with_fallback(text, secret)) {
      script.replace(placeholder->whole, "${" + placeholder->variable + "}");
      broker.variable = placeholder->variable;
      continue;
    }
    const std::string variable = naming(secret, key);
    if (variable.empty()) return {};
    const bool whole = is_spring(path) && names_address(variable);
    script.replace(whole ? value_of(text, secret.begin.value, separators) : secret,
                   "${" + variable + "}");
  }
  const auto edits = script.finish();
  if (!edits || edits->empty()) return {};
  broker.edits = *edits;
  return broker;
}

}  // namespace plumbline::remedies
