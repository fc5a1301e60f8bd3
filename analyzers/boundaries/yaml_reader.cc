#include "analyzers/boundaries/yaml_reader.h"

#include <algorithm>
#include <charconv>

namespace plumbline::boundaries {

using configuration::Fault;
using configuration::unknown_message;
using configuration::YamlEntry;

void YamlReader::fault(const ByteRange& range, std::string message) {
  faults_.push_back({Fault::Level::error, range, std::move(message), "config"});
}

bool YamlReader::check_map(const YamlNode& node, std::string_view what, Keys known) {
  if (!node.is_map()) {
    fault(node.range, "a " + std::string(what) + " must be a map of keys and values");
    return false;
  }
  std::set<std::string_view> seen;
  for (const YamlEntry& entry : node.entries) {
    const std::string_view key = entry.key.scalar;
    if (std::ranges::find(known, key) == known.end()) {
      fault(entry.key.range,
            unknown_message("key", key, known) + " (in the " + std::string(what) + ")");
    } else if (!seen.insert(key).second) {
      fault(entry.key.range, "key `" + std::string(key) + "` is given twice; the first one counts");
    }
  }
  return true;
}

std::optional<PlacedText> YamlReader::text(const YamlNode& map, std::string_view key) {
  const YamlNode* const node = map.find(key);
  if (node == nullptr) return std::nullopt;
  if (!node->is_scalar()) {
    fault(map.find_entry(key)->key.range, "`" + std::string(key) + "` must be a text");
    return std::nullopt;
  }
  return PlacedText{node->scalar, node->range};
}

std::string YamlReader::text_or_empty(const YamlNode& map, std::string_view key) {
  const auto found = text(map, key);
  return found ? found->text : std::string();
}

void YamlReader::append(const YamlNode& node, std::string_view key,
                        std::vector<PlacedText>& texts) {
  if (node.is_scalar() && !node.scalar.empty()) {
    texts.push_back({node.scalar, node.range});
  } else {
    fault(node.range, "`" + std::string(key) + "` must be a list of texts");
  }
}

std::vector<PlacedText> YamlReader::texts(const YamlNode& map, std::string_view key) {
  std::vector<PlacedText> found;
  const YamlNode* const node = map.find(key);
  if (node == nullptr) return found;
  if (node->is_sequence()) {
    for (const YamlNode& item : node->items) append(item, key, found);
  } else if (node->is_scalar()) {
    append(*node, key, found);
  } else {
    fault(map.find_entry(key)->key.range, "`" + std::string(key) + "` must be a list of texts");
  }
  return found;
}

std::vector<std::string> YamlReader::plain_texts(const YamlNode& map, std::string_view key) {
  std::vector<std::string> plain;
  for (PlacedText& placed : texts(map, key)) plain.push_back(std::move(placed.text));
  return plain;
}

bool YamlReader::boolean(const YamlNode& map, std::string_view key, bool fallback) {
  const YamlNode* const node = map.find(key);
  if (node == nullptr) return fallback;
  if (node->is_scalar() && !node->quoted) {
    if (node->scalar == "true") return true;
    if (node->scalar == "false") return false;
  }
  fault(map.find_entry(key)->key.range, "`" + std::string(key) + "` must be true or false");
  return fallback;
}

std::optional<uint32_t> YamlReader::number(const YamlNode& map, std::string_view key) {
  const auto found = text(map, key);
  if (!found) return std::nullopt;
  uint32_t value = 0;
  const char* const end = found->text.data() + found->text.size();
  const auto [stop, error] = std::from_chars(found->text.data(), end, value);
  if (error == std::errc() && stop == end) return value;
  fault(found->range, "`" + std::string(key) + "` must be a whole number, 0 or more");
  return std::nullopt;
}

std::optional<Date> YamlReader::date(const YamlNode& map, std::string_view key) {
  const auto found = text(map, key);
  if (!found) return std::nullopt;
  const auto date = parse_date(found->text);
  if (!date) fault(found->range, "`" + std::string(key) + "` must be a date like 2026-09-30");
  return date;
}

size_t YamlReader::choice(const YamlNode& map, std::string_view key, Keys words, size_t fallback) {
  const auto found = text(map, key);
  if (!found) return fallback;
  const auto word = std::ranges::find(words, found->text);
  if (word != words.end()) return static_cast<size_t>(word - words.begin());
  std::string message = unknown_message(key, found->text, words) + "; use one of";
  for (const std::string_view each : words) message += " " + std::string(each);
  fault(found->range, std::move(message));
  return fallback;
}

std::vector<Fault> YamlReader::take_faults() {
  std::ranges::stable_sort(faults_, {}, &Fault::range);
  return std::move(faults_);
}

}  // namespace plumbline::boundaries
