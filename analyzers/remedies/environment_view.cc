#include "analyzers/remedies/environment_view.h"

#include <algorithm>
#include <array>

#include "analyzers/remedies/yaml_view.h"
#include "analyzers/source/ascii.h"
#include "analyzers/source/path.h"

namespace plumbline::remedies {
namespace {

constexpr std::array<std::string_view, 2> kPairs = {"block_mapping_pair", "flow_pair"};

std::string_view section_name(Manifest manifest) {
  switch (manifest) {
    case Manifest::kubernetes:
      return "env";
    case Manifest::compose:
      return "environment";
    default:
      return "variables";
  }
}

/// The mapping with `containers` above a container.
Node pod_above(const Code& code, Node container) {
  for (Node node = container; !node.is_null(); node = node.parent()) {
    if (is_one_of(node, {"block_mapping"}) && yaml_has(code, node, "containers")) return node;
  }
  return Node();
}

bool is_compose(const Code& code, std::string_view path, Node top) {
  const Node services = yaml_value(code, top, "services");
  if (!is_one_of(services, {"block_mapping", "flow_mapping"})) return false;
  const std::string_view name = file_name(path);
  if (name.starts_with("application") || name.starts_with("bootstrap")) return false;  // Spring's
  const std::vector<Node> pairs = items_of(services);
  return contains(name, "compose") || std::any_of(pairs.begin(), pairs.end(), [&](Node pair) {
           const Node service = yaml_value(pair);
           return yaml_has(code, service, "image") || yaml_has(code, service, "build") ||
                  yaml_has(code, service, "environment") || yaml_has(code, service, "extends");
         });
}

}  // namespace

std::string_view variable_name_of(const Code& code, Node entry) {
  if (!is_one_of(entry, {"block_sequence_item"})) {
    return entry.field("key").is_null() ? std::string_view()
                                        : yaml_scalar(code, entry.field("key"));
  }
  const Node content = yaml_content(entry);
  if (is_one_of(content, {"block_mapping", "flow_mapping"})) {
    return yaml_scalar(code, yaml_value(code, content, "name"));
  }
  const std::string_view text = yaml_scalar(code, content);
  return text.substr(0, text.find('='));
}

const Variable* Environment::at(const ByteRange& place) const {
  const auto it = std::find_if(variables.begin(), variables.end(), [&](const Variable& variable) {
    return variable.entry.range().contains(place);
  });
  return it == variables.end() ? nullptr : &*it;
}

Manifest manifest_of(const Code& code, std::string_view path, Node node) {
  const Node top = yaml_top(code, node);
  if (path.ends_with(".gitlab-ci.yml") || path.ends_with(".gitlab-ci.yaml"))
    return Manifest::gitlab;
  if (yaml_has(code, top, "apiVersion") && yaml_has(code, top, "kind")) return Manifest::kubernetes;
  return is_compose(code, path, top) ? Manifest::compose : Manifest::none;
}

std::optional<Environment> environment_around(const Code& code, std::string_view path,
                                              const ByteRange& place) {
  const Node leaf = code.root.descendant(place);
  Environment found;
  found.manifest = manifest_of(code, path, leaf);
  if (found.manifest == Manifest::none) return {};
  Node section = enclosing(leaf, kPairs);
  while (!section.is_null() &&
         yaml_scalar(code, section.field("key")) != section_name(found.manifest)) {
    section = enclosing(section.parent(), kPairs);
  }
  if (section.is_null() || section.field("value").is_null()) return {};
  found.section = section;
  found.owner = section.parent();
  const Node content = yaml_content(section.field("value"));
  found.listed = is_one_of(content, {"block_sequence"});
  if (!found.listed && !is_one_of(content, {"block_mapping", "flow_mapping"})) return {};
  for (const Node entry : items_of(content)) {
    found.variables.push_back({variable_name_of(code, entry), entry});
  }
  found.global = found.owner == yaml_top(code, leaf);
  if (found.manifest == Manifest::kubernetes) {
    found.pod = pod_above(code, found.owner.parent());
    if (found.pod.is_null()) return {};
  }
  return found;
}

}  // namespace plumbline::remedies
