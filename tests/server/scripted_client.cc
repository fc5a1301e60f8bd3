#include "tests/server/scripted_client.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <stdexcept>
#include <utility>

#include "protocol/fd_stream.h"
#include "protocol/frame_reader.h"
#include "protocol/frame_writer.h"
#include "protocol/uri.h"
#include "tests/protocol/protocol_facts.h"

namespace plumbline::test {
namespace {

constexpr std::chrono::seconds kPatience(10);

std::string json_string(std::string_view text) {
  return Json::string(text).dump();
}

/// Standard error is dropped: the server's log is not what a test is about.
[[noreturn]] void become_server(int input, int output, const std::vector<std::string>& arguments) {
  dup2(input, 0);
  dup2(output, 1);
  dup2(open("/dev/null", O_WRONLY | O_CLOEXEC), 2);
  std::vector<char*> words;
  std::string name = PLUMBLINE_TEST_SERVER;
  words.push_back(name.data());
  for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.data()));
  words.push_back(nullptr);
  execv(name.c_str(), words.data());
  _exit(127);
}

}  // namespace

Json json(std::string_view text) {
  const auto parsed = Json::parse(text);
  if (!parsed) throw std::runtime_error("the test's JSON is wrong: " + std::string(text));
  return *parsed;
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "plumbline-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  root_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(root_, ignored);
}

void TemporaryFolder::write(const std::string& relative, std::string_view text) const {
  std::filesystem::create_directories((root_ / relative).parent_path());
  std::ofstream(root_ / relative, std::ios::binary) << text;
}

std::string TemporaryFolder::uri(const std::string& relative) const {
  return protocol::uri_of_path(relative.empty() ? root_.string() : path(relative));
}

ScriptedClient::ScriptedClient(std::vector<std::string> arguments) {
  protocol::ignore_broken_pipes();
  int in[2];
  int out[2];
  if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0) throw std::runtime_error("pipe");
  process = fork();
  if (process == 0) become_server(in[0], out[1], arguments);
  close(in[0]);
  close(out[1]);
  to_server_ = in[1];
  input_ = protocol::make_fd_stream(out[0], out[0]);
  reader_ = std::thread([this] { read(); });
}

ScriptedClient::~ScriptedClient() {
  if (process > 0) kill(process, SIGKILL);
  close_output();
  if (process > 0) waitpid(process, nullptr, 0);
  close_input();
}

void ScriptedClient::read() {
  protocol::FrameReader reader(*input_);
  for (;;) {
    const auto outcome = reader.next();
    const auto* const frame = std::get_if<protocol::Frame>(&outcome);
    if (frame == nullptr) break;
    take(std::string(frame->body));
  }
  const std::lock_guard lock(mutex_);
  ended_ = true;
  arrived_.notify_all();
}

void ScriptedClient::take(std::string body) {
  const Json message = Json::parse(body).value_or(Json());
  const std::string method = message.member("method").as_string().value_or("");
  std::string answer;
  {
    const std::lock_guard lock(mutex_);
    const auto asked = asked_.find(message.member("id").as_integer().value_or(-1));
    const std::string answered = method.empty() && asked != asked_.end() ? asked->second : "";
    for (auto& fault : testing::faults_in_server_message(body, answered)) {
      faults_.push_back(fault);
    }
    incoming_.push_back({method, message});
    if (!method.empty() && message.has_member("id")) {
      std::string result = "null";
      if (method == "workspace/configuration") {
        const std::vector<Json> all(message.member("params").member("items").items().size(),
                                    settings);
        result = Json::array(all).dump();
      }
      answer = R"({"jsonrpc":"2.0","id":)" + message.member("id").dump() + R"(,"result":)" +
               result + "}";
    }
  }
  arrived_.notify_all();
  if (!answer.empty()) send_raw(protocol::framed(answer));
}

Json ScriptedClient::wait_for(const std::function<bool(const Incoming&)>& wanted, bool keep) {
  std::unique_lock lock(mutex_);
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  for (;;) {
    for (auto it = incoming_.begin(); it != incoming_.end(); ++it) {
      if (!wanted(*it)) continue;
      Json body = it->body;
      if (!keep) incoming_.erase(it);
      return body;
    }
    if (ended_) throw std::runtime_error("the server is gone");
    if (arrived_.wait_until(lock, deadline) == std::cv_status::timeout) {
      throw std::runtime_error("waited in vain");
    }
  }
}

