// The report for people, and in its compact form for problem matchers.
#include <array>
#include <string_view>

#include "analyzers/source/date.h"
#include "server/cli/project_root.h"
#include "server/cli/reports/region.h"
#include "server/cli/reports/report_writer.h"
#include "server/cli/reports/shown_line.h"
#include "server/cli/secret_hiding.h"

namespace plumbline::cli {
namespace {

constexpr std::string_view kReset = "\x1b[0m";
constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kDim = "\x1b[2m";
constexpr std::array<std::string_view, 4> kSeverityColors = {"\x1b[31m", "\x1b[33m", "\x1b[34m",
                                                             "\x1b[36m"};

/// A message of one line, without what would steer a terminal.
std::string printable(std::string_view text) {
  std::string clean;
  for (const char c : text) clean += (c >= 0 && c < ' ') || c == 0x7F ? ' ' : c;
  return clean;
}

std::string short_id(const Commit& commit) {
  constexpr size_t kShown = 9;
  return commit.id.substr(0, kShown);
}

class TextReport : public ReportWriter {
 public:
  TextReport(Output& output, const ReportContext& context)
      : output_(output),
        context_(context),
        colored_(context.color == Color::always ||
                 (context.color == Color::automatic && output.is_terminal())) {}

  void add(const FileReport& file) override {
    const std::vector<ByteRange> secrets = secret_ranges(file);
    for (const ReportedFinding& reported : file.findings) {
      if (reported.finding.suppressed_because) continue;
      write_headline(file, reported);
      if (!context_.compact) write_details(file, reported, secrets);
    }
    for (const secrets::NearMiss& miss : file.near_misses) write_near_miss(file, miss);
  }

  void finish(const ScanSummary& summary) override {
    if (!context_.compact) write_sprawl(summary.credentials);
    output_.flush();
  }

 private:
  std::string painted(std::string_view color, std::string_view text) const {
    if (!colored_) return std::string(text);
    return std::string(color) + std::string(text) + std::string(kReset);
  }

  void write_sprawl(const std::vector<Credential>& credentials) {
    for (const Credential& credential : credentials) {
      output_.write("\n" +
                    painted(kBold, "One work item in " + std::to_string(credential.places.size()) +
                                       " places, to be revoked once: ") +
                    printable(credential.message) + "\n");
      for (const CredentialPlace& place : credential.places) {
        const std::string path = shown_path(context_.project->root, context_.folder, place.path);
        output_.write("  " + printable(path) + ":" + std::to_string(place.line) + ":" +
                      std::to_string(place.column) + "\n");
      }
    }
  }

  /// "  in 1a2b3c4": which commit has the line that is shown.
  static std::string since(const ReportedFinding& reported) {
    return reported.commits ? "  in " + short_id(reported.commits->first) : "";
  }

  std::string place_of(const FileReport& file, const ByteRange& range) const {
    const Region region = region_of(file.snapshot, range);
    const std::string path =
        printable(shown_path(context_.project->root, context_.folder, file.snapshot.path));
    return path + ":" + std::to_string(region.line) + ":" + std::to_string(region.column) + ":";
  }

  void write_near_miss(const FileReport& file, const secrets::NearMiss& miss) {
    output_.write(painted(kBold, place_of(file, miss.value)) + " " + painted(kDim, "silent:") +
                  " " + std::string(miss.place) + ", but " + std::string(miss.reason) + "\n");
  }

  void write_headline(const FileReport& file, const ReportedFinding& reported) {
    const Finding& finding = reported.finding;
    const std::string place = place_of(file, finding.range);
    const std::string severity = std::string(name_of(finding.severity)) + ":";
    output_.write(painted(kBold, place) + " " +
                  painted(kSeverityColors[static_cast<size_t>(finding.severity)], severity) + " " +
                  printable(finding.message) + "  " + painted(kDim, "[" + finding.rule + "]") +
                  since(reported) + "\n");
  }

  void write_details(const FileReport& file, const ReportedFinding& reported,
                     const std::vector<ByteRange>& secrets) {
    const Finding& finding = reported.finding;
    const ShownLine line = show_line(file.snapshot, finding.range, secrets);
    const std::string number = std::to_string(region_of(file.snapshot, finding.range).line);
    const std::string indent(number.size() + 3, ' ');
    output_.write(painted(kDim, "  " + number + " │") + " " + line.text + "\n");
    output_.write(indent + painted(kDim, "│") + " " +
                  painted(kSeverityColors[static_cast<size_t>(finding.severity)], line.underline) +
                  "\n");
    if (context_.explain) {
      for (const Evidence& evidence : finding.evidence) {
        output_.write(indent + "why: " + evidence.gate + ": " + printable(evidence.detail) + "\n");
      }
    }
    if (reported.commits) write_commits(*reported.commits, indent);
    if (!reported.remedies.empty()) {
      output_.write(indent + "fix: " + printable(reported.remedies[0].title) + "\n");
    } else if (!finding.fixes.empty()) {
      output_.write(indent + "fix: " + printable(finding.fixes[0].title) + "\n");
    }
  }

  void write_commits(const CommitSpan& span, const std::string& indent) {
    const auto name = [](const Commit& commit) {
      return short_id(commit) + " of " + to_string(date_of_unix_time(commit.time)) + " by " +
             printable(commit.author);
    };
    output_.write(indent + "since: " + name(span.first) + "\n");
    if (span.last.id != span.first.id) output_.write(indent + "last: " + name(span.last) + "\n");
  }

  Output& output_;
  const ReportContext& context_;
  const bool colored_;
};

}  // namespace

std::unique_ptr<ReportWriter> make_text_report(Output& output, const ReportContext& context) {
  return std::make_unique<TextReport>(output, context);
}

}  // namespace plumbline::cli
