#include "analyzers/remedies/document_rows.h"

#include <algorithm>
#include <iterator>

#include "analyzers/remedies/catalogue.h"
#include "analyzers/remedies/template_text.h"
#include "analyzers/remedies/yaml_edit.h"
#include "analyzers/remedies/yaml_view.h"
#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

/// In the text, `{name}` is the Secret's name, `{account}` its service account; a line with
/// `{namespace}` stays only if the Secret has one.
struct DocumentRow {
  std::string_view id;
  std::string_view type;  // of the Secret
  std::string_view text;
};

#include "remedy_documents.inc"

std::string_view at_path(const Code& code, Node top, Kinds keys) {
  Node node = top;
  for (const std::string_view key : keys) {
    if (node.is_null()) return {};
    node = yaml_value(code, node, key);
  }
  return yaml_scalar(code, node);
}

void fill(std::string& line, std::string_view mark, std::string_view value) {
  const size_t at = line.find(mark);
  if (at != std::string::npos) line.replace(at, mark.size(), value);
}

std::string filled(const Code& code, Node top, std::string_view text) {
  const std::string_view name = at_path(code, top, {"metadata", "name"});
  const std::string_view space = at_path(code, top, {"metadata", "namespace"});
  const std::string_view account =
      at_path(code, top, {"metadata", "annotations", "kubernetes.io/service-account.name"});
  std::string result;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (space.empty() && line.find("{namespace}") != std::string::npos) continue;
    fill(line, "{namespace}", space);
    fill(line, "{name}", name);
    fill(line, "{account}", account.empty() ? "default" : account);
    result += (result.empty() ? "" : std::string(line_break(code.text))) + line;
  }
  return result;
}

/// 31.kc: `user: {token: …}` asks a plugin instead.
std::optional<Plan> kubeconfig_row(const Site& site) {
  const Code& code = site.code();
  const Node pair =
      enclosing(code.root.descendant(site.place), {"block_mapping_pair", "flow_pair"});
  if (pair.is_null()) return {};
  if (at_path(code, yaml_top(code, pair), {"kind"}) != "Config") return {};
  const std::vector<std::string_view> keys = yaml_keys(code, pair);
  if (keys.size() < 3 || keys[1] != "user" || keys[2] != "users") return {};
  constexpr std::string_view kStatic[] = {"token", "client-certificate-data", "client-key-data",
                                          "password", "username"};
  if (std::find(std::begin(kStatic), std::end(kStatic), keys[0]) == std::end(kStatic)) return {};
  const Node mapping = pair.parent();
  std::vector<Node> gone;
  for (const Node item : items_of(mapping)) {
    const std::string_view key = yaml_scalar(code, item.field("key"));
    if (std::find(std::begin(kStatic), std::end(kStatic), key) != std::end(kStatic)) {
      gone.push_back(item);
    }
  }
  Plan plan = plan_for(code.text, "31.kc", Class::T);
  const std::string version = "apiVersion: client.authentication.k8s.io/v1";
  const NewPair exec{"exec", is_one_of(mapping, {"flow_mapping"})
                                 ? "{ " + version + ", command: " + hole("PLUGIN") +
                                       ", interactiveMode: IfAvailable }"
                                 : "\n  " + version + "\n  command: " + hole("PLUGIN") +
                                       "\n  interactiveMode: IfAvailable"};
  if (!rewrite_mapping(code, mapping, gone, {exec}, plan.script)) return {};
  return plan;
}

/// 31.pull: the nodes can ask for a token of the registry themselves.
std::optional<Plan> pull_secret_row(const Site& site) {
  const Code& code = site.code();
  const Node leaf = code.root.descendant(site.place);
  const Node pair = enclosing(leaf, {"block_mapping_pair"});
  const Node type = pull_secret_type(code, yaml_top(code, leaf));
  const bool is_type = !type.is_null() && type.range().contains(site.place);
  if (!is_type && (pair.is_null() || !names_pull_secret(code, pair))) return {};
  return plan_for(code.text, "31.pull", Class::F);
}

/// 31.automount: a token in each pod of a workload that may not need one.
std::optional<Plan> automount_row(const Site& site) {
  const Code& code = site.code();
  const Node pair = enclosing(code.root.descendant(site.place), {"block_mapping_pair"});
  if (pair.is_null() || !mounts_token(code, pair)) return {};
  Plan plan = plan_for(code.text, "31.automount", Class::T);
  plan.script.replace(pair.field("value").range(), "false");
  return plan;
}

}  // namespace

bool mounts_token(const Code& code, Node pair) {
  return !pair.field("value").is_null() &&
         yaml_scalar(code, pair.field("key")) == "automountServiceAccountToken" &&
         yaml_scalar(code, yaml_content(pair.field("value"))) == "true";
}

bool names_pull_secret(const Code& code, Node pair) {
  if (yaml_scalar(code, pair.field("key")) != "imagePullSecrets" || pair.field("value").is_null()) {
    return false;
  }
  return yaml_has(code, yaml_top(code, pair), "kind") &&
         is_one_of(yaml_content(pair.field("value")), {"block_sequence", "flow_sequence"});
}

Node pull_secret_type(const Code& code, Node top) {
  if (top.is_null() || at_path(code, top, {"kind"}) != "Secret") return Node();
  const Node type = yaml_value(code, top, "type");
  const bool pulls =
      is_in(yaml_scalar(code, type), {"kubernetes.io/dockerconfigjson", "kubernetes.io/dockercfg"});
  return pulls ? type : Node();
}

Node service_account_token_type(const Code& code, Node top) {
  if (top.is_null() || at_path(code, top, {"kind"}) != "Secret") return Node();
  const Node type = yaml_value(code, top, "type");
  return yaml_scalar(code, type) == "kubernetes.io/service-account-token" ? type : Node();
}

std::vector<Plan> document_rows(const Site& site) {
  if (auto plan = kubeconfig_row(site)) return {*plan};
  if (auto plan = automount_row(site)) return {*plan};
  if (auto plan = pull_secret_row(site)) return {*plan};
  const Code& code = site.code();
  const Node top = yaml_top(code, code.root.descendant(site.place));
  if (!is_one_of(top, {"block_mapping"}) || at_path(code, top, {"kind"}) != "Secret") return {};
  for (const DocumentRow& row : kDocuments) {
    if (at_path(code, top, {"type"}) != row.type) continue;
    Plan plan = plan_for(code.text, row.id, Class::T);
    uint32_t end = top.end();
    while (end > top.begin() && is_blank(code.text.substr(end - 1, 1))) --end;
    plan.script.replace(byte_range(top.begin(), end), filled(code, top, row.text));
    return {plan};
  }
  return {};
}

}  // namespace plumbline::remedies