void ScriptedClient::send_raw(std::string_view bytes) {
  const std::lock_guard lock(write_mutex_);
  while (to_server_ >= 0 && !bytes.empty()) {
    const ssize_t written = write(to_server_, bytes.data(), bytes.size());
    if (written <= 0) return;
    bytes.remove_prefix(static_cast<size_t>(written));
  }
}

void ScriptedClient::notify(std::string_view method, std::string_view params) {
  send_raw(protocol::framed(R"({"jsonrpc":"2.0","method":)" + json_string(method) +
                            R"(,"params":)" + std::string(params) + "}"));
}

int64_t ScriptedClient::post(std::string_view method, std::string_view params) {
  int64_t id = 0;
  {
    const std::lock_guard lock(mutex_);
    id = next_id_++;
    asked_[id] = method;
  }
  send_raw(protocol::framed(R"({"jsonrpc":"2.0","id":)" + std::to_string(id) + R"(,"method":)" +
                            json_string(method) + R"(,"params":)" + std::string(params) + "}"));
  return id;
}

Json ScriptedClient::answer(int64_t id) {
  return wait_for(
      [id](const Incoming& message) {
        return message.method.empty() && message.body.member("id").as_integer() == id;
      },
      false);
}

Json ScriptedClient::null_answer() {
  return wait_for(
      [](const Incoming& message) {
        return message.method.empty() && message.body.member("id").is_null();
      },
      false);
}

Json ScriptedClient::request(std::string_view method, std::string_view params) {
  return answer(post(method, params));
}

Json ScriptedClient::initialize(std::string_view capabilities, std::string_view folder) {
  const std::string folders =
      folder.empty() ? "null" : R"([{"uri":)" + json_string(folder) + R"(,"name":"test"}])";
  const Json response =
      request("initialize", R"({"processId":null,"rootUri":null,"workspaceFolders":)" + folders +
                                R"(,"capabilities":)" + std::string(capabilities) + "}");
  notify("initialized", "{}");
  return response.member("result");
}

void ScriptedClient::open(const std::string& uri, std::string_view language, int version,
                          std::string_view text) {
  notify("textDocument/didOpen", R"({"textDocument":{"uri":)" + json_string(uri) +
                                     R"(,"languageId":)" + json_string(language) +
                                     R"(,"version":)" + std::to_string(version) + R"(,"text":)" +
                                     json_string(text) + "}}");
}

void ScriptedClient::change(const std::string& uri, int version, std::string_view changes) {
  notify("textDocument/didChange", R"({"textDocument":{"uri":)" + json_string(uri) +
                                       R"(,"version":)" + std::to_string(version) +
                                       R"(},"contentChanges":)" + std::string(changes) + "}");
}

Json ScriptedClient::diagnostics(const std::string& uri, int version,
                                 const std::function<bool(const Json&)>& wanted) {
  const Json message = wait_for(
      [&](const Incoming& incoming) {
        const Json params = incoming.body.member("params");
        return incoming.method == "textDocument/publishDiagnostics" &&
               params.member("uri").as_string() == uri &&
               params.member("version").as_integer().value_or(0) >= version &&
               (!wanted || wanted(params.member("diagnostics")));
      },
      false);
  return message.member("params").member("diagnostics");
}

Json ScriptedClient::await(std::string_view method) {
  return wait_for([&](const Incoming& incoming) { return incoming.method == method; }, false)
      .member("params");
}

size_t ScriptedClient::count(std::string_view method) {
  const std::lock_guard lock(mutex_);
  size_t n = 0;
  for (const Incoming& incoming : incoming_) n += incoming.method == method ? 1 : 0;
  return n;
}

void ScriptedClient::close_input() {
  const std::lock_guard lock(write_mutex_);
  if (to_server_ >= 0) close(to_server_);
  to_server_ = -1;
}

void ScriptedClient::close_output() {
  if (!reader_.joinable()) return;
  input_->close_input();
  reader_.join();
  input_.reset();
}

void ScriptedClient::kill_server(int signal) {
  kill(process, signal);
}

std::optional<int> ScriptedClient::exit_code(double seconds) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  while (std::chrono::steady_clock::now() < end) {
    int status = 0;
    if (waitpid(process, &status, WNOHANG) == process) {
      process = 0;
      return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return std::nullopt;
}

std::vector<std::string> ScriptedClient::faults() {
  const std::lock_guard lock(mutex_);
  return faults_;
}

}  // namespace plumbline::test
