// The editor's `plumbline.*` settings, as they come from workspace/configuration,
// didChangeConfiguration or initializationOptions. They override .plumbline/config.yaml.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "protocol/json.h"
#include "server/engine/configuration.h"

namespace plumbline::server {

struct Settings {
  bool enable = true;
  bool on_save = false;  // plumbline.run is "onSave": edits are only applied, not analysed
  std::optional<std::vector<std::string>> families;
  std::vector<std::string> exclude;
  std::optional<uint32_t> max_file_size;
  std::map<std::string, std::optional<Severity>> severity;
  std::string log_level;

  friend bool operator==(const Settings&, const Settings&) = default;
};

/// Reads the section itself or an object that holds it under "plumbline". What has the wrong type
/// is left at its default; null gives the defaults.
Settings read_settings(const protocol::Json& json);

/// The project's configuration with the editor's wishes laid over it.
engine::Configuration overridden(engine::Configuration configuration, const Settings& settings);

}  // namespace plumbline::server
