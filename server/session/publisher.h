// What leaves for the client about its open documents: diagnostics as they are found, or as it asks
// for them, and what went wrong on the way.
//
// Contract. A list is pushed only for the version that the client has now, each list once. A client
// that pulls is pushed nothing; it is told by on_shown that there is news.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "server/session/client.h"
#include "server/session/open_document.h"

namespace plumbline::server {

/// Owned by the loop thread.
class Publisher {
 public:
  /// `client` must outlive it.
  explicit Publisher(Client& client) : client_(client) {}

  /// `message` is the list ready to be pushed; empty for a client that pulls.
  void show(OpenDocument& document, std::shared_ptr<const Shown> shown, std::string message);

  /// What the text lane found while the tree lane is still at work; dropped if it is late.
  void show_early(OpenDocument& document, int64_t version, std::string message);

  /// The document is silent: what was shown goes away.
  void show_nothing(OpenDocument& document);

  /// The document is being closed.
  void clear(const OpenDocument& document);

  /// Each note about a document once, to the log and to the client's.
  void report(const std::string& uri, const std::vector<std::string>& notes);

  /// Called after what is shown of a document has changed.
  std::function<void()> on_shown;

 private:
  void push(OpenDocument& document, std::string message);

  Client& client_;
  std::set<std::string> reported_;
};

}  // namespace plumbline::server
