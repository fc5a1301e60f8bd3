// Ruby: rows 1.rb (AWS) and 2.rb (Google Cloud).
#include <algorithm>

#include "analyzers/remedies/held_options.h"
#include "analyzers/remedies/item_list.h"
#include "analyzers/remedies/literal.h"
#include "analyzers/remedies/plan.h"
#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

/// An argument that stands for a hash written elsewhere: `opts`, `**OPTIONS`.
struct Held {
  Node argument;
  Node hash;
};

/// A call with keyword arguments, written with or without braces around them, or held by a
/// variable.
struct Call {
  const Document& document;
  Node node;
  Node arguments;
  Node list;  // what holds the pairs: the arguments, or their hash
  std::vector<Node> pairs = {};
  std::vector<Held> held = {};
  bool shared = false;  // others read what a variable holds
  bool splat = false;   // of something that is not seen
  std::string_view receiver;
  std::string_view method;

  Node pair(std::string_view name) const {
    for (const Node item : pairs) {
      if (key_of(item) == name) return item;
    }
    return Node();
  }
  std::string_view key_of(Node item) const {
    const std::string_view key = unquoted(document.code.of(item.field("key")));
    return key.starts_with(':') ? key.substr(1) : key;
  }
};

void add_pairs(const std::vector<Node>& items, Call& call) {
  for (const Node item : items) {
    if (is_one_of(item, {"pair"})) call.pairs.push_back(item);
  }
}

void read_argument(Node item, Call& call) {
  const bool splat = is_one_of(item, {"hash_splat_argument", "splat_argument"});
  const auto held = held_options(call.document, item);
  call.splat = call.splat || (splat && !held);
  if (!held) return;
  call.held.push_back({item, held->list});
  call.shared = call.shared || held->shared;
  add_pairs(items_of(held->list), call);
}

std::optional<Call> call_at(const Document& document, Node node) {
  if (!is_one_of(node, {"call"})) return {};
  const Code& code = document.code;
  Call call{.document = document,
            .node = node,
            .arguments = node.field("arguments"),
            .list = node.field("arguments"),
            .receiver = code.of(node.field("receiver")),
            .method = code.of(node.field("method"))};
  if (call.receiver.starts_with("::")) call.receiver.remove_prefix(2);
  std::vector<Node> items = items_of(call.arguments);
  if (!items.empty() && is_one_of(items.back(), {"hash"})) {
    call.list = items.back();
    items = items_of(call.list);
  }
  add_pairs(items, call);
  for (const Node item : items) read_argument(item, call);
  return call;
}

std::vector<Node> those_in(Node list, const std::vector<Node>& pairs) {
  std::vector<Node> inside;
  for (const Node pair : pairs) {
    if (pair.parent() == list) inside.push_back(pair);
  }
  return inside;
}

/// A hash left empty goes with the argument that stands for it.
std::vector<Node> drop_held(const Call& call, const std::vector<Node>& gone, Plan& plan) {
  std::vector<Node> arguments;
  for (const Held& held : call.held) {
    const std::vector<Node> pairs = those_in(held.hash, gone);
    if (pairs.size() == items_of(held.hash).size()) {
      arguments.push_back(held.argument);
      plan.gone.push_back(held.argument);
    } else {
      remove_items(call.document.code, held.hash, pairs, plan.script);
    }
  }
  return arguments;
}

/// Arguments left empty go with their parentheses.
void drop(const Call& call, const std::vector<Node>& pairs, Plan& plan) {
  std::vector<Node> gone = those_in(call.list, pairs);
  const std::vector<Node> held = drop_held(call, pairs, plan);
  gone.insert(gone.end(), held.begin(), held.end());
  const bool all = items_of(call.list).size() == gone.size();
  const bool plain = call.list == call.arguments || items_of(call.arguments).size() == 1;
  plan.gone.insert(plan.gone.end(), pairs.begin(), pairs.end());
  if (all && call.method == "update" &&
      is_one_of(call.node.parent(), {"program", "body_statement"})) {
    plan.script.remove_lines(call.node.range(), "#");
    plan.gone.push_back(call.node);
    return;
  }
  if (all && plain && call.method == "new" &&
      call.document.code.of(call.list).find('#') == std::string_view::npos) {
    plan.script.remove(byte_range(call.node.field("method").end(), call.node.end()));
    plan.gone.push_back(call.arguments);
    return;
  }
  remove_items(call.document.code, call.list, gone, plan.script);
}

