// Values that stand where a credential will stand: templates, dummies, look-ups, samples from
// documentation.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace plumbline::secrets {

/// "your-key-here", "<token>", "xxxx…", "changeme", "abcdefgh…", "12341234…": nobody's credential.
bool is_placeholder(std::string_view value);

/// "qwerty…", "asdfgh…": what fingers type. A dummy anywhere but at a password's name.
bool is_keyboard_walk(std::string_view value);

/// Filled in when the program runs or the file is rendered: "${TOKEN}", "{{ token }}", "%s", "$(cat
/// key)", "#{x}".
bool is_interpolated(std::string_view value);

/// True for words that a person types for "some password" and that open nothing: "password",
/// "secret", "test", "admin"; and for nothing but punctuation.
bool is_dummy_word(std::string_view value);

/// Such a word with a few digits: "password123", "test1234". Somebody may have kept it.
bool is_numbered_word(std::string_view value);

/// FNV-1a, 64 bits: how the records name documentation values without holding them.
uint64_t sample_hash(std::string_view value);

bool is_known_sample(std::string_view value, std::span<const uint64_t> samples);

}  // namespace plumbline::secrets
