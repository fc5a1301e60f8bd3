#include "server/cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "server/cli/architecture_command.h"
#include "server/cli/baseline_command.h"
#include "server/cli/exit_code.h"
#include "server/cli/import_command.h"
#include "server/cli/merge_command.h"
#include "server/cli/reports/destinations.h"
#include "server/cli/rules_command.h"
#include "server/cli/scan_arguments.h"
#include "server/cli/scan_command.h"
#include "server/cli/usage_fault.h"
#include "server/cli/version.h"

namespace plumbline::cli {
namespace {

/// What the commands' options are read into, and the command to run.
struct Request {
  std::vector<std::string> words;  // the command line
  ScanArguments scan;
  BaselineOptions baseline;
  std::string rule_format = "text";
  std::string graph_format = "json";
  std::string name;
  std::vector<std::string> names;
  std::function<int()> run;
};

int start_scan(const Request& request) {
  const auto options = read_options(request.scan, request.words);
  if (!options) {
    return report_usage_fault(usable_destinations(request.words), options.error().message);
  }
  return run_scan(options.value());
}

void add_scan(CLI::App& program, Request& request) {
  CLI::App& app = *program.add_subcommand("scan", "Report what is wrong in files and folders");
  app.footer("Example: plumbline scan --format sarif --output findings.sarif src");
  add_common_options(app, request.scan);
  add_scan_options(app, request.scan);
  app.callback([&request] { request.run = [&request] { return start_scan(request); }; });
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
  show.add_option("ID", request.name)->required();
  show.callback([&] { request.run = [&] { return show_rule(request.name); }; });
  CLI::App& check = *rules.add_subcommand("check", "Whether rule files load");
  check.footer("Example: plumbline rules check .plumbline/rules/*.yaml");
  check.add_option("FILE", request.names)->required();
  check.callback([&] { request.run = [&] { return check_rules(request.names); }; });
  CLI::App& test = *rules.add_subcommand("test", "Whether rules report their examples");
  test.footer("Example: plumbline rules test .plumbline/rules");
  test.add_option("DIR", request.name)->required();
  test.callback([&] { request.run = [&] { return test_rules(request.name); }; });
  CLI::App& docs = *rules.add_subcommand("docs", "Write a page for each built-in rule");
  docs.group("");
  docs.add_option("DIR", request.name)->required();
  docs.callback([&] { request.run = [&] { return write_rule_pages(request.name); }; });
}

std::string place_in(const Request& request) {
  return request.name.empty() ? "." : request.name;
}

GraphFormat graph_format_named(const std::string& name) {
  if (name == "dot") return GraphFormat::dot;
  if (name == "mermaid") return GraphFormat::mermaid;
  if (name == "svg") return GraphFormat::svg;
  return name == "html" ? GraphFormat::html : GraphFormat::json;
}

void add_advice(CLI::App& architecture, Request& request, const std::string& name,
                const std::string& description, int (*print)(const std::string&)) {
  CLI::App& app = *architecture.add_subcommand(name, description);
  app.footer("Example: plumbline architecture " + name);
  app.add_option("PATH", request.name, "The project, or a place in it (default: .)");
  app.callback(
      [&request, print] { request.run = [&request, print] { return print(place_in(request)); }; });
}

int check_architecture(Request& request) {
  ScanOptions& scan = request.scan.options;
  const std::string path = !scan.root.empty()   ? scan.root
                           : scan.paths.empty() ? "."
                                                : scan.paths[0];
  if (!has_architecture(path)) {
    return report_usage_fault(
        usable_destinations(request.words),
        "there is no .plumbline/architecture.yaml to check " + path + " against");
  }
  scan.only = {"boundaries"};
  return start_scan(request);
}

void add_architecture(CLI::App& program, Request& request) {
  CLI::App& app = *program.add_subcommand("architecture", "Check or draw the boundaries");
  app.footer("Example: plumbline architecture check");
  app.require_subcommand(1);
  CLI::App& check = *app.add_subcommand("check", "The same as scan --only boundaries");
  check.footer("Example: plumbline architecture check --format sarif");
  add_common_options(check, request.scan);
  check.callback([&request] { request.run = [&request] { return check_architecture(request); }; });
  CLI::App& graph = *app.add_subcommand("graph", "The import graph");
  graph.footer("Example: plumbline architecture graph --format mermaid");
  graph.add_option("--format", request.graph_format, "json, dot, mermaid, svg or html")
      ->check(CLI::IsMember({"json", "dot", "mermaid", "svg", "html"}));
  graph.add_option("PATH", request.name, "The project, or a place in it (default: .)");
  graph.callback([&request] {
    request.run = [&request] {
      return print_graph(place_in(request), graph_format_named(request.graph_format));
    };
  });
  add_advice(app, request, "doctor", "What is not understood of the imports", print_diagnosis);
  add_advice(app, request, "propose", "A first architecture file", print_proposal);
}

void add_baseline_action(CLI::App& baseline, Request& request, const std::string& name,
                         const std::string& description, int (*action)(const BaselineOptions&)) {
  CLI::App& app = *baseline.add_subcommand(name, description);
  BaselineOptions& options = request.baseline;
  app.add_option("--root", options.root, "The project's root (default: found)");
  app.add_option("--file", options.file, "The baseline (default: .plumbline/baseline.json)");
  app.add_flag("--archives", options.archives, "With what scan --archives finds");
  const bool accepts = name != "audit";
  if (accepts) {
    app.add_option("--because", options.why, "Why these findings may stay");
    app.add_option("--by", options.who, "Who says so (default: git's user.name)");
    app.add_option("--until", options.until, "The last day on which it holds: 2027-01-31");
  }
  const std::string reason = accepts ? " --because \"known before 2027\"" : "";
  app.footer("Example: plumbline baseline " + name + reason);
  app.callback([&request, action] {
    request.run = [&request, action] { return action(request.baseline); };
  });
}

void add_baseline(CLI::App& program, Request& request) {
  CLI::App& app = *program.add_subcommand("baseline", "Accept findings, so that new ones count");
  app.footer("Example: plumbline baseline create --because \"known before 2027\"");
  app.require_subcommand(1);
  add_baseline_action(app, request, "create", "Accept all that is found now", create_baseline);
  add_baseline_action(app, request, "update", "Accept what is new, drop what is gone",
                      update_baseline);
  add_baseline_action(app, request, "audit", "Show what is accepted, and what should not be",
                      audit_baseline);
}

void add_merge(CLI::App& program, Request& request) {
  CLI::App& app = *program.add_subcommand("merge", "Join the SARIF reports of scan --shard");
  app.footer("Example: plumbline merge --output all.sarif part1.sarif part2.sarif");
  app.add_option("FILE", request.names)->required();
  app.add_option("--output", request.name, "Where to (default: standard output)");
  app.callback([&request] {
    request.run = [&request] { return merge_reports(request.names, request.name); };
  });
}

void add_import(CLI::App& program, Request& request) {
  CLI::App& app = *program.add_subcommand(
      "import", "Take over .gitleaks.toml, .gitleaksignore or .secrets.baseline");
  app.footer("Example: plumbline import .secrets.baseline");
  app.add_option("FILE", request.name)->required();
  app.add_option("--root", request.baseline.root, "The project's root (default: found)");
  app.callback([&request] {
    request.run = [&request] { return import_file(request.name, request.baseline.root); };
  });
}

/// Elsewhere `--format` names something else than a report of findings.
bool writes_reports(const Request& request) {
  const std::vector<std::string>& words = request.words;
  if (words.empty()) return false;
  return words[0] == "scan" ||
         (words.size() > 1 && words[1] == "check" && words[0] == "architecture");
}

/// The parser complains that a command is missing when in truth it does not know the word.
std::string message_of(const CLI::ParseError& error, const CLI::App& program,
                       const Request& request) {
  const CLI::App* at = &program;
  std::string path = "plumbline";
  for (const std::string& word : request.words) {
    const auto commands = at->get_subcommands([](const CLI::App*) { return true; });
    if (commands.empty()) break;
    const auto known = std::find_if(commands.begin(), commands.end(), [&](const CLI::App* command) {
      return command->get_name() == word;
    });
    if (known == commands.end()) {
      if (word.starts_with('-')) break;
      return "there is no command " + path + " " + word + "; see " + path + " --help";
    }
    at = *known;
    path += " " + word;
  }
  std::string message = error.what();
  if (message == "A subcommand is required") message = "a command is missing";
  return message + "; see " + path + " --help";
}

}  // namespace

int run_command_line(int argc, char** argv) {
  CLI::App program("Plumbline finds embedded secrets, risky patterns and crossed boundaries.");
  program.name("plumbline");
  program.footer("Example: plumbline scan .");
  program.set_version_flag("--version", "plumbline " + std::string(kVersion));
  program.require_subcommand(1);
  Request request;
  request.words.assign(argv + 1, argv + argc);
  CLI::App* const lsp =
      program.add_subcommand("lsp", "Serve an editor: --stdio, --pipe=NAME, --socket=PORT");
  lsp->footer("Example: plumbline lsp --stdio");
  add_scan(program, request);
  add_rules(program, request);
  add_architecture(program, request);
  add_baseline(program, request);
  add_merge(program, request);
  add_import(program, request);
  try {
    program.parse(argc, argv);
  } catch (const CLI::CallForHelp& wish) {
    return program.exit(wish) == 0 ? kClean : kUsage;
  } catch (const CLI::CallForVersion& wish) {
    return program.exit(wish) == 0 ? kClean : kUsage;
  } catch (const CLI::ParseError& error) {
    const std::string message = message_of(error, program, request);
    return writes_reports(request) ? report_usage_fault(usable_destinations(request.words), message)
                                   : usage_fault(message);
  }
  return request.run ? request.run() : kUsage;
}

}  // namespace plumbline::cli
