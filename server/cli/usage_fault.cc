#include "server/cli/usage_fault.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "server/cli/exit_code.h"
#include "server/cli/interrupt.h"
#include "server/cli/output.h"
#include "server/cli/project_root.h"
#include "server/cli/reports/report_format.h"
#include "server/engine/current_date.h"

namespace plumbline::cli {
namespace {

Result<Output> open(const Destination& destination) {
  if (destination.file.empty()) return Output::to_standard_output();
  return Output::to_file(destination.file);
}

}  // namespace

int usage_fault(std::string message) {
  message.resize(std::min(message.find('\n'), message.size()));
  print_error("plumbline: " + message + "\n");
  return kUsage;
}

int report_usage_fault(const std::vector<Destination>& destinations, std::string message) {
  watch_interrupts();  // a closed pipe is no reason to die
  message.resize(std::min(message.find('\n'), message.size()));
  auto project = std::make_shared<engine::Project>();
  project->root = working_folder();
  project->today = engine::current_date();
  const ReportContext context{std::move(project), working_folder()};
  ScanSummary summary;
  summary.exit_code = kUsage;
  summary.fault = message;
  for (const Destination& destination : destinations) {
    if (destination.format == Format::text) continue;
    Result<Output> output = open(destination);
    if (output) make_report(destination.format, output.value(), context)->finish(summary);
  }
  return usage_fault(std::move(message));
}

}  // namespace plumbline::cli
