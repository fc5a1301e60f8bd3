// What a row of the catalogue wants to do to one construct of the code, before names and imports
// are settled.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/remedies/code.h"
#include "analyzers/remedies/edit_script.h"
#include "analyzers/remedies/import_table.h"
#include "analyzers/remedies/platforms.h"
#include "analyzers/remedies/remedies.h"

namespace plumbline::remedies {

/// The document with what several rows need of it.
struct Document {
  Code code;
  ImportTable imports;
  std::string_view path;                 // relative to the project's root
  const ProjectFiles* files = nullptr;   // may be null
  const Platforms* platforms = nullptr;  // null: nothing is known
  /// All that the findings of the document hold: what keeps one of them has other uses.
  std::vector<ByteRange> credentials = {};

  bool runs_on(std::string_view platform) const {
    return platforms != nullptr && platforms->contains(platform);
  }
};

struct Plan {
  std::string row;
  EditScript script;
  /// Subtrees that the script removes: names in them lose a use.
  std::vector<Node> gone;
  /// The service behind the client runs on this machine: nothing is preferred.
  bool emulator = false;
  Class cls = Class::A;
  /// Members replaced in their import: {"azure.identity", "ClientSecretCredential", "Default…"}.
  struct Renamed {
    std::string module;
    std::string from;
    std::string to;
  };
  std::vector<Renamed> renamed = {};
  /// Besides those of the row's record.
  std::vector<FollowUp> follow_ups = {};
  /// Members that the new code names: {"azure.identity", "DefaultAzureCredential"}; a namespace of
  /// C# has none.
  struct Needed {
    std::string module;
    std::string member;
  };
  std::vector<Needed> needed = {};
  /// That the new code works on; empty: on any, or on one that the place itself names.
  std::string_view platform = {};
};

/// A plan for the text that changes nothing yet.
inline Plan plan_for(std::string_view text, std::string_view row, Class cls = Class::A) {
  return Plan{std::string(row), EditScript(text), {}, false, cls};
}

/// The row that applies to exactly this node (a call, a construction), or nothing.
std::optional<Plan> python_row(const Document& document, Node node);
std::optional<Plan> script_row(const Document& document, Node node);
std::optional<Plan> go_row(const Document& document, Node node);
std::optional<Plan> java_row(const Document& document, Node node);
std::optional<Plan> csharp_row(const Document& document, Node node);
std::optional<Plan> ruby_row(const Document& document, Node node);
std::optional<Plan> php_row(const Document& document, Node node);
std::optional<Plan> rust_row(const Document& document, Node node);
std::optional<Plan> storage_row(const Document& document, Node node);

/// Whose service an endpoint argument names.
enum class Endpoint { own, emulator, foreign };
Endpoint endpoint_of(const Code& code, Node value);
/// The most foreign endpoint that any call of the file names so: a key that is set for all clients
/// serves that one, too.
Endpoint endpoint_anywhere(const Code& code, std::string_view name);
/// For a plan with `endpoint`: false if the row does not apply; notes an emulator.
bool accept_endpoint(Endpoint endpoint, Plan& plan);

/// The plan's edits with declarations and imports that became unused; nothing if a secret would
/// stay or the code would no longer compile. Sets the class to T when the key has other uses.
std::optional<std::vector<TextEdit>> settle(const Document& document,
                                            const std::vector<ByteRange>& secrets, Plan& plan);

/// Whether the edited text parses as well as the old one did.
bool still_parses(const syntax::Tree& tree, std::string_view text,
                  const std::vector<TextEdit>& edits, const StopToken& stop);

}  // namespace plumbline::remedies
