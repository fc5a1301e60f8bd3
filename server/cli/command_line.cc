#include "server/cli/command_line.h"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <functional>
#include <optional>
#include <string>

#include "server/cli/architecture_command.h"
#include "server/cli/exit_code.h"
#include "server/cli/output.h"
#include "server/cli/rules_command.h"
#include "server/cli/scan_command.h"
#include "server/cli/version.h"

namespace plumbline::cli {
namespace {

/// What the commands' options are read into, and the command to run.
struct Request {
  ScanOptions scan;
  std::vector<std::string> formats;
  std::vector<std::string> outputs;
  std::vector<std::string> unavailable;  // values of options that later versions bring
  std::string severity;
  std::string color = "auto";
  std::string rule_format = "text";
  std::string graph_format = "json";
  std::string word;
  std::vector<std::string> words;
  std::function<int()> run;
};

int usage_error(std::string message) {
  message.resize(std::min(message.find('\n'), message.size()));
  print_error("plumbline: " + message + "\n");
  return kUsage;
}

std::optional<Format> format_named(const std::string& name) {
  if (name == "text") return Format::text;
  if (name == "json") return Format::json;
  if (name == "sarif") return Format::sarif;
  return std::nullopt;
}

Format format_of_file(const std::string& path) {
  if (path.ends_with(".sarif")) return Format::sarif;
  return path.ends_with(".json") ? Format::json : Format::text;
}

/// Pairs `--format` and `--output` in the order in which they stand: an output belongs to the
/// format before it, or, if that has one already, to the next.
std::string pair_destinations(const CLI::App& app, Request& request) {
  std::vector<Destination>& destinations = request.scan.destinations;
  std::vector<std::string> orphans;
  size_t formats = 0;
  size_t outputs = 0;
  for (const CLI::Option* const option : app.parse_order()) {
    const std::string name = option->get_name();
    if (name == "--format") {
      const std::string& word = request.formats[formats++];
      const auto format = format_named(word);
      if (!format) return "--format " + word + " is not one of text, json, sarif";
      destinations.push_back({*format, orphans.empty() ? "" : orphans.back()});
      orphans.clear();
    } else if (name == "--output") {
      const std::string& file = request.outputs[outputs++];
      if (!destinations.empty() && destinations.back().file.empty()) {
        destinations.back().file = file;
      } else {
        orphans.push_back(file);
      }
    }
  }
  for (const std::string& file : orphans) destinations.push_back({format_of_file(file), file});
  if (destinations.empty()) destinations.push_back({});
  size_t to_standard_output = 0;
  for (Destination& destination : destinations) {
    if (destination.file == "-") destination.file.clear();
    if (destination.file.empty()) ++to_standard_output;
  }
  return to_standard_output > 1 ? "two reports cannot share standard output; give one an --output"
                                : "";
}

int start_scan(const CLI::App& app, Request& request) {
  for (const char* const option : {"--diff", "--history", "--baseline", "--shard"}) {
    if (app.get_option(option)->count() > 0) {
      return usage_error(std::string(option) + " is not available in this version");
    }
  }
  ScanOptions& scan = request.scan;
  if (const std::string error = pair_destinations(app, request); !error.empty()) {
    return usage_error(error);
  }
  if (scan.standard_input && scan.path_of_input.empty()) {
    return usage_error("--stdin needs --path, the file that the text stands for");
  }
  if (!scan.standard_input && !scan.path_of_input.empty()) {
    return usage_error("--path says what --stdin is, and --stdin is missing");
  }
  if (scan.standard_input && scan.staged) {
    return usage_error("--stdin and --staged cannot go together");
  }
  if (!request.severity.empty()) scan.counted = *severity_named(request.severity);
  const bool plain = std::getenv("NO_COLOR") != nullptr && *std::getenv("NO_COLOR") != '\0';
  scan.color = request.color == "always"           ? Color::always
               : request.color == "never" || plain ? Color::never
                                                   : Color::automatic;
  return run_scan(scan);
}

void add_report_options(CLI::App& app, Request& request) {
  app.add_option("--format", request.formats, "text, json or sarif; may be repeated")
      ->expected(1)
      ->take_all();
  app.add_option("--output", request.outputs, "Write the report before it to a file")
      ->expected(1)
      ->take_all();
  app.add_option("--color", request.color, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  app.add_flag("--compact", request.scan.compact, "One line for each finding");
  app.add_flag("--explain", request.scan.explain, "Say which gates each finding passed");
  app.add_option("--severity", request.severity, "What counts for the exit code, from here on")
      ->check(CLI::IsMember({"error", "warning", "info", "hint"}));
  app.add_flag("--exit-zero", request.scan.exit_zero, "Findings don't change the exit code");
}

void add_input_options(CLI::App& app, Request& request) {
  ScanOptions& scan = request.scan;
  app.add_option("PATH", scan.paths, "Files and folders (default: .)");
  app.add_option("--root", scan.root, "The project's root (default: found)");
  app.add_flag("--no-ignore{false}", scan.use_ignore_files, "Read what ignore files leave out");
  app.add_flag("--hidden,!--no-hidden", scan.hidden, "Read names that start with a dot (default)");
  app.add_option("--max-size", scan.max_file_size, "Leave out larger files: 500K, 100M")
      ->transform(CLI::AsSizeValue(false));
  app.add_option("--jobs,-j", scan.jobs, "Threads (default: one for each processor)")
      ->check(CLI::Range(1, 1024));
  for (const char* const later : {"--diff", "--history", "--baseline", "--shard"}) {
    app.add_option(later, request.unavailable)->expected(0, 1)->group("");
  }
}

void add_scan(CLI::App& program, Request& request) {
  ScanOptions& scan = request.scan;
  CLI::App& app = *program.add_subcommand("scan", "Report what is wrong in files and folders");
  app.footer("Example: plumbline scan --format sarif --output findings.sarif src");
  add_input_options(app, request);
  add_report_options(app, request);
  app.add_option("--only", scan.only, "Families (secrets, patterns, boundaries) or rule ids")
      ->delimiter(',');
  app.add_option("--rules", scan.rules, "Pattern rules to run instead of the built-in ones")
      ->expected(1)
      ->take_all();
  app.add_flag("--builtin", scan.builtin, "With --rules: the built-in ones too");
  app.add_flag("--staged", scan.staged, "Scan what git is about to commit");
  app.add_flag("--stdin", scan.standard_input, "Scan standard input");
  app.add_option("--path", scan.path_of_input, "With --stdin: the file that it stands for");
  app.callback(
      [&app, &request] { request.run = [&app, &request] { return start_scan(app, request); }; });
}

void add_rules(CLI::App& program, Request& request) {
  CLI::App& rules = *program.add_subcommand("rules", "List, show, check and test rules");
  rules.footer("Example: plumbline rules show secrets/github-token");
  rules.require_subcommand(1);
  CLI::App& list = *rules.add_subcommand("list", "All rules of this project");
  list.footer("Example: plumbline rules list --format json");
  list.add_option("--format", request.rule_format)->check(CLI::IsMember({"text", "json"}));
  list.callback([&] {
    request.run = [&] {
      return list_rules(request.rule_format == "json" ? ListFormat::json : ListFormat::text);
    };
  });
  CLI::App& show = *rules.add_subcommand("show", "What a rule finds and what to do");
  show.footer("Example: plumbline rules show secrets/github-token");
  show.add_option("ID", request.word)->required();
  show.callback([&] { request.run = [&] { return show_rule(request.word); }; });
  CLI::App& check = *rules.add_subcommand("check", "Whether rule files load");
  check.footer("Example: plumbline rules check .plumbline/rules/*.yaml");
  check.add_option("FILE", request.words)->required();
  check.callback([&] { request.run = [&] { return check_rules(request.words); }; });
  CLI::App& test = *rules.add_subcommand("test", "Whether rules report their examples");
  test.footer("Example: plumbline rules test .plumbline/rules");
  test.add_option("DIR", request.word)->required();
  test.callback([&] { request.run = [&] { return test_rules(request.word); }; });
  CLI::App& docs = *rules.add_subcommand("docs", "Write a page for each built-in rule");
  docs.group("");
  docs.add_option("DIR", request.word)->required();
  docs.callback([&] { request.run = [&] { return write_rule_pages(request.word); }; });
}

void add_architecture(CLI::App& program, Request& request) {
  CLI::App& app = *program.add_subcommand("architecture", "Check or draw the boundaries");
  app.footer("Example: plumbline architecture check");
  app.require_subcommand(1);
  CLI::App& check = *app.add_subcommand("check", "The same as scan --only boundaries");
  check.footer("Example: plumbline architecture check --format sarif");
  add_input_options(check, request);
  add_report_options(check, request);
  check.callback([&check, &request] {
    request.run = [&check, &request] {
      const std::string path = !request.scan.root.empty()   ? request.scan.root
                               : request.scan.paths.empty() ? "."
                                                            : request.scan.paths[0];
      if (!has_architecture(path)) {
        return usage_error("there is no .plumbline/architecture.yaml to check " + path +
                           " against");
      }
      request.scan.only = {"boundaries"};
      return start_scan(check, request);
    };
  });
  CLI::App& graph = *app.add_subcommand("graph", "The import graph");
  graph.footer("Example: plumbline architecture graph --format mermaid");
  graph.add_option("--format", request.graph_format)
      ->check(CLI::IsMember({"json", "dot", "mermaid"}));
  graph.add_option("PATH", request.word);
  graph.callback([&] {
    request.run = [&] {
      const GraphFormat format = request.graph_format == "json"  ? GraphFormat::json
                                 : request.graph_format == "dot" ? GraphFormat::dot
                                                                 : GraphFormat::mermaid;
      return print_graph(request.word.empty() ? "." : request.word, format);
    };
  });
}

}  // namespace

int run_command_line(int argc, char** argv) {
  CLI::App program("Plumbline finds embedded secrets, risky patterns and crossed boundaries.");
  program.name("plumbline");
  program.footer("Example: plumbline scan .");
  program.set_version_flag("--version", "plumbline " + std::string(kVersion));
  program.require_subcommand(1);
  Request request;
  CLI::App* const lsp =
      program.add_subcommand("lsp", "Serve an editor: --stdio, --pipe=NAME, --socket=PORT");
  lsp->footer("Example: plumbline lsp --stdio");
  add_scan(program, request);
  add_rules(program, request);
  add_architecture(program, request);
  try {
    program.parse(argc, argv);
  } catch (const CLI::CallForHelp& wish) {
    return program.exit(wish) == 0 ? kClean : kUsage;
  } catch (const CLI::CallForVersion& wish) {
    return program.exit(wish) == 0 ? kClean : kUsage;
  } catch (const CLI::ParseError& error) {
    return usage_error(std::string(error.what()) + "; see plumbline --help");
  }
  return request.run ? request.run() : kUsage;
}

}  // namespace plumbline::cli
