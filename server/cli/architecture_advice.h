// What a graph says to somebody who writes an architecture file: what Plumbline does not understand
// of the code, and what a first file could say.
#pragma once

#include <string>

#include "analyzers/boundaries/graph_report.h"

namespace plumbline::cli {

/// Files by component, those in none, components without files, imports by where they lead, and
/// each unresolved one. Lines of text; lists are cut after a few dozen.
std::string diagnose(const boundaries::GraphReport& graph);

/// An architecture file that allows what is there and nothing else: a component for each folder of
/// sources, and for each what it uses today. To be vetted and made stricter by people.
std::string propose_architecture(const boundaries::GraphReport& graph);

}  // namespace plumbline::cli
