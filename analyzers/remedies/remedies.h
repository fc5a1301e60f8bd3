// Code edits that take a long-lived credential out of the design: the replacement by an identity
// that the platform mints (a row of the catalogue), or else the move into an environment variable
// (the broker edit "B").
//
// A class-A edit is complete: the file still parses, imports are added and removed with it, and
// nothing of the secret is written anywhere. A class-T edit is a template that a person finishes. A
// class-F remedy has no edit, only things to do.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/findings/analysis.h"
#include "analyzers/findings/finding.h"
#include "analyzers/source/project_files.h"
#include "analyzers/source/snapshot.h"
#include "analyzers/source/stop_token.h"
#include "analyzers/syntax/tree.h"

namespace plumbline::remedies {

enum class Class : uint8_t { A, T, F };

/// What must be in place when the edited code runs.
enum class Precondition : uint8_t { none, ambient_identity, variable_set, publisher_registered };

/// Something that a person does outside this file: revoke at the issuer, create a trust.
struct FollowUp {
  std::string id;  // "revoke"
  std::string title;
  friend bool operator==(const FollowUp&, const FollowUp&) = default;
};

/// An edit of another file of the project, in bytes of what ProjectFiles reads there.
struct EditElsewhere {
  std::string path;
  TextEdit edit;
};

/// A value type; ranges are bytes of the snapshot it was made for.
struct Remedy {
  std::string row;  // "1.py", "B.py"
  Class cls = Class::A;
  Precondition precondition = Precondition::none;
  /// At most one per finding, and only of class A. Fix-all takes the preferred one, when its
  /// precondition is none or declared to be met.
  bool preferred = false;
  /// False where a person has to look at each place, whatever is declared.
  bool in_fix_all = true;
  /// "Use the role from the environment (no key)": what it does and what it relies on; never the
  /// secret.
  std::string title;
  /// Sorted, not overlapping, complete. Empty for class F.
  std::vector<TextEdit> edits;
  /// Belongs to `edits`: neither is complete alone. Only where RemedyInput::several_files.
  std::vector<EditElsewhere> elsewhere;
  /// True if the new texts hold tab stops (`${1:role}`), so that they are snippets.
  bool snippet = false;
  std::vector<FollowUp> follow_ups;
};

/// All references must outlive the call.
struct RemedyInput {
  const Snapshot& snapshot;
  /// Null for a language without a grammar (.env): only the broker edit is tried there.
  const syntax::Tree* tree = nullptr;
  const Finding& finding;
  /// Of the same document: which other credentials would claim the same variable.
  std::span<const Finding> all_findings = {};
  const ProjectFiles* files = nullptr;  // may be null: no manifest is asked
  bool snippets = false;                // the client takes tab stops
  StopToken stop = {};
  bool several_files = false;  // the client takes edits of more than one file
  /// Where the code runs ("aws", "gcp", "azure", "vault"): its replacement comes first. Several are
  /// a contradiction: theirs come first, and none is preferred. Called at most once, if at all.
  std::function<std::vector<std::string>()> platforms = {};
};

/// The remedies for one finding, the preferred one first; empty when none applies. A pure function.
/// A secret that is hidden in another form has no kind: only what replaces its document fits.
std::vector<Remedy> remedies_for(const RemedyInput& input);

/// Places that hold no secret and still rely on a long-lived one: a stored token in a workflow
/// where the job's own would do, code that names a key file. Family secrets, severity hint or info,
/// rules `secrets/long-lived-reference-…` and `secrets/gcp-key-file-reference`. Keeps no state.
AnalysisResult analyze_references(const AnalysisInput& input, const ProjectFiles* files = nullptr);

/// False: analyze_references finds nothing in this text, whatever its tree is like.
bool may_hold_references(const Snapshot& snapshot);

/// As clients and reports spell them: "A", "ambient-identity".
std::string_view name_of(Class cls);
std::string_view name_of(Precondition precondition);

}  // namespace plumbline::remedies
