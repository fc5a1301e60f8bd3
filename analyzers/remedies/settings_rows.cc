#include "analyzers/remedies/settings_rows.h"

#include <algorithm>

#include "analyzers/remedies/catalogue.h"
#include "analyzers/remedies/settings_view.h"
#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

using Names = std::span<const std::string_view>;

/// A key may begin with `*`, which stands for the same words as in the key of the credential.
struct SettingCondition {
  std::string_view key;
  Names beginnings;  // of the value; "" stands for a missing key
};

struct SettingRewrite {
  std::string_view key;
  std::string_view from;  // empty: after the value
  std::string_view to;
};

struct NewValue {
  std::string_view key;
  std::string_view value;
};

struct SettingsRow {
  std::string_view id;
  std::span<const Language> languages;
  std::string_view path;   // a part of the file's path; empty: any
  std::string_view holds;  // a word that the file must hold
  std::string_view lacks;  // and one that it must not
  Names secret;
  std::span<const SettingCondition> where;
  Names drop;
  std::span<const NewValue> set;
  std::span<const SettingRewrite> change;
  std::string_view endpoint;  // keys below that name the service, if it may be foreign
  std::string_view platform;
  bool only_on_platform;  // that is: where it is in evidence
};

#include "remedy_settings.inc"

/// What `*` stands for, or nothing if the key is no match.
std::optional<std::string> match(std::string_view pattern, const Setting& setting) {
  if (!pattern.starts_with('*')) {
    return setting.relaxed == relaxed(pattern) ? std::optional(std::string()) : std::nullopt;
  }
  const std::string tail = relaxed(pattern.substr(1));
  if (!setting.relaxed.ends_with(tail)) return {};
  size_t kept = setting.key.size();
  for (size_t left = tail.size(); left > 0 && kept > 0; --kept) {
    if (setting.key[kept - 1] != '-' && setting.key[kept - 1] != '_') --left;
  }
  return setting.key.substr(0, kept);
}

std::string full(std::string_view key, const std::string& prefix) {
  return key.starts_with('*') ? prefix + std::string(key.substr(1)) : std::string(key);
}

class RowReader {
 public:
  RowReader(const Site& site, const Settings& settings, const SettingsRow& row)
      : site_(site), settings_(settings), row_(row) {}

  std::optional<Plan> read(const Setting& secret) {
    for (const std::string_view pattern : row_.secret) {
      const auto prefix = match(pattern, secret);
      if (!prefix) continue;
      prefix_ = *prefix;
      if (applies()) return plan();
    }
    return {};
  }

 private:
  bool applies() const {
    const Language language = site_.code().language;
    const auto& all = row_.languages;
    if (std::find(all.begin(), all.end(), language) == all.end()) return false;
    if (!contains(site_.path, row_.path)) return false;
    if (!is_here()) return false;
    if (!row_.lacks.empty() && contains(site_.code().text, row_.lacks)) return false;
    return std::all_of(row_.where.begin(), row_.where.end(),
                       [&](const SettingCondition& condition) { return holds(condition); });
  }

  /// What the file must hold is a host of the platform, which is evidence for it as others are.
  bool is_here() const {
    if (names_platform()) return true;
    return row_.holds.empty() && !row_.only_on_platform ? true
                                                        : site_.document.runs_on(row_.platform);
  }

  bool names_platform() const {
    return !row_.holds.empty() && contains(site_.code().text, row_.holds);
  }

  bool holds(const SettingCondition& condition) const {
    const Setting* const setting = settings_.find(full(condition.key, prefix_));
    const std::string_view value =
        setting == nullptr ? std::string_view() : settings_.value_of(*setting);
    return std::any_of(condition.beginnings.begin(), condition.beginnings.end(),
                       [&](std::string_view begin) {
                         return begin.empty() ? setting == nullptr : value.starts_with(begin);
                       });
  }

  bool accept_endpoints(Plan& plan) const {
    if (row_.endpoint.empty()) return true;
    const std::string below = relaxed(row_.endpoint) + ".";
    for (const Setting& setting : settings_.all()) {
      const bool names =
          setting.relaxed.starts_with(below) && setting.relaxed.ends_with("endpoint");
      if (!names) continue;
      const std::string_view url = settings_.value_of(setting);
      const bool local =
          contains(url, "localhost") || contains(url, "127.0.0.1") || contains(url, "localstack");
      const Endpoint endpoint = local                             ? Endpoint::emulator
                                : contains(url, ".amazonaws.com") ? Endpoint::own
                                                                  : Endpoint::foreign;
      if (!accept_endpoint(endpoint, plan)) return false;
    }
    return true;
  }

  std::optional<Plan> plan() const {
    Plan plan = plan_for(site_.code().text, row_.id, row_named(row_.id)->cls);
    if (!names_platform()) plan.platform = row_.platform;
    if (!accept_endpoints(plan)) return {};
    std::vector<const Setting*> gone;
    for (const Names& keys : {row_.secret, row_.drop}) {
      for (const std::string_view key : keys) {
        const Setting* const setting = settings_.find(full(key, prefix_));
        if (setting != nullptr) gone.push_back(setting);
      }
    }
    std::sort(gone.begin(), gone.end(),
              [](const Setting* a, const Setting* b) { return a->whole.begin < b->whole.begin; });
    std::vector<NewSetting> added;
    for (const NewValue& value : row_.set) {
      added.push_back({full(value.key, prefix_), std::string(value.value)});
    }
    change_values(plan);
    if (!settings_.rewrite(gone, added, plan.script)) return {};
    return plan;
  }

  void change_values(Plan& plan) const {
    for (const SettingRewrite& change : row_.change) {
      const Setting* const setting = settings_.find(full(change.key, prefix_));
      if (setting == nullptr) continue;
      const std::string_view text = site_.code().of(setting->value);
      if (change.from.empty()) {
        const bool quoted = text.ends_with('"') || text.ends_with('\'');
        plan.script.insert(setting->value.end.value - (quoted ? 1 : 0), std::string(change.to));
        continue;
      }
      for (size_t at = text.find(change.from); at != std::string_view::npos;
           at = text.find(change.from, at + change.from.size())) {
        const uint32_t begin = setting->value.begin.value + static_cast<uint32_t>(at);
        plan.script.replace(byte_range(begin, begin + static_cast<uint32_t>(change.from.size())),
                            std::string(change.to));
      }
    }
  }

  const Site& site_;
  const Settings& settings_;
  const SettingsRow& row_;
  std::string prefix_;
};

}  // namespace

std::vector<Plan> settings_rows(const Site& site) {
  const Settings settings(site);
  const Setting* const secret = settings.at(site.place);
  if (secret == nullptr) return {};
  std::vector<Plan> plans;
  for (const SettingsRow& row : kSettings) {
    if (auto plan = RowReader(site, settings, row).read(*secret)) plans.push_back(std::move(*plan));
  }
  return plans;
}

}  // namespace plumbline::remedies
