// HCL on the syntax tree: blocks, their labels, and the attributes of their bodies.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/remedies/code.h"
#include "analyzers/remedies/edit_script.h"

namespace plumbline::remedies {

struct HclBlock {
  Node node;  // null: no block
  std::string_view type;
  std::vector<std::string_view> labels;
  Node body;  // null if nothing is in it

  bool is_null() const { return node.is_null(); }
};

HclBlock hcl_block(const Code& code, Node block);

/// The nearest block around the node.
HclBlock hcl_block_around(const Code& code, Node node);

/// The block around that block.
HclBlock hcl_block_around(const Code& code, const HclBlock& block);

/// The blocks directly in a body or a file.
std::vector<HclBlock> hcl_blocks(const Code& code, Node body);
std::vector<HclBlock> hcl_blocks(const Code& code);

/// The attribute of that name in a body; null if there is none.
Node hcl_attribute(const Code& code, Node body, std::string_view name);

std::string_view hcl_name(const Code& code, Node attribute);

/// The expression of an attribute; null if it has none.
Node hcl_value(Node attribute);

/// A string without its quotes, or the expression's text.
std::string_view hcl_text(const Code& code, Node expression);

/// Takes the attributes `gone` out and puts `added` ("name", expression) where the first was,
/// their `=` in its column.
struct HclSetting {
  std::string name;
  std::string expression;
};
void rewrite_body(const Code& code, const std::vector<Node>& gone,
                  const std::vector<HclSetting>& added, EditScript& script);

/// Takes a node out with its lines and the comment behind it.
void remove_hcl_lines(const Code& code, Node node, EditScript& script);

/// Puts a block at the end of the file, with one blank line between.
void append_block(const Code& code, const std::string& block, EditScript& script);

}  // namespace plumbline::remedies
