#include "server/engine/platform_evidence.h"

#include <algorithm>
#include <set>
#include <span>
#include <string_view>

#include "analyzers/configuration/glob.h"
#include "analyzers/source/path.h"

namespace plumbline::engine {
namespace {

using Words = std::span<const std::string_view>;

struct Evidence {
  int order;
  std::string_view platform;
  Words files;
  Words holds;  // empty: to be there is enough
};

#include "platform_evidence.inc"

/// The order of what a document imports itself; the project's files are not asked for it, as there
/// may be any number of sources.
constexpr int kImportsOfDocument = 5;

/// More than any hand-made file of these kinds has.
constexpr size_t kMostBytes = 256 * 1024;
constexpr size_t kMostFiles = 2000;

bool is_named(std::string_view path, const Evidence& evidence) {
  return std::any_of(evidence.files.begin(), evidence.files.end(), [&](std::string_view glob) {
    // Most globs end like a name: a look at the end spares the matching.
    const std::string_view end = glob.substr(glob.find_last_of("*/") + 1);
    if (!path.ends_with(end)) return false;
    const bool whole = glob.find('/') != std::string_view::npos;
    return configuration::glob_matches(glob, whole ? path : file_name(path));
  });
}

bool holds(std::string_view text, const Evidence& evidence) {
  return evidence.holds.empty() ||
         std::any_of(evidence.holds.begin(), evidence.holds.end(), [&](std::string_view word) {
           return text.find(word) != std::string_view::npos;
         });
}

std::vector<std::string> sorted(const std::set<std::string_view>& platforms) {
  return {platforms.begin(), platforms.end()};
}

/// What the files say with the strength of the order.
class Level {
 public:
  Level(const ProjectFiles& files, int order) : files_(files), order_(order) {}

  std::set<std::string_view> platforms(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
      if (read_ > kMostFiles) break;
      look_at(path);
    }
    return std::move(found_);
  }

 private:
  void look_at(const std::string& path) {
    std::optional<std::string> text;
    for (const Evidence& evidence : kEvidence) {
      if (evidence.order != order_ || found_.contains(evidence.platform)) continue;
      if (!is_named(path, evidence)) continue;
      if (!evidence.holds.empty() && !text) {
        ++read_;
        text = files_.read(path).value_or("");
        if (text->size() > kMostBytes) text->clear();
      }
      if (holds(text.value_or(""), evidence)) found_.insert(evidence.platform);
    }
  }

  const ProjectFiles& files_;
  const int order_;
  size_t read_ = 0;
  std::set<std::string_view> found_;
};

}  // namespace

std::vector<std::string> platforms_of(const ProjectFiles& files) {
  const std::vector<std::string> paths = files.files();
  for (int order = 1; order < kImportsOfDocument; ++order) {
    const auto found = Level(files, order).platforms(paths);
    if (!found.empty()) return sorted(found);
  }
  return {};
}

std::vector<std::string> platforms_of(const Snapshot& document) {
  std::set<std::string_view> found;
  for (const Evidence& evidence : kEvidence) {
    const bool imports = evidence.order == kImportsOfDocument && is_named(document.path, evidence);
    if (imports && holds(document.view(), evidence)) found.insert(evidence.platform);
  }
  return sorted(found);
}

bool is_platform_evidence(std::string_view path) {
  return std::any_of(std::begin(kEvidence), std::end(kEvidence), [&](const Evidence& evidence) {
    return evidence.order < kImportsOfDocument && is_named(path, evidence);
  });
}

}  // namespace plumbline::engine
