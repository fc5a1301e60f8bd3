#include "analyzers/remedies/relocation.h"

#include <algorithm>
#include <array>

#include "analyzers/remedies/declaration.h"

namespace plumbline::remedies {
namespace {

constexpr int kMaxAncestors = 10;
constexpr size_t kMaxUses = 16;

/// Calls that sign or check a token with what they are given; all but the first argument may be
/// the key where the first is the payload.
constexpr std::array<std::string_view, 23> kSigningCalls = {"jwt.encode",
                                                            "jwt.decode",
                                                            "jwt.sign",
                                                            "jwt.verify",
                                                            "jws.sign",
                                                            "jws.verify",
                                                            "JWT.encode",
                                                            "JWT.decode",
                                                            "JWT::encode",
                                                            "JWT::decode",
                                                            "jsonwebtoken.sign",
                                                            "jsonwebtoken.verify",
                                                            "expressjwt",
                                                            "SignedString",
                                                            "signWith",
                                                            "HMAC256",
                                                            "HMAC384",
                                                            "HMAC512",
                                                            "hmacShaKeyFor",
                                                            "SymmetricSecurityKey",
                                                            "EncodingKey::from_secret",
                                                            "DecodingKey::from_secret",
                                                            "setSigningKey"};

std::string callee_of(const Code& code, Node call) {
  for (const std::string_view field : {"function", "constructor", "type"}) {
    const Node callee = call.field(field);
    if (!callee.is_null()) return std::string(code.of(callee));
  }
  for (const std::string_view owner : {"receiver", "scope", "object"}) {
    if (call.field(owner).is_null()) continue;
    const Node name = call.field(owner == "receiver" ? "method" : "name");
    const std::string_view joint = owner == "scope" ? "::" : ".";
    return std::string(code.of(call.field(owner))) + std::string(joint) +
           std::string(code.of(name));
  }
  return std::string(code.of(call.field("name")));
}

bool is_call(Node node) {
  return is_one_of(node, {"call", "call_expression", "new_expression", "method_invocation",
                          "invocation_expression", "object_creation_expression",
                          "implicit_object_creation_expression", "scoped_call_expression",
                          "function_call_expression"});
}

bool signs(std::string_view callee) {
  return std::any_of(kSigningCalls.begin(), kSigningCalls.end(), [&](std::string_view name) {
    if (!callee.ends_with(name)) return false;
    return callee.size() == name.size() || !is_word(callee[callee.size() - name.size() - 1]);
  });
}

bool is_slack_app(std::string_view callee) {
  const std::string_view name = last_part(callee);
  return name == "App" || name == "AsyncApp" || name == "WebClient" || name == "AsyncWebClient";
}

/// The call's own first argument is what is signed or checked, where it has more than one.
bool is_payload(Node call, Node place) {
  const std::vector<Node> arguments = items_of(call.field("arguments"));
  return arguments.size() > 1 && arguments[0].range().contains(place.range());
}

std::string_view row_around(const Code& code, std::string_view kind, Node place) {
  Node node = place;
  for (int i = 0; i < kMaxAncestors && !node.is_null(); ++i, node = node.parent()) {
    if (!is_call(node)) continue;
    const std::string callee = callee_of(code, node);
    if (signs(callee) && !is_payload(node, place)) return "19.any";
    if (!kind.starts_with("slack") || !is_slack_app(callee)) continue;
    if (code.language == Language::python) return "20.py";
    if (code.is_script()) return "20.js";
  }
  return {};
}

}  // namespace

std::string_view relocation_row(const Code& code, std::string_view kind, Node place) {
  const bool may_sign = kind.empty() || kind.starts_with("generic") || kind.starts_with("jwt");
  if (!may_sign && !kind.starts_with("slack")) return {};
  std::string_view row = row_around(code, kind, place);
  Node node = place;
  for (int i = 0; i < kMaxAncestors && row.empty() && !node.is_null(); ++i, node = node.parent()) {
    const auto declaration = declaration_by_value(code, node);
    if (!declaration) continue;
    const std::vector<Node> uses = uses_of(code, *declaration);
    for (size_t use = 0; use < uses.size() && use < kMaxUses && row.empty(); ++use) {
      row = row_around(code, kind, uses[use]);
    }
    break;
  }
  return row;
}

}  // namespace plumbline::remedies
