// The examples of the credential records, as the generator hands them to the tests.
#pragma once

#include <span>
#include <string_view>

namespace plumbline::secrets::test {

/// `text` is a template; see example_template.h.
struct RecordExample {
  std::string_view rule;  // "secrets/github-token"
  std::string_view text;
  std::string_view state;  // "valid", "shape", "invalid", "ephemeral" or "silent"
  std::string_view path;   // decides the language
};

std::span<const RecordExample> record_examples();

}  // namespace plumbline::secrets::test
