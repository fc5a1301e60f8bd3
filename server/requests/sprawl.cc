// One credential in several places.
//
// It is one thing to revoke, and whoever replaces it in one place only has an outage when it is
// revoked. So all places become one edit. Each gets what it would be offered by itself, of class A
// only, since nobody fills in ten templates in files that are not in sight. A place that has no
// such edit is no reason to leave the others alone, but it must not be forgotten: the title counts
// it, and the follow-ups name it.
//
// Open documents come with the findings of the version that is shown. Other files are looked up by
// the bytes of the credential, and those that hold it are analysed here, for secrets alone.
#include "server/requests/sprawl.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "analyzers/findings/fingerprint.h"
#include "protocol/uri.h"
#include "server/engine/document_analysis.h"
#include "server/engine/limits.h"
#include "server/requests/combined_edits.h"
#include "server/requests/workspace_edits.h"

namespace plumbline::server {
namespace {

using protocol::Json;

/// Of those that a person has to see to, so many are named one by one.
constexpr size_t kMostNamed = 20;

/// Empty for what is no credential.
std::string_view secret_of(const ActionSource& source, const Finding& finding) {
  const bool counts = finding.family == Family::secrets && !finding.suppressed_because;
  if (!counts || finding.secret_ranges.empty()) return {};
  return source.snapshot.view(own_secret(finding));
}

/// Of class A: it needs nothing filled in.
bool is_complete_replacement(const OfferedAction& action) {
  return action.data.member("class").as_string() == "A" && !action.snippet && !action.edits.empty();
}

std::string place_of(const ActionSource& source, const Finding& finding) {
  const LineNumber line = source.snapshot.lines->line_of(finding.range.begin);
  return source.snapshot.path + ":" + std::to_string(line.value + 1);
}

/// A file as it lies on disk, with what is found in it.
std::optional<ActionSource> closed_source(const std::string& path,
                                          const std::shared_ptr<const engine::Project>& project) {
  auto text = project->files->read(path);
  if (!text) return std::nullopt;
  Snapshot snapshot = make_snapshot(path, std::move(*text), project->today);
  const auto lane = engine::run_text_lane(snapshot, *project, nullptr, std::nullopt, {});
  const auto tree = engine::run_tree_lane(snapshot, *project, nullptr, std::nullopt, {});
  if (lane == nullptr || tree->stopped) return std::nullopt;
  auto findings = engine::merge_findings(snapshot, *project, lane.get(), tree.get(), {});
  snapshot.version = kUnknownVersion;
  return ActionSource{protocol::uri_of_path(project->root + "/" + path), std::move(snapshot),
                      tree->tree, std::move(findings), project};
}

class Everywhere {
 public:
  Everywhere(std::string_view secret, const Agreement& agreement)
      : secret_(secret), agreement_(agreement) {}

  void add(const ActionSource& source) {
    for (const Finding& finding : source.findings) {
      if (secret_of(source, finding) != secret_) continue;
      ++places_;
      const auto actions = actions_for(source, finding, agreement_);
      const auto usable = std::ranges::find_if(actions, is_complete_replacement);
      if (usable == actions.end() || !take(source, *usable)) {
        refused_.push_back(place_of(source, finding));
      }
    }
  }

  void add_closed(const ActionSource& source, int64_t most_ms) {
    auto found = source.search->find(secret_, *source.project, most_ms);
    complete_ = found.complete && found.paths.size() <= engine::kMostFilesWithCredential;
    if (!complete_) found.paths.resize(std::min(found.paths.size(), kMostFiles));
    std::set<std::string_view> open = {source.snapshot.path};
    for (const ActionSource& other : source.others) open.insert(other.snapshot.path);
    auto project = std::make_shared<engine::Project>(*source.project);
    project->configuration.patterns = false;
    project->configuration.boundaries = false;
    for (const std::string& path : found.paths) {
      if (open.contains(path)) continue;
      if (const auto closed = closed_source(path, project)) add(*closed);
    }
  }

  std::optional<OfferedAction> action(const ActionSource& source, const Finding& finding) && {
    const size_t replaced = places_ - refused_.size();
    const auto actions = actions_for(source, finding, agreement_);
    const auto usable = std::ranges::find_if(actions, is_complete_replacement);
    const auto own = files_.find(source.uri);
    if (replaced < 2 || usable == actions.end() || own == files_.end()) return std::nullopt;
    OfferedAction action;
    action.fingerprint = finding.fingerprint;
    action.title = "Replace this credential in " + count(replaced) + ": " + usable->title;
    action.edits = std::move(own->second.edits);
    files_.erase(own);
    for (auto& [uri, file] : files_) action.elsewhere.push_back(std::move(file));
    action.needs_confirmation = true;
    action.data = data_of(usable->data);
    return action;
  }

 private:
  static constexpr size_t kMostFiles = engine::kMostFilesWithCredential;

  /// All of the action's edits or none of them.
  bool take(const ActionSource& source, const OfferedAction& action) {
    auto files = files_;
    std::vector<EditsElsewhere> parts = action.elsewhere;
    parts.push_back({source.uri, source.snapshot, action.edits});
    for (const EditsElsewhere& part : parts) {
      auto& file =
          files.try_emplace(part.uri, EditsElsewhere{part.uri, part.snapshot, {}}).first->second;
      if (!add_edits(file.edits, part.edits)) return false;
    }
    files_ = std::move(files);
    return true;
  }

  std::string count(size_t replaced) const {
    const std::string all = std::to_string(places_) + " places";
    if (!complete_) return std::to_string(replaced) + " of at least " + all;
    return replaced == places_ ? "all " + all : std::to_string(replaced) + " of " + all;
  }

  /// The first place's, and what is left to do elsewhere.
  Json data_of(const Json& own) const {
    std::vector<Json> steps;
    const auto step = [&](std::string_view id, const std::string& title) {
      steps.push_back(Json::object({{"id", Json::string(id)}, {"title", Json::string(title)}}));
    };
    for (size_t i = 0; i < refused_.size() && i < kMostNamed; ++i) {
      step("replace-by-hand", "Replace it by hand in " + refused_[i]);
    }
    if (refused_.size() > kMostNamed) {
      step("replace-by-hand", "Replace it by hand in " +
                                  std::to_string(refused_.size() - kMostNamed) + " more places");
    }
    if (!complete_) step("search", "Look for it in the rest of the project: plumbline scan");
    for (const Json& known : own.member("followUps").items()) steps.push_back(known);
    std::vector<Json::Member> members;
    for (const std::string& key : own.keys()) {
      members.emplace_back(key, key == "followUps" ? Json::array(steps) : own.member(key));
    }
    return Json::object(members);
  }

  const std::string_view secret_;
  const Agreement& agreement_;
  size_t places_ = 0;
  bool complete_ = true;
  std::vector<std::string> refused_;
  std::map<std::string, EditsElsewhere> files_;  // by URI
};

}  // namespace

std::optional<OfferedAction> replace_everywhere(const ActionSource& source, const Finding& finding,
                                                const Agreement& agreement, int64_t most_ms) {
  const std::string_view secret = secret_of(source, finding);
  if (secret.empty() || !takes_confirmed_edits(agreement)) return std::nullopt;
  Everywhere everywhere(secret, agreement);
  everywhere.add(source);
  for (const ActionSource& other : source.others) everywhere.add(other);
  if (source.search != nullptr) everywhere.add_closed(source, most_ms);
  return std::move(everywhere).action(source, finding);
}

}  // namespace plumbline::server
