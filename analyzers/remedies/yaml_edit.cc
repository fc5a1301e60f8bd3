#include "analyzers/remedies/yaml_edit.h"

#include <algorithm>

#include "analyzers/remedies/yaml_view.h"

namespace plumbline::remedies {
namespace {

std::string written(const std::vector<NewPair>& pairs) {
  std::string block;
  for (const NewPair& pair : pairs) {
    const bool nested = pair.value.starts_with('\n');
    block += pair.key + (nested || pair.value.empty() ? ":" : ": ") + pair.value + "\n";
  }
  return block;
}

bool is_in(const std::vector<Node>& nodes, Node node) {
  return std::find(nodes.begin(), nodes.end(), node) != nodes.end();
}

bool starts_its_line(const Code& code, Node node) {
  const uint32_t begin = line_begin(code.text, node.begin());
  return is_blank(code.text.substr(begin, node.begin() - begin));
}

/// Block nodes reach into the white space after them.
uint32_t end_of(const Code& code, Node node) {
  uint32_t end = node.end();
  while (end > node.begin() && is_blank(code.text.substr(end - 1, 1))) --end;
  return end;
}

/// Among `{…}` the braces of `${X}` would end a plain value; a mapping of its own stays as it is.
std::string in_flow(const std::string& value) {
  const bool wrapped =
      !value.empty() && std::string_view("\"'{[").find(value[0]) != std::string_view::npos;
  if (wrapped || value.find_first_of("{}[],") == std::string::npos) return value;
  return '"' + value + '"';
}

/// `{a: b, c: d}` written anew, a pair that comes in the place of the gone one of its name; its
/// comments, if it has any, make it refuse.
bool rewrite_flow(const Code& code, Node mapping, const std::vector<Node>& gone,
                  const std::vector<NewPair>& added, EditScript& script) {
  const std::string_view text = code.of(mapping);
  if (text.find('#') != std::string_view::npos) return false;
  const bool one_line = std::all_of(added.begin(), added.end(), [](const NewPair& pair) {
    return pair.value.find('\n') == std::string::npos;
  });
  if (!one_line) return false;
  std::string inner;
  const auto append = [&](std::string_view pair) {
    inner += (inner.empty() ? "" : ", ") + std::string(pair);
  };
  std::vector<NewPair> rest = added;
  for (const Node pair : items_of(mapping)) {
    const auto anew = std::find_if(rest.begin(), rest.end(), [&](const NewPair& other) {
      return !pair.field("key").is_null() && other.key == yaml_scalar(code, pair.field("key"));
    });
    if (!is_in(gone, pair)) {
      append(code.of(pair));
    } else if (anew != rest.end()) {
      append(anew->key + ": " + in_flow(anew->value));
      rest.erase(anew);
    }
  }
  for (const NewPair& pair : rest) append(pair.key + ": " + in_flow(pair.value));
  const std::string pad = text.size() > 1 && text[1] == ' ' ? " " : "";
  script.replace(mapping.range(), "{" + pad + inner + pad + "}");
  return true;
}

/// A pair that stands behind a dash gives its place to the next one.
bool remove_pair(const Code& code, const std::vector<Node>& pairs, Node pair, EditScript& script) {
  const Node value = pair.field("value");
  if (!value.is_null() && code.of(value).starts_with('&')) return false;  // an alias may need it
  if (starts_its_line(code, pair)) {
    script.remove_lines(byte_range(pair.begin(), end_of(code, pair)), "#");
    return true;
  }
  const auto it = std::find(pairs.begin(), pairs.end(), pair);
  if (it == pairs.end() || it + 1 == pairs.end()) return false;
  script.remove(byte_range(pair.begin(), (it + 1)->begin()));
  return true;
}

bool rewrite_block(const Code& code, const std::vector<Node>& pairs, const std::vector<Node>& gone,
                   const std::vector<NewPair>& added, EditScript& script) {
  const std::string lines = yaml_lines(code, yaml_indent(code, pairs.front()), written(added));
  const bool in_place = !gone.empty() && starts_its_line(code, gone.front());
  if (!lines.empty() && in_place) {
    script.insert(line_begin(code.text, gone.front().begin()), lines);
  } else if (!lines.empty()) {
    insert_after(code, pairs.back(), lines, script);
  }
  return std::all_of(gone.begin(), gone.end(),
                     [&](Node pair) { return remove_pair(code, pairs, pair, script); });
}

}  // namespace

std::string yaml_indent(const Code& code, Node node) {
  const uint32_t begin = line_begin(code.text, node.begin());
  std::string indent(code.text.substr(begin, node.begin() - begin));
  for (char& c : indent) c = c == '\t' ? '\t' : ' ';
  return indent;
}

std::string yaml_lines(const Code& code, const std::string& indent, std::string_view block) {
  std::string lines;
  while (!block.empty()) {
    const size_t end = std::min(block.find('\n'), block.size());
    if (end > 0) lines += indent + std::string(block.substr(0, end));
    lines += line_break(code.text);
    block.remove_prefix(std::min(end + 1, block.size()));
  }
  return lines;
}

void insert_after(const Code& code, Node node, std::string lines, EditScript& script) {
  const uint32_t at = line_end(code.text, end_of(code, node));
  const std::string_view end = line_break(code.text);
  if (at == 0 || code.text[at - 1] != '\n') {
    lines.resize(lines.size() - std::min(lines.size(), end.size()));
    lines.insert(0, end);
  }
  script.insert(at, std::move(lines));
}

bool rewrite_section(const Code& code, Node section, const std::vector<Node>& gone,
                     const std::vector<NewPair>& added, EditScript& script) {
  const Node mapping = yaml_content(section.field("value"));
  const std::vector<Node> pairs = items_of(mapping);
  if (pairs.empty()) return false;
  if (gone.size() == pairs.size() && added.empty()) {
    if (is_one_of(section, {"flow_pair"})) {
      return rewrite_flow(code, section.parent(), {section}, {}, script);
    }
    return remove_pair(code, items_of(section.parent()), section, script);
  }
  return rewrite_mapping(code, mapping, gone, added, script);
}

bool rewrite_mapping(const Code& code, Node mapping, const std::vector<Node>& gone,
                     const std::vector<NewPair>& added, EditScript& script) {
  if (is_one_of(mapping, {"flow_mapping"})) return rewrite_flow(code, mapping, gone, added, script);
  if (!is_one_of(mapping, {"block_mapping"})) return false;
  return rewrite_block(code, items_of(mapping), gone, added, script);
}

void add_section(const Code& code, Node mapping, std::string_view key,
                 const std::vector<NewPair>& added, EditScript& script) {
  const std::vector<Node> pairs = items_of(mapping);
  if (pairs.empty()) return;
  const std::string indent = yaml_indent(code, pairs.front());
  insert_after(code, pairs.back(),
               yaml_lines(code, indent, std::string(key) + ":\n") +
                   yaml_lines(code, indent + "  ", written(added)),
               script);
}

}  // namespace plumbline::remedies
