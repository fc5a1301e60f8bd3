// The name round a literal of the gate, and whether what stands behind it is an assignment in this
// kind of file.
#pragma once

#include "analyzers/secrets/assignment.h"
#include "analyzers/secrets/context_form.h"

namespace plumbline::secrets {

struct NamedHit {
  const PlaceHit& hit;
  ByteRange name;
  NamePlace place;
  NameKind kind;
  bool method = false;  // the name's last word is a method that is given the value

  std::string_view text() const { return hit.text(); }
  std::string_view name_text() const { return hit.input.snapshot.view(name); }
};

/// With the word before the name (in prose and INI files) or without a method behind it, if the
/// kind comes from there.
NamedHit resolve_name(const PlaceHit& hit);

/// Whether this way of writing is an assignment at all, and no comparison of lists, no sentence.
bool is_plausible(const NamedHit& named, const Assignment& assignment);

/// A bare value inside a string or a sentence is taken for a credential only if it looks like one.
bool needs_strength(const NamedHit& named, const Assignment& assignment);

/// `("name", "value")`, `["--name", "value"]`: two, and not two of a list of words.
bool is_pair(const NamedHit& named, const Assignment& assignment);

}  // namespace plumbline::secrets
