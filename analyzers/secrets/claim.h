// From a place where a record's pattern matched to a unit: the gates that every form shares.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzers/secrets/forms.h"

namespace plumbline::secrets {

/// True if the byte before `begin` belongs to the same word. The letter of an escape (`\n`) and the
/// digits of a percent-encoded byte do not.
bool continues_before(std::string_view text, uint32_t begin, std::string_view forbidden);

/// True if neither neighbour of `match` is one that the rule forbids.
bool stands_alone(std::string_view text, const ByteRange& match, const RuleRecord& rule);

/// Runs the rule's check on `secret` and appends a unit, unless the check says that it is another
/// kind of text. `around` is what the form looked at; a rule with context words looks further.
void claim_secret(const FormHit& hit, const ByteRange& secret, const ByteRange& around,
                  Evidence gate, std::vector<ScanUnit>& units);

}  // namespace plumbline::secrets
