// Rows 4.py, 4.js and 4.cs: keys of Azure storage give way to an Entra token. The account's name is
// in what goes.
#include <algorithm>

#include "analyzers/remedies/declaration.h"
#include "analyzers/remedies/literal.h"
#include "analyzers/remedies/manifest.h"
#include "analyzers/remedies/plan.h"
#include "analyzers/remedies/storage_account.h"
#include "analyzers/remedies/storage_call.h"

namespace plumbline::remedies {
namespace {

constexpr std::string_view kCredential = "DefaultAzureCredential";

/// The packages of one language.
struct Identity {
  std::string_view row;
  std::string_view module;   // what is imported
  std::string_view package;  // what the manifest declares
};

Identity identity_of(const Code& code) {
  if (code.language == Language::python) return {"4.py", "azure.identity", "azure-identity"};
  if (code.language == Language::csharp) return {"4.cs", "Azure.Identity", "Azure.Identity"};
  return {"4.js", "@azure/identity", "@azure/identity"};
}

bool makes_key(std::string_view type) {
  return type == "StorageSharedKeyCredential" || type == "AzureNamedKeyCredential" ||
         type == "TableSharedKeyCredential" || type == "AzureSasCredential";
}

class Row {
 public:
  Row(const Document& document, const StorageCall& call)
      : document_(document),
        code_(document.code),
        call_(call),
        identity_(identity_of(document.code)),
        plan_(plan_for(document.code.text, std::string(identity_.row))) {}

  std::optional<Plan> plan() {
    if (service_of(call_.client).empty()) return {};
    if (!(call_.from_string ? from_string() : with_key())) return {};
    if (plan_.emulator && call_.from_string) plan_.cls = Class::T;
    if (plan_.gone.empty()) return plan_;
    plan_.needed.push_back({module(), is_csharp() ? "" : std::string(kCredential)});
    if (!may_use_package(document_, identity_.package)) plan_.cls = Class::T;
    return plan_;
  }

 private:
  bool is_python() const { return code_.language == Language::python; }
  bool is_csharp() const { return code_.language == Language::csharp; }

  std::string module() const {
    std::string name(identity_.module);
    if (is_python() && call_.callee.find(".aio.") != std::string::npos) name += ".aio";
    return name;
  }

  std::string credential() const {
    const Binding* const known = document_.imports.member(module(), kCredential);
    const std::string name(known == nullptr ? kCredential : known->local);
    return (is_python() ? "" : "new ") + name + "()";
  }

  /// `X.from_connection_string("…")`, `new X("…")`.
  bool from_string() {
    if (call_.values.empty()) return false;
    const Argument first = call_.values.front();
    const Node literal = literal_behind(code_, first.value);
    if (literal.is_null()) return false;
    const auto account = account_in(literal_text(code_, literal));
    if (!account) return false;
    // An emulator has no identities: the row only tells that nothing here is preferred.
    plan_.emulator = account->emulator;
    if (plan_.emulator) return true;
    if (!account->is_public) plan_.cls = Class::T;
    plan_.gone.push_back(first.value);
    put_client();
    return put_url(*account, first);
  }

  /// The factory method gives way to the constructor.
  void put_client() {
    const Node function = call_.node.field("function");
    if (function.is_null()) return;
    const Node object = function.field("object");
    if (object.is_null()) return;
    plan_.script.replace(byte_range(object.end(), function.end()), "");
    if (!is_python()) plan_.script.insert(call_.node.begin(), "new ");
  }

  bool put_url(const StorageAccount& account, const Argument& first) {
    std::string url = account_url(account, service_of(call_.client));
    char quote = '"';
    std::vector<Argument> rest(call_.values.begin() + 1, call_.values.end());
    const bool container = code_.language != Language::python && takes_path();
    std::string path;
    bool is_template = false;
    const size_t parts = container ? path_parts() : 0;
    if (rest.size() < parts) return false;
    for (size_t i = 0; i < parts; ++i) {
      const Node literal = literal_behind(code_, rest[i].value);
      const bool plain = !literal.is_null() && literal == rest[i].value;
      is_template = is_template || !plain;
      path +=
          "/" + (plain ? literal_text(code_, literal)
                       : (is_csharp() ? "{" : "${") + std::string(code_.of(rest[i].value)) + "}");
      plan_.gone.push_back(rest[i].value);
    }
    if (code_.is_script())
      quote = is_template ? '`' : code_.text[first_quote(literal_behind(code_, first.value))];
    if (is_python()) quote = code_.text[first_quote(literal_behind(code_, first.value))];
    if (quote != '\'' && quote != '`') quote = '"';
    std::string text = quote + url + path + quote;
    if (is_csharp()) {
      text = "new Uri(" + std::string(is_template ? "$" : "") + text + ")";
      plan_.needed.push_back({"System", ""});
    }
    const uint32_t end = parts == 0 ? first.whole.end() : rest[parts - 1].whole.end();
    put_arguments(first, std::move(text), end, parts);
    return true;
  }

  uint32_t first_quote(Node value) const {
    const size_t at = code_.text.find_first_of("\"'", value.begin());
    const bool inside = at != std::string_view::npos && at < value.end();
    return inside ? static_cast<uint32_t>(at) : value.begin();
  }

