#include "server/cli/merge_command.h"

#include <utility>

#include "server/cli/exit_code.h"
#include "server/cli/interrupt.h"
#include "server/cli/output.h"
#include "server/cli/reports/sarif_merge.h"
#include "server/cli/usage_fault.h"
#include "server/engine/file_reading.h"

namespace plumbline::cli {
namespace {

constexpr uint64_t kLargestReport = 1024ull * 1024 * 1024;

}  // namespace

int merge_reports(const std::vector<std::string>& files, const std::string& output) {
  watch_interrupts();
  std::vector<Json> parts;
  for (const std::string& file : files) {
    const auto text = engine::read_text_file(file, kLargestReport, engine::BinaryFiles::read);
    if (text.failure) {
      return usage_fault(file + " " + std::string(engine::reason(*text.failure)));
    }
    parts.push_back(Json::parse(text.text, nullptr, false));  // bad JSON is no report
  }
  auto merged = merge_sarif(std::move(parts));
  if (!merged) return usage_fault(merged.error().message);
  auto target = output.empty() || output == "-" ? Result<Output>(Output::to_standard_output())
                                                : Output::to_file(output);
  if (!target) return usage_fault(target.error().message);
  target->write(to_text(merged.value()) + "\n");
  target->flush();
  if (target->closed()) return kClosedPipe;
  if (target->failed()) return kInternal;
  return merged.value()["runs"][0]["invocations"][0]["exitCode"].get<int>();
}

}  // namespace plumbline::cli
