// The samples of context/*.txt; config.txt says how they are written.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace plumbline::secrets::test {

struct ContextSample {
  char expected;  // '+', '~' or '-'
  int line;       // of the file that holds it
  std::string path;
  std::string pattern;
};

std::vector<ContextSample> read_samples(const std::string& name);

/// With its templates filled in from the seed.
std::string text_of(const ContextSample& sample, uint32_t seed);

}  // namespace plumbline::secrets::test
