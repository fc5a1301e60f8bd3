// How much a text varies.
#pragma once

#include <string_view>

namespace plumbline {

/// Shannon entropy in bits per byte; 0 for an empty text. A random key of base64 has more than 4,
/// words have less than 3.5.
double entropy(std::string_view text);

}  // namespace plumbline
