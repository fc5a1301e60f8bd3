#include "analyzers/remedies/key_document_row.h"

#include "analyzers/remedies/template_text.h"

namespace plumbline::remedies {
namespace {

std::string_view unquoted(std::string_view text) {
  return text.size() < 2 ? text : text.substr(1, text.size() - 2);
}

std::string_view member(const Code& code, Node object, std::string_view key) {
  for (const Node pair : items_of(object)) {
    if (!is_one_of(pair, {"pair"}) || pair.field("value").is_null()) continue;
    if (unquoted(code.of(pair.field("key"))) == key) return unquoted(code.of(pair.field("value")));
  }
  return {};
}

/// Indented as what it takes the place of, line ends too.
std::string configuration(std::string_view account, std::string_view indent, std::string_view end) {
  const std::string text =
      "{\n  \"type\": \"external_account\",\n  \"audience\": \"//iam.googleapis.com/" +
      hole("PROVIDER") +
      "\",\n  \"subject_token_type\": \"urn:ietf:params:oauth:token-type:jwt\",\n"
      "  \"token_url\": \"https://sts.googleapis.com/v1/token\",\n"
      "  \"service_account_impersonation_url\": "
      "\"https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/" +
      std::string(account) +
      ":generateAccessToken\",\n  \"credential_source\": {\n    \"file\": \"" + hole("TOKEN_FILE") +
      "\"\n  }\n}";
  std::string result;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "  ") {
      result += indent;
      ++i;
    } else {
      result += text[i] == '\n' ? std::string(end) : std::string(1, text[i]);
    }
  }
  return result;
}

}  // namespace

std::optional<Plan> key_document_row(const Site& site) {
  const Code& code = site.code();
  if (code.language != Language::json || code.root.is_null()) return {};
  const std::vector<Node> values = items_of(code.root);
  if (values.size() != 1 || !is_one_of(values.front(), {"object"})) return {};
  const std::string_view account = member(code, values.front(), "client_email");
  if (member(code, values.front(), "type") != "service_account" || account.empty()) return {};
  const std::vector<Node> members = items_of(values.front());
  std::string_view indent = indentation(code.text, members.front().begin());
  if (indent.empty()) indent = "  ";  // all on one line
  Plan plan = plan_for(code.text, "2.json", Class::T);
  plan.script.replace(values.front().range(),
                      configuration(account, indent, line_break(code.text)));
  return plan;
}

}  // namespace plumbline::remedies
