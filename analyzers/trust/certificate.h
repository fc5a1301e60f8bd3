// The validity of an X.509 certificate, read from its DER bytes.
#pragma once

#include <optional>
#include <string_view>

#include "analyzers/source/date.h"

namespace plumbline::trust {

struct Validity {
  Date not_before;
  Date not_after;
  bool authority = false;  // signs other certificates
};

/// Nothing for bytes that are no certificate. Reads each byte once at most.
std::optional<Validity> validity_of(std::string_view der);

}  // namespace plumbline::trust
