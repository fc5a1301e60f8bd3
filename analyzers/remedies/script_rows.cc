// JavaScript and TypeScript: rows 1.js and 1.js2 (AWS), 2.js (Google Cloud), 3.js (Azure), 24.js
// (OpenAI) and 25.ts (Anthropic).
#include <algorithm>
#include <map>

#include "analyzers/remedies/held_options.h"
#include "analyzers/remedies/item_list.h"
#include "analyzers/remedies/literal.h"
#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {
namespace {

/// `new X({ … })` or `x.update({ … })`, with the object's properties told apart.
struct Construction {
  const Document& document;
  Node node;
  Node arguments;
  std::string callee;
  Node object;                             // null: the only argument is no object
  std::optional<HeldOptions> held;         // the argument, or what is spread in it, by its name
  std::map<std::string_view, Node> named;  // the whole property
  bool spread = false;                     // properties that are not seen

  bool has(std::string_view name) const { return named.contains(name); }
  Node value(std::string_view name) const {
    const auto it = named.find(name);
    if (it == named.end()) return Node();
    const Node value = it->second.field("value");
    return value.is_null() ? it->second : value;
  }
};

void read_properties(const Code& code, Node object, Construction& out) {
  for (const Node item : items_of(object)) {
    if (is_one_of(item, {"pair", "shorthand_property_identifier"})) {
      const Node key = item.field("key");
      out.named.emplace(key.is_null() ? code.of(item) : unquoted(code.of(key)), item);
    } else if (is_one_of(item, {"spread_element"}) && !out.held) {
      out.held = held_options(out.document, item);
      out.spread = out.spread || !out.held;
    } else {
      out.spread = true;
    }
  }
}

/// The options of a client: written in its call, or held by a variable.
void read_options(const Document& document, Node argument, Construction& out) {
  const Node value = without_type(argument);
  if (is_one_of(value, {"object"})) {
    out.object = value;
    read_properties(document.code, value, out);
  } else {
    out.held = held_options(document, argument);
    if (out.held) out.object = out.held->list;
  }
  if (out.held) read_properties(document.code, out.held->list, out);
}

std::optional<Construction> construction_at(const Document& document, Node node) {
  const bool created = is_one_of(node, {"new_expression"});
  if (!created && !is_one_of(node, {"call_expression"})) return {};
  const Node callee = node.field(created ? "constructor" : "function");
  Construction made{
      document, node, node.field("arguments"), document.imports.resolve(callee), {}, {}, {}, false};
  const std::vector<Node> arguments = items_of(made.arguments);
  if (arguments.size() == 1) read_options(document, arguments[0], made);
  return made;
}

std::vector<Node> properties(const Construction& made, Kinds names) {
  std::vector<Node> found;
  for (const std::string_view name : names) {
    if (made.has(name)) found.push_back(made.named.at(name));
  }
  return found;
}

/// An optional object that would be left empty goes whole: `new OpenAI()`; another stays as `{}`.
void empty_arguments(const Construction& made, bool optional, Plan& plan) {
  plan.script.replace(byte_range(made.arguments.begin() + 1, made.arguments.end() - 1),
                      optional ? "" : "{}");
  plan.gone.push_back(items_of(made.arguments)[0]);
}

bool drop(const Construction& made, const std::vector<Node>& gone, bool optional, Plan& plan) {
  const bool all = items_of(made.object).size() == gone.size();
  const bool commented = std::any_of(gone.begin(), gone.end(), [](Node node) {
    const Node previous = node.prev_sibling();
    return !previous.is_null() && is_comment(previous);
  });
  const bool is_argument = made.held && made.held->list == made.object;
  if (all && is_argument) {
    empty_arguments(made, optional, plan);
    return true;
  }
  if (all && optional && !commented) {
    empty_arguments(made, true, plan);
    return true;
  }
  return remove_options(made.document, made.object, made.held, gone, plan);
}

bool unknown_or_from(std::string_view callee, Kinds prefixes) {
  if (callee.starts_with('?')) return true;
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](std::string_view prefix) { return callee.starts_with(prefix); });
}

std::string_view type_of(const Construction& made) {
  const std::string_view last = last_part(made.callee);
  return last.starts_with('?') || last.starts_with('!') ? last.substr(1) : last;
}

Node endpoint_value(const Construction& made) {
  for (const std::string_view name : {"endpoint", "baseURL", "apiEndpoint", "baseUrl"}) {
    if (made.has(name)) return made.value(name);
  }
  return Node();
}

std::optional<Plan> finished(const Construction& made, std::string row, Kinds names,
                             bool optional) {
  const std::vector<Node> gone = properties(made, names);
  if (gone.empty() || made.spread) return {};
  Plan plan = plan_for(made.document.code.text, row);
  if (!accept_endpoint(endpoint_of(made.document.code, endpoint_value(made)), plan)) return {};
  if (!drop(made, gone, optional, plan)) return {};
  return plan;
}

/// What a function that does nothing else returns: `async () => ({ … })`.
Node made_by(Node value) {
  if (!is_one_of(value, {"arrow_function"})) return without_type(value);
  const Node body = value.field("body");
  const std::vector<Node> statements = items_of(body);
  const bool returns = is_one_of(body, {"statement_block"}) && statements.size() == 1 &&
                       is_one_of(statements[0], {"return_statement"});
  return without_type(returns ? statements[0].named_child(0) : body);
}

