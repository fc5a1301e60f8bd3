#include "analyzers/boundaries/rule_keys.h"

#include <array>

namespace plumbline::boundaries {
namespace {

using Words = std::vector<std::string_view>;

constexpr std::array<std::string_view, 15> kKinds{
    "forbid",  "allow_only", "protect",  "layers",  "independent",
    "acyclic", "interface",  "packages", "targets", "coverage",
    "effects", "guarded_by", "atomic",   "guard",   "protocol"};

struct KindKeys {
  Words own;
  Words needed;
};

/// In the order of RuleKind.
const std::array<KindKeys, kKinds.size()>& table() {
  static const std::array<KindKeys, kKinds.size()> kTable{{
      {{"from", "to", "via", "imports"}, {"from", "to"}},
      {{"from", "to", "unassigned", "imports"}, {"from", "to"}},
      {{"target", "by", "imports"}, {"target"}},
      {{"order", "adjacent_only", "via", "imports"}, {"order"}},
      {{"components", "via", "imports"}, {"components"}},
      {{"scope", "within", "depth", "imports"}, {}},
      {{"of", "imports"}, {"of"}},
      {{"in", "not_in", "forbid", "allow_only", "via", "imports"}, {}},
      {{"in", "not_in", "default", "rules", "imports"}, {}},
      {{"files"}, {"files"}},
      {{"effects", "only_in", "never_in"}, {"effects"}},
      {{"type", "fields", "lock", "callers_hold", "exempt"}, {"type", "fields", "lock"}},
      {{"type", "steps", "lock"}, {"steps", "lock"}},
      {{"call", "needs", "in", "checked"}, {"call", "needs"}},
      {{"type", "created_by", "start", "states", "transitions", "final", "mode"},
       {"type", "start", "transitions"}},
  }};
  return kTable;
}

}  // namespace

std::span<const std::string_view> rule_kind_names() {
  return kKinds;
}

std::string_view name_of(RuleKind kind) {
  return kKinds[static_cast<size_t>(kind)];
}

bool is_evaluated(RuleKind kind) {
  return kind < RuleKind::effects;
}

Words keys_of(RuleKind kind) {
  Words keys{"id", "kind", "severity", "because", "vetted", "except"};
  const Words& own = table()[static_cast<size_t>(kind)].own;
  keys.insert(keys.end(), own.begin(), own.end());
  return keys;
}

Words needed_keys_of(RuleKind kind) {
  return table()[static_cast<size_t>(kind)].needed;
}

}  // namespace plumbline::boundaries
