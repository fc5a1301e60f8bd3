#include <algorithm>
#include <vector>

#include "analyzers/secrets/rule_record.h"
#include "analyzers/secrets/secrets.h"

namespace plumbline::secrets {
namespace {

const std::vector<RuleInfo>& catalogue() {
  static const auto* const all = [] {
    auto* const infos = new std::vector<RuleInfo>;
    for (const RuleRecord& record : records()) {
      if (infos->empty() || infos->back().id != record.info.id) infos->push_back(record.info);
    }
    return infos;
  }();
  return *all;
}

}  // namespace

std::span<const RuleInfo> rules() {
  return catalogue();
}

const RuleInfo* find_rule(std::string_view id) {
  constexpr std::string_view kPrefix = "secrets/";
  if (id.starts_with(kPrefix)) id.remove_prefix(kPrefix.size());
  const auto name = [&](const RuleInfo& info) { return info.id.substr(kPrefix.size()); };
  const auto& all = catalogue();
  const auto found = std::lower_bound(
      all.begin(), all.end(), id,
      [&](const RuleInfo& info, std::string_view wanted) { return name(info) < wanted; });
  return found != all.end() && name(*found) == id ? &*found : nullptr;
}

}  // namespace plumbline::secrets
