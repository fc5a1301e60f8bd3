#include <algorithm>
#include <array>

#include "analyzers/remedies/block_rows.h"
#include "analyzers/remedies/call_rows.h"
#include "analyzers/remedies/catalogue.h"
#include "analyzers/remedies/code.h"
#include "analyzers/remedies/document_rows.h"
#include "analyzers/remedies/environment_rows.h"
#include "analyzers/remedies/key_file_references.h"
#include "analyzers/remedies/minting.h"
#include "analyzers/remedies/remedies.h"
#include "analyzers/remedies/row_search.h"
#include "analyzers/remedies/shadowing.h"
#include "analyzers/remedies/state_variable_row.h"
#include "analyzers/remedies/workflow_rows.h"
#include "analyzers/remedies/yaml_view.h"
#include "analyzers/source/ascii.h"
#include "analyzers/source/literal_gate.h"

namespace plumbline::remedies {
namespace {

/// More references than this in one file are a generated file.
constexpr size_t kMaxReferences = 500;

Finding reference(std::string rule, std::string kind, const ByteRange& range, std::string message,
                  Severity severity) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.family = Family::secrets;
  finding.severity = severity;
  finding.range = range;
  finding.message = std::move(message);
  finding.cwe = {"CWE-798"};
  finding.remedy_kind = std::move(kind);
  finding.evidence = {{"reference", "names a long-lived credential without holding it"}};
  return finding;
}

/// `${{ secrets.X }}` and nothing else; the job's own token is no stored one.
bool is_stored(std::string_view expression) {
  const size_t name = expression.find("secrets.");
  if (name == std::string_view::npos) return false;
  return !expression.substr(name + 8).starts_with("GITHUB_TOKEN");
}

void add_known(std::string_view row, const ByteRange& range, std::vector<Finding>& out) {
  const Reference* const known = reference_to(row);
  if (known == nullptr || out.size() >= kMaxReferences) return;
  out.push_back(reference(std::string(known->rule), std::string(known->kind), range,
                          std::string(known->message), known->severity));
}

void in_workflow(const Document& document, const StopToken& stop, std::vector<Finding>& out) {
  const Code& code = document.code;
  for (size_t at = code.text.find("${{");
       at != std::string_view::npos && out.size() < kMaxReferences;
       at = code.text.find("${{", at + 3)) {
    if (stop.stop_requested()) return;
    const size_t end = code.text.find("}}", at);
    if (end == std::string_view::npos || !is_stored(code.text.substr(at, end - at))) continue;
    const ByteRange range = byte_range(static_cast<uint32_t>(at), static_cast<uint32_t>(end + 2));
    add_known(workflow_row_for({document, document.path, range}), range, out);
  }
}

void in_code(const Document& document, const StopToken& stop, std::vector<Finding>& out) {
  for (const ByteRange& file : key_files_named(document, stop)) {
    out.push_back(reference("secrets/gcp-key-file-reference", "gcp-key-file", file,
                            "Reads a service-account key file, which never expires; use the "
                            "identity of the environment",
                            Severity::hint));
  }
  for (const ByteRange& file : key_files_in_calls(document, stop)) {
    const auto templates = templates_around(document, "tls-key-file",
                                            document.code.root.named_descendant(file), {&file, 1});
    if (!templates.empty()) add_known(templates.front().row, file, out);
  }
}

/// Where the block says what it is: `resource "aws_iam_access_key" "ci"`.
ByteRange head_of(const HclBlock& block) {
  const std::vector<Node> items = items_of(block.node);
  uint32_t end = block.node.begin();
  for (const Node item : items) {
    if (is_one_of(item, {"identifier", "string_lit"})) end = item.end();
  }
  return byte_range(block.node.begin(), end);
}

void add_shadow(const Code& code, Node variables, std::vector<Finding>& out) {
  const Node key = shadowing_key(code, variables);
  if (key.is_null()) return;
  uint32_t end = line_end(code.text, key.begin());
  while (end > key.begin() && is_blank(code.text.substr(end - 1, 1))) --end;
  add_known("F.shadow", byte_range(key.begin(), end), out);
}

/// Kubernetes: variables out of Secrets, tokens for ever, tokens unasked.
void in_manifest(const Code& code, const StopToken& stop, std::vector<Finding>& out) {
  syntax::Cursor cursor(code.root);
  do {
    if (stop.stop_requested() || out.size() >= kMaxReferences) return;
    const Node node = cursor.node();
    if (is_one_of(node, {"document"})) {
      const Node type = service_account_token_type(code, yaml_content(node));
      if (!type.is_null()) add_known("31.sa", type.range(), out);
      const Node pull = pull_secret_type(code, yaml_content(node));
      if (!pull.is_null()) add_known("31.pull", pull.range(), out);
    } else if (is_one_of(node, {"block_mapping_pair"}) && mounts_token(code, node)) {
      add_known("31.automount", node.field("value").range(), out);
    } else if (is_one_of(node, {"block_mapping_pair"}) && names_pull_secret(code, node)) {
      add_known("31.pull", node.field("key").range(), out);
    } else if (is_one_of(node, {"block_mapping", "block_sequence"})) {
      add_shadow(code, node, out);
    } else if (is_one_of(node, {"block_sequence_item"})) {
      const std::string_view row = environment_row_for(code, node);
      if (!row.empty()) add_known(row, yaml_value(code, yaml_content(node), "name").range(), out);
    }
  } while (cursor.next());
}

/// A walk over blocks and their attributes.
class HclReferences {
 public:
  HclReferences(const Document& document, const StopToken& stop, std::vector<Finding>& out)
      : document_(document), code_(document.code), stop_(stop), out_(out) {}

