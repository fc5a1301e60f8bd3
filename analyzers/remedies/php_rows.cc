// PHP: rows 1.php (AWS) and 2.php (Google Cloud).
#include <algorithm>

#include "analyzers/remedies/held_options.h"
#include "analyzers/remedies/item_list.h"
#include "analyzers/remedies/literal.h"
#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {
namespace {

/// `new X([…])` or `X::f([…])`, with the elements of the options told apart; a variable may hold
/// them.
struct Creation {
  const Document& document;
  Node arguments;
  Node options;
  std::string type;  // full name without the leading backslash
  bool spread = false;
  bool held = false;    // by a variable
  bool shared = false;  // which others read, too

  std::string_view key_of(Node element) const {
    return element.named_child_count() < 2 ? std::string_view()
                                           : unquoted(document.code.of(element.named_child(0)));
  }
  Node element(std::string_view name) const {
    for (const Node item : items_of(options)) {
      if (key_of(item) == name) return item;
    }
    return Node();
  }
};

std::string full_name(const Document& document, Node name) {
  std::string_view written = document.code.of(name);
  if (written.starts_with('\\')) return std::string(written.substr(1));
  const size_t head = written.find('\\');
  const Binding* const binding = document.imports.local(written.substr(0, head));
  if (binding == nullptr) return std::string(written);
  const std::string rest(head == std::string_view::npos ? "" : written.substr(head));
  return binding->module + binding->member + rest;
}

std::optional<Creation> creation_at(const Document& document, Node node) {
  const bool scoped = is_one_of(node, {"scoped_call_expression"});
  if (!scoped && !is_one_of(node, {"object_creation_expression"})) return {};
  Creation made{document, node.field("arguments"), {}, {}};
  for (const Node item : items_of(node)) {
    if (is_one_of(item, {"arguments"})) made.arguments = item;
  }
  const Node type = scoped ? node.field("scope") : node.named_child(0);
  if (!is_one_of(type, {"name", "qualified_name"})) return {};
  made.type = full_name(document, type);
  const std::vector<Node> arguments = items_of(made.arguments);
  if (arguments.size() != 1) return {};
  made.options = arguments[0].named_child(0);
  if (const auto held = held_options(document, made.options)) {
    made.options = held->list;
    made.held = true;
    made.shared = held->shared;
  }
  if (!is_one_of(made.options, {"array_creation_expression"})) return {};
  for (const Node item : items_of(made.options)) {
    made.spread = made.spread || document.code.of(item).starts_with("...");
  }
  return made;
}

std::optional<Plan> finished(const Creation& made, std::string row, const std::vector<Node>& gone,
                             std::string_view endpoint_key) {
  if (gone.empty() || made.spread) return {};
  Plan plan = plan_for(made.document.code.text, row, made.shared ? Class::T : Class::A);
  const Node endpoint = made.element(endpoint_key);
  if (!endpoint.is_null()) {
    const Node value = endpoint.named_child(1);
    if (!accept_endpoint(endpoint_of(made.document.code, value), plan)) return {};
  }
  plan.gone = gone;
  const bool all = items_of(made.options).size() == gone.size();
  const bool needs_array = row == "1.php";  // a client of AWS takes an empty one, not none
  if (all && (made.held || !needs_array)) {
    plan.script.replace(byte_range(made.arguments.begin() + 1, made.arguments.end() - 1),
                        needs_array ? "[]" : "");
    plan.gone.push_back(made.held ? made.arguments : made.options);
  } else {
    remove_items(made.document.code, made.options, gone, plan.script);
  }
  return plan;
}

std::optional<Plan> aws(const Creation& made) {
  const std::string_view type = last_part(made.type);
  const bool sdk = made.type.starts_with("Aws\\") || made.type == type;
  if (!sdk || !(type.ends_with("Client") || type == "Sdk")) return {};
  std::vector<Node> gone;
  const Node credentials = made.element("credentials");
  if (!credentials.is_null()) {
    const Node value = credentials.named_child(1);
    const std::string_view text = made.document.code.of(value);
    const bool keys = is_one_of(value, {"array_creation_expression"}) &&
                      text.find("secret") != std::string_view::npos;
    const bool object = is_one_of(value, {"object_creation_expression"}) &&
                        full_name(made.document, value.named_child(0)).ends_with("Credentials");
    const bool provider = text.find("fromCredentials(") != std::string_view::npos;
    if (!keys && !object && !provider && !is_one_of(value, {"variable_name"})) return {};
    gone.push_back(credentials);
  }
  if (gone.empty() && !made.element("secret").is_null()) {
    for (const std::string_view key : {"key", "secret", "token"}) {
      if (const Node item = made.element(key); !item.is_null()) gone.push_back(item);
    }
  }
  return finished(made, "1.php", gone, "endpoint");
}

std::optional<Plan> gcp(const Creation& made) {
  const std::string_view type = last_part(made.type);
  const bool google = made.type.starts_with("Google\\") || made.type == type;
  if (!google || !type.ends_with("Client")) return {};
  std::vector<Node> gone;
  for (const std::string_view key : {"keyFilePath", "keyFile"}) {
    if (const Node item = made.element(key); !item.is_null()) gone.push_back(item);
  }
  const Node credentials = made.element("credentials");
  if (!credentials.is_null() && made.type.starts_with("Google\\")) gone.push_back(credentials);
  return finished(made, "2.php", gone, "apiEndpoint");
}

}  // namespace

std::optional<Plan> php_row(const Document& document, Node node) {
  const auto made = creation_at(document, node);
  if (!made) return {};
  for (const auto row : {gcp, aws}) {
    if (auto plan = row(*made)) return plan;
  }
  return {};
}

}  // namespace plumbline::remedies
