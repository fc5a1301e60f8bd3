// C#: rows 1.cs (AWS), 2.cs (Google Cloud) and 3.cs (Azure).
#include <algorithm>

#include "analyzers/remedies/declaration.h"
#include "analyzers/remedies/item_list.h"
#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {
namespace {

/// `new X(…) { … }`, `new(…)` for a declared type, or `X.F(…)`.
struct Call {
  const Document& document;
  Node node;
  Node list;
  std::string_view type;  // written; for `new(…)` the declared one
  Node type_node;         // where it is written

  const Code& code() const { return document.code; }
  std::string_view text(Node part) const { return document.code.of(part); }
};

Node argument_list_of(Node node) {
  for (const Node item : items_of(node)) {
    if (is_one_of(item, {"argument_list"})) return item;
  }
  return Node();
}

Node declared_type(Node creation) {
  const Node holder = creation.parent();
  if (is_one_of(holder, {"variable_declarator"})) return holder.parent().field("type");
  return is_one_of(holder, {"property_declaration"}) ? holder.field("type") : Node();
}

/// What the method says that it returns; a lambda in between has a type of its own.
Node returned_type(Node creation) {
  if (!is_one_of(creation.parent(), {"return_statement", "arrow_expression_clause"})) return Node();
  const Node function =
      enclosing(creation, {"method_declaration", "local_function_statement", "lambda_expression"});
  if (function.is_null() || is_one_of(function, {"lambda_expression"})) return Node();
  const Node returned = function.field("returns");
  return returned.is_null() ? function.field("type") : returned;
}

std::optional<Call> creation_at(const Document& document, Node node) {
  Call call{document, node, argument_list_of(node), {}, {}};
  if (is_one_of(node, {"object_creation_expression"})) {
    call.type_node = node.field("type");
  } else if (is_one_of(node, {"implicit_object_creation_expression"})) {
    call.type_node = declared_type(node);
    if (call.type_node.is_null()) call.type_node = returned_type(node);
  }
  if (call.type_node.is_null()) return {};
  call.type = last_part(call.text(call.type_node));
  return call;
}

Node value_of(Node argument) {
  return argument.named_child(argument.named_child_count() - 1);
}

std::string_view name_of_argument(const Call& call, Node argument) {
  return call.text(argument.field("name"));
}

bool is_static_key(const Code& code, Node value) {
  const Node made = looked_through(code, value);
  if (!is_one_of(made, {"object_creation_expression"})) return false;
  const std::string_view type = last_part(code.of(made.field("type")));
  return type == "BasicAWSCredentials" || type == "SessionAWSCredentials";
}

bool mentions_token(std::string_view text) {
  return text.starts_with('"') || text.find("oken") != std::string_view::npos ||
         text.find("TOKEN") != std::string_view::npos;
}

/// Key id, secret and session token, or the credentials object that holds them.
std::vector<Node> key_arguments(const Call& call) {
  std::vector<Node> gone;
  std::vector<Node> positional;
  for (const Node argument : items_of(call.list)) {
    const std::string_view name = name_of_argument(call, argument);
    if (name.empty()) {
      positional.push_back(argument);
    } else if (name.starts_with("aws") || name == "credentials") {
      gone.push_back(argument);
    }
  }
  if (positional.empty()) return gone;
  if (is_static_key(call.code(), value_of(positional[0]))) {
    gone.insert(gone.begin(), positional[0]);
  } else if (positional.size() >= 2 && gone.empty()) {
    const bool token = positional.size() > 3 ||
                       (positional.size() == 3 && mentions_token(call.text(positional[2])));
    gone.assign(positional.begin(), positional.begin() + (token ? 3 : 2));
  }
  return gone;
}

/// `ServiceURL` of the client's configuration, wherever it is set.
Endpoint endpoint_in(const Call& call) {
  for (const Node argument : items_of(call.list)) {
    const Node config = looked_through(call.code(), value_of(argument));
    for (const Node leaf : names_reading(call.code(), "ServiceURL", config.range())) {
      return endpoint_of(call.code(), leaf.parent().field("right"));
    }
    if (config == value_of(argument)) continue;
    const std::string set = std::string(call.text(value_of(argument))) + ".ServiceURL";
    const size_t at = call.code().text.find(set);
    if (at == std::string_view::npos) continue;
    const Node assignment =
        enclosing(call.code().root.descendant(
                      byte_range(static_cast<uint32_t>(at), static_cast<uint32_t>(at + 1))),
                  {"assignment_expression"});
    if (!assignment.is_null()) return endpoint_of(call.code(), assignment.field("right"));
  }
  return Endpoint::own;
}

std::optional<Plan> aws(const Document& document, Node node) {
  const auto call = creation_at(document, node);
  if (!call || call->list.is_null()) return {};
  if (!call->type.starts_with("Amazon") || !call->type.ends_with("Client")) return {};
  const std::vector<Node> gone = key_arguments(*call);
  if (gone.empty()) return {};
  Plan plan = plan_for(document.code.text, "1.cs");
  if (!accept_endpoint(endpoint_in(*call), plan)) return {};
  remove_items(document.code, call->list, gone, plan.script);
  plan.gone = gone;
  return plan;
}

/// `options.Credentials = new BasicAWSCredentials(…);`, and the same in an initializer.
std::optional<Plan> aws_property(const Document& document, Node node) {
  const Code& code = document.code;
  if (!is_one_of(node, {"assignment_expression"})) return {};
  const Node left = node.field("left");
  if (last_part(code.of(left)) != "Credentials") return {};
  if (!is_static_key(code, node.field("right"))) return {};
  Plan plan = plan_for(document.code.text, "1.cs");
  const Node holder = node.parent();
  if (is_one_of(holder, {"initializer_expression"})) {
    remove_items(code, holder, {node}, plan.script);
    plan.gone.push_back(node);
    return plan;
  }
  if (!is_one_of(holder, {"expression_statement"})) return {};
  plan.script.remove_lines(holder.range(), "//");
  plan.gone.push_back(holder);
  return plan;
}

/// `GoogleCredential.FromFile("key.json")` → `GoogleCredential.GetApplicationDefault()`.
std::optional<Plan> gcp(const Document& document, Node node) {
  const Code& code = document.code;
  if (!is_one_of(node, {"invocation_expression"})) return {};
  const Node function = node.field("function");
  if (last_part(code.of(function.field("expression"))) != "GoogleCredential") return {};
  const Node member = function.field("name");
  const std::string_view method = code.of(member);
  const bool async = method.ends_with("Async");
  const std::string_view base = method.substr(0, method.size() - (async ? 5 : 0));
  if (base != "FromFile" && base != "FromJson" && base != "FromStream") return {};
  const Node list = node.field("arguments");
  const std::vector<Node> arguments = items_of(list);
  if (arguments.empty()) return {};
  Plan plan = plan_for(document.code.text, "2.cs");
  plan.script.replace(member.range(),
                      async ? "GetApplicationDefaultAsync" : "GetApplicationDefault");
  remove_items(code, list, {arguments[0]}, plan.script);
  plan.gone.push_back(arguments[0]);
  return plan;
}

/// `new StorageClientBuilder { CredentialsPath = "key.json" }`.
std::optional<Plan> gcp_builder(const Document& document, Node node) {
  const Code& code = document.code;
  if (!is_one_of(node, {"assignment_expression"})) return {};
  const std::string_view name = code.of(node.field("left"));
  if (name != "CredentialsPath" && name != "JsonCredentials") return {};
  const Node list = node.parent();
  const Node creation = list.parent();
  if (!is_one_of(list, {"initializer_expression"})) return {};
  if (!code.of(creation.field("type")).ends_with("ClientBuilder")) return {};
  for (const Node item : items_of(list)) {
    const std::string_view other = code.of(item.field("left"));
    if (other == "Endpoint" || other == "BaseUri") return {};
  }
  Plan plan = plan_for(document.code.text, "2.cs");
  remove_items(code, list, {node}, plan.script);
  plan.gone.push_back(node);
  return plan;
}

/// The options where they are made: in place, or in a variable that is theirs alone.
Node made_options(const Code& code, Node value) {
  if (!is_one_of(value, {"identifier"})) return value;
  const auto declaration = declaration_of(code, value);
  const bool own =
      declaration && uses_of(code, *declaration).size() == 1 && code.of(declaration->type) == "var";
  return own ? declaration->value : value;
}

/// The options keep their properties under the type that the new constructor takes.
void move_options(const Call& call, Node options, Plan& plan) {
  const Node value = made_options(call.code(), value_of(options));
  const std::string_view type = call.text(value.field("type"));
  const bool known =
      type.ends_with("ClientSecretCredentialOptions") || type.ends_with("TokenCredentialOptions");
  if (!is_one_of(value, {"object_creation_expression"}) || !known) {
    plan.cls = Class::T;  // a variable of the old type does not fit
    return;
  }
  const std::string_view qualifier = type.substr(0, type.size() - last_part(type).size());
  plan.script.replace(value.field("type").range(),
                      std::string(qualifier) + "DefaultAzureCredentialOptions");
}

/// Other places that name the type would not take the new one.
bool named_elsewhere(const Call& call, Node declared) {
  const std::vector<Node> leaves =
      names_reading(call.code(), "ClientSecretCredential", call.code().root.range());
  return std::any_of(leaves.begin(), leaves.end(), [&](Node leaf) {
    const bool created = !enclosing(leaf, {"object_creation_expression"}).is_null();
    const bool own = !declared.is_null() && declared.range().contains(leaf.range());
    return !created && !own && !call.type_node.range().contains(leaf.range());
  });
}

std::optional<Plan> azure(const Document& document, Node node) {
  const auto call = creation_at(document, node);
  if (!call || call->type != "ClientSecretCredential") return {};
  const std::vector<Node> arguments = items_of(call->list);
  if (arguments.size() < 3 || arguments.size() > 4) return {};
  Plan plan = plan_for(document.code.text, "3.cs");
  if (arguments.size() == 4) move_options(*call, arguments[3], plan);
  const std::vector<Node> gone(arguments.begin(), arguments.begin() + 3);
  remove_items(document.code, call->list, gone, plan.script);
  plan.gone = gone;
  const Node declared = declared_type(node);
  if (call->type_node == returned_type(node)) return {};  // callers know the old type
  if (named_elsewhere(*call, declared)) plan.cls = Class::T;
  for (const Node type : {call->type_node, declared}) {
    if (type.is_null() || last_part(call->text(type)) != "ClientSecretCredential") continue;
    const auto name = static_cast<uint32_t>(std::string_view("ClientSecretCredential").size());
    plan.script.replace(byte_range(type.end() - name, type.end()), "DefaultAzureCredential");
    if (call->type_node == declared) break;
  }
  return plan;
}

}  // namespace

std::optional<Plan> csharp_row(const Document& document, Node node) {
  for (const auto row : {aws, aws_property, gcp, gcp_builder, azure, storage_row}) {
    if (auto plan = row(document, node)) return plan;
  }
  return {};
}

}  // namespace plumbline::remedies
