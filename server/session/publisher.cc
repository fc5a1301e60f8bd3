// One rule decides what may leave: a list is for the version that the client has, or it is not
// sent.
//
// Three sources want to show something of a document: the whole analysis (show), the text lane that
// was faster (show_early), and the end of interest in it (show_nothing, clear). `Shown` remembers
// the version of the last whole list, so an early one for that version or an older one is late and
// dropped; `last_message` remembers the bytes of the last push, so a whole list that equals the
// early one is not sent twice. Comparing bytes is enough: the version is part of the message, and
// one list is always written alike (invariant 13).
//
// A client that pulls gets no push at all, since it would show every finding twice. It asks, is
// answered from `Shown`, and hears through on_shown when asking again is worth it: not when the
// list has the result id that it knows already.
#include "server/session/publisher.h"

#include <utility>

#include "protocol/codec.h"
#include "protocol/methods.h"
#include "server/engine/current_date.h"
#include "server/log.h"

namespace plumbline::server {
namespace {

/// A document that fails in a new way at every version must not fill the memory.
constexpr size_t kMostReported = 1000;

}  // namespace

void Publisher::show(OpenDocument& document, std::shared_ptr<const Shown> shown,
                     std::string message) {
  const bool same = document.shown != nullptr && document.shown->result_id == shown->result_id &&
                    client_.agreement.pull;
  document.shown = std::move(shown);
  if (!client_.agreement.pull) push(document, std::move(message));
  if (!same && on_shown) on_shown();
}

void Publisher::show_early(OpenDocument& document, int64_t version, std::string message) {
  const bool late = document.shown != nullptr && document.shown->snapshot.version >= version;
  if (version != document.document.version() || late || document.is_silent()) return;
  push(document, std::move(message));
}

void Publisher::show_nothing(OpenDocument& document) {
  auto shown = std::make_shared<Shown>();
  shown->snapshot = document.document.snapshot(engine::current_date());
  if (client_.agreement.pull) shown->result_id = result_id({});
  document.shown = shown;
  if (!client_.agreement.pull && !document.last_message.empty()) {
    push(document, push_message(document.document.uri(), shown->snapshot.version, {}));
  }
}

void Publisher::clear(const OpenDocument& document) {
  if (client_.agreement.pull) return;
  client_.publish({document.document.uri(), std::nullopt, {}});
}

void Publisher::push(OpenDocument& document, std::string message) {
  if (message == document.last_message) return;
  document.last_message = message;
  client_.publish(document.document.uri(), std::move(message));
}

void Publisher::report(const std::string& uri, const std::vector<std::string>& notes) {
  for (const std::string& note : notes) {
    if (reported_.size() >= kMostReported || !reported_.insert(uri + "\n" + note).second) continue;
    log(LogLevel::warning, note);
    client_.log(protocol::MessageType::warning, note);
  }
}

}  // namespace plumbline::server
