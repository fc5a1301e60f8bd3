// One thing that can be done about one finding.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzers/findings/finding.h"
#include "analyzers/source/snapshot.h"
#include "protocol/json.h"

namespace plumbline::server {

/// Edits of another open document.
struct EditsElsewhere {
  std::string uri;
  Snapshot snapshot;
  std::vector<TextEdit> edits;
};

/// A file that is not there yet.
struct NewFile {
  std::string uri;
  std::string text;
};

struct OfferedAction {
  std::string fingerprint;
  std::string title;
  std::vector<TextEdit> edits;  // empty: there are only steps, or a new file
  bool snippet = false;
  bool preferred = false;
  bool in_fix_all = false;
  protocol::Json data;  // the wire form of the remedy, with the fingerprint
  std::vector<EditsElsewhere> elsewhere = {};
  bool needs_confirmation = false;  // more than the place that the user looks at is changed
  std::optional<NewFile> new_file = {};
  std::string disabled = {};  // why it cannot be done here; then there are no edits

  bool changes_files() const { return !edits.empty() || new_file.has_value(); }
};

}  // namespace plumbline::server
