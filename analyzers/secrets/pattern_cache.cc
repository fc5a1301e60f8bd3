#include "analyzers/secrets/pattern_cache.h"

#include <memory>
#include <mutex>
#include <vector>

#include "analyzers/secrets/rule_record.h"

namespace plumbline::secrets {
namespace {

struct Slot {
  std::once_flag once;
  std::unique_ptr<re2::RE2> pattern;
};

}  // namespace

const re2::RE2& compiled_pattern(size_t index) {
  static auto* const slots =
      new std::vector<Slot>(records().size());  // never destroyed: threads may outlive main
  Slot& slot = (*slots)[index];
  std::call_once(slot.once, [&] {
    const std::string_view text = records()[index].pattern;
    re2::RE2::Options options;
    options.set_log_errors(false);
    slot.pattern = std::make_unique<re2::RE2>(re2::StringPiece(text.data(), text.size()), options);
  });
  return *slot.pattern;
}

}  // namespace plumbline::secrets
