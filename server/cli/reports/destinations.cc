#include "server/cli/reports/destinations.h"

#include <algorithm>
#include <optional>
#include <set>

#include "server/cli/reports/report_format.h"

namespace plumbline::cli {
namespace {

constexpr std::string_view kFormat = "--format";
constexpr std::string_view kOutput = "--output";

struct Word {
  bool is_format = false;
  std::string value;
};

/// The values of the two options, in order; `--option value` and `--option=value`.
std::vector<Word> option_values(const std::vector<std::string>& words) {
  std::vector<Word> values;
  for (size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    const std::string_view word = words[i];
    const std::string_view name = word.substr(0, word.find('='));
    if (name != kFormat && name != kOutput) continue;
    if (name.size() < word.size()) {
      values.push_back({name == kFormat, std::string(word.substr(name.size() + 1))});
    } else if (i + 1 < words.size()) {
      values.push_back({name == kFormat, words[++i]});
    }
  }
  return values;
}

Format format_of_file(std::string_view path) {
  if (path.ends_with(".sarif")) return Format::sarif;
  if (path.ends_with(".html")) return Format::html;
  return path.ends_with(".json") ? Format::json : Format::text;
}

struct Pairing {
  std::vector<Destination> destinations;
  std::string fault;  // the first one
};

Pairing pair_up(const std::vector<std::string>& words) {
  Pairing result;
  std::vector<Destination>& pairs = result.destinations;
  std::vector<std::string> waiting;  // outputs that no format has claimed
  for (const Word& word : option_values(words)) {
    if (!word.is_format) {
      const bool fits = !pairs.empty() && pairs.back().file.empty();
      fits ? void(pairs.back().file = word.value) : waiting.push_back(word.value);
    } else if (const auto format = format_named(word.value)) {
      pairs.push_back({*format, waiting.empty() ? "" : waiting.back()});
      if (!waiting.empty()) waiting.pop_back();
    } else if (result.fault.empty()) {
      result.fault = "--format " + word.value + " is not one of " + format_names();
    }
  }
  for (const std::string& file : waiting) pairs.push_back({format_of_file(file), file});
  if (pairs.empty()) pairs.push_back({});
  for (Destination& pair : pairs) {
    if (pair.file == "-") pair.file.clear();
  }
  return result;
}

}  // namespace

Result<std::vector<Destination>> read_destinations(const std::vector<std::string>& words) {
  Pairing pairing = pair_up(words);
  if (!pairing.fault.empty()) return Error{pairing.fault};
  std::set<std::string> files;
  for (const Destination& pair : pairing.destinations) {
    if (files.insert(pair.file).second) continue;
    const std::string what =
        pair.file.empty() ? "standard output; give one an --output" : pair.file;
    return Error{"two reports cannot share " + what};
  }
  return std::move(pairing.destinations);
}

std::vector<Destination> usable_destinations(const std::vector<std::string>& words) {
  std::set<std::string> files;
  std::vector<Destination> destinations = pair_up(words).destinations;
  std::erase_if(destinations,
                [&](const Destination& each) { return !files.insert(each.file).second; });
  return destinations;
}

}  // namespace plumbline::cli
