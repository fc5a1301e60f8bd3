// Commits as the reports for machines write them.
#pragma once

#include "analyzers/source/date.h"
#include "server/cli/reports/json_text.h"
#include "server/cli/scan_input.h"

namespace plumbline::cli {

inline Json commit_json(const Commit& commit) {
  return {{"id", commit.id},
          {"author", commit.author},
          {"email", commit.email},
          {"date", to_string(date_of_unix_time(commit.time))}};
}

inline Json commits_json(const CommitSpan& span) {
  return {{"first", commit_json(span.first)}, {"last", commit_json(span.last)}};
}

}  // namespace plumbline::cli
