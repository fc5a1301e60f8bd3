#include "analyzers/source/snapshot.h"

#include <utility>

namespace plumbline {

Snapshot make_snapshot(std::string path, std::string text, const Date& today) {
  Snapshot snapshot;
  snapshot.language = detect_language(path, "", std::string_view(text).substr(0, 256));
  snapshot.path = std::move(path);
  snapshot.text = std::make_shared<const std::string>(std::move(text));
  snapshot.lines = std::make_shared<const LineIndex>(*snapshot.text);
  snapshot.today = today;
  return snapshot;
}

}  // namespace plumbline
