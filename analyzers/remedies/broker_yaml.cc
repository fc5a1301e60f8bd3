#include <algorithm>
#include <array>

#include "analyzers/remedies/broker.h"
#include "analyzers/remedies/environment_view.h"
#include "analyzers/remedies/variable_name.h"
#include "analyzers/remedies/yaml_edit.h"
#include "analyzers/remedies/yaml_view.h"
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
  if (manifest_of(code, path, node) == Manifest::gitlab) return Form::gitlab;
  if (yaml_has(code, top, "apiVersion") && yaml_has(code, top, "kind")) return Form::kubernetes;
  if (yaml_has(code, top, "services")) return Form::compose;
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

bool is_script_key(std::string_view key) {
  return key == "run" || key == "script" || key == "before_script" || key == "after_script";
}

/// The script's line from its begin, without a quote of the scalar's own, to the secret.
std::string_view line_head(const Code& code, Node scalar, const ByteRange& secret) {
  const bool quoted = is_one_of(scalar, {"double_quote_scalar", "single_quote_scalar"});
  const uint32_t begin =
      std::max(scalar.begin() + (quoted ? 1 : 0), line_begin(code.text, secret.begin.value));
  return code.text.substr(begin, secret.begin.value - begin);
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
  const bool named = equals != std::string_view::npos && equals < text.find_first_of(":/");
  if (named) begin += static_cast<uint32_t>(equals) + 1;
  return byte_range(begin, end);
}

/// `- name: X` / `value: secret` becomes a reference to a Secret of the workload's name.
bool kubernetes_reference(const Code& code, Node scalar, const std::string& variable,
                          EditScript& script) {
  const Node pair = enclosing(scalar, {"block_mapping_pair", "flow_pair"});
  if (pair.is_null() || yaml_scalar(code, pair.field("key")) != "value") return false;
  const std::vector<std::string_view> keys = yaml_keys(code, scalar);
  if (keys.size() < 2 || keys[1] != "env") return false;
  const Node metadata = yaml_value(code, yaml_top(code, scalar), "metadata");
  const std::string_view owner = yaml_scalar(code, yaml_value(code, metadata, "name"));
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

bool in_environment(const std::vector<std::string_view>& keys) {
  return std::find(keys.begin(), keys.end(), "environment") != keys.end() ||
         std::find(keys.begin(), keys.end(), "command") != keys.end();
}

/// `- X=secret` in a compose list names its variable itself.
std::string_view assigned_in(const Code& code, Node scalar, const ByteRange& secret) {
  const std::vector<std::string_view> keys = yaml_keys(code, scalar);
  const bool in_script = !keys.empty() && is_script_key(keys[0]);
  const std::string_view head =
      in_script ? line_head(code, scalar, secret)
                : code.of(byte_range(scalar.begin(), std::max(scalar.begin(), secret.begin.value)));
  const size_t equals = in_script ? head.rfind('=') : head.find('=');
  if (equals != std::string_view::npos) {
    std::string_view name = head.substr(0, equals);
    name.remove_prefix(name.find_last_of("\"' \t") + 1);
    return name;
  }
  const Node mapping = enclosing(scalar, {"block_mapping", "flow_mapping"});
  if (!keys.empty() && keys[0] == "value") {
    return yaml_scalar(code, yaml_value(code, mapping, "name"));
  }
  if (keys.empty()) return {};
  return in_script ? std::string_view("token") : keys[0];
}

/// Where the single quotes open in which the end of a script's line stands, or npos.
size_t single_quotes_around(std::string_view head, std::string_view single, std::string_view dual) {
  size_t open = std::string_view::npos;
  bool in_dual = false;
  for (size_t at = 0; at < head.size();) {
    const std::string_view rest = head.substr(at);
    if (open == std::string_view::npos && rest.starts_with(dual)) {
      in_dual = !in_dual;
      at += dual.size();
    } else if (!in_dual && rest.starts_with(single)) {
      open = open == std::string_view::npos ? at : std::string_view::npos;
      at += single.size();
    } else {
      ++at;
    }
  }
  return open;
}

/// Reads the variable inside a script. Between single quotes a shell expands nothing: double ones
/// take their place where that changes nothing else.
bool read_in_script(const Code& code, Node scalar, const ByteRange& secret,
                    const std::string& variable, EditScript& script) {
  const std::string single = is_one_of(scalar, {"single_quote_scalar"}) ? "''" : "'";
  const std::string dual = is_one_of(scalar, {"double_quote_scalar"}) ? "\\\"" : "\"";
  const std::string_view head = line_head(code, scalar, secret);
  const size_t open = single_quotes_around(head, single, dual);
  const std::string text = "${" + variable + "}";
  if (open == std::string_view::npos) {
    script.replace(secret, text);
    return true;
  }
  const size_t close = code.text.find(single, secret.end.value);
  if (close == std::string_view::npos || close >= scalar.end()) return false;
  const std::string before(head.substr(open + single.size()));
  const std::string after(code.text.substr(secret.end.value, close - secret.end.value));
  if ((before + after).find_first_of("\"$`\\!\n") != std::string::npos) return false;
  const auto begin = secret.begin.value - static_cast<uint32_t>(head.size() - open);
  script.replace(byte_range(begin, static_cast<uint32_t>(close + single.size())),
                 dual + before + text + after + dual);
  return true;
}

/// A variable of GitLab leaves the file for the settings; in a script it is read.
bool gitlab_variable(const Code& code, Node scalar, const std::string& variable,
                     const ByteRange& secret, EditScript& script) {
  if (const auto environment = environment_around(code, ".gitlab-ci.yml", secret)) {
    const Variable* const entry = environment->at(secret);
    return entry != nullptr &&
           rewrite_section(code, environment->section, {entry->entry}, {}, script);
  }
  const std::vector<std::string_view> keys = yaml_keys(code, scalar);
  return !keys.empty() && is_script_key(keys[0]) &&
         read_in_script(code, scalar, secret, variable, script);
}

struct Scalar {
  Node node;
  ByteRange secret;
  std::string variable;
};

bool rewrite(const Code& code, Form form, const Scalar& scalar, EditScript& script) {
  const auto put = [&](const std::string& text) {
    const ByteRange part =
        names_address(scalar.variable) ? whole_value(code, scalar.node) : scalar.secret;
    script.replace(scalar.node.range(), in_scalar(code, scalar.node, part, text));
    return true;
  };
  switch (form) {
    case Form::workflow:
      return put("${{ secrets." + scalar.variable + " }}");
    case Form::gitlab:
      return gitlab_variable(code, scalar.node, scalar.variable, scalar.secret, script);
    case Form::compose:
      return in_environment(yaml_keys(code, scalar.node)) &&
             put("${" + scalar.variable + ":?required}");
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
  for (const ByteRange& secret : secrets) {
    const Node node = scalar_at(code, secret);
    if (node.is_null() || is_key(node)) return {};
    form = form_of(code, path, node);
    const std::string assigned = form == Form::spring
                                     ? joined_upward(yaml_keys(code, node))
                                     : std::string(assigned_in(code, node, secret));
    const Scalar scalar{node, secret, naming(secret, assigned)};
    if (is_one_of(node, {"block_scalar"}) && !is_line_of_script(code, form, scalar)) return {};
    if (scalar.variable.empty() || !rewrite(code, form, scalar, script)) return {};
  }
  const auto edits = script.finish();
  if (!edits) return {};
  return Broker{std::string(row_of(form)), Class::A, *edits};
}

}  // namespace plumbline::remedies
