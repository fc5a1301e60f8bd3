// The forms in which only the place gives a credential away: a name, an option of a command, an
// argument of a call, a header. Each reads the text round a literal of the gate and appends what it
// found, reported or not, so that the reasons can be shown.
#pragma once

#include <string_view>
#include <vector>

#include "analyzers/findings/analysis.h"
#include "analyzers/secrets/judgement.h"
#include "analyzers/secrets/writing.h"

namespace plumbline::secrets {

/// One hit of the gate of places.
struct PlaceHit {
  const AnalysisInput& input;
  Writing writing;
  uint32_t begin;  // of the literal
  uint16_t row;    // of the form's own table, if it has one

  std::string_view text() const { return input.snapshot.view(); }
};

/// A value that was judged. Nothing outside `extent` and the three lines around the literal decided
/// about it.
struct Candidate {
  ByteRange extent;
  ByteRange value;
  NameKind kind = NameKind::secret;
  Judgement judgement;
  std::string_view form;  // for the evidence: "an argument of the command"
  bool in_comment = false;
  bool needs_literal = false;  // the tree must say that the value is a whole string
  bool far = false;            // the extent reaches beyond three lines: keep it, even if silent
  std::string_view rule;       // empty: the generic rule of its kind
};

void read_assignment(const PlaceHit& hit, std::vector<Candidate>& found);
void read_command(const PlaceHit& hit, std::vector<Candidate>& found);
void read_call(const PlaceHit& hit, std::vector<Candidate>& found);
void read_authorization(const PlaceHit& hit, std::vector<Candidate>& found);
void read_characters(const PlaceHit& hit, std::vector<Candidate>& found);
void read_keyed_value(const PlaceHit& hit, std::vector<Candidate>& found);
void read_compared_value(const PlaceHit& hit, std::vector<Candidate>& found);
void read_device_command(const PlaceHit& hit, std::vector<Candidate>& found);
void read_cookies(const PlaceHit& hit, std::vector<Candidate>& found);
void read_sql(const PlaceHit& hit, std::vector<Candidate>& found);
void read_data_source_name(const PlaceHit& hit, std::vector<Candidate>& found);
void read_kubernetes_secret(const PlaceHit& hit, std::vector<Candidate>& found);
void read_password_hash(const PlaceHit& hit, std::vector<Candidate>& found);

/// Lines of a file that is a list of passwords (.pgpass), without a literal that would give them
/// away.
void read_password_lines(const AnalysisInput& input, const ByteRange& region,
                         std::vector<Candidate>& found);

/// The literals that open the tables' rows, lower case, in the order of the rows.
std::vector<std::string_view> command_literals();
std::vector<std::string_view> call_literals();
std::vector<std::string_view> device_literals();

}  // namespace plumbline::secrets
