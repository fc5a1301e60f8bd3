// The report for build servers that read JUnit's XML: each finding is a failed test case of its
// file.
#include <string>

#include "server/cli/reports/escaping.h"
#include "server/cli/reports/region.h"
#include "server/cli/reports/report_writer.h"

namespace plumbline::cli {
namespace {

/// The numbers of cases come before the cases, so these wait for the end.
class JunitReport : public ReportWriter {
 public:
  explicit JunitReport(Output& output) : output_(output) {}

  void add(const FileReport& file) override {
    for (const ReportedFinding& reported : file.findings) add_case(file, reported.finding);
  }

  void finish(const ScanSummary& summary) override {
    if (!summary.fault.empty()) {
      ++cases_;
      ++errors_;
      body_ += "    <testcase classname=\"plumbline\" name=\"command line\"><error message=\"" +
               markup_text(summary.fault) + "\"/></testcase>\n";
    } else if (cases_ == 0) {
      ++cases_;
      body_ += "    <testcase classname=\"plumbline\" name=\"no findings\"/>\n";
    }
    const std::string counts = "tests=\"" + std::to_string(cases_) + "\" failures=\"" +
                               std::to_string(failures_) + "\" errors=\"" +
                               std::to_string(errors_) + "\" skipped=\"" +
                               std::to_string(skipped_) + "\"";
    output_.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"plumbline\" " +
                  counts + ">\n  <testsuite name=\"plumbline\" " + counts + ">\n" + body_);
    write_notices(summary);
    output_.write("  </testsuite>\n</testsuites>\n");
    output_.flush();
  }

 private:
  void add_case(const FileReport& file, const Finding& finding) {
    const std::string line = std::to_string(region_of(file.snapshot, finding.range).line);
    const std::string path = markup_text(file.snapshot.path);
    const std::string message = markup_text(finding.message);
    ++cases_;
    body_ += "    <testcase classname=\"" + path + "\" name=\"" + markup_text(finding.rule) +
             ", line " + line + "\" file=\"" + path + "\" line=\"" + line + "\">";
    if (finding.suppressed_because) {
      ++skipped_;
      body_ += "<skipped message=\"" + markup_text(*finding.suppressed_because) + "\"/>";
    } else if (finding.severity == Severity::hint) {
      body_ += "<system-out>" + message + "</system-out>";
    } else {
      ++failures_;
      body_ += "<failure type=\"" + std::string(name_of(finding.severity)) + "\" message=\"" +
               message + "\">" + path + ":" + line + ": " + message + "</failure>";
    }
    body_ += "</testcase>\n";
  }

  void write_notices(const ScanSummary& summary) {
    if (summary.notices.empty()) return;
    output_.write("    <system-err>");
    for (const Notice& notice : summary.notices) {
      output_.write(
          markup_text(notice.path.empty() ? notice.message : notice.path + " " + notice.message) +
          "\n");
    }
    output_.write("</system-err>\n");
  }

  Output& output_;
  std::string body_;
  uint64_t cases_ = 0;
  uint64_t failures_ = 0;
  uint64_t errors_ = 0;
  uint64_t skipped_ = 0;
};

}  // namespace

std::unique_ptr<ReportWriter> make_junit_report(Output& output, const ReportContext&) {
  return std::make_unique<JunitReport>(output);
}

}  // namespace plumbline::cli
