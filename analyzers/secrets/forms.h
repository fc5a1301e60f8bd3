// The ways in which a record's credential is read from the text once the gate has seen one of its
// literals. Each appends at most one unit per credential.
#pragma once

#include <cstdint>
#include <vector>

#include "analyzers/secrets/rule_record.h"
#include "analyzers/secrets/scan_unit.h"
#include "analyzers/source/snapshot.h"

namespace plumbline::secrets {

/// One hit of the gate. `record` is an index into records().
struct FormHit {
  const Snapshot& snapshot;
  uint16_t record;
  uint32_t begin;  // of the literal

  const RuleRecord& rule() const { return records()[record]; }
};

/// Each reads the text around the hit and appends a unit for what it claims, the silent ones too.
/// What it looks at beyond kScanMargin lines has to be in the extent of a unit.
void read_token(const FormHit& hit, std::vector<ScanUnit>& units);
void read_named(const FormHit& hit, std::vector<ScanUnit>& units);
void read_pem(const FormHit& hit, std::vector<ScanUnit>& units);
void read_url(const FormHit& hit, std::vector<ScanUnit>& units);
void read_signed_url(const FormHit& hit, std::vector<ScanUnit>& units);
void read_near(const FormHit& hit, std::vector<ScanUnit>& units);
void read_ppk(const FormHit& hit, std::vector<ScanUnit>& units);

}  // namespace plumbline::secrets
