// Java: rows 1.java (AWS), 2.java (Google Cloud) and 3.java (Azure).
#include <algorithm>

#include "analyzers/remedies/chain.h"
#include "analyzers/remedies/declaration.h"
#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {
namespace {

struct Call {
  const Document& document;
  Node node;
  std::string_view name;

  const Code& code() const { return document.code; }
};

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

bool cut(const Call& call, Plan& plan) {
  const Node object = call.node.field("object");
  if (object.is_null()) return false;
  cut_call(call.code(), call.node, object, plan);
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
         (is_one_of(argument, {"lambda_expression"}) &&
          text.find("AwsBasicCredentials.create") != std::string_view::npos) ||
         text.find("BasicAWSCredentials") != std::string_view::npos;
}

std::optional<Plan> aws(const Call& call) {
  if (call.name != "credentialsProvider" && call.name != "withCredentials") return {};
  const std::vector<Node> arguments = items_of(call.node.field("arguments"));
  if (arguments.size() != 1 || !is_static_provider(call, arguments[0])) return {};
  Plan plan = plan_for(call.document.code.text, "1.java");
  if (!accept_endpoint(chain_endpoint(call), plan)) return {};
  if (!cut(call, plan)) return {};
  return plan;
}

bool catches_io(const Code& code, Node node) {
  for (Node around = enclosing(node, {"try_statement", "try_with_resources_statement"});
       !around.is_null();
       around = enclosing(around.parent(), {"try_statement", "try_with_resources_statement"})) {
    for (const Node clause : items_of(around)) {
      if (!is_one_of(clause, {"catch_clause"})) continue;
      const std::string_view types = code.of(clause.named_child(0));
      if (types.find("IOException") != std::string_view::npos ||
          types.find("FileNotFoundException") != std::string_view::npos) {
        return true;
      }
    }
  }
  return false;
}

std::optional<Plan> gcp(const Call& call) {
  if (call.name != "setCredentials" && call.name != "setCredentialsProvider") return {};
  const std::vector<Node> arguments = items_of(call.node.field("arguments"));
  if (arguments.size() != 1) return {};
  Node value = looked_through(call.code(), arguments[0]);
  if (call.code().of(value).starts_with("FixedCredentialsProvider.create(")) {
    value = looked_through(call.code(), items_of(value.field("arguments"))[0]);
  }
  if (call.code().of(value).find("Credentials.fromStream(") == std::string_view::npos) return {};
  for (const Node node : chain_of(call.node)) {
    const std::string_view name = call.code().of(node.field("name"));
    if (name == "setHost" || name == "setEndpoint" || name == "setEmulatorHost") return {};
  }
  Plan plan = plan_for(call.document.code.text, "2.java");
  if (!cut(call, plan)) return {};
  // What is caught must still be thrown; no one can say whether the rest does.
  if (catches_io(call.code(), call.node) || catches_io(call.code(), value)) plan.cls = Class::T;
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
  Plan plan = plan_for(call.document.code.text, "3.java");
  for (const Node node : chain) {
    const std::string_view name = call.code().of(node.field("name"));
    if (name != "clientSecret" && name != "clientId" && name != "tenantId") continue;
    if (!cut({call.document, node, name}, plan)) return {};
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
  for (const auto row : {aws, gcp, azure}) {
    if (auto plan = row(call)) return plan;
  }
  return {};
}

}  // namespace plumbline::remedies
