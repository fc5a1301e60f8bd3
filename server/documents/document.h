// The text of one open document, exactly as the client has it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analyzers/source/snapshot.h"
#include "protocol/position_encoding.h"
#include "protocol/text_sync.h"

namespace plumbline::server {

/// Owned by the loop thread. Every version's text is a buffer of its own, so that a worker may read
/// the old one while the next edit is applied.
class Document {
 public:
  /// `path` is the place in the project (empty: none), `file_name` what the language is told from.
  Document(std::string uri, std::string path, std::string_view file_name,
           const protocol::TextDocumentItem& item);

  /// Applies the changes in order; each refers to the text that the one before it left. Returns
  /// what changed as one replacement. Positions are clamped, never refused. A version below the
  /// present one does not count, so that nothing is ever published under a lower one.
  TextChange apply(const std::vector<protocol::TextDocumentContentChangeEvent>& changes,
                   int32_t version, protocol::PositionEncoding encoding);

  /// Replaces the text without a new version, when `didSave` shows that the two sides differ.
  TextChange replace(std::string text);

  Snapshot snapshot(const Date& today) const;

  const std::string& uri() const { return uri_; }  // the client's spelling
  /// How many edits named a position that the text did not have: a client that counts differently.
  uint32_t clamped() const { return clamped_; }
  const std::string& path() const { return path_; }
  void set_path(std::string path) { path_ = std::move(path); }
  int32_t version() const { return version_; }
  const std::shared_ptr<const std::string>& text() const { return text_; }
  const LineIndex& lines() const { return *lines_; }

 private:
  TextChange splice(const ByteRange& range, std::string_view text);

  std::string uri_;
  std::string path_;
  Language language_;
  int32_t version_;
  uint32_t clamped_ = 0;
  std::shared_ptr<const std::string> text_;
  std::shared_ptr<const LineIndex> lines_;
};

}  // namespace plumbline::server
