// One thing that can be done about one finding.
#pragma once

#include <string>
#include <vector>

#include "analyzers/findings/finding.h"
#include "protocol/json.h"

namespace plumbline::server {

struct OfferedAction {
  std::string fingerprint;
  std::string title;
  std::vector<TextEdit> edits;  // empty: there are only steps
  bool snippet = false;
  bool preferred = false;
  bool in_fix_all = false;
  protocol::Json data;        // the wire form of the remedy, with the fingerprint
  std::string disabled = {};  // why it cannot be done here; then there are no edits
};

}  // namespace plumbline::server
