// The head of a binary OpenPGP text (RFC 4880 and 9580): is it a secret key, and does a passphrase
// protect it?
#pragma once

#include <string_view>

namespace plumbline::secrets {

struct OpenPgpKey {
  bool right = false;  // the first packet is a secret key whose public half can be read over
  bool encrypted = false;
};

/// `bytes` may be cut short or followed by anything.
OpenPgpKey read_openpgp_key(std::string_view bytes);

}  // namespace plumbline::secrets
