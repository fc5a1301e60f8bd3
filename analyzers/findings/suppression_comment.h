// The text of our suppression comment, read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzers/findings/finding.h"
#include "analyzers/source/date.h"
#include "analyzers/source/snapshot.h"

namespace plumbline {

struct SuppressionComment {
  ByteRange range;  // from "plumbline:" to the end of the reason
  LineNumber line;
  bool alone = false;  // nothing but the comment on its line: it speaks of the line below
  std::vector<std::string> rules;
  std::string reason;  // may be empty
  std::optional<Date> until;
  bool used = false;

  /// True if it names the rule, with or without its family.
  bool names(std::string_view rule) const;
};

/// False: the text has no comment of ours.
bool may_hold_suppression_comments(std::string_view text);

/// Every comment of ours in the text, in order.
std::vector<SuppressionComment> find_suppression_comments(const Snapshot& snapshot);

}  // namespace plumbline
