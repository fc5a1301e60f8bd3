#include "server/session/settings.h"

#include <algorithm>

namespace plumbline::server {
namespace {

std::vector<std::string> strings(const protocol::Json& array) {
  std::vector<std::string> values;
  for (const protocol::Json& item : array.items()) {
    if (auto value = item.as_string()) values.push_back(std::move(*value));
  }
  return values;
}

}  // namespace

Settings read_settings(const protocol::Json& json) {
  const protocol::Json section = json.has_member("plumbline") ? json.member("plumbline") : json;
  Settings settings;
  settings.enable = section.member("enable").as_boolean().value_or(true);
  settings.on_save = section.member("run").as_string().value_or("onType") == "onSave";
  if (section.member("families").is_array())
    settings.families = strings(section.member("families"));
  settings.exclude = strings(section.member("exclude"));
  settings.log_level = section.member("logLevel").as_string().value_or("");
  const auto size = section.member("maxFileSize").as_integer();
  if (size && *size > 0 && *size <= INT32_MAX) {
    settings.max_file_size = static_cast<uint32_t>(*size);
  }
  const protocol::Json severity = section.member("severity");
  for (const std::string& rule : severity.keys()) {
    const std::string level = severity.member(rule).as_string().value_or("");
    if (level == "off") settings.severity[rule] = std::nullopt;
    if (const auto known = severity_named(level)) settings.severity[rule] = known;
  }
  return settings;
}

engine::Configuration overridden(engine::Configuration configuration, const Settings& settings) {
  if (settings.families) {
    const auto has = [&](std::string_view name) {
      return std::find(settings.families->begin(), settings.families->end(), name) !=
             settings.families->end();
    };
    configuration.secrets = has("secrets");
    configuration.patterns = has("patterns");
    configuration.boundaries = has("boundaries");
  }
  configuration.exclude.insert(configuration.exclude.end(), settings.exclude.begin(),
                               settings.exclude.end());
  if (settings.max_file_size) configuration.max_file_size = *settings.max_file_size;
  for (const auto& [rule, severity] : settings.severity) configuration.severity[rule] = severity;
  return configuration;
}

}  // namespace plumbline::server
