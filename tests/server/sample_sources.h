// Source texts of every language that Plumbline reads, from places that every clone has.
#pragma once

#include <string>
#include <vector>

#include "analyzers/source/language.h"

namespace plumbline::test {

struct SampleSource {
  std::string path;  // decides the language; unique
  std::string text;
};

/// At most `of_each` texts of each language, always the same ones: files of this repository and of
/// the grammars' packages, the code in the rules' own examples, and a few texts written for this
/// where neither has any.
std::vector<SampleSource> sample_sources(size_t of_each);

Language language_of(const SampleSource& sample);

}  // namespace plumbline::test
