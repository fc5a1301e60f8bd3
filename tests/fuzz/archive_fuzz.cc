// Archives and documents of any bytes: none may crash the readers, fill the memory or take forever,
// and no name that comes out may be unfit to be shown.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "protocol/columns.h"
#include "server/archive/document_text.h"
#include "server/archive/entries.h"

namespace {

using namespace plumbline::archive;

class Checking : public EntrySink {
 public:
  void text(Entry entry) override { check(entry.name); }
  void binary() override {}
  void not_read(const std::string& name, Obstacle obstacle) override {
    if (!name.empty()) check(name);
    if (reason(obstacle).empty()) std::abort();
  }

 private:
  static void check(std::string_view name) {
    if (name.empty() || name.starts_with('/') || name.starts_with("../")) std::abort();
    for (size_t at = 0; at < name.size();) {
      const uint32_t length = plumbline::protocol::character_length(name.substr(at));
      const auto byte = static_cast<unsigned char>(name[at]);
      if (length == 1 && (byte < 0x20 || byte >= 0x7F)) std::abort();
      at += length;
    }
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Limits limits;
  limits.entry_bytes = 256 * 1024;
  limits.least_bytes = 1024 * 1024;
  limits.entries = 200;
  Checking sink;
  for (const char* const name : {"a.docx", "a.tar"}) {
    const Format format = format_of(bytes, name);
    if (format != Format::none) for_each_entry({name, format, "", bytes}, limits, sink, {});
  }
  words_of(bytes);
  return 0;
}
