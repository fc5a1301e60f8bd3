#include "server/documents/document.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "server/documents/position_map.h"

namespace plumbline::server {
namespace {

ByteRange whole(const std::string& text) {
  return byte_range(0, static_cast<uint32_t>(text.size()));
}

}  // namespace

Document::Document(std::string uri, std::string path, std::string_view file_name,
                   const protocol::TextDocumentItem& item)
    : uri_(std::move(uri)),
      path_(std::move(path)),
      language_(
          detect_language(file_name, item.language_id, std::string_view(item.text).substr(0, 256))),
      version_(item.version),
      text_(std::make_shared<const std::string>(item.text)),
      lines_(std::make_shared<const LineIndex>(*text_)) {}

TextChange Document::splice(const ByteRange& range, std::string_view text) {
  auto next = std::make_shared<std::string>();
  next->reserve(text_->size() - range.length() + text.size());
  next->append(*text_, 0, range.begin.value);
  next->append(text);
  next->append(*text_, range.end.value, std::string::npos);
  const TextChange change{range.begin, range.end,
                          ByteOffset{range.begin.value + static_cast<uint32_t>(text.size())}};
  auto lines = std::make_shared<LineIndex>(*lines_);
  lines->splice(change, *next);
  text_ = std::move(next);
  lines_ = std::move(lines);
  return change;
}

TextChange Document::apply(const std::vector<protocol::TextDocumentContentChangeEvent>& changes,
                           int32_t version, protocol::PositionEncoding encoding) {
  std::optional<TextChange> all;
  for (const auto& change : changes) {
    const PositionMap positions(*text_, *lines_, encoding);
    ByteRange range = whole(*text_);
    if (change.range) {
      range = positions.range(*change.range);
      const bool held = positions.holds(change.range->start) && positions.holds(change.range->end);
      clamped_ += held ? 0 : 1;
    }
    const TextChange spliced = splice(range, change.text);
    all = all ? compose(*all, spliced) : spliced;
  }
  version_ = std::max(version_, version);
  return all.value_or(TextChange{});
}

TextChange Document::replace(std::string text) {
  return splice(whole(*text_), text);
}

Snapshot Document::snapshot(const Date& today) const {
  return {path_, language_, text_, lines_, version_, today};
}

}  // namespace plumbline::server
