// The changes to an import block: a name taken out of its list, a module added where it belongs.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "analyzers/remedies/import_table.h"
#include "analyzers/remedies/item_list.h"
#include "analyzers/remedies/literal.h"

namespace plumbline::remedies {
namespace {

/// Modules of Python's own that files with credentials commonly import: tells whether the first
/// import block is the one `os` belongs to.
constexpr std::array<std::string_view, 44> kStandard = {
    "abc",        "argparse", "ast",      "asyncio",     "base64",   "collections", "configparser",
    "contextlib", "copy",     "csv",      "dataclasses", "datetime", "decimal",     "enum",
    "functools",  "glob",     "hashlib",  "hmac",        "http",     "io",          "itertools",
    "json",       "logging",  "math",     "os",          "pathlib",  "pickle",      "platform",
    "random",     "re",       "shutil",   "signal",      "socket",   "ssl",         "string",
    "subprocess", "sys",      "tempfile", "threading",   "time",     "typing",      "unittest",
    "urllib",     "uuid"};

std::string_view first_segment(std::string_view module) {
  return module.substr(0, module.find('.'));
}

bool is_standard(std::string_view module) {
  const std::string_view name = first_segment(module);
  return std::find(kStandard.begin(), kStandard.end(), name) != kStandard.end();
}

/// Where the first import of a Python file without imports goes: after `#!`, the encoding line, the
/// docstring and a leading comment that stands apart.
uint32_t top_of_python(const Code& code) {
  uint32_t at = code.text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  uint32_t comments = at;
  while (comments < code.text.size() && code.text[comments] == '#') {
    const uint32_t end = line_end(code.text, comments);
    const std::string_view line = code.text.substr(comments, end - comments);
    comments = end;
    if (line.starts_with("#!") || line.find("coding") != std::string_view::npos) at = comments;
  }
  const bool apart = comments < code.text.size() &&
                     is_blank(code.text.substr(comments, line_end(code.text, comments) - comments));
  if (apart) at = comments;
  const std::vector<Node> statements = items_of(code.root);
  if (statements.empty() || !is_one_of(statements[0], {"expression_statement"})) return at;
  const bool docstring = is_one_of(statements[0].named_child(0), {"string"});
  return docstring ? line_end(code.text, statements[0].end()) : at;
}

bool is_future(const Binding& binding) {
  return binding.module == "__future__";
}

Node names_list(const Code& code, Node statement, Node item) {
  const Node parent = item.parent();
  if (is_one_of(parent, {"named_imports", "object_pattern", "namespace_use_group"})) return parent;
  return code.language == Language::python ? statement : parent;
}

}  // namespace

void ImportTable::remove_names(Node statement, const std::vector<Node>& removed,
                               EditScript& script) const {
  const Node list = names_list(code_, statement, removed.front());
  if (code_.language == Language::rust) return remove_rust(removed, script);
  if (is_one_of(list, {"named_imports", "object_pattern", "namespace_use_group"})) {
    return remove_items(code_, list, removed, script);
  }
  const std::vector<Node> items = items_of(list);
  for (const Node item : removed) {
    const auto it = std::find(items.begin(), items.end(), item);
    if (it + 1 != items.end()) {
      script.remove(byte_range(item.begin(), (it + 1)->begin()));
    } else {
      script.remove(byte_range((it - 1)->end(), item.end()));
    }
  }
}

/// One name left needs no braces: `use a::{B, C};` → `use a::B;`.
void ImportTable::remove_rust(const std::vector<Node>& removed, EditScript& script) const {
  const Node list = removed.front().parent();
  std::vector<Node> here;
  for (const Node item : removed) {
    if (item.parent() == list) here.push_back(item);
  }
  std::vector<Node> kept = items_of(list);
  std::erase_if(kept,
                [&](Node item) { return std::find(here.begin(), here.end(), item) != here.end(); });
  if (kept.size() == 1 && code_.of(kept[0]) != "self") {
    return script.replace(list.range(), std::string(code_.of(kept[0])));
  }
  remove_items(code_, list, here, script);
}

void ImportTable::add_module(std::string_view module, EditScript& script) const {
  switch (code_.language) {
    case Language::python:
      return add_python(module, script);
    case Language::go:
      return add_go(module, script);
    case Language::csharp:
      return add_using(module, script);
    case Language::c:
    case Language::cpp:
      return add_include(module, script);
    default:
      return;
  }
}

void ImportTable::add_python(std::string_view module, EditScript& script) const {
  const std::string end(line_break(code_.text));
  const std::string line = "import " + std::string(module) + end;
  std::vector<const Binding*> block;
  for (const Binding& binding : bindings_) {
    if (is_future(binding) || binding.nested) continue;
    block.push_back(&binding);
  }
  if (block.empty()) {
    const auto last = std::find_if(bindings_.rbegin(), bindings_.rend(), is_future);
    const bool future = last != bindings_.rend();
    const uint32_t at = future ? line_end(code_.text, last->statement.end()) : top_of_python(code_);
    const bool after_text =
        at > 0 && (future || is_one_of(items_of(code_.root)[0].named_child(0), {"string"}));
    const bool blank_next =
        at < code_.text.size() && (code_.text[at] == '\n' || code_.text[at] == '\r');
    script.insert(at, (after_text ? end : "") + line + (blank_next ? "" : end));
    return;
  }
  uint32_t at = line_begin(code_.text, block.front()->statement.begin());
  if (is_standard(block.front()->module)) {
    for (const Binding* const binding : block) {
      const bool plain = binding->member.empty();
      if (!is_standard(binding->module) || !plain || binding->module > module) break;
      at = line_end(code_.text, binding->statement.end());
    }
  }
  script.insert(at, line);
}

/// `System` and what is below it come first, the rest by name.
void ImportTable::add_using(std::string_view module, EditScript& script) const {
  const std::string end(line_break(code_.text));
  const std::string line = "using " + std::string(module) + ";" + end;
  const auto rank = [](std::string_view name) {
    const bool system = name == "System" || name.starts_with("System.");
    return std::pair(system ? 0 : 1, name);
  };
  std::optional<uint32_t> at;
  for (const Binding& binding : bindings_) {
    if (!binding.local.empty()) continue;
    const bool before = rank(binding.module) < rank(module);
    if (!at || before) {
      at = before ? line_end(code_.text, binding.statement.end())
                  : line_begin(code_.text, binding.statement.begin());
    }
    if (!before) break;
  }
  if (at) return script.insert(*at, std::string(indentation(code_.text, *at)) + line);
  const uint32_t top = code_.text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  script.insert(top, line + end);
}

/// Among the headers of the same kind, by name; else above the first include; else on top.
void ImportTable::add_include(std::string_view header, EditScript& script) const {
  const std::string end(line_break(code_.text));
  const std::string line = "#include " + std::string(header) + end;
  std::optional<uint32_t> at;
  bool standard = false;
  for (const Node node : items_of(code_.root)) {
    if (!is_one_of(node, {"preproc_include"})) continue;
    const std::string_view path = code_.of(node.field("path"));
    if (!path.starts_with('<')) {
      if (!standard) at = line_end(code_.text, node.begin());
      continue;
    }
    if (!standard || path < header) {
      at =
          path < header ? line_end(code_.text, node.begin()) : line_begin(code_.text, node.begin());
    }
    standard = true;
  }
  if (at) return script.insert(*at, line);
  const std::vector<Node> items = items_of(code_.root);
  if (!items.empty()) script.insert(line_begin(code_.text, items.front().begin()), line + end);
}

/// A lone `import "fmt"` becomes a group, as goimports makes it.
void ImportTable::group_go(Node lone, const std::string& quoted, EditScript& script) const {
  const std::string end(line_break(code_.text));
  const std::string spec(code_.of(lone.named_child(0)));
  if (statements_.size() > 1 || spec == "\"C\"") {
    return script.insert(lone.begin(), "import " + quoted + end);
  }
  const bool standard = spec.find('.') == std::string::npos;
  const std::string first = standard && spec < quoted ? spec : quoted;
  const std::string second = first == spec ? quoted : spec;
  script.replace(lone.range(), "import (" + end + "\t" + first + end + (standard ? "" : end) +
                                   "\t" + second + end + ")");
}

void ImportTable::add_go(std::string_view module, EditScript& script) const {
  const std::string end(line_break(code_.text));
  const std::string quoted = "\"" + std::string(module) + "\"";
  if (statements_.empty()) {
    const std::vector<Node> items = items_of(code_.root);
    if (items.empty()) return;
    script.insert(line_end(code_.text, items.front().end()), end + "import " + quoted + end);
    return;
  }
  const Node first = statements_.front();
  const bool grouped = code_.of(first).find('(') != std::string_view::npos;
  if (!grouped) return group_go(first, quoted, script);
  uint32_t at = 0;
  for (const Binding& binding : bindings_) {
    if (!(binding.statement == first)) continue;
    const uint32_t begin = line_begin(code_.text, binding.item.begin());
    if (at == 0) at = begin;
    const bool standard = binding.module.find('.') == std::string::npos;
    if (!standard || binding.module > module || begin > at) break;
    at = line_end(code_.text, binding.item.end());
  }
  if (at == 0) return;
  const bool own_group = bindings_.front().module.find('.') != std::string::npos;
  script.insert(at, "\t" + quoted + end + (own_group ? end : ""));
}

}  // namespace plumbline::remedies
