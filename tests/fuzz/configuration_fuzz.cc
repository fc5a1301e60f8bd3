// Configuration files as anybody might type them: YAML with ranges, config.yaml, the architecture
// file. Every fault's range must lie in the text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "analyzers/boundaries/architecture.h"
#include "analyzers/configuration/yaml_node.h"
#include "server/engine/configuration.h"

namespace {

void check(const plumbline::ByteRange& range, std::string_view text) {
  if (range.end < range.begin || range.end.value > text.size()) std::abort();
}

void check(const plumbline::configuration::YamlNode& node, std::string_view text) {
  check(node.range, text);
  for (const auto& item : node.items) check(item, text);
  for (const auto& entry : node.entries) {
    check(entry.key, text);
    check(entry.value, text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto document = plumbline::configuration::parse_yaml(text);
  check(document.root, text);
  if (document.fault) check(document.fault->range, text);
  for (const auto& fault : plumbline::engine::read_configuration(text).faults) {
    check(fault.range, text);
  }
  const auto loaded = plumbline::boundaries::load_architecture(text, {2026, 11, 24});
  for (const auto& fault : loaded.faults) check(fault.range, text);
  return 0;
}
