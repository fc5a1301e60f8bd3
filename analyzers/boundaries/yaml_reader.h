// Typed reading of the architecture file: what has the wrong type or an unknown key becomes a fault
// on its own line, and reads as absent.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/boundaries/selector.h"
#include "analyzers/configuration/fault.h"
#include "analyzers/configuration/yaml_node.h"
#include "analyzers/source/date.h"

namespace plumbline::boundaries {

using configuration::YamlNode;

/// A text with its place.
struct PlacedText {
  std::string text;
  ByteRange range;
};

class YamlReader {
 public:
  using Keys = std::span<const std::string_view>;

  /// Reports what is no map, unknown keys and keys given twice. `what` names the map in messages:
  /// "rule". False if it is no map.
  bool check_map(const YamlNode& node, std::string_view what, Keys known);

  std::optional<PlacedText> text(const YamlNode& map, std::string_view key);
  std::string text_or_empty(const YamlNode& map, std::string_view key);
  /// A list of texts, or one text.
  std::vector<PlacedText> texts(const YamlNode& map, std::string_view key);
  std::vector<std::string> plain_texts(const YamlNode& map, std::string_view key);
  bool boolean(const YamlNode& map, std::string_view key, bool fallback);
  std::optional<uint32_t> number(const YamlNode& map, std::string_view key);
  std::optional<Date> date(const YamlNode& map, std::string_view key);
  /// The index of the word among `words`; `fallback` if absent or none of them.
  size_t choice(const YamlNode& map, std::string_view key, Keys words, size_t fallback);

  void fault(const ByteRange& range, std::string message);
  void add(configuration::Fault fault) { faults_.push_back(std::move(fault)); }

  /// In the order of the file.
  std::vector<configuration::Fault> take_faults();

 private:
  void append(const YamlNode& node, std::string_view key, std::vector<PlacedText>& texts);

  std::vector<configuration::Fault> faults_;
};

}  // namespace plumbline::boundaries