std::optional<Plan> finished(const Call& call, std::string row, Kinds names) {
  std::vector<Node> gone;
  for (const Node pair : call.pairs) {
    const std::string_view key = call.key_of(pair);
    if (std::find(names.begin(), names.end(), key) != names.end()) gone.push_back(pair);
  }
  if (gone.empty() || call.splat) return {};
  Plan plan = plan_for(call.document.code.text, row, call.shared ? Class::T : Class::A);
  const Node endpoint = call.pair("endpoint");
  const Endpoint where =
      endpoint.is_null() ? Endpoint::own : endpoint_of(call.document.code, endpoint.field("value"));
  if (!accept_endpoint(where, plan)) return {};
  drop(call, gone, plan);
  return plan;
}

/// `Aws::S3::Client`, `Aws::S3::Resource`; what only wraps a key is no client.
bool is_aws_client(std::string_view receiver) {
  const std::string_view name = last_part(receiver);
  return receiver.starts_with("Aws::") && receiver.find("::", 5) != std::string_view::npos &&
         !contains_any(name, {"Credentials", "Signer"});
}

std::optional<Plan> aws(const Call& call) {
  const bool client = is_aws_client(call.receiver) && call.method == "new";
  const bool global = call.receiver == "Aws.config" && call.method == "update";
  if (!client && !global) return {};
  const Node credentials = call.pair("credentials");
  if (!credentials.is_null()) {
    const std::string_view value = call.document.code.of(credentials.field("value"));
    const bool is_static = value.find("Aws::Credentials.new") != std::string_view::npos ||
                           is_one_of(credentials.field("value"), {"identifier", "constant"});
    if (!is_static) return {};
  }
  auto plan = finished(call, "1.rb",
                       {"access_key_id", "secret_access_key", "session_token", "credentials"});
  const bool served =
      !plan || !global || accept_endpoint(endpoint_anywhere(call.document.code, "endpoint"), *plan);
  return served ? plan : std::nullopt;
}

std::optional<Plan> gcp(const Call& call) {
  if (!call.receiver.starts_with("Google::Cloud::") || call.method != "new") return {};
  return finished(call, "2.rb", {"credentials", "keyfile"});
}

/// `Aws.config[:credentials] = Aws::Credentials.new(…)`, `config.credentials = "key.json"`.
std::optional<Plan> assigned(const Document& document, Node node) {
  if (!is_one_of(node, {"assignment"})) return {};
  const std::string_view left = document.code.of(node.field("left"));
  const std::string_view right = document.code.of(node.field("right"));
  const bool aws = left == "Aws.config[:credentials]" && right.starts_with("Aws::Credentials.new");
  const Node block = enclosing(node, {"do_block", "block"});
  const bool configures =
      !block.is_null() && document.code.of(block.parent()).starts_with("Google::Cloud");
  const bool gcp = configures && left.ends_with(".credentials");
  if (!aws && !gcp) return {};
  Plan plan = plan_for(document.code.text, aws ? "1.rb" : "2.rb");
  if (aws && !accept_endpoint(endpoint_anywhere(document.code, "endpoint"), plan)) return {};
  plan.script.remove_lines(node.range(), "#");
  plan.gone.push_back(node);
  return plan;
}

}  // namespace

std::optional<Plan> ruby_row(const Document& document, Node node) {
  if (auto plan = assigned(document, node)) return plan;
  const auto call = call_at(document, node);
  if (!call) return {};
  for (const auto row : {aws, gcp}) {
    if (auto plan = row(*call)) return plan;
  }
  return {};
}

}  // namespace plumbline::remedies
