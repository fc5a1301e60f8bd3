// What one top-level unit of a file contributes to the file's facts (facts.h).
//
// Depends on the unit alone, so an edit costs the facts of the units that it touched.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/patterns/view.h"
#include "analyzers/source/language.h"

namespace plumbline::patterns {

struct UnitFacts {
  struct Import {
    Atom local = 0;
    Atom path = 0;     // what the local name stands for
    Atom last = 0;     // its last segment
    Atom parent = 0;   // the path without it, 0 for a whole module
    std::string name;  // the last segment, spelled out
  };
  struct Assignment {
    uint32_t scope = 0;  // the enclosing function or class, 0 for the file
    Atom name = 0;
    uint32_t value = 0;  // 0: not a single plain value
    uint32_t target = 0;
  };
  std::vector<Import> imports;
  std::vector<Atom> wildcards;
  std::vector<Assignment> assignments;  // sorted by scope, then name
};

UnitFacts read_facts(const Unit& unit, Language language, std::string_view text);

}  // namespace plumbline::patterns
