// Java: rows 1.java (AWS) and 3.java (Azure).
#include <algorithm>

#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {
namespace {

struct Call {
  const Document& document;
  Node node;
  std::string_view name;

  const Code& code() const { return document.code; }
};

Plan plan_for(const Call& call, std::string row) {
  return Plan{std::move(row), EditScript(call.code().text), {}, false, Class::A, {}};
}

/// The calls of one builder chain, from the outermost that belongs to it down to its root.
std::vector<Node> chain_of(Node call) {
  while (is_one_of(call.parent(), {"method_invocation"}) && call.parent().field("object") == call) {
    call = call.parent();
  }
  std::vector<Node> chain;
  for (; is_one_of(call, {"method_invocation"}); call = call.field("object")) {
    chain.push_back(call);
  }
  return chain;
}

/// Takes `.name(…)` out of its chain, with its line if it has one to itself.
bool cut_call(const Call& call, Plan& plan) {
  const Node object = call.node.field("object");
  if (object.is_null()) return false;
  if (is_one_of(call.node.parent(), {"expression_statement"}) &&
      is_one_of(object, {"identifier"})) {
    plan.script.remove_lines(call.node.parent().range(), "//");
    plan.gone.push_back(call.node.parent());
    return true;
  }
  const std::string_view text = call.code().text;
  const uint32_t dot = skip_space(text, object.end());
  const uint32_t end = call.node.end();
  const bool own_line = is_blank(text.substr(line_begin(text, dot), dot - line_begin(text, dot)));
  const std::string_view rest = text.substr(end, line_end(text, end) - end);
  const size_t next = rest.find_first_not_of(" \t");
  const bool comment = next != std::string_view::npos && rest.substr(next).starts_with("//");
  if (own_line && dot < text.size() && text[dot] == '.' && (is_blank(rest) || comment)) {
    plan.script.remove(byte_range(line_begin(text, dot), line_end(text, end)));
  } else {
    plan.script.remove(byte_range(object.end(), end));
  }
  plan.gone.push_back(call.node.field("arguments"));
  return true;
}

Endpoint chain_endpoint(const Call& call) {
  for (const Node node : chain_of(call.node)) {
    const std::string_view name = call.code().of(node.field("name"));
    if (name != "endpointOverride" && name != "withEndpointConfiguration") continue;
    return endpoint_of(call.code(), node.field("arguments"));
  }
  return Endpoint::own;
}

bool is_static_provider(const Call& call, Node argument) {
  std::string_view text = call.code().of(argument);
  if (is_one_of(argument, {"identifier"})) {
    for (const Node leaf : names_reading(call.code(), text, call.code().root.range())) {
      const Node value = leaf.parent().field("value");
      if (!value.is_null()) text = call.code().of(value);
    }
  }
  return text.find("StaticCredentialsProvider") != std::string_view::npos ||
         text.find("BasicAWSCredentials") != std::string_view::npos;
}

std::optional<Plan> aws(const Call& call) {
  if (call.name != "credentialsProvider" && call.name != "withCredentials") return {};
  const std::vector<Node> arguments = items_of(call.node.field("arguments"));
  if (arguments.size() != 1 || !is_static_provider(call, arguments[0])) return {};
  Plan plan = plan_for(call, "1.java");
  if (!accept_endpoint(chain_endpoint(call), plan)) return {};
  if (!cut_call(call, plan)) return {};
  return plan;
}

/// The variable's written type follows, or the row does not apply.
bool retype(const Call& call, Node outermost, Plan& plan) {
  const Code& code = call.code();
  const Node declaration = outermost.parent().parent();
  const Node type = declaration.field("type");
  for (const Node leaf : names_reading(code, "ClientSecretCredential", code.root.range())) {
    const bool imported = !enclosing(leaf, {"import_declaration"}).is_null();
    if (!imported && !(leaf == type)) return false;
  }
  if (!type.is_null() && code.of(type) == "ClientSecretCredential") {
    plan.script.replace(type.range(), "DefaultAzureCredential");
    plan.gone.push_back(type);
    plan.renamed.push_back(
        {"com.azure.identity", "ClientSecretCredential", "DefaultAzureCredential"});
  }
  return true;
}

std::optional<Plan> azure(const Call& call) {
  if (call.name != "clientSecret") return {};
  const std::vector<Node> chain = chain_of(call.node);
  const Node root = chain.back().field("object");
  if (!is_one_of(root, {"object_creation_expression"})) return {};
  const Node type = root.field("type");
  if (call.code().of(type) != "ClientSecretCredentialBuilder") return {};
  Plan plan = plan_for(call, "3.java");
  for (const Node node : chain) {
    const std::string_view name = call.code().of(node.field("name"));
    if (name != "clientSecret" && name != "clientId" && name != "tenantId") continue;
    if (!cut_call({call.document, node, name}, plan)) return {};
  }
  plan.script.replace(type.range(), "DefaultAzureCredentialBuilder");
  plan.gone.push_back(type);
  plan.renamed.push_back(
      {"com.azure.identity", "ClientSecretCredentialBuilder", "DefaultAzureCredentialBuilder"});
  if (!retype(call, chain.front(), plan)) return {};
  return plan;
}

}  // namespace

std::optional<Plan> java_row(const Document& document, Node node) {
  if (!is_one_of(node, {"method_invocation"})) return {};
  const Call call{document, node, document.code.of(node.field("name"))};
  for (const auto row : {aws, azure}) {
    if (auto plan = row(call)) return plan;
  }
  return {};
}

}  // namespace plumbline::remedies