  void in(const std::vector<HclBlock>& blocks, int depth = 0) {
    for (const HclBlock& block : blocks) {
      if (stop_.stop_requested()) return;
      if (depth == 0) look_at(block);
      if (block.body.is_null()) continue;
      for (const Node item : items_of(block.body)) {
        if (is_one_of(item, {"attribute"})) add_attribute(item);
      }
      if (depth < kMaxDepth) in(hcl_blocks(code_, block.body), depth + 1);
    }
  }

 private:
  static constexpr int kMaxDepth = 8;

  void look_at(const HclBlock& block) {
    if (mints_static_key(block)) add_known("F.mint", head_of(block), out_);
    if (!is_kept_variable(code_, block.node)) return;
    const Site site{document_, document_.path, head_of(block)};
    if (state_variable_row(site)) add_known("33.var", head_of(block), out_);
  }

  void add_attribute(Node attribute) {
    const std::string_view row = block_row_for(code_, attribute);
    if (!row.empty()) add_known(row, hcl_value(attribute).range(), out_);
  }

  const Document& document_;
  const Code& code_;
  const StopToken& stop_;
  std::vector<Finding>& out_;
};

}  // namespace

AnalysisResult analyze_references(const AnalysisInput& input, const ProjectFiles* files) {
  AnalysisResult result;
  if (input.tree == nullptr) return result;
  const Code code{input.snapshot.view(), input.tree->root(), input.snapshot.language};
  if (code.language == Language::yaml && is_workflow_path(input.snapshot.path)) {
    in_workflow({code, ImportTable(code), input.snapshot.path, files}, input.stop, result.findings);
  }
  if (code.language == Language::yaml) {
    in_manifest(code, input.stop, result.findings);
  } else if (code.language == Language::hcl) {
    const Document document{code, ImportTable(code), input.snapshot.path, files};
    HclReferences(document, input.stop, result.findings).in(hcl_blocks(code));
  } else if (may_name_key_file(input.snapshot) || may_call_for_key_file(code.text)) {
    in_code({code, ImportTable(code), input.snapshot.path, files}, input.stop, result.findings);
  }
  std::sort(result.findings.begin(), result.findings.end(), before);
  result.stopped = input.stop.stop_requested();
  return result;
}

bool may_hold_references(const Snapshot& snapshot) {
  const std::string_view text = snapshot.view();
  if (snapshot.language == Language::yaml) {
    if (is_workflow_path(snapshot.path) && contains(text, "secrets.")) return true;
    static constexpr std::array<std::string_view, 10> kWords = {"ROLE_ARN",
                                                                "CREDENTIALS_FULL_URI",
                                                                "TOKEN_FILE",
                                                                "FEDERATION_RULE",
                                                                "OIDC",
                                                                "secretKeyRef",
                                                                "service-account-token",
                                                                "automountServiceAccountToken",
                                                                "imagePullSecrets",
                                                                "kubernetes.io/docker"};
    static const LiteralGate* const gate = new LiteralGate(kWords);
    return gate->holds_any(text);
  }
  if (snapshot.language == Language::hcl) return true;
  return may_name_key_file(snapshot) || may_call_for_key_file(text);
}

}  // namespace plumbline::remedies
