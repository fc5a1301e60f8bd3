// Each text of an archive is scanned as a file of the project would be, under a path that goes on
// behind `!/`, as Java writes it. Only secrets are looked for: nobody mends the code in a jar.
//
// What is held until the archive is through are texts with findings, since reports show their
// lines; so there is a limit on them, which no real archive reaches. Notices are limited too: an
// archive may hold a hundred thousand links.
#include "server/cli/archive_scan.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "server/engine/file_reading.h"

namespace plumbline::cli {
namespace {

constexpr uint64_t kMostHeldBytes = 64 * 1024 * 1024;
constexpr uint32_t kMostNoticesOfAKind = 10;

class Scanner : public archive::EntrySink {
 public:
  Scanner(const ScanSettings& settings, const StopToken& stop, FileReport& archive)
      : settings_(settings), stop_(stop), archive_(archive) {
    settings_.remedies = false;
    settings_.project = settings.project_of_archives;
    settings_.project_of_archives = nullptr;
  }

  void text(archive::Entry entry) override {
    const std::string path = path_of(entry.name);
    if (settings_.project->configuration.excludes(path)) return;
    const ScanInput input{path, false, std::make_shared<const std::string>(std::move(entry.bytes)),
                          archive_.object};
    FileReport report = finish(run_lanes(input, settings_, stop_), {}, {}, settings_, stop_);
    archive_.binary_files += report.binary_files;
    for (Notice& notice : report.notices) archive_.notices.push_back(std::move(notice));
    keep(std::move(report));
  }

  void binary() override { ++archive_.binary_files; }

  void not_read(const std::string& name, archive::Obstacle obstacle) override {
    if (++told_[obstacle] > kMostNoticesOfAKind) return;
    const bool harmless =
        obstacle == archive::Obstacle::link || obstacle == archive::Obstacle::unknown_letters;
    archive_.notices.push_back({harmless ? Severity::info : Severity::warning, path_of(name),
                                std::string(reason(obstacle))});
  }

  std::vector<FileReport> finish_archive() {
    for (const auto& [obstacle, count] : told_) {
      if (count <= kMostNoticesOfAKind) continue;
      archive_.notices.push_back({Severity::warning, archive_.snapshot.path,
                                  "holds " + std::to_string(count - kMostNoticesOfAKind) +
                                      " more of which each " + std::string(reason(obstacle))});
    }
    std::stable_sort(
        reports_.begin(), reports_.end(),
        [](const FileReport& a, const FileReport& b) { return a.snapshot.path < b.snapshot.path; });
    return std::move(reports_);
  }

 private:
  std::string path_of(const std::string& name) const {
    return archive_.snapshot.path + (name.empty() ? "" : "!/" + name);
  }

  void keep(FileReport report) {
    if (report.findings.empty() && report.near_misses.empty()) return;
    held_bytes_ += report.snapshot.text->size();
    if (held_bytes_ > kMostHeldBytes) {
      if (!std::exchange(full_, true)) {
        archive_.notices.push_back(
            {Severity::warning, archive_.snapshot.path,
             "holds more findings than a report takes; the rest is left out"});
      }
      return;
    }
    report.archive = archive_.snapshot.path;
    report.notices.clear();
    report.binary_files = 0;
    for (ReportedFinding& reported : report.findings) reported.finding.fixes.clear();
    reports_.push_back(std::move(report));
  }

  ScanSettings settings_;
  const StopToken& stop_;
  FileReport& archive_;
  std::vector<FileReport> reports_;
  std::map<archive::Obstacle, uint32_t> told_;
  uint64_t held_bytes_ = 0;
  bool full_ = false;
};

}  // namespace

std::optional<archive::ArchiveSource> archive_of(const ScanInput& input, std::string_view text,
                                                 const ScanSettings& settings) {
  if (settings.project_of_archives == nullptr) return std::nullopt;
  const bool on_disk = input.text == nullptr && input.object.empty();
  archive::ArchiveSource source{input.path, archive::Format::none, "", text};
  if (on_disk) source.file = settings.project->root + "/" + input.path;
  source.format = archive::format_of(
      on_disk ? engine::read_head(source.file, archive::kHeadSize) : text, input.path);
  if (source.format == archive::Format::none) return std::nullopt;
  return source;
}

std::vector<FileReport> scan_archive(const archive::ArchiveSource& source,
                                     const ScanSettings& settings, const StopToken& stop,
                                     FileReport& report) {
  archive::Limits limits;
  limits.entry_bytes = std::min(limits.entry_bytes, settings.max_file_size);
  Scanner scanner(settings, stop, report);
  archive::for_each_entry(source, limits, scanner, stop);
  return scanner.finish_archive();
}

}  // namespace plumbline::cli
