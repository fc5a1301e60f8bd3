#include "server/cli/rules_command.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "analyzers/patterns/patterns.h"
#include "analyzers/patterns/rule_tests.h"
#include "server/cli/exit_code.h"
#include "server/cli/output.h"
#include "server/cli/project_root.h"
#include "server/cli/reports/json_text.h"
#include "server/cli/reports/region.h"
#include "server/cli/rule_arguments.h"
#include "server/cli/rule_catalogue.h"
#include "server/cli/usage_fault.h"
#include "server/engine/current_date.h"
#include "server/engine/disk_files.h"

namespace plumbline::cli {
namespace {

std::shared_ptr<const engine::Project> project_here() {
  const std::string root = find_root({working_folder()});
  auto files = std::make_shared<const engine::DiskFiles>(root);
  return engine::load_project(root, std::move(files), engine::current_date());
}

Json rule_json(const RuleDescription& rule) {
  return {{"id", rule.id},       {"family", name_of(rule.family)},
          {"title", rule.title}, {"severity", name_of(rule.severity)},
          {"cwe", rule.cwe},     {"tags", rule.tags}};
}

Result<std::vector<patterns::RuleFile>> read_rule_files(const std::vector<std::string>& arguments) {
  const std::string here = working_folder();
  const auto paths = find_rule_files(arguments, here);
  if (!paths) return paths.error();
  const engine::DiskFiles disk(here);
  std::vector<patterns::RuleFile> files;
  for (const std::string& path : paths.value()) {
    auto text = disk.read(path);
    if (!text) return Error{path + " cannot be read"};
    files.push_back({path, std::move(*text)});
  }
  return files;
}

std::string fault_line(const patterns::RuleFault& fault,
                       const std::vector<patterns::RuleFile>& files) {
  const auto file = std::find_if(files.begin(), files.end(),
                                 [&](const auto& each) { return each.path == fault.path; });
  const Snapshot snapshot =
      make_snapshot(fault.path, file == files.end() ? std::string() : file->text);
  const Region region = region_of(snapshot, fault.fault.range);
  const bool error = fault.fault.level == configuration::Fault::Level::error;
  return fault.path + ":" + std::to_string(region.line) + ":" + std::to_string(region.column) +
         (error ? ": error: " : ": warning: ") + fault.fault.message + "\n";
}

/// Rule files that test the rules in them need not load: an unsupported key is tested as far as the
/// rest of the file goes.
struct TestTotals {
  size_t passed = 0;
  size_t failed = 0;
};

void test_one(const patterns::RuleFile& file, const std::vector<std::string>& candidates,
              const engine::DiskFiles& disk, Output& output, TestTotals& totals) {
  const patterns::LoadedRules loaded = patterns::load_rules({&file, 1}, false);
  for (const std::string& example : patterns::example_files(file.path, candidates)) {
    const auto text = disk.read(example);
    if (!text) continue;
    for (const auto& result : patterns::test_rules(*loaded.rules, example, *text)) {
      ++(result.passed() ? totals.passed : totals.failed);
      if (result.passed()) continue;
      output.write(result.path + ":" + std::to_string(result.line.value + 1) + ": " + result.rule +
                   (result.expected ? " should be reported here, and is not\n"
                                    : " is reported here, and should not be\n"));
    }
  }
}

std::string page_of(const RuleDescription& rule) {
  std::string page =
      "# " + rule.title + "\n\n`" + rule.id + "` · " + std::string(name_of(rule.severity));
  for (const std::string& weakness : rule.cwe) page += " · " + weakness;
  page += "\n\n" + rule.help;
  if (!page.ends_with('\n')) page += '\n';
  if (!rule.url.empty()) page += "\nMore: <" + rule.url + ">\n";
  return page;
}

}  // namespace

int list_rules(ListFormat format) {
  Output output = Output::to_standard_output();
  const std::vector<RuleDescription> rules = all_rules(*project_here());
  if (format == ListFormat::json) {
    Json list = Json::array();
    for (const RuleDescription& rule : rules) list.push_back(rule_json(rule));
    output.write(to_text(list, 2) + "\n");
    return kClean;
  }
  for (const RuleDescription& rule : rules) {
    output.write(rule.id + "  " + std::string(name_of(rule.severity)) + "  " + rule.title + "\n");
  }
  return kClean;
}

int show_rule(const std::string& id) {
  const RuleDescription rule = describe_rule(id, *project_here());
  if (!rule.known) return usage_fault("there is no rule " + id + "; see `plumbline rules list`");
  Output::to_standard_output().write(page_of(rule));
  return kClean;
}

int check_rules(const std::vector<std::string>& files) {
  const auto rule_files = read_rule_files(files);
  if (!rule_files) return usage_fault(rule_files.error().message);
  const patterns::LoadedRules loaded = patterns::load_rules(rule_files.value(), false);
  Output output = Output::to_standard_output();
  size_t errors = 0;
  for (const patterns::RuleFault& fault : loaded.faults) {
    if (fault.fault.level == configuration::Fault::Level::error) ++errors;
    output.write(fault_line(fault, rule_files.value()));
  }
  output.write(std::to_string(loaded.rules->infos().size()) + " rules loaded, " +
               std::to_string(errors) + " errors\n");
  return errors == 0 ? kClean : kFindings;
}

int test_rules(const std::string& folder) {
  const auto rule_files = read_rule_files({folder});
  if (!rule_files) return usage_fault(rule_files.error().message);
  const engine::DiskFiles disk(working_folder());
  const std::string start = absolute_path(folder);
  std::vector<std::string> candidates;
  for (const std::string& file : engine::walk_folder(start, "", {false, true}).files) {
    const std::string path = start + "/" + file;
    candidates.push_back(path_below(working_folder(), path).value_or(path));
  }
  Output output = Output::to_standard_output();
  TestTotals totals;
  for (const patterns::RuleFile& file : rule_files.value()) {
    test_one(file, candidates, disk, output, totals);
  }
  output.write(std::to_string(totals.passed) + " passed, " + std::to_string(totals.failed) +
               " failed\n");
  return totals.failed == 0 ? kClean : kFindings;
}

/// A page lies where its rule's id says, so that an editor's link to it needs no table. The index
/// lists them all.
int write_rule_pages(const std::string& folder) {
  engine::Project builtin;
  builtin.rules = patterns::builtin_rules();
  std::string index =
      "# The built-in rules\n\nGenerated from the records: `plumbline rules docs docs/rules`.\n";
  for (const RuleDescription& rule : all_rules(builtin)) {
    const std::filesystem::path path = folder + "/" + rule.id + ".md";
    std::error_code ignored;  // a folder that cannot be made shows when the page is opened
    std::filesystem::create_directories(path.parent_path(), ignored);
    auto page = Output::to_file(path.string());
    if (!page) return usage_fault(page.error().message);
    page->write(page_of(rule));
    index += "\n- [" + rule.id + "](" + rule.id + ".md): " + rule.title;
  }
  auto page = Output::to_file(folder + "/README.md");
  if (!page) return usage_fault(page.error().message);
  page->write(index + "\n");
  return kClean;
}

}  // namespace plumbline::cli
