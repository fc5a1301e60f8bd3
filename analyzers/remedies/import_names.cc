// A member that the new code names and the file does not import yet.
#include <algorithm>

#include "analyzers/remedies/file_top.h"
#include "analyzers/remedies/import_table.h"
#include "analyzers/source/standard_modules.h"

namespace plumbline::remedies {
namespace {

bool is_require(Node statement) {
  return is_one_of(statement, {"lexical_declaration", "variable_declaration"});
}

/// Imports of single names: the lines that a new one is sorted among.
bool is_peer(const Code& code, const Binding& binding) {
  if (binding.nested || binding.module == "__future__") return false;
  return code.language != Language::python || !binding.member.empty();
}

}  // namespace

/// `import { A } from "m"` → `import { A, B } from "m"`.
bool ImportTable::join_list(const std::string& module, const std::string& member,
                            EditScript& script) const {
  const Binding* last = nullptr;
  for (const Binding& binding : bindings_) {
    const bool listed = !binding.member.empty() && binding.member != "default";
    if (binding.module == module && listed && !binding.nested) last = &binding;
  }
  if (last == nullptr) return false;
  const uint32_t at = last->item.begin();
  const uint32_t begin = line_begin(code_.text, at);
  const std::string lead(code_.text.substr(begin, at - begin));
  const bool own_line = !lead.empty() && is_blank(lead);
  const std::string separator =
      own_line ? "," + std::string(line_break(code_.text)) + lead : std::string(", ");
  script.insert(last->item.end(), separator + member);
  return true;
}

/// In the style of the file: its quotes, its semicolons, its way to import.
std::string ImportTable::import_line(const std::string& module, const std::string& member) const {
  const std::string end(line_break(code_.text));
  if (code_.language == Language::java) return "import " + module + "." + member + ";" + end;
  if (code_.language == Language::python) {
    return "from " + module + " import " + member + end;
  }
  const std::string_view like =
      statements_.empty() ? std::string_view("\";") : code_.of(statements_.back());
  const char quote = like.find('"') == std::string_view::npos ? '\'' : '"';
  const std::string stop = like.ends_with(';') ? ";" : "";
  const bool require =
      statements_.empty() ? code_.language == Language::javascript : is_require(statements_.back());
  if (require) {
    return "const { " + member + " } = require(" + quote + module + quote + ")" + stop + end;
  }
  return "import { " + member + " } from " + quote + module + quote + stop + end;
}

void ImportTable::add_name(const std::string& module, const std::string& member,
                           EditScript& script) const {
  if (member.empty()) return add_module(module, script);
  if (code_.language != Language::java && join_list(module, member, script)) return;
  const std::string line = import_line(module, member);
  const Binding* last = nullptr;
  for (const Binding& binding : bindings_) {
    if (!is_peer(code_, binding)) continue;
    const bool third_party =
        code_.language != Language::python || !is_python_standard(binding.module);
    const bool after = code_.language == Language::java
                           ? binding.module + "." + binding.member > module + "." + member
                           : binding.module > module;
    if (third_party && after) {
      return script.insert(line_begin(code_.text, binding.statement.begin()), line);
    }
    last = &binding;
  }
  for (const Binding& binding : bindings_) {
    if (last == nullptr && !binding.nested && binding.module != "__future__") last = &binding;
  }
  if (last != nullptr) {
    return script.insert(line_end(code_.text, last->statement.end()), line);
  }
  const std::string end(line_break(code_.text));
  // Java: below `package a;` and `import a.*;`, which bind no name.
  Node head;
  for (const Node item : items_of(code_.root)) {
    if (is_one_of(item, {"package_declaration", "import_declaration"})) head = item;
  }
  if (head.is_null()) return script.insert(top_of_file(code_), line + end);
  const bool package = is_one_of(head, {"package_declaration"});
  script.insert(line_end(code_.text, head.end()), (package ? end : "") + line);
}

}  // namespace plumbline::remedies
