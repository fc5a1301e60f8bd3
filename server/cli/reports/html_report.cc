// The report for people who don't read code: one file that opens in any browser and asks for
// nothing else.
#include <algorithm>
#include <string>
#include <string_view>

#include "server/cli/reports/credential_states.h"
#include "server/cli/reports/escaping.h"
#include "server/cli/reports/region.h"
#include "server/cli/reports/report_writer.h"
#include "server/cli/reports/shown_line.h"
#include "server/cli/secret_hiding.h"
#include "server/cli/version.h"

namespace plumbline::cli {
namespace {

constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Plumbline report</title>
<style>
:root { color-scheme: light dark; --line: #8884; --error: #c62828; --warning: #b26a00; --info: #1565c0; --hint: #607d8b;
  --ephemeral: #2e7d32; --relocated: #b26a00; --embedded: #c62828; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
td, th { text-align: left; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
code, pre { font: 13px/1.4 ui-monospace, monospace; } pre { margin: .3rem 0 0; overflow-x: auto; }
.error { color: var(--error); } .warning { color: var(--warning); } .info { color: var(--info); } .hint { color: var(--hint); }
.key { display: inline-block; width: .8em; height: .8em; margin-right: .4em; border-radius: 2px; }
</style>
</head>
<body>
<h1>Plumbline report</h1>
)";

class HtmlReport : public ReportWriter {
 public:
  explicit HtmlReport(Output& output) : output_(output) {}

  void add(const FileReport& file) override {
    const std::vector<ByteRange> secrets = secret_ranges(file);
    for (const ReportedFinding& reported : file.findings) {
      const Finding& finding = reported.finding;
      if (finding.suppressed_because) continue;
      add_row(file, reported, secrets);
    }
  }

  void finish(const ScanSummary& summary) override {
    output_.write(kHead);
    write_totals(summary);
    write_share(summary);
    write_sprawl(summary);
    if (!rows_.empty()) {
      output_.write("<h2>Findings</h2>\n<table>\n" + rows_ + "</table>\n");
    }
    write_notices(summary);
    output_.write("<p><small>Plumbline " + std::string(kVersion) +
                  ". No secret is shown: at most its first four characters and its "
                  "length.</small></p>\n</body>\n</html>\n");
    output_.flush();
  }

 private:
  void add_row(const FileReport& file, const ReportedFinding& reported,
               const std::vector<ByteRange>& secrets) {
    const Finding& finding = reported.finding;
    const std::string severity(name_of(finding.severity));
    const std::string line = std::to_string(region_of(file.snapshot, finding.range).line);
    rows_ += "<tr><td class=\"" + severity + "\">" + severity + "</td><td>" +
             markup_text(finding.message) + "<br><code>" + markup_text(file.snapshot.path) + ":" +
             line + "</code> · <code>" + markup_text(finding.rule) + "</code><pre>" +
             markup_text(show_line(file.snapshot, finding.range, secrets).text) + "</pre>";
    if (!reported.remedies.empty()) {
      rows_ += "Offered: " + markup_text(reported.remedies[0].title);
    } else if (!finding.fixes.empty()) {
      rows_ += "Offered: " + markup_text(finding.fixes[0].title);
    }
    rows_ += "</td></tr>\n";
  }

  void write_totals(const ScanSummary& summary) {
    if (!summary.fault.empty()) {
      output_.write("<p class=\"error\">Nothing was scanned: " + markup_text(summary.fault) +
                    "</p>\n");
      return;
    }
    std::string text = "<p>" + std::to_string(summary.files) + " files read.";
    for (size_t i = 0; i < 4; ++i) {
      if (summary.by_severity[i] == 0) continue;
      const std::string name(name_of(static_cast<Severity>(i)));
      text += " <span class=\"" + name + "\">" + std::to_string(summary.by_severity[i]) + " " +
              name + "</span>";
    }
    if (summary.suppressed > 0) text += " " + std::to_string(summary.suppressed) + " accepted";
    output_.write(text + (summary.interrupted ? " The scan was interrupted." : "") + "</p>\n");
  }

  /// A bar of three parts, with its key.
  void write_share(const ScanSummary& summary) {
    const uint64_t total = summary.by_state[0] + summary.by_state[1] + summary.by_state[2];
    if (total == 0) return;
    std::string bar = "<svg viewBox=\"0 0 1000 40\" width=\"100%\" height=\"40\" role=\"img\">\n";
    std::string key = "<table>\n";
    uint64_t left = 0;
    for (size_t i = 0; i < kCredentialStates; ++i) {
      const auto state = static_cast<CredentialState>(i);
      const std::string name(name_of(state));
      const std::string count = std::to_string(summary.by_state[i]);
      const uint64_t width = summary.by_state[i] * 1000 / total;
      bar += "<rect x=\"" + std::to_string(left) + "\" width=\"" + std::to_string(width) +
             "\" height=\"40\" style=\"fill: var(--" + name + ")\"><title>" + name + ": " + count +
             "</title></rect>\n";
      key += "<tr><td><span class=\"key\" style=\"background: var(--" + name + ")\"></span>" +
             name + "</td><td>" + count + " of " + std::to_string(total) + "</td><td>" +
             std::string(meaning_of(state)) + "</td></tr>\n";
      left += width;
    }
    output_.write("<h2>Credentials, by how they are kept</h2>\n" + bar + "</svg>\n" + key +
                  "</table>\n");
  }

  void write_sprawl(const ScanSummary& summary) {
    if (summary.credentials.empty()) return;
    output_.write("<h2>The same credential in several places: revoke it once</h2>\n<table>\n");
    for (const Credential& credential : summary.credentials) {
      std::string places;
      for (const CredentialPlace& place : credential.places) {
        places +=
            "<br><code>" + markup_text(place.path) + ":" + std::to_string(place.line) + "</code>";
      }
      output_.write("<tr><td>" + std::to_string(credential.places.size()) + " places</td><td>" +
                    markup_text(credential.message) + places + "</td></tr>\n");
    }
    output_.write("</table>\n");
  }

  void write_notices(const ScanSummary& summary) {
    if (summary.notices.empty()) return;
    output_.write("<h2>What was not read in full</h2>\n<ul>\n");
    for (const Notice& notice : summary.notices) {
      output_.write(
          "<li>" +
          markup_text(notice.path.empty() ? notice.message : notice.path + " " + notice.message) +
          "</li>\n");
    }
    output_.write("</ul>\n");
  }

  Output& output_;
  std::string rows_;  // the totals come first, so these wait
};

}  // namespace

std::unique_ptr<ReportWriter> make_html_report(Output& output, const ReportContext&) {
  return std::make_unique<HtmlReport>(output);
}

}  // namespace plumbline::cli