  /// Clients of one container or blob take its address as part of the URL.
  bool takes_path() const { return service_of(call_.client) != "table" && path_parts() > 0; }
  size_t path_parts() const {
    if (call_.client.ends_with("ServiceClient")) return 0;
    if (service_of(call_.client) == "queue") return 1;
    return call_.client.ends_with("ContainerClient") ? 1 : 2;
  }

  void put_arguments(const Argument& first, std::string url, uint32_t end, size_t parts) {
    std::string credential_text = (is_python() ? "credential=" : "") + credential();
    // A table's name, and in Python every positional argument, comes before the credential.
    size_t before = 1 + parts;
    while (before < call_.values.size() && call_.values[before].name.empty() &&
           (is_python() || (service_of(call_.client) == "table" && before == 1 &&
                            call_.client == "TableClient"))) {
      ++before;
    }
    std::string name;
    if (!first.name.empty() && is_python()) {
      name = service_of(call_.client) == "table" ? "endpoint=" : "account_url=";
    }
    const uint32_t at = call_.values[before - 1].whole.end();
    const std::string_view lead =
        code_.text.substr(line_begin(code_.text, first.whole.begin()),
                          first.whole.begin() - line_begin(code_.text, first.whole.begin()));
    const bool own_line = is_blank(lead) && !lead.empty();
    credential_text = (own_line ? "," + std::string(line_break(code_.text)) + std::string(lead)
                                : std::string(", ")) +
                      credential_text;
    url = name + url;
    if (at == end) {
      plan_.script.replace(byte_range(first.whole.begin(), end), url + credential_text);
      return;
    }
    plan_.script.replace(byte_range(first.whole.begin(), end), url);
    plan_.script.insert(at, credential_text);
  }

  /// `X(url, credential="…")`, `new X(url, new StorageSharedKeyCredential(a, "…"))`.
  bool with_key() {
    const Argument* const key = key_argument();
    if (key == nullptr || call_.values.empty()) return false;
    switch (account_url_in(code_, call_.values.front().value)) {
      case AccountUrl::emulator:
        plan_.emulator = true;
        break;
      case AccountUrl::unknown:
        plan_.cls = Class::T;
        break;
      case AccountUrl::public_cloud:
        break;
    }
    replace_key(key->value);
    return true;
  }

  /// The credential changes where it is made, whoever takes it then.
  void replace_key(Node value) {
    const auto declaration =
        value.kind().ends_with("identifier") ? declaration_of(code_, value) : std::nullopt;
    const bool made_before = declaration && is_key_object(declaration->value);
    const Node made = made_before ? declaration->value : value;
    plan_.gone.push_back(made);
    plan_.script.replace(made.range(), credential());
    if (!made_before) return;
    for (const Node use : uses_of(code_, *declaration)) {
      if (!feeds_client(use)) plan_.cls = Class::T;
    }
    if (declaration->type.is_null()) return;
    const std::string_view type = code_.of(declaration->type);
    const size_t at = type.find("StorageSharedKeyCredential");
    if (at == std::string_view::npos) return;
    plan_.script.replace(declaration->type.range(),
                         std::string(type.substr(0, at)) + std::string(kCredential));
    plan_.gone.push_back(declaration->type);
  }

  /// Signing is what a token cannot do: only clients may take it.
  bool feeds_client(Node use) const {
    Node list = use.parent();
    if (is_one_of(list, {"argument", "keyword_argument"})) list = list.parent();
    const Node call = list.parent();
    for (const std::string_view field : {"constructor", "type", "function"}) {
      const std::string_view callee = last_part(code_.of(call.field(field)));
      if (callee.ends_with("Client") || callee == "newPipeline") return true;
    }
    return false;
  }

  const Argument* key_argument() const {
    for (size_t i = 1; i < call_.values.size(); ++i) {
      if (call_.values[i].name == "credential") return &call_.values[i];
    }
    for (size_t i = 1; i < call_.values.size() && !is_python(); ++i) {
      if (holds_key(call_.values[i].value)) return &call_.values[i];
    }
    const bool second = is_python() && call_.values.size() > 1 && call_.values[1].name.empty() &&
                        call_.client.ends_with("ServiceClient");
    return second ? &call_.values[1] : nullptr;
  }

  bool holds_key(Node value) const {
    if (!value.kind().ends_with("identifier")) return is_key_object(value);
    const auto declaration = declaration_of(code_, value);
    return declaration && is_key_object(declaration->value);
  }

  bool is_key_object(Node made) const {
    if (made.is_null()) return false;
    for (const std::string_view field : {"constructor", "type", "function"}) {
      if (makes_key(last_part(code_.of(made.field(field))))) return true;
    }
    return false;
  }

  const Document& document_;
  const Code& code_;
  const StorageCall& call_;
  Identity identity_;
  Plan plan_;
};

}  // namespace

std::optional<Plan> storage_row(const Document& document, Node node) {
  const auto call = storage_call_at(document, node);
  return call ? Row(document, *call).plan() : std::nullopt;
}

}  // namespace plumbline::remedies
