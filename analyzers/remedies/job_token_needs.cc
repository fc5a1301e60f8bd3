#include "analyzers/remedies/job_token_needs.h"

#include <algorithm>
#include <array>

#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

struct Needs {
  std::string_view what;   // an action, the words of a `gh` command, a part of an API path
  std::string_view input;  // the action's input that takes the token
  std::span<const Scope> scopes;
  std::span<const std::string_view> events;
};

#include "remedy_needs.inc"

/// How a workflow spells the repository that it belongs to.
constexpr std::array<std::string_view, 7> kOwnNames = {
    "${{ github.repository }}",
    "${{github.repository}}",
    "$GITHUB_REPOSITORY",
    "${GITHUB_REPOSITORY}",
    "{owner}/{repo}",
    ":owner/:repo",
    "${{ github.repository_owner }}/${{ github.event.repository.name }}"};

/// More commands than this in one script are no script that a person wrote.
constexpr size_t kMaxCommands = 200;

void add(const Needs& needs, bool writes, TokenNeeds& sum) {
  for (const Scope& scope : needs.scopes) sum.scopes.push_back({scope.name, scope.write && writes});
  if (writes) sum.events.insert(sum.events.end(), needs.events.begin(), needs.events.end());
}

std::string_view first_word(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t="), text.size()));
  if (text.starts_with("${{")) return text.substr(0, text.find("}}") + 2);
  if (text.starts_with("\"${{")) return text.substr(0, text.find("}}") + 3);
  return text.substr(0, text.find_first_of(" \t\r\n"));
}

/// The command from `at` to the end of its line, continued lines included.
std::string_view command_at(std::string_view script, size_t at) {
  const auto continues = [&](size_t end) {
    std::string_view line = script.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line.ends_with('\\');
  };
  size_t end = script.find('\n', at);
  while (end != std::string_view::npos && continues(end)) end = script.find('\n', end + 1);
  return script.substr(at, end == std::string_view::npos ? end : end - at);
}

bool writes(std::string_view command) {
  constexpr std::array<std::string_view, 12> kSigns = {
      " POST",     " PUT",          " PATCH",   " DELETE", " -f ",    " -F ",
      " --field ", " --raw-field ", " --input", " -d ",    " --data", "XPOST"};
  return std::any_of(kSigns.begin(), kSigns.end(),
                     [&](std::string_view sign) { return contains(command, sign); });
}

/// The repository in an API path: "acme/shop", "${{ github.repository }}"; what follows goes to
/// `rest`.
struct ApiPath {
  std::string_view repository;
  std::string_view rest;  // "/issues/1"
};

std::optional<ApiPath> api_path_in(std::string_view command) {
  const size_t repos = command.find("repos/");
  if (repos == std::string_view::npos) return {};
  const std::string_view path = command.substr(repos + 6);
  for (const std::string_view name : kOwnNames) {
    if (path.starts_with(name)) return ApiPath{name, path.substr(name.size())};
  }
  const size_t slash = path.find('/');
  if (slash == std::string_view::npos) return ApiPath{path, {}};
  const size_t end = std::min(path.find_first_of("/ \"'\n?", slash + 1), path.size());
  return ApiPath{path.substr(0, end), path.substr(end)};
}

bool add_api_call(std::string_view command, TokenNeeds& sum) {
  const auto path = api_path_in(command);
  if (!path) return false;
  for (const Needs& needs : kPathNeeds) {
    if (!path->rest.starts_with(needs.what)) continue;
    add(needs, writes(command), sum);
    return true;
  }
  return false;
}

bool add_command(std::string_view command, TokenNeeds& sum) {
  if (command.starts_with("curl ") || command.starts_with("gh api ")) {
    return add_api_call(command, sum);
  }
  for (const Needs& needs : kCommandNeeds) {
    if (!command.starts_with(needs.what)) continue;
    add(needs, true, sum);
    return true;
  }
  return false;
}

bool starts_command(std::string_view script, size_t at) {
  if (at == 0) return true;
  return contains(" \n\t(;|&`", script.substr(at - 1, 1));
}

}  // namespace

bool is_this_repository(std::string_view text, std::string_view own) {
  while (!text.empty() && contains("\"'", text.substr(0, 1))) text.remove_prefix(1);
  while (!text.empty() && contains("\"'", text.substr(text.size() - 1))) text.remove_suffix(1);
  return is_in(text, kOwnNames) || (!own.empty() && lower(text) == own);
}

std::string_view other_repository_in(std::string_view script, std::string_view own) {
  for (const std::string_view option : {"--repo", " -R"}) {
    for (size_t at = script.find(option); at != std::string_view::npos;
         at = script.find(option, at + 1)) {
      const std::string_view name = first_word(script.substr(at + option.size()));
      if (!is_this_repository(name, own)) return name.empty() ? option : name;
    }
  }
  for (size_t at = script.find("repos/"); at != std::string_view::npos;
       at = script.find("repos/", at + 1)) {
    const auto path = api_path_in(script.substr(at));
    if (path && !is_this_repository(path->repository, own)) return path->repository;
  }
  for (const std::string_view words : {"orgs/", "gh repo clone", "gh repo create", "git clone"}) {
    if (contains(script, words)) return words;
  }
  return {};
}

std::optional<TokenNeeds> needs_of_action(std::string_view action, std::string_view input) {
  for (const Needs& needs : kActionNeeds) {
    if (needs.what != action || (!input.empty() && needs.input != input)) continue;
    TokenNeeds sum;
    add(needs, true, sum);
    return sum;
  }
  return {};
}

std::optional<TokenNeeds> needs_of_script(std::string_view script) {
  TokenNeeds sum;
  size_t known = 0;
  for (const std::string_view program : {"gh ", "curl "}) {
    for (size_t at = script.find(program); at != std::string_view::npos && known < kMaxCommands;
         at = script.find(program, at + 1)) {
      if (!starts_command(script, at)) continue;
      if (!add_command(command_at(script, at), sum)) return {};
      ++known;
    }
  }
  return known > 0 && !contains(script, "git push") ? std::optional(sum) : std::nullopt;
}

}  // namespace plumbline::remedies
