// Finds credentials that are embedded in a text, and says how bad each is: real, by shape only, or
// provably not real; living for ever or expired.
//
// Two analyzers share the work so that the first answer needs no tree. Both are pure functions of
// their input, safe on every thread, and incremental: given the state of an earlier text they scan
// only what changed. No finding's message, evidence or related place holds more of a secret than
// masked() shows.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "analyzers/findings/analysis.h"

namespace plumbline::secrets {

/// Credentials that a prefix, a checksum, a document shape or a provider's own variable name gives
/// away. Reads no tree.
AnalysisResult analyze_text(const AnalysisInput& input);

/// Credentials that only the place gives away: a string assigned to a secret-like name. With a tree
/// the string must be a string node; without one (dotenv, dockerfile, plain text) the lines are
/// read as `NAME=value` and the like. Whatever analyze_text claims, reported or silent, is left to
/// it.
AnalysisResult analyze_tree(const AnalysisInput& input);

/// True: the text's format alone says where values stand (JSON, YAML, .env, SQL), so that
/// analyze_tree does as well without a tree as with one. For texts too large to parse.
bool reads_without_tree(const Snapshot& snapshot);

/// False: analyze_tree finds nothing in this text, whatever its tree is like, so nobody need build
/// one. A function of the text alone; stops at the first candidate.
bool may_find_in_tree(const Snapshot& snapshot, const StopToken& stop = {});

/// A value that stands where a credential would stand and is none.
struct NearMiss {
  ByteRange value;
  std::string_view place;   // "assigned to a secret-like name"
  std::string_view reason;  // "a placeholder: stands where a credential will stand"
};

/// Why analyze_tree keeps quiet, for `scan --explain`: in order of place, each value once. The
/// views live as long as the program.
std::vector<NearMiss> near_misses(const AnalysisInput& input);

/// What a rule is about, for hover, `plumbline rules` and reports. Lives as long as the program.
struct RuleInfo {
  std::string_view id;           // "secrets/github-token"
  std::string_view title;        // "GitHub token", as the issuer calls it
  std::string_view issuer;       // "GitHub"
  std::string_view description;  // Markdown: what it opens, why it matters, what to do
  std::string_view revoke_url;   // where the issuer revokes it; may be empty
  std::string_view cwe;          // "CWE-798"
  std::string_view remedy_kind;  // key into the remedy catalogue: "github-token"
  std::string_view variable;     // customary environment variable: "GITHUB_TOKEN"; may be empty
  Severity severity = Severity::warning;  // when nothing but the shape is known
  std::string_view action;  // ends the message: "restrict it to your sites"; empty: revoke it
};

/// All rules, sorted by id.
std::span<const RuleInfo> rules();

/// Null if there is no such rule. `id` with or without "secrets/".
const RuleInfo* find_rule(std::string_view id);

}  // namespace plumbline::secrets
