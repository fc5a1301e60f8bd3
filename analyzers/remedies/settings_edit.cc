// Settings::rewrite: what goes, what comes, and the mappings that are left empty.
#include <algorithm>

#include "analyzers/remedies/settings_view.h"
#include "analyzers/remedies/yaml_edit.h"
#include "analyzers/remedies/yaml_view.h"

namespace plumbline::remedies {
namespace {

std::string indented(std::string_view text) {
  std::string result;
  for (const char c : text) result += c == '\n' ? std::string("\n  ") : std::string(1, c);
  return result;
}

/// `a.b: v` and `a.c: w` as the pair `a` with both below it.
std::vector<NewPair> nested(const std::vector<NewSetting>& settings) {
  std::vector<NewPair> pairs;
  std::vector<std::string> done;
  for (const NewSetting& setting : settings) {
    const size_t dot = setting.key.find('.');
    const std::string head = setting.key.substr(0, dot);
    if (std::find(done.begin(), done.end(), head) != done.end()) continue;
    if (dot == std::string::npos) {
      pairs.push_back({head, setting.value});
      continue;
    }
    done.push_back(head);
    std::vector<NewSetting> below;
    for (const NewSetting& other : settings) {
      if (other.key.starts_with(head + "."))
        below.push_back({other.key.substr(dot + 1), other.value});
    }
    std::string text;
    for (const NewPair& pair : nested(below)) {
      text += "\n" + pair.key + (pair.value.starts_with('\n') ? ":" : ": ") + pair.value;
    }
    pairs.push_back({head, indented(text)});
  }
  return pairs;
}

/// One edit of a YAML document, mapping by mapping.
class YamlRewrite {
 public:
  YamlRewrite(const Code& code, std::vector<Node> gone) : code_(code), gone_(std::move(gone)) {
    for (const Node pair : gone_) touch(pair.parent());
  }

  void add(Node mapping, NewSetting setting) {
    touch(mapping);
    const auto it = std::find_if(mappings_.begin(), mappings_.end(),
                                 [&](const Touched& each) { return each.mapping == mapping; });
    it->added.push_back(std::move(setting));
  }

  /// Innermost first: a mapping that is left empty puts its own pair among those that go.
  bool write(EditScript& script) {
    std::stable_sort(mappings_.begin(), mappings_.end(), [](const Touched& a, const Touched& b) {
      return a.mapping.begin() > b.mapping.begin();
    });
    for (size_t i = 0; i < mappings_.size(); ++i) {
      if (!write_one(i, script)) return false;
    }
    return true;
  }

 private:
  struct Touched {
    Node mapping;
    std::vector<NewSetting> added;
  };

  void touch(Node mapping) {
    const bool known = std::any_of(mappings_.begin(), mappings_.end(),
                                   [&](const Touched& each) { return each.mapping == mapping; });
    if (!known) mappings_.push_back({mapping, {}});
  }

  bool write_one(size_t index, EditScript& script) {
    const Touched touched = mappings_[index];
    const std::vector<Node> pairs = items_of(touched.mapping);
    std::vector<Node> here;
    for (const Node pair : pairs) {
      if (std::find(gone_.begin(), gone_.end(), pair) != gone_.end()) here.push_back(pair);
    }
    const Node section = enclosing(touched.mapping.parent(), {"block_mapping_pair", "flow_pair"});
    const bool empty = touched.added.empty() && here.size() == pairs.size();
    if (!empty || section.is_null()) {
      return rewrite_mapping(code_, touched.mapping, here, nested(touched.added), script);
    }
    gone_.push_back(section);
    touch(section.parent());
    return true;
  }

  const Code& code_;
  std::vector<Node> gone_;
  std::vector<Touched> mappings_;
};

}  // namespace

bool Settings::rewrite(std::vector<const Setting*> gone, const std::vector<NewSetting>& added,
                       EditScript& script) const {
  std::vector<NewSetting> missing;
  for (const NewSetting& setting : added) {
    const Setting* const existing = find(setting.key);
    if (existing == nullptr) {
      missing.push_back(setting);
      continue;
    }
    std::erase(gone, existing);
    script.replace(existing->value, setting.value);
  }
  if (!yaml_) return rewrite_lines(gone, missing, script);
  std::vector<Node> pairs;
  for (const Setting* const setting : gone) pairs.push_back(setting->pair);
  return rewrite_yaml(std::move(pairs), missing, script);
}

bool Settings::rewrite_lines(const std::vector<const Setting*>& gone,
                             const std::vector<NewSetting>& added, EditScript& script) const {
  if (gone.empty() && all_.empty()) return false;
  const Setting& anchor = gone.empty() ? all_.back() : *gone.front();
  const std::string_view before =
      code_.of(anchor.whole).substr(0, anchor.value.begin.value - anchor.whole.begin.value);
  const bool spaced = before.find(" =") != std::string_view::npos;
  const std::string end(line_break(code_.text));
  std::string lines;
  for (const NewSetting& setting : added) {
    lines += std::string(indentation(code_.text, anchor.whole.begin.value)) + setting.key +
             (spaced ? " = " : "=") + setting.value + end;
  }
  if (!lines.empty()) {
    const uint32_t at = gone.empty() ? line_end(code_.text, anchor.whole.end.value)
                                     : line_begin(code_.text, anchor.whole.begin.value);
    const bool unterminated = at == code_.text.size() && !code_.text.ends_with('\n');
    script.insert(at, unterminated ? end + lines : lines);
  }
  for (const Setting* const setting : gone) script.remove_lines(setting->whole, "#");
  return true;
}

/// The mapping under the longest part of the key that exists, and what is left of the key.
Node Settings::nearest_mapping(std::string_view key, std::string& rest) const {
  for (size_t dot = key.rfind('.'); dot != std::string_view::npos && dot > 0;
       dot = key.rfind('.', dot - 1)) {
    const Setting* const parent = find(key.substr(0, dot));
    if (parent == nullptr ||
        !is_one_of(yaml_value(parent->pair), {"block_mapping", "flow_mapping"}))
      continue;
    rest = key.substr(dot + 1);
    return yaml_value(parent->pair);
  }
  rest = key;
  return all_.front().pair.parent();
}

bool Settings::rewrite_yaml(std::vector<Node> gone, const std::vector<NewSetting>& added,
                            EditScript& script) const {
  if (all_.empty()) return false;
  YamlRewrite rewrite(code_, std::move(gone));
  for (const NewSetting& setting : added) {
    std::string rest;
    const Node mapping = nearest_mapping(setting.key, rest);
    rewrite.add(mapping, {rest, setting.value});
  }
  return rewrite.write(script);
}

}  // namespace plumbline::remedies
