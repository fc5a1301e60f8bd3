// The changes to an import block: a name taken out of its list, a module added where it belongs.
#include <algorithm>
#include <optional>
#include <utility>

#include "analyzers/remedies/file_top.h"
#include "analyzers/remedies/import_table.h"
#include "analyzers/remedies/item_list.h"
#include "analyzers/remedies/literal.h"
#include "analyzers/source/standard_modules.h"

namespace plumbline::remedies {
namespace {

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
    case Language::go: {
      std::vector<const Binding*> kept;
      return add_packages({std::string(module)}, kept, script);
    }
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
    const uint32_t at = future ? line_end(code_.text, last->statement.end()) : top_of_file(code_);
    const bool after_text =
        at > 0 && (future || is_one_of(items_of(code_.root)[0].named_child(0), {"string"}));
    const bool blank_next =
        at < code_.text.size() && (code_.text[at] == '\n' || code_.text[at] == '\r');
    script.insert(at, (after_text ? end : "") + line + (blank_next ? "" : end));
    return;
  }
  uint32_t at = line_begin(code_.text, block.front()->statement.begin());
  const bool standard = is_python_standard(module);
  for (const Binding* const binding : block) {
    const bool theirs = is_python_standard(binding->module);
    // Python's own modules come first, then the others, each by name.
    const bool before =
        theirs == standard ? binding->member.empty() && binding->module < module : theirs;
    if (!before) {
      if (!standard) at = line_begin(code_.text, binding->statement.begin());
      break;
    }
    at = line_end(code_.text, binding->statement.end());
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
    const bool before =
        code_.of(binding.statement).starts_with("global") || rank(binding.module) < rank(module);
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

}  // namespace plumbline::remedies
