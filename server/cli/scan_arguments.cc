#include "server/cli/scan_arguments.h"

#include <charconv>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "server/cli/project_root.h"
#include "server/cli/reports/destinations.h"
#include "server/cli/reports/report_format.h"

namespace plumbline::cli {
namespace {

void add_input_options(CLI::App& app, ScanArguments& arguments) {
  ScanOptions& scan = arguments.options;
  app.add_option("PATH", scan.paths, "Files and folders (default: .)");
  app.add_option("--root", scan.root, "The project's root (default: found)");
  app.add_flag("--no-ignore{false}", scan.use_ignore_files, "Read what ignore files leave out");
  app.add_flag("--hidden,!--no-hidden", scan.hidden, "Read names that start with a dot (default)");
  app.add_option("--max-size", scan.max_file_size, "Leave out larger files: 500K, 100M")
      ->transform(CLI::AsSizeValue(false));
  app.add_flag(
      "--archives", scan.archives,
      "Look for secrets inside archives, Office documents and PDFs too, within limits on depth, "
      "number and size (docs/command-line.md)");
  app.add_option("--jobs,-j", scan.jobs, "Threads (default: one for each processor)")
      ->check(CLI::Range(1, 1024));
}

// Options that may be repeated take one value at a time, so that a path after it stays a path:
// allow_extra_args(false).

void add_report_options(CLI::App& app, ScanArguments& arguments) {
  ScanOptions& scan = arguments.options;
  app.add_option("--format", arguments.reports, format_names() + "; may be repeated")
      ->allow_extra_args(false)
      ->take_all();
  app.add_option("--output", arguments.reports, "Write the report before it to a file")
      ->allow_extra_args(false)
      ->take_all();
  app.add_option("--color", arguments.color, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  app.add_flag("--compact", scan.compact, "One line for each finding");
  app.add_flag("--explain", scan.explain,
               "Say which gates each finding passed, and why near misses are silent");
  app.add_option("--severity", arguments.severity, "What counts for the exit code, from here on")
      ->check(CLI::IsMember({"error", "warning", "info", "hint"}));
  app.add_option("--baseline", scan.baseline,
                 "Findings that were accepted (default: .plumbline/baseline.json)");
  app.add_flag("--exit-zero", scan.exit_zero, "Findings don't change the exit code");
}

Color color_of(const std::string& word) {
  const char* const variable = std::getenv("NO_COLOR");
  const bool plain = variable != nullptr && *variable != '\0';
  return word == "always"           ? Color::always
         : word == "never" || plain ? Color::never
                                    : Color::automatic;
}

/// What is wrong with options that are sound one by one; empty if nothing is.
std::string contradiction(const ScanOptions& scan) {
  if (scan.standard_input && scan.path_of_input.empty()) {
    return "--stdin needs --path, the file that the text stands for";
  }
  if (!scan.standard_input && !scan.path_of_input.empty()) {
    return "--path says what --stdin is, and --stdin is missing";
  }
  std::vector<std::string_view> sources;
  if (scan.standard_input) sources.emplace_back("--stdin");
  if (scan.staged) sources.emplace_back("--staged");
  if (!scan.diff_base.empty()) sources.emplace_back("--diff");
  if (scan.history) sources.emplace_back("--history");
  if (sources.size() < 2) return "";
  return std::string(sources[0]) + " and " + std::string(sources[1]) + " cannot go together";
}

/// "2/5"; false for anything else.
bool read_shard(std::string_view text, ScanOptions& scan) {
  const char* const end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, scan.shard);
  if (first.ec != std::errc() || first.ptr == end || *first.ptr != '/') return false;
  const auto second = std::from_chars(first.ptr + 1, end, scan.shards);
  return second.ec == std::errc() && second.ptr == end && 1 <= scan.shard &&
         scan.shard <= scan.shards;
}

/// `--history` may be followed by a range or by nothing; a path after it is a PATH.
void read_history(const ScanArguments& arguments, ScanOptions& scan) {
  scan.history = arguments.history_option != nullptr && arguments.history_option->count() > 0;
  const std::string word = arguments.history.empty() ? "" : arguments.history[0];
  if (!scan.history || word.empty()) return;
  const bool is_path = exists(word) && word.find("..") == std::string::npos;
  if (is_path || word == "." || word == "..") {
    scan.paths.insert(scan.paths.begin(), word);
  } else {
    scan.history_range = word;
  }
}

}  // namespace

void add_common_options(CLI::App& app, ScanArguments& arguments) {
  add_input_options(app, arguments);
  add_report_options(app, arguments);
}

void add_scan_options(CLI::App& app, ScanArguments& arguments) {
  ScanOptions& scan = arguments.options;
  app.add_option("--only", scan.only, "Families (secrets, patterns, boundaries) or rule ids")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->take_all();
  app.add_option("--rules", scan.rules, "Pattern rules to run instead of the built-in ones")
      ->allow_extra_args(false)
      ->take_all();
  app.add_flag("--builtin", scan.builtin, "With --rules: the built-in ones too");
  app.add_flag("--staged", scan.staged, "Scan what git is about to commit");
  app.add_option("--diff", scan.diff_base, "Report what is new since this git commit or branch");
  arguments.history_option =
      app.add_option("--history", arguments.history,
                     "Scan every commit, or those of a range such as v1..HEAD, for secrets")
          ->expected(0, 1)
          ->type_name("[RANGE]");
  app.add_option("--shard", arguments.shard, "Only part K of N of the files: 2/5; see merge");
  app.add_flag("--stdin", scan.standard_input, "Scan standard input");
  app.add_option("--path", scan.path_of_input, "With --stdin: the file that it stands for");
}

Result<ScanOptions> read_options(const ScanArguments& arguments,
                                 const std::vector<std::string>& words) {
  ScanOptions scan = arguments.options;
  auto destinations = read_destinations(words);
  if (!destinations) return destinations.error();
  scan.destinations = std::move(destinations.value());
  if (!arguments.severity.empty()) scan.counted = *severity_named(arguments.severity);
  scan.color = color_of(arguments.color);
  read_history(arguments, scan);
  if (!arguments.shard.empty() && !read_shard(arguments.shard, scan)) {
    return Error{"--shard " + arguments.shard + " is not K/N with K from 1 to N, such as 2/5"};
  }
  if (std::string message = contradiction(scan); !message.empty()) return Error{message};
  return scan;
}

}  // namespace plumbline::cli
