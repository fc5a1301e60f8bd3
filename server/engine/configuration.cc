// config.yaml, read key by key.
//
// A fault in one key costs that key: the default stands, the fault is a finding on its own line,
// and the other keys hold (invariant 11). Words that are not known get the nearest one that is,
// since most of them are typing errors.
#include "server/engine/configuration.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "analyzers/configuration/glob.h"
#include "analyzers/configuration/yaml_node.h"
#include "server/engine/lifetime_settings.h"

namespace plumbline::engine {
namespace {

using configuration::Fault;
using configuration::YamlEntry;
using configuration::YamlNode;

constexpr std::array<std::string_view, 3> kFamilies = {"secrets", "patterns", "boundaries"};
constexpr std::array<std::string_view, 5> kSeverities = {"error", "warning", "info", "hint", "off"};
constexpr std::array<std::string_view, 4> kPreconditions = {"none", "ambient-identity",
                                                            "variable-set", "publisher-registered"};
constexpr std::array<std::string_view, 8> kKeys = {"version",       "families",   "exclude",
                                                   "severity",      "rules",      "builtin_rules",
                                                   "max_file_size", "credentials"};
constexpr std::array<std::string_view, 3> kCredentialKeys = {"preconditions_met", "platform",
                                                             "max_lifetime"};

class Reader {
 public:
  LoadedConfiguration run(std::string_view yaml) {
    const configuration::YamlDocument document = configuration::parse_yaml(yaml);
    if (document.fault) fault(document.fault->range, document.fault->message);
    if (document.root.is_map()) {
      for (const YamlEntry& entry : document.root.entries) top_level(entry);
    } else if (document.root.kind != YamlNode::Kind::null) {
      fault(document.root.range,
            "this file must be a map of settings, such as `families: [secrets]`");
    }
    return std::move(loaded_);
  }

 private:
  Configuration& out() { return loaded_.configuration; }

  void fault(const ByteRange& range, std::string message) {
    loaded_.faults.push_back({Fault::Level::error, range, std::move(message)});
  }

  void unknown(std::string_view what, const YamlNode& word,
               std::span<const std::string_view> known) {
    fault(word.range, configuration::unknown_message(what, word.scalar, known));
  }

  void top_level(const YamlEntry& entry) {
    const std::string& key = entry.key.scalar;
    const YamlNode& value = entry.value;
    if (key == "families") return families(value);
    if (key == "exclude") return strings(value, out().exclude);
    if (key == "rules") return strings(value, out().rule_files);
    if (key == "severity") return severities(value);
    if (key == "builtin_rules") return boolean(value, out().builtin_rules);
    if (key == "max_file_size") {
      return number(value, out().max_file_size, "bytes, such as 5242880");
    }
    if (key == "credentials") return credentials(value);
    if (key == "version") return;
    unknown("key", entry.key, kKeys);
  }

  void strings(const YamlNode& value, std::vector<std::string>& target) {
    std::vector<std::string> read;
    if (value.is_scalar()) read.push_back(value.scalar);
    for (const YamlNode& item : value.items) {
      if (!item.is_scalar()) return fault(item.range, "expected a string here");
      read.push_back(item.scalar);
    }
    if (value.is_map()) return fault(value.range, "expected a list of strings here");
    target = std::move(read);
  }

  void families(const YamlNode& value) {
    std::vector<std::string> names;
    strings(value, names);
    const auto has = [&](std::string_view name) {
      return std::find(names.begin(), names.end(), name) != names.end();
    };
    for (const YamlNode& item : value.items) {
      if (std::find(kFamilies.begin(), kFamilies.end(), item.scalar) == kFamilies.end()) {
        unknown("family", item, kFamilies);
      }
    }
    out().secrets = has("secrets");
    out().patterns = has("patterns");
    out().boundaries = has("boundaries");
  }

  void severities(const YamlNode& value) {
    if (!value.is_map()) return fault(value.range, "expected a map of rule ids to severities");
    for (const YamlEntry& entry : value.entries) {
      const auto severity = severity_named(entry.value.scalar);
      if (!severity && entry.value.scalar != "off") {
        unknown("severity", entry.value, kSeverities);
      } else {
        out().severity[entry.key.scalar] = severity;
      }
    }
  }

  void boolean(const YamlNode& value, bool& target) {
    if (value.scalar == "true" || value.scalar == "false") {
      target = value.scalar == "true";
    } else {
      fault(value.range, "expected `true` or `false`");
    }
  }

  /// A whole number above zero; `example` is what the fault shows.
  void number(const YamlNode& value, uint32_t& target, std::string_view example) {
    const char* const begin = value.scalar.data();
    const char* const end = begin + value.scalar.size();
    uint32_t read = 0;
    const auto [stop, error] = std::from_chars(begin, end, read);
    if (error != std::errc() || stop != end || read == 0) {
      return fault(value.range, "expected a number of " + std::string(example));
    }
    target = read;
  }

  void credentials(const YamlNode& value) {
    if (!value.is_map() && value.kind != YamlNode::Kind::null) {
      return fault(value.range, "expected a map of credential settings here");
    }
    for (const YamlEntry& entry : value.entries) {
      if (entry.key.scalar == "platform") {
        out().platform = entry.value.scalar;
      } else if (entry.key.scalar == "max_lifetime") {
        LifetimeReader(out().lifetimes, loaded_.faults).read(entry.value);
      } else if (entry.key.scalar == "preconditions_met") {
        preconditions(entry.value);
      } else {
        unknown("key", entry.key, kCredentialKeys);
      }
    }
  }

  void preconditions(const YamlNode& value) {
    for (const YamlNode& item : value.items) {
      if (std::find(kPreconditions.begin(), kPreconditions.end(), item.scalar) ==
          kPreconditions.end()) {
        unknown("precondition", item, kPreconditions);
      } else {
        out().preconditions_met.push_back(item.scalar);
      }
    }
  }

  LoadedConfiguration loaded_;
};

}  // namespace

bool Configuration::runs(Family family) const {
  switch (family) {
    case Family::secrets:
      return secrets;
    case Family::patterns:
      return patterns;
    case Family::boundaries:
      return boundaries;
    case Family::config:
      return true;
  }
  return true;
}

bool Configuration::excludes(std::string_view path) const {
  return std::any_of(exclude.begin(), exclude.end(), [&](const std::string& glob) {
    return configuration::glob_matches(glob, path);
  });
}

LoadedConfiguration read_configuration(std::string_view yaml) {
  return Reader().run(yaml);
}

}  // namespace plumbline::engine
