#include "analyzers/remedies/settings_view.h"

#include <algorithm>
#include <cctype>

#include "analyzers/remedies/yaml_view.h"
#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

constexpr size_t kMaxSettings = 5000;

/// The line that starts at `begin` with the lines that continue it, without the last line's end.
ByteRange logical_line(std::string_view text, uint32_t begin) {
  uint32_t end = begin;
  for (bool continues = true; continues && end < text.size();) {
    if (end != begin) end = line_end(text, end);
    const uint32_t next = line_end(text, end == begin ? begin : end - 1);
    end = std::max(end, next);
    std::string_view line = text.substr(begin, end - begin);
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    continues = line.ends_with('\\') && end < text.size();
    if (!continues) return byte_range(begin, begin + static_cast<uint32_t>(line.size()));
  }
  return byte_range(begin, end);
}

/// Where the INI section around the place begins and ends; the whole text if there is none.
ByteRange section_around(std::string_view text, const ByteRange& place) {
  uint32_t begin = 0;
  uint32_t at = 0;
  while (at < text.size()) {
    const uint32_t next = line_end(text, at);
    if (trimmed(text.substr(at, next - at)).starts_with('[')) {
      if (at > place.begin.value) return byte_range(begin, at);
      begin = next;
    }
    at = next;
  }
  return byte_range(begin, static_cast<uint32_t>(text.size()));
}

std::optional<Setting> setting_of(std::string_view text, const ByteRange& line) {
  const std::string_view whole = text.substr(line.begin.value, line.length());
  const std::string_view body = trimmed(whole);
  if (body.empty() || std::string_view("#!;[").find(body.front()) != std::string_view::npos) {
    return {};
  }
  const size_t separator = whole.find_first_of("=:");
  if (separator == std::string_view::npos) return {};
  Setting setting;
  setting.key = trimmed(whole.substr(0, separator));
  setting.relaxed = relaxed(setting.key);
  setting.whole = line;
  const std::string_view value = trimmed(whole.substr(separator + 1));
  const auto begin =
      value.empty() ? line.end.value : static_cast<uint32_t>(value.data() - text.data());
  setting.value = byte_range(begin, begin + static_cast<uint32_t>(value.size()));
  return setting;
}

/// `A=x B=y` and `A=x command` set nothing by themselves.
bool is_one_word(std::string_view value) {
  const bool quoted = value.starts_with('"') || value.starts_with('\'');
  const size_t end = quoted ? value.find(value.front(), 1) : value.find_first_of(" \t;&|");
  if (end == std::string_view::npos) return !quoted;
  const std::string_view rest = trimmed(value.substr(quoted ? end + 1 : end));
  return rest.empty() || rest.starts_with('#');
}

bool is_mapping(Node node) {
  return is_one_of(node, {"block_mapping", "flow_mapping"});
}

}  // namespace

std::string relaxed(std::string_view key) {
  std::string result;
  for (const char c : key) {
    if (c == '-' || c == '_') continue;
    result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return result;
}

Settings::Settings(const Site& site) : code_(site.code()), yaml_(code_.language == Language::yaml) {
  if (!yaml_) {
    read_lines(site.place);
    return;
  }
  const Node top = yaml_top(code_, code_.root.descendant(site.place));
  if (is_mapping(top)) read_yaml(top, "");
}

void Settings::read_yaml(Node mapping, const std::string& prefix) {
  for (const Node pair : items_of(mapping)) {
    if (all_.size() >= kMaxSettings || !is_one_of(pair, {"block_mapping_pair", "flow_pair"})) {
      continue;
    }
    Setting setting;
    setting.key = prefix + std::string(yaml_scalar(code_, pair.field("key")));
    setting.relaxed = relaxed(setting.key);
    setting.whole = pair.range();
    setting.pair = pair;
    const Node value = pair.field("value");
    setting.value = value.is_null() ? byte_range(pair.end(), pair.end()) : value.range();
    all_.push_back(setting);
    const Node inner = yaml_value(pair);
    if (is_mapping(inner)) read_yaml(inner, setting.key + ".");
  }
}

void Settings::read_lines(const ByteRange& place) {
  const ByteRange section = section_around(code_.text, place);
  for (uint32_t at = section.begin.value; at < section.end.value && all_.size() < kMaxSettings;) {
    const ByteRange line = logical_line(code_.text, at);
    auto setting = setting_of(code_.text, line);
    const bool whole =
        code_.language != Language::bash || (setting && is_one_word(code_.of(setting->value)));
    if (setting && whole) all_.push_back(std::move(*setting));
    at = line_end(code_.text, std::max(line.end.value, at));
  }
}

const Setting* Settings::at(const ByteRange& place) const {
  const Setting* found = nullptr;
  for (const Setting& setting : all_) {
    if (setting.value.contains(place)) found = &setting;  // the innermost comes last
  }
  return found;
}

const Setting* Settings::find(std::string_view key) const {
  const std::string wanted = relaxed(key);
  const auto it = std::find_if(all_.begin(), all_.end(),
                               [&](const Setting& each) { return each.relaxed == wanted; });
  return it == all_.end() ? nullptr : &*it;
}

std::string_view Settings::value_of(const Setting& setting) const {
  std::string_view text = code_.of(setting.value);
  if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'')) {
    text = text.substr(1, text.size() - 2);
  }
  return text;
}

}  // namespace plumbline::remedies
