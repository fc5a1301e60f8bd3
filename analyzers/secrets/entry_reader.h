// Assignments in which name and value are two entries of a mapping, two attributes, two elements or
// a block: `"name": "x", "value": "y"`, `<add key="x" value="y"/>`, `<key>x</key><string>y`.
#pragma once

#include "analyzers/secrets/assignment.h"

namespace plumbline::secrets {

/// From the end of a name that is itself the value of `name:` or `key=` or that opens a block, to
/// the literal that belongs to it. Nothing, and the reader unmoved, if it is no such name.
std::optional<Operator> skip_to_entry_value(TextReader& reader, const ByteRange& name);

/// The same for the text of an XML element: `<name>`, `<x name="name">`, `<key>name</key><x>`.
std::optional<Operator> skip_to_element_value(TextReader& reader, const ByteRange& name);

}  // namespace plumbline::secrets
