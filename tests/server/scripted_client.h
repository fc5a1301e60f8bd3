// A small language client for tests: drives the real server in a process of its own over pipes and
// checks every message that comes back against the facts of the protocol.
#pragma once

#include <sys/types.h>

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "protocol/byte_stream.h"
#include "protocol/json.h"

namespace plumbline::test {

using protocol::Json;

/// Parses JSON that a test spells out; a mistake in it ends the test.
Json json(std::string_view text);

/// An empty folder that goes away with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  void write(const std::string& relative, std::string_view text) const;
  std::string path(const std::string& relative) const { return (root_ / relative).string(); }
  std::string uri(const std::string& relative = "") const;

 private:
  std::filesystem::path root_;
};

/// Answers the server's requests by itself: `workspace/configuration` with `settings`, the rest
/// with null. Waiting for something that does not come within ten seconds throws.
class ScriptedClient {
 public:
  explicit ScriptedClient(std::vector<std::string> arguments = {"--stdio"});
  ~ScriptedClient();
  ScriptedClient(const ScriptedClient&) = delete;
  ScriptedClient& operator=(const ScriptedClient&) = delete;

  /// `capabilities` is JSON text; `folder` a URI or empty. Sends `initialized` too.
  Json initialize(std::string_view capabilities, std::string_view folder);

  void notify(std::string_view method, std::string_view params);
  int64_t post(std::string_view method, std::string_view params);  // the id
  /// The whole response: with `result` or `error`.
  Json answer(int64_t id);
  /// A response whose id is null: to what the server could not read.
  Json null_answer();
  Json request(std::string_view method, std::string_view params);
  void send_raw(std::string_view bytes);

  void open(const std::string& uri, std::string_view language, int version, std::string_view text);
  void change(const std::string& uri, int version, std::string_view changes);

  /// The list in the first notification for this version, or a later one, that satisfies `wanted`
  /// (any, when null).
  Json diagnostics(const std::string& uri, int version,
                   const std::function<bool(const Json&)>& wanted = nullptr);
  /// The params of the next notification, or request, of a method.
  Json await(std::string_view method);
  /// How many messages of a method have arrived and were not awaited.
  size_t count(std::string_view method);

  void close_input();
  void close_output();
  void kill_server(int signal);
  /// The exit code, or 128 + the signal; nothing if it still runs after `seconds`.
  std::optional<int> exit_code(double seconds);

  std::vector<std::string> faults();  // against the protocol's facts
  Json settings;
  pid_t process = 0;

 private:
  struct Incoming {
    std::string method;  // empty: a response
    Json body;
  };

  void read();
  void take(std::string body);
  Json wait_for(const std::function<bool(const Incoming&)>& wanted, bool keep);

  std::unique_ptr<protocol::ByteStream> input_;
  int to_server_ = -1;
  std::thread reader_;
  std::mutex mutex_;
  std::mutex write_mutex_;
  std::condition_variable arrived_;
  std::deque<Incoming> incoming_;
  std::map<int64_t, std::string> asked_;
  std::vector<std::string> faults_;
  bool ended_ = false;
  int64_t next_id_ = 1;
};

}  // namespace plumbline::test
