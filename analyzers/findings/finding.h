// What Plumbline says about a place in a text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/source/offsets.h"

namespace plumbline {

/// `hint` is shown without noise and does not count for the exit code; `error`, `warning` and
/// `info` are what their namesakes are in an editor.
enum class Severity : uint8_t { error, warning, info, hint };

enum class Family : uint8_t { secrets, patterns, boundaries, config };

/// Who speaks against showing a finding: a comment in the code, a dated exception of the
/// architecture file, the baseline.
enum class SuppressedBy : uint8_t { comment, exception, baseline };

enum class Confidence : uint8_t { high, medium, low };

/// A replacement in the text that the finding is about.
struct TextEdit {
  ByteRange range;
  std::string new_text;
  friend bool operator==(const TextEdit&, const TextEdit&) = default;
};

/// A gate that the finding passed, for hover and --explain: {"checksum", "CRC32 matches"}. Never
/// holds a secret.
struct Evidence {
  std::string gate;
  std::string detail;
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// Another place that explains the finding. `path` is relative to the project's root; empty means
/// the same document.
struct RelatedPlace {
  std::string path;
  ByteRange range;
  std::string message;
  /// Set instead of `range` when the place is in another file: 0-based line, and byte columns in
  /// it.
  std::optional<LineNumber> line;
  friend bool operator==(const RelatedPlace&, const RelatedPlace&) = default;
};

/// A complete edit that a pattern rule brings along (`fix:`); credential edits come from remedies/
/// on demand.
struct Fix {
  std::string title;
  std::vector<TextEdit> edits;
  friend bool operator==(const Fix&, const Fix&) = default;
};

/// A value type; all ranges are bytes of the snapshot that was analysed.
struct Finding {
  std::string rule;  // "secrets/aws-secret-key", "patterns/…", or a user's own id
  Family family = Family::secrets;
  Severity severity = Severity::warning;
  Confidence confidence = Confidence::high;
  ByteRange range;
  /// What was found, why it matters, what to do: at most 120 characters, never the secret.
  std::string message;
  std::vector<Evidence> evidence;
  std::vector<RelatedPlace> related;
  std::vector<std::string> cwe;   // "CWE-798"
  std::vector<std::string> tags;  // "owasp-llm:2026:LLM03", "technology:flask"
  std::vector<Fix> fixes;
  /// Keys into the remedy catalogue: "aws-access-key". Empty: none applies.
  std::string remedy_kind;
  /// For a secret: the ranges that hold it, in this text (its own and its pair's). Reports mask
  /// these.
  std::vector<ByteRange> secret_ranges;
  /// The rule's longer text for hover, Markdown; may be empty (then the rule's page is used).
  std::string help;
  /// Filled in by fingerprint.h at the end of an analysis; hexadecimal.
  std::string fingerprint;
  /// Set when something silences it; the reason it gives.
  std::optional<std::string> suppressed_because;
  SuppressedBy suppressed_by = SuppressedBy::comment;  // means something only with a reason

  friend bool operator==(const Finding&, const Finding&) = default;
};

std::string_view name_of(Severity severity);
std::string_view name_of(Family family);
std::optional<Severity> severity_named(std::string_view name);

/// By place, then rule, then message: the order of every report.
bool before(const Finding& a, const Finding& b);

/// The first four characters and the length, "wJal…(40)": the only form in which a secret may be
/// shown. A secret of under 12 bytes shows nothing of itself: "…(8)". Never splits a character.
std::string masked(std::string_view secret);

}  // namespace plumbline
