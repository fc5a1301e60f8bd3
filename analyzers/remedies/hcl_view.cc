#include "analyzers/remedies/hcl_view.h"

#include <algorithm>

namespace plumbline::remedies {
namespace {

std::string_view stripped(std::string_view text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return text;
  return text.substr(1, text.size() - 2);
}

/// The column of `=` after the name, or the name and one blank.
size_t width_of_name(const Code& code, Node attribute) {
  const std::string_view text = code.of(attribute);
  return std::min(text.find('='), text.size());
}

std::string text_line_ends(const Code& code, std::string_view block) {
  std::string result;
  for (const char c : block) {
    if (c == '\n') {
      result += line_break(code.text);
    } else {
      result += c;
    }
  }
  return result;
}

}  // namespace

HclBlock hcl_block(const Code& code, Node block) {
  HclBlock result;
  result.node = block;
  for (const Node item : items_of(block)) {
    if (is_one_of(item, {"body"})) {
      result.body = item;
    } else if (is_one_of(item, {"identifier", "string_lit"})) {
      const std::string_view text = stripped(code.of(item));
      if (result.type.empty()) {
        result.type = text;
      } else {
        result.labels.push_back(text);
      }
    }
  }
  return result;
}

HclBlock hcl_block_around(const Code& code, Node node) {
  const Node block = enclosing(node, {"block"});
  return block.is_null() ? HclBlock() : hcl_block(code, block);
}

HclBlock hcl_block_around(const Code& code, const HclBlock& block) {
  return block.is_null() ? HclBlock() : hcl_block_around(code, block.node.parent());
}

std::vector<HclBlock> hcl_blocks(const Code& code, Node body) {
  std::vector<HclBlock> blocks;
  if (body.is_null()) return blocks;
  for (const Node item : items_of(body)) {
    if (is_one_of(item, {"block"})) blocks.push_back(hcl_block(code, item));
  }
  return blocks;
}

std::vector<HclBlock> hcl_blocks(const Code& code) {
  for (const Node item : items_of(code.root)) {
    if (is_one_of(item, {"body"})) return hcl_blocks(code, item);
  }
  return {};
}

Node hcl_attribute(const Code& code, Node body, std::string_view name) {
  if (body.is_null()) return Node();
  for (const Node item : items_of(body)) {
    if (is_one_of(item, {"attribute"}) && hcl_name(code, item) == name) return item;
  }
  return Node();
}

std::string_view hcl_name(const Code& code, Node attribute) {
  const Node name = attribute.named_child(0);
  return name.is_null() ? std::string_view() : code.of(name);
}

Node hcl_value(Node attribute) {
  if (attribute.is_null()) return Node();
  for (const Node item : items_of(attribute)) {
    if (is_one_of(item, {"expression"})) return item;
  }
  return Node();
}

std::string_view hcl_text(const Code& code, Node expression) {
  return expression.is_null() ? std::string_view() : stripped(code.of(expression));
}

namespace {

bool shares_line_with_brace(const Code& code, Node attribute) {
  const uint32_t begin = line_begin(code.text, attribute.begin());
  return !is_blank(code.text.substr(begin, attribute.begin() - begin));
}

/// A block on one line, `provider "x" { a = 1 }`, holds one attribute only: for more it opens up.
void rewrite_only_attribute(const Code& code, Node attribute, const std::vector<HclSetting>& added,
                            EditScript& script) {
  const std::string outer =
      std::string(line_break(code.text)) + std::string(indentation(code.text, attribute.begin()));
  const bool opens = added.size() > 1;
  std::string body;
  for (const HclSetting& setting : added) {
    body += (opens ? outer + "  " : " ") + setting.name + " = " + setting.expression;
  }
  if (!body.empty()) body += opens ? outer : " ";
  uint32_t from = attribute.begin();
  uint32_t to = attribute.end();
  while (from > 0 && code.text[from - 1] == ' ') --from;
  while (to < code.text.size() && code.text[to] == ' ') ++to;
  script.replace(byte_range(from, to), body);
}

/// The attributes on the lines right before and after, which share one column of `=`.
std::vector<Node> aligned_with(const Code& code, Node attribute) {
  std::vector<Node> group;
  const size_t width = width_of_name(code, attribute);
  bool inside = false;
  Node last;
  for (const Node item : items_of(attribute.parent())) {
    const bool near =
        !last.is_null() && line_end(code.text, last.end()) == line_begin(code.text, item.begin());
    const bool fits = is_one_of(item, {"attribute"}) && width_of_name(code, item) == width;
    if (!near || !fits) {
      if (inside) break;
      group.clear();
    }
    if (fits) group.push_back(item);
    inside = inside || item == attribute;
    last = item;
  }
  return group;
}

/// The column of `=` for what is added: that of the first that goes; where a new name is longer,
/// its neighbours move with it.
size_t align(const Code& code, const std::vector<Node>& gone, const std::vector<HclSetting>& added,
             EditScript& script) {
  const size_t old = width_of_name(code, gone.front());
  size_t width = old;
  for (const HclSetting& setting : added) width = std::max(width, setting.name.size() + 1);
  if (width == old) return width;
  for (const Node item : aligned_with(code, gone.front())) {
    if (std::find(gone.begin(), gone.end(), item) != gone.end()) continue;
    script.insert(item.begin() + static_cast<uint32_t>(old), std::string(width - old, ' '));
  }
  return width;
}

}  // namespace

void remove_hcl_lines(const Code& code, Node node, EditScript& script) {
  const uint32_t begin = skip_space(code.text, node.end());
  std::string_view comment = "#";
  for (const std::string_view start : {"//", "/*"}) {
    if (code.text.substr(begin).starts_with(start)) comment = start;
  }
  script.remove_lines(node.range(), comment);
}

void rewrite_body(const Code& code, const std::vector<Node>& gone,
                  const std::vector<HclSetting>& added, EditScript& script) {
  if (gone.empty()) return;
  if (shares_line_with_brace(code, gone.front())) {
    return rewrite_only_attribute(code, gone.front(), added, script);
  }
  const std::string indent(indentation(code.text, gone.front().begin()));
  std::string lines;
  const size_t width = align(code, gone, added, script);
  for (const HclSetting& setting : added) {
    std::string name = setting.name;
    name.resize(width, ' ');
    lines += indent + name + "= " + setting.expression + std::string(line_break(code.text));
  }
  if (!lines.empty()) script.insert(line_begin(code.text, gone.front().begin()), lines);
  for (const Node attribute : gone) remove_hcl_lines(code, attribute, script);
}

void append_block(const Code& code, const std::string& block, EditScript& script) {
  const auto end = static_cast<uint32_t>(code.text.size());
  std::string gap = code.text.ends_with('\n') ? "\n" : "\n\n";
  if (code.text.empty() || code.text.ends_with("\n\n") || code.text.ends_with("\n\r\n"))
    gap.clear();
  script.insert(end, text_line_ends(code, gap + block));
}

}  // namespace plumbline::remedies
