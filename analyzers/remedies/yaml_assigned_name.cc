#include "analyzers/remedies/yaml_assigned_name.h"

#include <algorithm>
#include <vector>

#include "analyzers/remedies/edit_script.h"
#include "analyzers/remedies/yaml_view.h"

namespace plumbline::remedies {
namespace {

/// `--requirepass secret`, `-p=secret`: the option in front, without dashes.
std::string_view option_before(std::string_view head) {
  head = head.substr(0, head.find_last_not_of("\"' =,:[") + 1);
  const size_t begin = head.find_last_of(" \"'[") + 1;
  std::string_view word = head.substr(begin);
  if (!word.starts_with("--")) return {};
  word.remove_prefix(2);
  return word;
}

/// `NAME=` that the word of the text's end begins with.
std::string_view assigned_at_end(std::string_view head) {
  const size_t equals = head.rfind('=');
  if (equals == std::string_view::npos) return {};
  std::string_view name = head.substr(0, equals);
  name.remove_prefix(name.find_last_of("\"' \t") + 1);
  return name;
}

/// A command says what a value is for by the option in front of it.
bool is_command_key(std::string_view key) {
  return is_script_key(key) || key == "command" || key == "entrypoint" || key == "test";
}

}  // namespace

bool is_script_key(std::string_view key) {
  return key == "run" || key == "script" || key == "before_script" || key == "after_script";
}

std::string_view line_head(const Code& code, Node scalar, const ByteRange& secret) {
  const bool quoted = is_one_of(scalar, {"double_quote_scalar", "single_quote_scalar"});
  const uint32_t begin =
      std::max(scalar.begin() + (quoted ? 1 : 0), line_begin(code.text, secret.begin.value));
  return code.text.substr(begin, secret.begin.value - begin);
}

bool is_item(Node scalar) {
  const Node outer = enclosing(
      scalar, {"block_sequence_item", "flow_sequence", "block_mapping_pair", "flow_pair"});
  return is_one_of(outer, {"block_sequence_item", "flow_sequence"});
}

std::string_view yaml_assigned_name(const Code& code, Node scalar, const ByteRange& secret) {
  const std::vector<std::string_view> keys = yaml_keys(code, scalar);
  if (!keys.empty() && is_command_key(keys[0])) {
    const uint32_t begin =
        is_item(scalar) && !is_script_key(keys[0])
            ? line_begin(code.text, secret.begin.value)
            : secret.begin.value - static_cast<uint32_t>(line_head(code, scalar, secret).size());
    const std::string_view head = code.text.substr(begin, secret.begin.value - begin);
    const std::string_view option = option_before(head);
    if (!option.empty()) return option;
    const std::string_view name = assigned_at_end(head);
    return !name.empty() ? name : is_script_key(keys[0]) ? std::string_view() : keys[0];
  }
  if (is_item(scalar)) {
    const std::string_view head = code.of(byte_range(scalar.begin(), secret.begin.value));
    const size_t equals = head.find('=');
    if (equals != std::string_view::npos) return assigned_at_end(head.substr(0, equals + 1));
  }
  const Node mapping = enclosing(scalar, {"block_mapping", "flow_mapping"});
  if (!keys.empty() && keys[0] == "value") {
    return yaml_scalar(code, yaml_value(code, mapping, "name"));
  }
  return keys.empty() ? std::string_view() : keys[0];
}

}  // namespace plumbline::remedies
