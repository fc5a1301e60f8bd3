// What the session tests share: a folder with one rule of its own, and clients of several kinds.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "tests/server/scripted_client.h"

namespace plumbline::test {

inline constexpr std::string_view kRule = R"(rules:
  - id: no-danger
    languages: [python]
    severity: WARNING
    message: danger() is not safe here; call safe()
    pattern: danger($X)
    fix: safe($X)
)";

/// As Neovim 0.10 without pull: literals, no documentChanges, utf-16.
inline constexpr std::string_view kPlainClient = R"({"textDocument":{
  "publishDiagnostics":{"relatedInformation":true},
  "codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix","source"]}},
                "dataSupport":true,"isPreferredSupport":true,
                "resolveSupport":{"properties":["edit"]}}}})";

/// As VS Code: pull, documentChanges, refresh, watched files, configuration.
inline constexpr std::string_view kRichClient = R"({"general":{"positionEncodings":["utf-16"]},
  "textDocument":{"diagnostic":{"dynamicRegistration":true},
    "hover":{"contentFormat":["markdown","plaintext"]},
    "codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix"]}},
                  "dataSupport":true,"isPreferredSupport":true,
                  "resolveSupport":{"properties":["edit"]}}},
  "workspace":{"workspaceEdit":{"documentChanges":true},"configuration":true,
    "diagnostics":{"refreshSupport":true},
    "didChangeWatchedFiles":{"dynamicRegistration":true,"relativePatternSupport":true}}})";

struct Workshop : TemporaryFolder {
  Workshop() { write(".plumbline/rules/own.yaml", kRule); }
};

/// Texts by path relative to the folder.
using Files = std::map<std::string, std::string>;

/// The opening of nearly every test: a client of some kind in a workshop folder.
struct Session : ScriptedClient {
  explicit Session(std::string_view capabilities) {
    announced = initialize(capabilities, workshop.uri()).member("capabilities");
  }

  /// With further files in the folder.
  Session(std::string_view capabilities, const Files& files) {
    for (const auto& [path, text] : files) workshop.write(path, text);
    announced = initialize(capabilities, workshop.uri()).member("capabilities");
  }

  /// With `uri` open in version 1.
  Session(std::string_view capabilities, std::string_view text) : Session(capabilities) {
    open(uri, "python", 1, text);
  }

  Workshop workshop;
  std::string uri = workshop.uri("a.py");
  Json announced;  // the server's capabilities
};

/// The wire form of a document identifier with a range on one line.
inline std::string at(const std::string& uri, int line, int from, int to) {
  const auto position = [&](int character) {
    return R"({"line":)" + std::to_string(line) + R"(,"character":)" + std::to_string(character) +
           "}";
  };
  return R"("textDocument":{"uri":")" + uri + R"("},"range":{"start":)" + position(from) +
         R"(,"end":)" + position(to) + "}";
}

/// Parameters of a request about one document.
inline std::string about(const std::string& uri) {
  return R"({"textDocument":{"uri":")" + uri + R"("}})";
}

inline bool mentions(const Json& diagnostics, std::string_view rule) {
  for (const Json& one : diagnostics.items()) {
    if (one.member("code").as_string().value_or("").find(rule) != std::string::npos) return true;
  }
  return false;
}

inline bool is_empty(const Json& diagnostics) {
  return diagnostics.items().empty();
}

inline bool has_danger(const Json& diagnostics) {
  return mentions(diagnostics, "no-danger");
}

}  // namespace plumbline::test
