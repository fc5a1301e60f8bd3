// Rust: row 1.rs (AWS).
#include <algorithm>

#include "analyzers/remedies/chain.h"
#include "analyzers/remedies/declaration.h"
#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {
namespace {

bool is_static_provider(const Code& code, Node argument) {
  Node value = argument;
  if (is_one_of(argument, {"identifier"})) {
    const auto declaration = declaration_of(code, argument);
    if (!declaration) return false;
    value = declaration->value;
  }
  const std::string_view text = code.of(value);
  return text.find("Credentials::new(") != std::string_view::npos ||
         text.find("Credentials::from_keys(") != std::string_view::npos;
}

/// The call at the root of the chain: `aws_config::defaults(…)`, `Config::builder()`; a variable
/// may hold the first part.
Node root_of(const Code& code, Node call) {
  Node node = call;
  for (int i = 0; i < 64 && is_one_of(node, {"call_expression"}); ++i) {
    const Node function = node.field("function");
    if (!is_one_of(function, {"field_expression"})) return node;
    node = looked_through(code, function.field("value"));
  }
  return node;
}

/// A builder that starts from nothing has no chain of its own: it starts from a loaded
/// configuration instead.
void load_defaults(const Code& code, Node root, Plan& plan) {
  plan.cls = Class::T;
  const std::string_view written = code.of(root);
  const size_t config = written.find("::Config::builder()");
  if (config == std::string_view::npos) return;
  plan.script.replace(root.range(), std::string(written.substr(0, config)) +
                                        "::config::Builder::from(&aws_config::load_defaults("
                                        "aws_config::BehaviorVersion::latest()).await)");
}

/// Of the chain, or of a client that is made of what it loads.
Endpoint endpoint_in(const Code& code) {
  for (const Node leaf : names_reading(code, "endpoint_url", code.root.range())) {
    const Node method = leaf.parent();
    if (!is_one_of(method, {"field_expression"})) continue;
    const std::vector<Node> arguments = items_of(method.parent().field("arguments"));
    if (!arguments.empty()) return endpoint_of(code, arguments.front());
  }
  return Endpoint::own;
}

}  // namespace

std::optional<Plan> rust_row(const Document& document, Node node) {
  const Code& code = document.code;
  if (!is_one_of(node, {"call_expression"})) return {};
  const Node function = node.field("function");
  if (!is_one_of(function, {"field_expression"})) return {};
  if (code.of(function.field("field")) != "credentials_provider") return {};
  const std::vector<Node> arguments = items_of(node.field("arguments"));
  if (arguments.size() != 1 || !is_static_provider(code, arguments[0])) return {};
  Plan plan = plan_for(document.code.text, "1.rs");
  if (!accept_endpoint(endpoint_in(code), plan)) return {};
  cut_call(code, node, function.field("value"), plan);
  const Node start = root_of(code, node);
  const Node starter = is_one_of(start, {"call_expression"}) ? start.field("function") : start;
  const std::string_view root = code.of(starter);
  const bool loads = root.starts_with("aws_config::") || root == "defaults" || root == "from_env" ||
                     root.ends_with("Builder::from") || root.ends_with("ConfigLoader::default");
  if (!loads) load_defaults(code, start, plan);
  return plan;
}

}  // namespace plumbline::remedies
