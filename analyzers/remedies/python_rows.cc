// Rows 1.py (AWS), 2.py (Google Cloud), 3.py (Azure), 24.py (OpenAI) and 25.py (Anthropic).
#include <algorithm>
#include <map>

#include "analyzers/remedies/held_options.h"
#include "analyzers/remedies/literal.h"
#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {
namespace {

/// The arguments of one Python call, told apart.
struct Call {
  const Document& document;
  Node node;
  Node list;
  std::vector<Node> positional;
  std::map<std::string_view, Node> named;  // the whole `name=value`, or an entry of what is held
  std::optional<HeldOptions> held;         // `**options`
  bool splat = false;                      // arguments that are not seen
  std::string callee;

  bool has(std::string_view name) const { return named.contains(name); }
  Node value(std::string_view name) const {
    const auto it = named.find(name);
    return it == named.end() ? Node() : it->second.field("value");
  }
};

void read_arguments(const Code& code, const std::vector<Node>& items, Call& call) {
  for (const Node item : items) {
    if (is_one_of(item, {"keyword_argument"})) {
      call.named.emplace(code.of(item.field("name")), item);
    } else if (is_one_of(item, {"pair"})) {
      call.named.emplace(unquoted(code.of(item.field("key"))), item);
    } else if (is_one_of(item, {"dictionary_splat"}) && !call.held) {
      call.held = held_options(call.document, item);
      call.splat = call.splat || !call.held;
    } else if (is_one_of(item, {"list_splat", "dictionary_splat"})) {
      call.splat = true;
    } else {
      call.positional.push_back(item);
    }
  }
}

std::optional<Call> call_at(const Document& document, Node node) {
  if (!is_one_of(node, {"call"})) return {};
  Call call{document,
            node,
            node.field("arguments"),
            {},
            {},
            {},
            false,
            document.imports.resolve(node.field("function"))};
  if (!is_one_of(call.list, {"argument_list"})) return {};
  read_arguments(document.code, items_of(call.list), call);
  if (call.held) read_arguments(document.code, items_of(call.held->list), call);
  return call;
}

bool drop(const Call& call, const std::vector<Node>& arguments, Plan& plan) {
  return remove_options(call.document, call.list, call.held, arguments, plan);
}

bool comes_from(std::string_view callee, Kinds modules) {
  const std::string_view name = callee.substr(callee.starts_with('?') ? 1 : 0);
  return std::any_of(modules.begin(), modules.end(), [&](std::string_view module) {
    return name == module || (name.starts_with(module) && name[module.size()] == '.') ||
           (name.starts_with(module) && name.substr(module.size()).starts_with("()"));
  });
}

std::vector<Node> named_arguments(const Call& call, Kinds names) {
  std::vector<Node> found;
  for (const std::string_view name : names) {
    if (call.has(name)) found.push_back(call.named.at(name));
  }
  return found;
}

std::optional<Plan> aws(const Call& call) {
  const std::string_view method = last_part(call.callee);
  const bool session =
      method == "Session" || method == "AioSession" || method == "setup_default_session";
  const bool client = method == "client" || method == "resource" || method == "create_client" ||
                      method == "?client" || method == "?resource";
  if (!session && !client) return {};
  // A client made of a session held in a variable: its keyword names tell whose it is.
  const bool of_variable = client && call.callee.starts_with('!');
  if (!of_variable && !comes_from(call.callee, {"boto3", "aioboto3", "botocore", "aiobotocore"})) {
    return {};
  }
  std::vector<Node> gone =
      named_arguments(call, {"aws_access_key_id", "aws_secret_access_key", "aws_session_token"});
  if (session && !call.positional.empty()) {
    if (call.positional.size() > 3) return {};
    gone.insert(gone.begin(), call.positional.begin(), call.positional.end());
  }
  if (gone.empty() || call.splat) return {};
  Plan plan = plan_for(call.document.code.text, "1.py");
  const Code& code = call.document.code;
  const Endpoint where = session ? endpoint_anywhere(code, "endpoint_url")
                                 : endpoint_of(code, call.value("endpoint_url"));
  if (!accept_endpoint(where, plan)) return {};
  if (!drop(call, gone, plan)) return {};
  return plan;
}

bool names_key_file(std::string_view method) {
  return method == "from_service_account_json" || method == "from_service_account_file" ||
         method == "from_service_account_info";
}

/// `storage.Client.from_service_account_json("key.json")` → `storage.Client()`.
std::optional<Plan> gcp_constructor(const Call& call) {
  const Node function = call.node.field("function");
  const Node client = function.field("object");
  if (client.is_null() || call.splat) return {};
  const std::string_view type = last_part(call.document.code.of(client));
  if (type == "Credentials" || type == "IDTokenCredentials") return {};
  std::vector<Node> gone = named_arguments(call, {"json_credentials_path", "filename", "info"});
  if (!call.positional.empty()) gone.push_back(call.positional.front());
  if (gone.size() != 1) return {};
  Plan plan = plan_for(call.document.code.text, "2.py");
  if (!drop(call, gone, plan)) return {};
  plan.script.remove(byte_range(client.end(), function.end()));
  return plan;
}

/// `Client(credentials=service_account.Credentials.from_service_account_file("key.json"))`.
std::optional<Plan> gcp_argument(const Call& call) {
  const Node argument = call.value("credentials");
  if (argument.is_null() || call.splat) return {};
  if (call.has("client_options") &&
      call.document.code.of(call.value("client_options")).find("endpoint") !=
          std::string_view::npos) {
    return {};
  }
  if (!comes_from(call.callee, {"google.cloud", "google", "googleapiclient"}) &&
      !call.callee.starts_with('?')) {
    return {};
  }
  Plan plan = plan_for(call.document.code.text, "2.py");
  if (!drop(call, named_arguments(call, {"credentials"}), plan)) return {};
  return plan;
}

std::optional<Plan> gcp(const Call& call) {
  return names_key_file(last_part(call.callee)) ? gcp_constructor(call) : gcp_argument(call);
}

std::optional<Plan> azure(const Call& call) {
  if (last_part(call.callee) != "ClientSecretCredential" &&
      call.callee != "?ClientSecretCredential") {
    return {};
  }
  const bool known = comes_from(call.callee, {"azure.identity", "identity"}) ||
                     call.callee == "?ClientSecretCredential";
  if (!known || call.splat || call.positional.size() > 3) return {};
  std::vector<Node> gone = call.positional;
  for (const Node node : named_arguments(call, {"tenant_id", "client_id", "client_secret"})) {
    gone.push_back(node);
  }
  Plan plan = plan_for(call.document.code.text, "3.py");
  if (!drop(call, gone, plan)) return {};
  const Node function = call.node.field("function");
  const Node member = function.field("attribute");
  const std::string module = call.callee.substr(0, call.callee.rfind('.'));
  const Binding* const taken = call.document.imports.member(module, "DefaultAzureCredential");
  const std::string name = taken != nullptr ? taken->local : "DefaultAzureCredential";
  plan.script.replace((member.is_null() ? function : member).range(),
                      member.is_null() ? name : "DefaultAzureCredential");
  const Node annotation = call.node.parent().field("type");
  if (!annotation.is_null() &&
      call.document.code.of(annotation) == call.document.code.of(function)) {
    plan.script.replace(annotation.range(), name);
    plan.gone.push_back(annotation);
  }
  if (member.is_null()) {
    plan.gone.push_back(function);
    plan.renamed.push_back({module, "ClientSecretCredential", "DefaultAzureCredential"});
  }
  return plan;
}

std::optional<Plan> model_api(const Call& call) {
  const std::string_view type = last_part(call.callee);
  const bool openai = type == "OpenAI" || type == "AsyncOpenAI" || call.callee == "?OpenAI" ||
                      call.callee == "?AsyncOpenAI";
  const bool anthropic = type == "Anthropic" || type == "AsyncAnthropic" ||
                         call.callee == "?Anthropic" || call.callee == "?AsyncAnthropic";
  if (!openai && !anthropic) return {};
  const std::string_view module = openai ? "openai" : "anthropic";
  if (!call.callee.starts_with('?') && !comes_from(call.callee, {module})) return {};
  if (call.splat || !call.positional.empty() || !call.has("api_key")) return {};
  Plan plan = plan_for(call.document.code.text, openai ? "24.py" : "25.py");
  if (!accept_endpoint(endpoint_of(call.document.code, call.value("base_url")), plan)) return {};
  if (!drop(call, named_arguments(call, {"api_key"}), plan)) return {};
  return plan;
}

}  // namespace

std::optional<Plan> python_row(const Document& document, Node node) {
  const auto call = call_at(document, node);
  if (!call) return {};
  if (auto plan = storage_row(document, node)) return plan;
  for (const auto row : {aws, azure, model_api, gcp}) {
    if (auto plan = row(*call)) return plan;
  }
  return {};
}

}  // namespace plumbline::remedies
