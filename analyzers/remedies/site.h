// Where a credential stands in a configuration file: what the rows for such files are told.
#pragma once

#include <span>
#include <string_view>

#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {

/// Views; all must outlive it.
struct Site {
  const Document& document;
  std::string_view path;
  /// The literal, or the words that name the stored credential.
  ByteRange place;
  std::span<const ByteRange> secrets = {};

  const Code& code() const { return document.code; }
};

}  // namespace plumbline::remedies
