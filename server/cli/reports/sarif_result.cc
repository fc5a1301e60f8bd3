#include "server/cli/reports/sarif_result.h"

#include <string>
#include <utility>

#include "server/cli/reports/commits_json.h"
#include "server/cli/reports/escaping.h"
#include "server/cli/reports/region.h"
#include "server/cli/reports/sarif_rule.h"
#include "server/cli/reports/shown_line.h"

namespace plumbline::cli {
namespace {

Json region_json(const Snapshot& snapshot, const ByteRange& range) {
  const Region region = region_of(snapshot, range);
  return {{"startLine", region.line},
          {"startColumn", region.column},
          {"endLine", region.end_line},
          {"endColumn", region.end_column}};
}

Json replacements(const Snapshot& snapshot, const std::vector<TextEdit>& edits) {
  Json list = Json::array();
  for (const TextEdit& edit : edits) {
    list.push_back({{"deletedRegion", region_json(snapshot, edit.range)},
                    {"insertedContent", {{"text", edit.new_text}}}});
  }
  return list;
}

Json fix_json(const Snapshot& snapshot, const std::string& title,
              const std::vector<TextEdit>& edits) {
  return {{"description", {{"text", title}}},
          {"artifactChanges", Json::array({{{"artifactLocation", sarif_artifact(snapshot.path)},
                                            {"replacements", replacements(snapshot, edits)}}})}};
}

Json fixes_json(const FileReport& file, const ReportedFinding& reported) {
  Json fixes = Json::array();
  for (const remedies::Remedy& remedy : reported.remedies) {
    Json fix = fix_json(file.snapshot, remedy.title, remedy.edits);
    Json follow_ups = Json::array();
    for (const remedies::FollowUp& step : remedy.follow_ups) {
      follow_ups.push_back({{"id", step.id}, {"title", step.title}});
    }
    fix["properties"] = {{"fingerprint", reported.finding.fingerprint},
                         {"row", remedy.row},
                         {"class", name_of(remedy.cls)},
                         {"precondition", name_of(remedy.precondition)},
                         {"followUps", follow_ups}};
    fixes.push_back(std::move(fix));
  }
  for (const Fix& fix : reported.finding.fixes) {
    if (!fix.edits.empty()) fixes.push_back(fix_json(file.snapshot, fix.title, fix.edits));
  }
  return fixes;
}

Json related_location(const FileReport& file, const RelatedPlace& place) {
  Json location;
  if (place.path.empty() || place.path == file.snapshot.path) {
    location = sarif_location(file.snapshot, place.range);
  } else {
    location = {{"physicalLocation", {{"artifactLocation", sarif_artifact(place.path)}}}};
    const uint32_t line = place.line ? place.line->value + 1 : 1;
    location["physicalLocation"]["region"] = {{"startLine", line}};
  }
  location["message"] = {{"text", place.message}};
  return location;
}

bool is_taint(const Finding& finding) {
  for (const Evidence& evidence : finding.evidence) {
    if (evidence.gate.starts_with("taint")) return true;
  }
  return false;
}

/// From the source over the steps between to the finding itself.
Json code_flows(const FileReport& file, const Finding& finding) {
  Json steps = Json::array();
  for (const RelatedPlace& place : finding.related) {
    steps.push_back({{"location", related_location(file, place)}});
  }
  steps.push_back({{"location", sarif_location(file.snapshot, finding.range)}});
  return Json::array({{{"threadFlows", Json::array({{{"locations", steps}}})}}});
}

void add_related(Json& result, const FileReport& file, const Finding& finding) {
  if (finding.related.empty()) return;
  Json locations = Json::array();
  for (size_t i = 0; i < finding.related.size(); ++i) {
    Json location = related_location(file, finding.related[i]);
    location["id"] = i + 1;
    locations.push_back(std::move(location));
  }
  result["relatedLocations"] = std::move(locations);
  if (is_taint(finding)) result["codeFlows"] = code_flows(file, finding);
}

void add_properties(Json& result, const Finding& finding) {
  Json properties = {{"family", name_of(finding.family)}, {"severity", name_of(finding.severity)}};
  if (finding.severity == Severity::hint) properties["hint"] = true;
  if (!finding.tags.empty()) properties["tags"] = finding.tags;
  for (const Evidence& evidence : finding.evidence) {
    properties["evidence"].push_back(evidence.gate + ": " + evidence.detail);
  }
  result["properties"] = std::move(properties);
}

/// With the line as a person would be shown it: every secret of the file masked.
Json shown_location(const Snapshot& snapshot, const ByteRange& range,
                    const std::vector<ByteRange>& secrets) {
  Json location = sarif_location(snapshot, range);
  location["physicalLocation"]["contextRegion"] = {
      {"startLine", region_of(snapshot, range).line},
      {"snippet", {{"text", show_line(snapshot, range, secrets).text}}}};
  return location;
}

}  // namespace

Json sarif_artifact(std::string_view path) {
  return {{"uri", percent_encoded(path)}, {"uriBaseId", "ROOT"}};
}

Json sarif_location(const Snapshot& snapshot, const ByteRange& range) {
  return {{"physicalLocation",
           {{"artifactLocation", sarif_artifact(snapshot.path)},
            {"region", region_json(snapshot, range)}}}};
}

Json sarif_result(const FileReport& file, const ReportedFinding& reported,
                  const std::vector<ByteRange>& secrets) {
  const Finding& finding = reported.finding;
  Json result = {
      {"ruleId", finding.rule},
      {"level", sarif_level(finding.severity)},
      {"message", {{"text", finding.message}}},
      {"locations", Json::array({shown_location(file.snapshot, finding.range, secrets)})}};
  if (!finding.fingerprint.empty()) {
    result["partialFingerprints"] = {{"plumbline/v1", finding.fingerprint}};
  }
  for (const std::string& weakness : finding.cwe) {
    result["taxa"].push_back(sarif_taxon(weakness));
  }
  add_related(result, file, finding);
  Json fixes = fixes_json(file, reported);
  if (!fixes.empty()) result["fixes"] = std::move(fixes);
  if (finding.suppressed_because) {
    const bool in_source = finding.suppressed_by == SuppressedBy::comment;
    result["suppressions"] = Json::array({{{"kind", in_source ? "inSource" : "external"},
                                           {"status", "accepted"},
                                           {"justification", *finding.suppressed_because}}});
  } else {
    result["suppressions"] = Json::array();
  }
  add_properties(result, finding);
  if (!reported.credential.empty()) result["properties"]["credential"] = reported.credential;
  if (reported.commits) result["properties"]["commits"] = commits_json(*reported.commits);
  return result;
}

}  // namespace plumbline::cli
