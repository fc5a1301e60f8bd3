#include "analyzers/remedies/purity.h"

#include <algorithm>
#include <span>
#include <string>

namespace plumbline::remedies {
namespace {

constexpr std::string_view kLiterals[] = {"string",
                                          "concatenated_string",
                                          "integer",
                                          "float",
                                          "number",
                                          "interpreted_string_literal",
                                          "int_literal",
                                          "raw_string_literal",
                                          "string_literal",
                                          "nil",
                                          "null",
                                          "none",
                                          "true",
                                          "decimal_integer_literal",
                                          "null_literal",
                                          "false",
                                          "verbatim_string_literal",
                                          "integer_literal",
                                          "boolean",
                                          "boolean_literal",
                                          "simple_symbol"};

/// Parts that are as pure as what they hold.
constexpr std::string_view kWrappingNodes[] = {"attribute",
                                               "member_expression",
                                               "selector_expression",
                                               "field_access",
                                               "subscript",
                                               "object",
                                               "pair",
                                               "dictionary",
                                               "shorthand_property_identifier",
                                               "composite_literal",
                                               "literal_value",
                                               "keyed_element",
                                               "literal_element",
                                               "keyword_argument",
                                               "qualified_type",
                                               "unary_expression",
                                               "parenthesized_expression",
                                               "argument",
                                               "member_access_expression",
                                               "qualified_name",
                                               "array_creation_expression",
                                               "array_element_initializer",
                                               "variable_name",
                                               "encapsed_string",
                                               "hash",
                                               "hash_key_symbol",
                                               "scope_resolution",
                                               "reference_expression",
                                               "binary_expression",
                                               "boolean_operator",
                                               "as_expression",
                                               "satisfies_expression",
                                               "scoped_identifier"};

constexpr std::string_view kLookups[] = {"os.Getenv",
                                         "os.getenv",
                                         "System.getenv",
                                         "os.environ.get",
                                         "Environment.GetEnvironmentVariable",
                                         "ENV.fetch",
                                         "getenv"};

/// What only wraps a credential or names a key file.
constexpr std::string_view kWrappingCalls[] = {"Auth.Token",
                                               "WithCredentialsProvider",
                                               "WithCredentialsFile",
                                               "WithCredentialsJSON",
                                               "WithAuthCredentialsFile",
                                               "NewStaticCredentials",
                                               "NewStaticCredentialsProvider",
                                               "NewCredentialsCache",
                                               "StaticCredentialsProvider.create",
                                               "AwsBasicCredentials.create",
                                               "AwsSessionCredentials.create",
                                               "BasicAWSCredentials",
                                               "BasicSessionCredentials",
                                               "SessionAWSCredentials",
                                               "AWSStaticCredentialsProvider",
                                               "Credentials",
                                               "Credentials.new",
                                               "Credentials::new",
                                               "Credentials::from_keys",
                                               "SharedCredentialsProvider::new",
                                               "CredentialProvider::fromCredentials",
                                               "StorageSharedKeyCredential",
                                               "TableSharedKeyCredential",
                                               "AzureNamedKeyCredential",
                                               "AzureSasCredential",
                                               "from_service_account_info",
                                               "from_service_account_file",
                                               "GoogleCredentials.fromStream",
                                               "ServiceAccountCredentials.fromStream",
                                               "FixedCredentialsProvider.create",
                                               "FileInputStream",
                                               "FileStream",
                                               "File.OpenRead",
                                               "File.OpenText",
                                               "GoogleCredential.FromFile",
                                               "GoogleCredential.FromJson",
                                               "URI.create",
                                               "Uri",
                                               "freeze",
                                               "to_string",
                                               "String::from",
                                               "String"};

bool is_call_of(std::string_view callee, std::span<const std::string_view> names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    if (!callee.ends_with(name)) return false;
    if (callee.size() == name.size()) return true;
    const char before = callee[callee.size() - name.size() - 1];
    return before == '.' || before == ':' || before == '\\';
  });
}

bool all_pure(const Code& code, Node list) {
  const std::vector<Node> items = items_of(list);
  return std::all_of(items.begin(), items.end(), [&](Node item) { return is_pure(code, item); });
}

std::string_view created_type(const Code& code, Node creation) {
  const Node type = creation.field("type");
  return code.of(type.is_null() ? creation.named_child(0) : type);
}

Node arguments_of(Node call) {
  const Node arguments = call.field("arguments");
  if (!arguments.is_null()) return arguments;
  for (const Node item : items_of(call)) {
    if (is_one_of(item, {"arguments", "argument_list"})) return item;
  }
  return Node();
}

std::string callee_of(const Code& code, Node call) {
  if (is_one_of(call, {"object_creation_expression"})) return std::string(created_type(code, call));
  Node receiver = call.field("object");
  if (receiver.is_null()) receiver = call.field("receiver");
  const Node scope = call.field("scope");
  if (!scope.is_null()) {
    return std::string(code.of(scope)) + "::" + std::string(code.of(call.field("name")));
  }
  Node method = call.field("name");
  if (method.is_null()) method = call.field("method");
  std::string callee(code.of(receiver));
  callee += method.is_null() ? "" : "." + std::string(code.of(method));
  return callee.empty() ? std::string(code.of(call.field("function"))) : callee;
}

bool is_call(Node node) {
  return is_one_of(
      node, {"call", "call_expression", "method_invocation", "invocation_expression",
             "function_call_expression", "object_creation_expression", "scoped_call_expression"});
}

}  // namespace

bool is_literal_only(Node value) {
  if (is_one_of(value, kLiterals)) return true;
  if (is_one_of(value, {"encapsed_string"})) {
    const std::vector<Node> parts = items_of(value);
    return std::all_of(parts.begin(), parts.end(), [](Node part) {
      return is_one_of(part, {"string_content", "escape_sequence"});
    });
  }
  if (!is_one_of(value, {"object", "pair", "dictionary"})) return false;
  const std::vector<Node> items = items_of(value);
  return std::all_of(items.begin(), items.end(), [](Node item) {
    return is_one_of(item, {"property_identifier"}) || is_literal_only(item);
  });
}

bool is_pure(const Code& code, Node value) {
  if (value.is_null()) return false;
  if (is_literal_only(value)) return true;
  if (value.kind().ends_with("identifier") && value.child_count() == 0) return true;
  if (is_one_of(value, {"constant", "name", "namespace_name", "this", "predefined_type"}))
    return true;
  if (is_one_of(value, kWrappingNodes)) return all_pure(code, value);
  if (!is_call(value) || !all_pure(code, arguments_of(value))) return false;
  const std::string callee = callee_of(code, value);
  return is_call_of(callee, kLookups) || is_call_of(callee, kWrappingCalls);
}

bool is_credential(const Code& code, Node value) {
  return is_call(value) && is_call_of(callee_of(code, value), kWrappingCalls) &&
         is_pure(code, value);
}

}  // namespace plumbline::remedies
