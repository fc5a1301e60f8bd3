#include "server/session/progress.h"

#include <chrono>
#include <memory>
#include <utility>

#include "protocol/codec.h"
#include "protocol/methods.h"

namespace plumbline::server {
namespace {

namespace methods = protocol::methods;

/// A flash of something that is over at once is noise.
constexpr std::chrono::milliseconds kUnnoticed(500);

void report(const Client& client, const protocol::ProgressToken& token, protocol::Json value) {
  client.notify(methods::kProgress,
                protocol::to_json(protocol::ProgressParams{token, std::move(value)}));
}

void begin(const Client& client, const protocol::ProgressToken& token, std::string title) {
  protocol::WorkDoneProgressBegin begun;
  begun.title = std::move(title);
  report(client, token, protocol::to_json(begun));
}

void end(const Client& client, const protocol::ProgressToken& token) {
  report(client, token, protocol::to_json(protocol::WorkDoneProgressEnd{}));
}

struct Progress {
  Client& client;
  std::string title;
  protocol::ProgressToken token;
  bool begun = false;
  bool ended = false;
};

/// The client must have agreed to the token before it hears of it again.
void create(const std::shared_ptr<Progress>& progress) {
  if (progress->ended) return;
  const protocol::WorkDoneProgressCreateParams params{progress->token};
  progress->client.request(methods::kWorkDoneProgressCreate, protocol::to_json(params),
                           [progress](const protocol::Response& response) {
                             if (response.error || progress->ended) return;
                             progress->begun = true;
                             begin(progress->client, progress->token, progress->title);
                           });
}

}  // namespace

std::function<void()> start_progress(EventLoop& loop, Client& client, std::string title) {
  if (!client.agreement.capabilities.window.work_done_progress) return [] {};
  static int64_t started = 0;
  const auto token = protocol::progress_token("plumbline-" + std::to_string(++started));
  const auto progress = std::make_shared<Progress>(Progress{client, std::move(title), token});
  loop.post_after(kUnnoticed, [progress] { create(progress); });
  return [progress] {
    progress->ended = true;
    if (progress->begun) end(progress->client, progress->token);
  };
}

std::function<void()> begin_given_progress(const Client& client,
                                           const protocol::ProgressToken& token,
                                           std::string title) {
  begin(client, token, std::move(title));
  return [&client, token] { end(client, token); };
}

}  // namespace plumbline::server
