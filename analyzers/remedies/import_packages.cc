// Go's imports: the standard packages first, then the others, each group by path, as goimports has
// them. Several packages come at once, since a lone import becomes a group only once.
#include <algorithm>
#include <utility>

#include "analyzers/remedies/import_table.h"
#include "analyzers/remedies/literal.h"

namespace plumbline::remedies {
namespace {

/// `alias "path"` counts by its path.
std::pair<int, std::string_view> rank(std::string_view spec) {
  const size_t quote = spec.find('"');
  const std::string_view path =
      quote == std::string_view::npos ? spec : unquoted(spec.substr(quote));
  return {path.find('.') == std::string_view::npos ? 0 : 1, path};
}

std::string import_of(std::vector<std::string> specs, const std::string& end) {
  if (specs.size() == 1) return "import " + specs.front();
  std::sort(specs.begin(), specs.end(),
            [](const auto& a, const auto& b) { return rank(a) < rank(b); });
  std::string text = "import (" + end;
  int group = rank(specs.front()).first;
  for (const std::string& spec : specs) {
    if (rank(spec).first != group) text += end;
    group = rank(spec).first;
    text += "\t" + spec + end;
  }
  return text + ")";
}

}  // namespace

void ImportTable::add_packages(std::vector<std::string> modules,
                               std::vector<const Binding*>& unused, EditScript& script) const {
  if (modules.empty()) return;
  std::sort(modules.begin(), modules.end(),
            [](const auto& a, const auto& b) { return rank(a) < rank(b); });
  const std::string end(line_break(code_.text));
  std::vector<std::string> specs;
  for (const std::string& module : modules) specs.push_back('"' + module + '"');
  if (statements_.empty()) {
    const std::vector<Node> items = items_of(code_.root);
    if (items.empty()) return;
    return script.insert(line_end(code_.text, items.front().end()),
                         end + import_of(specs, end) + end);
  }
  // Between `import "C"` and its comment nothing may stand.
  const auto own = std::find_if(statements_.begin(), statements_.end(), [&](Node statement) {
    return code_.of(statement.named_child(0)) != "\"C\"";
  });
  if (own == statements_.end()) {
    return script.insert(line_end(code_.text, statements_.front().end()),
                         end + import_of(specs, end) + end);
  }
  if (make_anew(*own, specs, unused, script)) return;
  const bool grouped = code_.of(*own).find('(') != std::string_view::npos;
  if (!grouped) return script.insert(own->begin(), import_of(specs, end) + end);
  for (size_t i = 0; i < modules.size(); ++i) {
    const bool first = i == 0 || rank(modules[i]).first != rank(modules[i - 1]).first;
    add_to_group(*own, modules[i], first, script);
  }
}

/// A lone `import "fmt"` becomes a group, and a group of which nothing stays another one.
bool ImportTable::make_anew(Node statement, std::vector<std::string> specs,
                            std::vector<const Binding*>& unused, EditScript& script) const {
  const auto goes = [&](const Binding& binding) {
    return std::find(unused.begin(), unused.end(), &binding) != unused.end();
  };
  std::vector<std::string> kept;
  for (const Binding& binding : bindings_) {
    if (binding.statement == statement && !goes(binding)) kept.emplace_back(code_.of(binding.item));
  }
  const bool grouped = code_.of(statement).find('(') != std::string_view::npos;
  const bool lone = !grouped && statements_.size() == 1;
  if (!lone && !(grouped && kept.empty())) return false;
  specs.insert(specs.end(), kept.begin(), kept.end());
  std::erase_if(unused, [&](const Binding* binding) { return binding->statement == statement; });
  script.replace(statement.range(), import_of(specs, std::string(line_break(code_.text))));
  return true;
}

/// The first of its kind stands apart from the other one.
void ImportTable::add_to_group(Node statement, const std::string& module, bool first,
                               EditScript& script) const {
  const std::string end(line_break(code_.text));
  uint32_t at = 0;
  for (const Binding& binding : bindings_) {
    if (!(binding.statement == statement)) continue;
    const uint32_t begin = line_begin(code_.text, binding.item.begin());
    if (at == 0) at = begin;
    if (rank(module) < rank(binding.module)) {
      const bool other_group = rank(module).first != rank(binding.module).first;
      if (!other_group) at = begin;
      break;
    }
    at = line_end(code_.text, binding.item.end());
  }
  if (at == 0) return;
  const bool alone = std::none_of(bindings_.begin(), bindings_.end(), [&](const Binding& binding) {
    return binding.statement == statement && rank(binding.module).first == rank(module).first;
  });
  const bool standard = rank(module).first == 0;
  const std::string apart = alone && first ? end : "";
  script.insert(at,
                (standard ? "" : apart) + "\t\"" + module + "\"" + end + (standard ? apart : ""));
}

}  // namespace plumbline::remedies
