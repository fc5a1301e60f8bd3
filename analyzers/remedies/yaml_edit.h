// Edits of YAML mappings that keep their layout: keys out, keys in, whole sections.
#pragma once

#include <string>
#include <vector>

#include "analyzers/remedies/code.h"
#include "analyzers/remedies/edit_script.h"

namespace plumbline::remedies {

/// `key: value`; the value's later lines are indented as if the key stood in the first column.
struct NewPair {
  std::string key;
  std::string value;
};

/// What stands before the node on its line, dashes read as blanks: the indentation of its keys.
std::string yaml_indent(const Code& code, Node node);

/// Every line of `block` (ended by `\n`) with `indent` in front and the text's own line ends.
std::string yaml_lines(const Code& code, const std::string& indent, std::string_view block);

/// Puts whole lines after the line that `node` ends on.
void insert_after(const Code& code, Node node, std::string lines, EditScript& script);

/// Takes the pairs `gone` out of the mapping that is the value of `section` and puts `added` where
/// the first of them was, or at the end. A mapping that is left empty takes the section along.
/// Returns false if the form is unknown.
bool rewrite_section(const Code& code, Node section, const std::vector<Node>& gone,
                     const std::vector<NewPair>& added, EditScript& script);

/// The same for a mapping that keeps something.
bool rewrite_mapping(const Code& code, Node mapping, const std::vector<Node>& gone,
                     const std::vector<NewPair>& added, EditScript& script);

/// Adds `key:` with the pairs to a mapping that has no such key, after its last line.
void add_section(const Code& code, Node mapping, std::string_view key,
                 const std::vector<NewPair>& added, EditScript& script);

}  // namespace plumbline::remedies
