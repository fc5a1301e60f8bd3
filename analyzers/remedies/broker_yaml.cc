#include <algorithm>
#include <array>

#include "analyzers/remedies/broker.h"
#include "analyzers/remedies/broker_gitlab.h"
#include "analyzers/remedies/environment_view.h"
#include "analyzers/remedies/fallback.h"
#include "analyzers/remedies/url_parts.h"
#include "analyzers/remedies/variable_name.h"
#include "analyzers/remedies/yaml_assigned_name.h"
#include "analyzers/remedies/yaml_edit.h"
#include "analyzers/remedies/yaml_view.h"
#include "analyzers/source/ascii.h"
#include "analyzers/source/path.h"

namespace plumbline::remedies {
namespace {

enum class Form { none, workflow, gitlab, compose, kubernetes, spring };

Form form_of(const Code& code, std::string_view path, Node node) {
  const Node top = yaml_top(code, node);
  const std::string_view name = file_name(path);
  if (path.find(".github/workflows/") != std::string_view::npos ||
      (yaml_has(code, top, "jobs") && yaml_has(code, top, "on"))) {
    return Form::workflow;
  }
  switch (manifest_of(code, path, node)) {
    case Manifest::gitlab:
      return Form::gitlab;
    case Manifest::kubernetes:
      return Form::kubernetes;
    case Manifest::compose:
      return Form::compose;
    case Manifest::none:
      break;
  }
  const bool spring = name.starts_with("application") || name.starts_with("bootstrap") ||
                      yaml_has(code, top, "spring");
  return spring ? Form::spring : Form::none;
}

std::string joined_upward(std::vector<std::string_view> keys) {
  std::string path;
  std::reverse(keys.begin(), keys.end());
  for (const std::string_view key : keys) path += (path.empty() ? "" : ".") + std::string(key);
  return path;
}

/// The scalar with its quotes.
Node scalar_at(const Code& code, const ByteRange& secret) {
  return enclosing(code.root.descendant(secret),
                   {"plain_scalar", "double_quote_scalar", "single_quote_scalar", "block_scalar"});
}

bool is_key(Node scalar) {
  const Node pair =
      enclosing(scalar, std::initializer_list<std::string_view>{"block_mapping_pair", "flow_pair"});
  const Node key = pair.is_null() ? Node() : pair.field("key");  // half-typed pairs have none
  return !key.is_null() && key.range().contains(scalar.range());
}

/// The secret inside its scalar gives way to `text`; quotes stay, and none are needed for `${…}`.
std::string in_scalar(const Code& code, Node scalar, const ByteRange& secret,
                      const std::string& text) {
  const std::string_view whole = code.of(scalar);
  const bool quoted = !is_one_of(scalar, {"plain_scalar"});
  const auto head = whole.substr(0, secret.begin.value - scalar.begin());
  const auto tail = whole.substr(secret.end.value - scalar.begin());
  // among `{…}` and `[…]` the braces of the reference would end the scalar
  const bool in_flow = !enclosing(scalar, {"flow_mapping", "flow_sequence"}).is_null();
  const bool all = head.size() <= 1 && tail.size() <= 1 && quoted && !in_flow;
  const std::string quote = in_flow && !quoted ? "\"" : "";
  return all ? text : quote + std::string(head) + text + std::string(tail) + quote;
}

/// What the scalar says, without its quotes and without `NAME=` in front.
ByteRange whole_value(const Code& code, Node scalar) {
  const uint32_t quote = is_one_of(scalar, {"plain_scalar"}) ? 0 : 1;
  uint32_t begin = scalar.begin() + quote;
  const uint32_t end = scalar.end() - quote;
  const std::string_view text = code.of(byte_range(begin, end));
  const size_t equals = text.find('=');
  const bool named =
      is_item(scalar) && equals != std::string_view::npos && equals < text.find_first_of(":/");
  if (named) begin += static_cast<uint32_t>(equals) + 1;
  return byte_range(begin, end);
}

/// The name of the nearest object around that has one: a pod's template has none, an item of a list
/// of objects its own.
std::string_view object_name(const Code& code, Node node) {
  for (; !node.is_null(); node = node.parent()) {
    if (!is_one_of(node, {"block_mapping", "flow_mapping"})) continue;
    const Node name = yaml_value(code, yaml_value(code, node, "metadata"), "name");
    if (!name.is_null() && yaml_has(code, node, "kind")) return yaml_scalar(code, name);
  }
  return {};
}

/// `- name: X` / `value: secret` becomes a reference to a Secret of the workload's name.
bool kubernetes_reference(const Code& code, Node scalar, const std::string& variable,
                          EditScript& script) {
  const Node pair = enclosing(scalar, {"block_mapping_pair", "flow_pair"});
  if (pair.is_null() || yaml_scalar(code, pair.field("key")) != "value") return false;
  const std::vector<std::string_view> keys = yaml_keys(code, scalar);
  if (keys.size() < 2 || keys[1] != "env") return false;
  const std::string_view owner = object_name(code, scalar);
  if (owner.empty()) return false;
  if (is_one_of(pair, {"flow_pair"})) {
    script.replace(pair.range(), "valueFrom: {secretKeyRef: {name: " + std::string(owner) +
                                     "-secrets, key: " + variable + "}}");
    return true;
  }
  const std::string end(line_break(code.text));
  const std::string_view line = code.text.substr(
      line_begin(code.text, pair.begin()), pair.begin() - line_begin(code.text, pair.begin()));
  std::string indent(line);
  std::replace(indent.begin(), indent.end(), '-', ' ');
  script.replace(pair.range(), "valueFrom:" + end + indent + "  secretKeyRef:" + end + indent +
                                   "    name: " + std::string(owner) + "-secrets" + end + indent +
                                   "    key: " + variable);
  return true;
}

/// Where a workflow evaluates `secrets`: not in what starts it, nor in a matrix, nor in the inputs
/// of another one.
bool sees_secrets(const Code& code, Node scalar) {
  const std::vector<std::string_view> keys = yaml_keys(code, scalar);
  if (keys.empty() || keys.back() != "jobs") return !keys.empty() && keys.back() == "env";
  return keys.size() > 3 &&
         is_in(keys[keys.size() - 3], {"env", "steps", "container", "services", "secrets"});
}

/// `Server=…;Password=…`: a person sets it as a whole.
bool is_connection(std::string_view text) {
  const std::string words = lower(text);
  return contains(words, ";") && contains_any(words, {"password=", "pwd="});
}

struct Scalar {
  Node node;
  ByteRange secret;
  std::string variable;
  bool own_name = false;  // the variable is called as what it is assigned to
};

bool read_in_shell(const Code& code, const Scalar& scalar, EditScript& script) {
  const std::vector<std::string_view> keys = yaml_keys(code, scalar.node);
  return !keys.empty() && is_script_key(keys[0]) &&
         read_in_script(code, scalar.node, scalar.secret, scalar.variable, script);
}

bool rewrite(const Code& code, Form form, const Scalar& scalar, EditScript& script) {
  const auto put = [&](const std::string& text) {
    const bool whole = names_address(scalar.variable) || is_connection(code.of(scalar.node)) ||
                       (scalar.own_name && !scheme_before(code.text, scalar.secret).empty());
    const ByteRange part = whole ? whole_value(code, scalar.node) : scalar.secret;
    script.replace(scalar.node.range(), in_scalar(code, scalar.node, part, text));
    return true;
  };
  switch (form) {
    case Form::workflow:
      return sees_secrets(code, scalar.node) && put("${{ secrets." + scalar.variable + " }}");
    case Form::gitlab:
      return !gitlab_variable_name(code, scalar.secret).empty() ||
             read_in_shell(code, scalar, script);
    case Form::compose:
      return put("${" + scalar.variable + ":?required}");
    case Form::spring:
      return put("${" + scalar.variable + "}");
    case Form::kubernetes:
      return kubernetes_reference(code, scalar.node, scalar.variable, script);
    case Form::none:
      break;
  }
  return false;
}

/// In a block of text the place of one value is known only where a shell reads the text.
bool is_line_of_script(const Code& code, Form form, const Scalar& scalar) {
  const std::vector<std::string_view> keys = yaml_keys(code, scalar.node);
  return (form == Form::workflow || form == Form::gitlab) && !keys.empty() &&
         is_script_key(keys[0]) && !names_address(scalar.variable) &&
         code.of(scalar.secret).find('\n') == std::string_view::npos;
}

std::string_view row_of(Form form) {
  switch (form) {
    case Form::workflow:
      return "B.gha";
    case Form::gitlab:
      return "B.glci";
    case Form::compose:
      return "B.dc";
    case Form::kubernetes:
      return "B.k8s";
    default:
      return "B.spring";
  }
}

}  // namespace

std::optional<Broker> broker_in_yaml(const Code& code, std::string_view path,
                                     const std::vector<ByteRange>& secrets, const Naming& naming) {
  EditScript script(code.text);
  Form form = Form::none;
  std::string variable;
  for (const ByteRange& secret : secrets) {
    const Node node = scalar_at(code, secret);
    if (node.is_null() || is_key(node)) return {};
    form = form_of(code, path, node);
    const std::string assigned = form == Form::spring
                                     ? joined_upward(yaml_keys(code, node))
                                     : std::string(yaml_assigned_name(code, node, secret));
    Scalar scalar{node, secret, naming(secret, assigned)};
    scalar.own_name = scalar.variable == upper_snake(assigned);
    if (const auto placeholder = placeholder_with_fallback(code.text, secret);
        placeholder && (form == Form::spring || form == Form::compose)) {
      variable = placeholder->variable;
      script.replace(placeholder->whole, form == Form::spring ? "${" + variable + "}"
                                                              : "${" + variable + ":?required}");
      continue;
    }
    const std::string own = form == Form::gitlab ? gitlab_variable_name(code, secret) : "";
    if (!own.empty()) scalar.variable = variable = own;
    if (is_one_of(node, {"block_scalar"}) && !is_line_of_script(code, form, scalar)) return {};
    if (scalar.variable.empty() || !rewrite(code, form, scalar, script)) return {};
  }
  if (form == Form::gitlab && !drop_gitlab_variables(code, secrets, script)) return {};
  const auto edits = script.finish();
  if (!edits) return {};
  Broker broker{std::string(row_of(form)), Class::A, *edits};
  if (secrets.size() == 1) broker.variable = variable;
  return broker;
}

}  // namespace plumbline::remedies
