// `plumbline baseline`: accepts the findings of today, so that only new ones count.
#pragma once

#include <string>

namespace plumbline::cli {

struct BaselineOptions {
  std::string root;       // empty: found
  std::string file;       // empty: .plumbline/baseline.json
  std::string who;        // empty: as git knows the user
  std::string why;        // may be empty: not judged yet
  std::string until;      // a date, or empty
  bool archives = false;  // open them, as scan --archives does
};

/// Accepts all that is found now. There must be no baseline yet.
int create_baseline(const BaselineOptions& options);

/// Drops entries that accept nothing any more or are past their date, follows moved ones, and
/// accepts what is new.
int update_baseline(const BaselineOptions& options);

/// Lists the entries; exit code 1 if one is past its date, without a reason, or accepts nothing.
int audit_baseline(const BaselineOptions& options);

}  // namespace plumbline::cli