std::optional<Plan> aws(const Construction& made) {
  if (made.object.is_null() || !made.has("credentials")) return {};
  if (!unknown_or_from(made.callee, {"@aws-sdk/"})) return {};
  const std::string_view type = type_of(made);
  const bool v3 = type.ends_with("Client") || made.callee.starts_with("@aws-sdk/") ||
                  type == "S3" || type == "DynamoDB" || type == "SQS" || type == "SNS";
  if (!v3 || !is_one_of(made.node, {"new_expression"})) return {};
  const Node value = made_by(made.value("credentials"));
  if (is_one_of(value, {"object"})) {
    Construction inner{made.document, made.node, made.arguments, "", {}, {}, {}, false};
    read_properties(made.document.code, value, inner);
    if (inner.spread || !inner.has("secretAccessKey")) return {};
  } else if (!value.kind().ends_with("identifier")) {
    return {};
  }
  return finished(made, "1.js", {"credentials"}, false);
}

std::optional<Plan> aws_v2(const Construction& made) {
  if (made.object.is_null()) return {};
  const bool v2 = made.callee.starts_with("aws-sdk") || made.callee.starts_with("?AWS.");
  if (!v2) return {};
  const bool update = made.callee.ends_with("config.update");
  if (!update && !is_one_of(made.node, {"new_expression"})) return {};
  auto plan = finished(made, "1.js2",
                       {"accessKeyId", "secretAccessKey", "sessionToken", "credentials"}, !update);
  const bool served =
      !plan || !update || accept_endpoint(endpoint_anywhere(made.document.code, "endpoint"), *plan);
  return served ? plan : std::nullopt;
}

/// `AWS.config.credentials = new AWS.Credentials("…", "…");`
std::optional<Plan> aws_v2_global(const Construction& made) {
  if (!made.callee.ends_with(".Credentials")) return {};
  if (!made.callee.starts_with("aws-sdk") && !made.callee.starts_with("?AWS.")) return {};
  const Node assignment = made.node.parent();
  const Node statement = assignment.parent();
  if (!is_one_of(assignment, {"assignment_expression"}) ||
      !is_one_of(statement, {"expression_statement"})) {
    return {};
  }
  const std::string_view left = made.document.code.of(assignment.field("left"));
  if (!left.ends_with("config.credentials")) return {};
  Plan plan = plan_for(made.document.code.text, "1.js2");
  if (!accept_endpoint(endpoint_anywhere(made.document.code, "endpoint"), plan)) return {};
  plan.script.remove_lines(statement.range(), "//");
  plan.gone.push_back(statement);
  return plan;
}

std::optional<Plan> gcp(const Construction& made) {
  if (made.object.is_null() || !is_one_of(made.node, {"new_expression"})) return {};
  if (!unknown_or_from(made.callee, {"@google-cloud/", "googleapis", "google-auth-library"})) {
    return {};
  }
  const std::string_view type = type_of(made);
  if (made.callee.starts_with('?') && type != "Storage" && type != "BigQuery" && type != "PubSub" &&
      type != "Firestore") {
    return {};
  }
  return finished(made, "2.js", {"keyFilename", "keyFile", "credentials"}, true);
}

std::optional<Plan> azure(const Construction& made) {
  if (type_of(made) != "ClientSecretCredential") return {};
  if (!is_one_of(made.node, {"new_expression"})) return {};
  if (!unknown_or_from(made.callee, {"@azure/identity"})) return {};
  const std::vector<Node> arguments = items_of(made.arguments);
  if (arguments.size() < 3 || arguments.size() > 4) return {};
  Plan plan = plan_for(made.document.code.text, "3.js");
  const std::vector<Node> gone(arguments.begin(), arguments.begin() + 3);
  remove_items(made.document.code, made.arguments, gone, plan.script);
  plan.gone = gone;
  const Node constructor = made.node.field("constructor");
  const Node member = constructor.field("property");
  plan.script.replace((member.is_null() ? constructor : member).range(), "DefaultAzureCredential");
  if (!member.is_null()) return plan;
  plan.gone.push_back(constructor);
  plan.renamed.push_back({"@azure/identity", "ClientSecretCredential", "DefaultAzureCredential"});
  const Node type = made.node.parent().field("type");
  if (!type.is_null() && made.document.code.of(type) == ": ClientSecretCredential") {
    plan.script.replace(type.range(), ": DefaultAzureCredential");
    plan.gone.push_back(type);
  }
  return plan;
}

std::optional<Plan> model_api(const Construction& made) {
  if (made.object.is_null() || !is_one_of(made.node, {"new_expression"})) return {};
  if (made.has("dangerouslyAllowBrowser")) return {};
  const std::string_view type = type_of(made);
  const bool openai = made.callee.starts_with("openai.") || made.callee == "?OpenAI";
  const bool anthropic =
      made.callee.starts_with("@anthropic-ai/sdk.") || made.callee == "?Anthropic";
  if (!openai && !anthropic) return {};
  if (type != "default" && type != "OpenAI" && type != "Anthropic") return {};
  return finished(made, openai ? "24.js" : "25.ts", {"apiKey"}, true);
}

}  // namespace

std::optional<Plan> script_row(const Document& document, Node node) {
  const auto made = construction_at(document, node);
  if (!made) return {};
  if (auto plan = storage_row(document, node)) return plan;
  for (const auto row : {aws, aws_v2, aws_v2_global, azure, model_api, gcp}) {
    if (auto plan = row(*made)) return plan;
  }
  return {};
}

}  // namespace plumbline::remedies
