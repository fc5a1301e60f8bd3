// The property that every analyzer is born with: incremental findings equal fresh ones.
//
// A script of random edits (letters, brackets, quotes, line ends, whole lines deleted, duplicated
// or moved) runs over a text. After each edit the analyzer is run twice, once with the state of the
// step before and once with nothing, and the findings must be equal. The seed is printed on
// failure; PLUMBLINE_EDITS sets the number of edits.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "analyzers/findings/analysis.h"
#include "analyzers/source/snapshot.h"

namespace plumbline::test {

using Analyzer = std::function<AnalysisResult(const AnalysisInput&)>;

struct EditScript {
  std::string path;  // decides the language
  std::string text;  // the start
  /// Pieces worth inserting: whole lines that make findings appear and vanish.
  std::vector<std::string> snippets;
  uint32_t seed = 1;
  int edits = 300;  // PLUMBLINE_EDITS overrides
};

/// Runs the script; REQUIREs equality at every step. The tree handed to the analyzer is the
/// incrementally parsed one in both runs where the language has a grammar.
void check_incremental(const EditScript& script, const Analyzer& analyzer);

/// The value of an environment variable as a number, or `fallback`.
int from_environment(const char* name, int fallback);

/// One random edit of `text`: applied in place, the change returned.
TextChange random_edit(std::string& text, const std::vector<std::string>& snippets, uint32_t& seed);

}  // namespace plumbline::test
