// Settings of a program as dotted keys, whether they stand in YAML, in a `.properties` file or in
// an INI section: what Spring, Kafka and the AWS tools read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/remedies/edit_script.h"
#include "analyzers/remedies/site.h"

namespace plumbline::remedies {

struct Setting {
  std::string key;      // "spring.datasource.password", as written
  std::string relaxed;  // without `-` and `_`, in lower case: how Spring compares keys
  ByteRange whole;      // the pair, or the line without its end
  ByteRange value;      // empty if there is none
  Node pair;            // null in a file of lines
};

struct NewSetting {
  std::string key;
  std::string value;
};

/// A value type over the site's text and tree.
class Settings {
 public:
  /// Of the YAML document, or of the INI section, that holds the place.
  explicit Settings(const Site& site);

  const Setting* at(const ByteRange& place) const;
  const Setting* find(std::string_view key) const;
  const std::vector<Setting>& all() const { return all_; }
  std::string_view value_of(const Setting& setting) const;

  /// Takes the settings out and puts the new ones in: over one of the same key, else where the
  /// first one was, else beside its nearest relatives. Mappings left empty go. False if the form of
  /// the file does not allow it.
  bool rewrite(std::vector<const Setting*> gone, const std::vector<NewSetting>& added,
               EditScript& script) const;

 private:
  void read_yaml(Node mapping, const std::string& prefix);
  void read_lines(const ByteRange& place);
  bool rewrite_lines(const std::vector<const Setting*>& gone, const std::vector<NewSetting>& added,
                     EditScript& script) const;
  bool rewrite_yaml(std::vector<Node> gone, const std::vector<NewSetting>& added,
                    EditScript& script) const;
  Node nearest_mapping(std::string_view key, std::string& rest) const;

  Code code_;
  bool yaml_ = false;
  std::vector<Setting> all_;
};

/// "accessKey", "access-key", "ACCESS_KEY" are one.
std::string relaxed(std::string_view key);

}  // namespace plumbline::remedies
