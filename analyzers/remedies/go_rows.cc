// Go: rows 1.go (AWS), 2.go (Google Cloud) and 3.go (Azure).
#include <algorithm>

#include "analyzers/remedies/chain.h"
#include "analyzers/remedies/declaration.h"
#include "analyzers/remedies/item_list.h"
#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {
namespace {

struct Call {
  const Document& document;
  Node node;
  Node list;
  std::string callee;

  std::string_view text(Node part) const { return document.code.of(part); }
};

/// `config.X` by its import, or as written when the file has no import of it.
bool names(const Call& call, std::string_view path, std::string_view written,
           std::string_view member) {
  const std::string known = std::string(path) + "." + std::string(member);
  return call.callee == known ||
         call.callee == "?" + std::string(written) + "." + std::string(member);
}

/// The call that an option is, in place or in a variable; null for anything else.
Node option_call(const Code& code, Node argument) {
  if (is_one_of(argument, {"literal_element"})) argument = argument.named_child(0);
  const Node call = looked_through(code, argument);
  return is_one_of(call, {"call_expression"}) ? call : Node();
}

bool holds_static_credentials(const Code& code, Node option) {
  const std::vector<Node> arguments = items_of(option.field("arguments"));
  if (arguments.size() != 1) return false;
  std::string text(code.of(arguments[0]));
  for (const std::string_view name : names_below(code, arguments[0])) {
    for (const Node leaf : names_reading(code, name, arguments[0].range())) {
      const auto declaration = declaration_of(code, leaf);
      if (declaration) text += code.of(declaration->value);
    }
  }
  return text.find("NewStaticCredentials") != std::string::npos ||
         text.find("StaticCredentialsProvider{") != std::string::npos;
}

/// Where the file points its clients, if anywhere: an option in the call, or of a client made
/// later.
Endpoint endpoint_in(const Code& code) {
  const std::string_view text = code.text;
  for (const std::string_view option : {"BaseEndpoint", "EndpointResolver", "Endpoint:"}) {
    const size_t at = text.find(option);
    if (at == std::string_view::npos) continue;
    const std::string_view rest = text.substr(at, 200);
    const bool local = rest.find("localhost") != std::string_view::npos ||
                       rest.find("127.0.0.1") != std::string_view::npos ||
                       rest.find("localstack") != std::string_view::npos;
    return local ? Endpoint::emulator : Endpoint::foreign;
  }
  return Endpoint::own;
}

void drop(const Call& call, const std::vector<Node>& gone, Plan& plan) {
  remove_items(call.document.code, call.list, gone, plan.script);
  plan.gone.insert(plan.gone.end(), gone.begin(), gone.end());
}

/// Options without which a list of them is of no use: `opts = append(opts, gone)` goes whole.
void drop_options(const Call& call, const std::vector<Node>& gone, Plan& plan) {
  const Node statement = enclosing(call.node, {"assignment_statement", "block"});
  const bool appends = call.callee.ends_with("append") &&
                       items_of(call.list).size() == gone.size() + 1 &&
                       is_one_of(statement, {"assignment_statement"});
  if (!appends) return drop(call, gone, plan);
  plan.script.remove_lines(statement.range(), "//");
  plan.gone.push_back(statement);
}

/// Whether options of this kind may stand in the list: the arguments of a call that takes them, or
/// a slice of them.
bool takes_options(const Call& call, std::string_view type, std::string_view callee) {
  if (is_one_of(call.node, {"composite_literal"})) {
    return call.text(call.node.field("type")).find(type) != std::string_view::npos;
  }
  return call.callee.ends_with("append") || callee.empty() ||
         names(call, "github.com/aws/aws-sdk-go-v2/config", "config", callee);
}

std::optional<Plan> aws(const Call& call) {
  if (!takes_options(call, "LoadOptions", "LoadDefaultConfig")) return {};
  const Code& code = call.document.code;
  std::vector<Node> gone;
  for (const Node argument : items_of(call.list)) {
    const Node option = option_call(code, argument);
    if (option.is_null()) continue;
    const std::string made = call.document.imports.resolve(option.field("function"));
    if (made != "github.com/aws/aws-sdk-go-v2/config.WithCredentialsProvider" &&
        made != "?config.WithCredentialsProvider") {
      continue;
    }
    if (holds_static_credentials(code, option)) gone.push_back(argument);
  }
  if (gone.empty()) return {};
  Plan plan = plan_for(code.text, "1.go");
  if (!accept_endpoint(endpoint_in(code), plan)) return {};
  drop_options(call, gone, plan);
  return plan;
}

bool is_first_version(const Document& document) {
  const auto& bindings = document.imports.bindings();
  return std::any_of(bindings.begin(), bindings.end(), [](const Binding& binding) {
    return binding.module.starts_with("github.com/aws/aws-sdk-go/");
  });
}

/// The first version of the SDK: `&aws.Config{…, Credentials: …}`. Its sessions find a chain of
/// their own; a configuration of the second version has none until one is loaded.
std::optional<Plan> aws_v1(const Document& document, Node element) {
  if (!is_one_of(element, {"keyed_element"}) || !is_first_version(document)) return {};
  const Code& code = document.code;
  if (code.of(element.named_child(0)) != "Credentials") return {};
  const Node body = element.parent();
  if (code.of(body.parent().field("type")) != "aws.Config") return {};
  if (code.of(element.named_child(1)).find("NewStaticCredentials") == std::string_view::npos &&
      !is_one_of(element.named_child(1).named_child(0), {"identifier"})) {
    return {};
  }
  Plan plan = plan_for(document.code.text, "1.go");
  if (!accept_endpoint(endpoint_in(code), plan)) return {};
  remove_items(code, body, {element}, plan.script);
  plan.gone.push_back(element);
  return plan;
}

/// `aws.NewConfig().WithCredentials(credentials.NewStaticCredentials(…))`.
std::optional<Plan> aws_v1_chain(const Call& call) {
  const Node function = call.node.field("function");
  if (!is_first_version(call.document) || call.text(function.field("field")) != "WithCredentials") {
    return {};
  }
  if (call.text(call.list).find("NewStaticCredentials") == std::string_view::npos) return {};
  Plan plan = plan_for(call.document.code.text, "1.go");
  if (!accept_endpoint(endpoint_in(call.document.code), plan)) return {};
  cut_call(call.document.code, call.node, function.field("operand"), plan);
  return plan;
}

std::optional<Plan> gcp(const Call& call) {
  if (!takes_options(call, "option.ClientOption", "")) return {};
  std::vector<Node> gone;
  for (const Node argument : items_of(call.list)) {
    const Node made = option_call(call.document.code, argument);
    if (made.is_null()) continue;
    const std::string callee = call.document.imports.resolve(made.field("function"));
    const bool option =
        callee.starts_with("google.golang.org/api/option.") || callee.starts_with("?option.");
    const std::string_view name = last_part(callee);
    if (option && name == "WithEndpoint") return {};
    if (option &&
        (name.starts_with("WithCredentialsFile") || name.starts_with("WithCredentialsJSON") ||
         name.starts_with("WithAuthCredentials"))) {
      gone.push_back(argument);
    }
  }
  if (gone.empty()) return {};
  Plan plan = plan_for(call.document.code.text, "2.go");
  drop_options(call, gone, plan);
  return plan;
}

/// The options keep their fields if the default credential has them, too.
bool move_options(const Call& call, Node options, Plan& plan) {
  if (call.text(options) == "nil") return true;
  const Node literal = is_one_of(options, {"unary_expression"}) ? options.field("operand") : Node();
  if (!is_one_of(literal, {"composite_literal"})) return false;
  const Node type = literal.field("type");
  if (last_part(call.text(type)) != "ClientSecretCredentialOptions") return false;
  for (const Node element : items_of(literal.field("body"))) {
    const std::string_view key = call.text(element.named_child(0));
    if (key != "ClientOptions" && key != "AdditionallyAllowedTenants" &&
        key != "DisableInstanceDiscovery") {
      return false;
    }
  }
  const std::string_view package = call.text(type).substr(0, call.text(type).find('.') + 1);
  plan.script.replace(type.range(), std::string(package) + "DefaultAzureCredentialOptions");
  return true;
}

std::optional<Plan> azure(const Call& call) {
  if (!names(call, "github.com/Azure/azure-sdk-for-go/sdk/azidentity", "azidentity",
             "NewClientSecretCredential")) {
    return {};
  }
  const std::vector<Node> arguments = items_of(call.list);
  if (arguments.size() != 4) return {};
  Plan plan = plan_for(call.document.code.text, "3.go");
  if (!move_options(call, arguments[3], plan)) {
    plan.cls = Class::T;
    plan.follow_ups.push_back({"options", "Give the options that the default credential takes"});
  }
  // A variable or result of the old type no longer fits.
  if (call.document.code.text.find("azidentity.ClientSecretCredential)") !=
          std::string_view::npos ||
      call.document.code.text.find("*azidentity.ClientSecretCredential") !=
          std::string_view::npos) {
    plan.cls = Class::T;
    plan.follow_ups.push_back(
        {"type", "Change what is declared as *azidentity.ClientSecretCredential"});
  }
  drop(call, {arguments[0], arguments[1], arguments[2]}, plan);
  const Node function = call.node.field("function");
  plan.script.replace(function.field("field").range(), "NewDefaultAzureCredential");
  return plan;
}

}  // namespace

std::optional<Plan> go_row(const Document& document, Node node) {
  if (auto plan = aws_v1(document, node)) return plan;
  if (is_one_of(node, {"composite_literal"})) {
    const Call list{document, node, node.field("body"), ""};
    auto plan = aws(list);
    return plan ? plan : gcp(list);
  }
  if (!is_one_of(node, {"call_expression"})) return {};
  const Call call{document, node, node.field("arguments"),
                  document.imports.resolve(node.field("function"))};
  for (const auto row : {aws, aws_v1_chain, azure, gcp}) {
    if (auto plan = row(call)) return plan;
  }
  return {};
}

}  // namespace plumbline::remedies
