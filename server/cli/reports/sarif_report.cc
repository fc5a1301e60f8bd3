// The report for code-scanning services: SARIF 2.1.0.
//
// Results are written as they come; what describes the tool follows them, because only then it is
// known which rules are named. The order of keys has no meaning in JSON.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "protocol/uri.h"
#include "server/cli/exit_code.h"
#include "server/cli/reports/credentials_json.h"
#include "server/cli/reports/report_writer.h"
#include "server/cli/reports/sarif_result.h"
#include "server/cli/reports/sarif_rule.h"
#include "server/cli/secret_hiding.h"
#include "server/cli/version.h"

namespace plumbline::cli {
namespace {

class SarifReport : public ReportWriter {
 public:
  SarifReport(Output& output, const ReportContext& context) : output_(output), context_(context) {
    output_.write(
        "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\","
        "\"runs\":[{\"results\":[");
  }

  void add(const FileReport& file) override {
    const std::vector<ByteRange> secrets = secret_ranges(file);
    for (const ReportedFinding& reported : file.findings) {
      const Finding& finding = reported.finding;
      write_result(with_state(sarif_result(file, reported, secrets), finding));
      rules_.insert(finding.rule);
      weaknesses_.insert(finding.cwe.begin(), finding.cwe.end());
      if (is_about_configuration(finding)) add_fault(file, finding);
    }
  }

  void finish(const ScanSummary& summary) override {
    Json rules = Json::array();
    for (const std::string& id : rules_) {
      const RuleDescription rule = describe_rule(id, *context_.project);
      weaknesses_.insert(rule.cwe.begin(), rule.cwe.end());
      rules.push_back(sarif_rule(rule));
    }
    const Json taxonomy = sarif_taxonomy({weaknesses_.begin(), weaknesses_.end()});
    output_.write("\n],\"tool\":" + to_text(Json{{"driver", driver(std::move(rules))}}));
    output_.write(",\"taxonomies\":" + to_text(Json::array({taxonomy})));
    output_.write(",\"invocations\":" + to_text(Json::array({invocation(summary)})));
    output_.write(",\"originalUriBaseIds\":" + to_text(base_ids()));
    const Json credentials = credentials_json(summary.credentials);
    output_.write(",\"properties\":" + to_text(Json{{"credentials", credentials}}));
    output_.write(",\"columnKind\":\"utf16CodeUnits\"}]}\n");
    output_.flush();
  }

 private:
  void write_result(const Json& result) {
    output_.write((first_ ? "\n" : ",\n") + to_text(result));
    first_ = false;
  }

  /// Whether a finding was known when the baseline was made; says nothing where there is none.
  Json with_state(Json result, const Finding& finding) const {
    if (context_.project->baseline == nullptr) return result;
    const bool known =
        finding.suppressed_because && finding.suppressed_by == SuppressedBy::baseline;
    result["baselineState"] = known ? "unchanged" : "new";
    return result;
  }

  /// Comments in the code and the sizes of files are configuration faults to nobody.
  static bool is_about_configuration(const Finding& finding) {
    return finding.family == Family::config &&
           finding.rule.find("suppression") == std::string::npos &&
           finding.rule != "file-too-large";
  }

  /// What concerns the configuration is a result on its line and a notification of the run.
  void add_fault(const FileReport& file, const Finding& finding) {
    // A key that means nothing is a hint in the editor; here something that was asked for is not
    // done.
    const Severity severity = std::min(finding.severity, Severity::warning);
    faults_.push_back({{"level", sarif_level(severity)},
                       {"message", {{"text", finding.message}}},
                       {"descriptor", {{"id", finding.rule}}},
                       {"locations", Json::array({sarif_location(file.snapshot, finding.range)})}});
  }

  static Json driver(Json rules) {
    return {{"name", "Plumbline"},
            {"version", kVersion},
            {"semanticVersion", kVersion},
            {"supportedTaxonomies", Json::array({{{"name", "CWE"}}})},
            {"rules", std::move(rules)}};
  }

  Json base_ids() const {
    std::string uri = protocol::uri_of_path(context_.project->root);
    if (!uri.ends_with('/')) uri += '/';
    return {{"ROOT", {{"uri", uri}}}};
  }

  Json invocation(const ScanSummary& summary) const {
    Json execution = Json::array();
    for (const Notice& notice : summary.notices) {
      Json notification = {{"level", sarif_level(notice.severity)},
                           {"message", {{"text", notice.message}}}};
      if (!notice.path.empty()) {
        notification["locations"] = Json::array(
            {{{"physicalLocation", {{"artifactLocation", sarif_artifact(notice.path)}}}}});
      }
      execution.push_back(std::move(notification));
    }
    Json configuration = faults_;
    if (!summary.fault.empty()) {
      configuration.push_back({{"level", "error"},
                               {"message", {{"text", summary.fault}}},
                               {"descriptor", {{"id", "usage"}}}});
    }
    return {{"executionSuccessful", !summary.interrupted && summary.exit_code != kUsage},
            {"exitCode", summary.exit_code},
            {"toolConfigurationNotifications", configuration},
            {"toolExecutionNotifications", execution}};
  }

  Output& output_;
  const ReportContext& context_;
  bool first_ = true;
  std::set<std::string> rules_;
  std::set<std::string> weaknesses_;
  Json faults_ = Json::array();
};

}  // namespace

std::unique_ptr<ReportWriter> make_sarif_report(Output& output, const ReportContext& context) {
  return std::make_unique<SarifReport>(output, context);
}

}  // namespace plumbline::cli
