// What other tools were told to ignore, found again as findings of ours.
//
// Their files name places by line, by commit or by a hash of the secret. Lines move, so where an
// entry names a commit, the line is read there and found again by its text. Hashes are compared
// with the same hash of what a scan of ours finds. What names nothing that still exists is left out
// and said so: a waiver that silently covers nothing, or something else, is worse than none.
#include "server/cli/foreign_baseline.h"

#include <nettle/sha1.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "server/cli/git/git.h"
#include "server/cli/reports/json_text.h"

namespace plumbline::cli {
namespace {

std::string sha1_of(std::string_view text) {
  sha1_ctx context;
  sha1_init(&context);
  sha1_update(&context, text.size(), reinterpret_cast<const uint8_t*>(text.data()));
  std::array<uint8_t, SHA1_DIGEST_SIZE> digest = {};
  sha1_digest(&context, digest.size(), digest.data());
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hexadecimal;
  for (const uint8_t byte : digest) {
    hexadecimal += kDigits[byte >> 4];
    hexadecimal += kDigits[byte & 15];
  }
  return hexadecimal;
}

std::string key_of(std::string_view path, char mark, std::string_view value) {
  return std::string(path) + '\0' + mark + std::string(value);
}

/// The part after the last ':' and the text before it.
std::pair<std::string_view, std::string_view> split_last(std::string_view text) {
  const size_t at = text.rfind(':');
  if (at == std::string_view::npos) return {{}, text};
  return {text.substr(0, at), text.substr(at + 1)};
}

std::optional<uint32_t> number_in(std::string_view text) {
  uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number == 0) return std::nullopt;
  return number;
}

bool is_commit(std::string_view text) {
  return text.size() == 40 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// Line `number` of the text, without its end.
std::string_view line_of(std::string_view text, uint32_t number) {
  for (uint32_t line = 1; line < number; ++line) {
    const size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  std::string_view line = text.substr(0, text.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

void read_ignore_line(std::string_view text, const std::string& root, ForeignBaseline& result) {
  const std::string why = ".gitleaksignore";
  const auto [front, digits] = split_last(text);
  const auto line = number_in(digits);
  const std::string_view place = split_last(front).first;  // without the rule
  const bool has_commit = place.size() > 41 && place[40] == ':' && is_commit(place.substr(0, 40));
  const std::string path(has_commit ? place.substr(41) : place);
  if (!line || path.empty()) return result.leave_out("the line " + std::string(text));
  if (!has_commit) return result.accept_line(path, *line, why);
  const std::string object = std::string(place.substr(0, 40)) + ":" + path;
  const auto then = run_git(root, {"cat-file", "blob", object});
  if (!then) return result.leave_out("commit " + object + " is not in this repository");
  result.accept_text(path, std::string(line_of(then.value(), *line)), why);
}

void read_result(const std::string& path, const Json& entry, ForeignBaseline& result) {
  if (!entry.is_object()) return;
  const auto judged = entry.find("is_secret");
  const bool is_judged = judged != entry.end() && judged->is_boolean();
  if (is_judged && judged->get<bool>()) {
    return result.leave_out("a secret in " + path + " that was audited as real");
  }
  const std::string why =
      is_judged ? "audited as no secret in .secrets.baseline" : ".secrets.baseline";
  const auto hash = entry.find("hashed_secret");
  if (hash != entry.end() && hash->is_string()) {
    result.accept_secret(path, hash->get<std::string>(), why);
  }
}

}  // namespace

std::string ForeignBaseline::why_accepted(const FoundPlace& place) const {
  const std::array<std::string, 3> keys = {
      key_of(place.path, '#', std::to_string(place.line)), key_of(place.path, '=', place.line_text),
      key_of(place.path, '!', place.secret.empty() ? "" : sha1_of(place.secret))};
  for (const std::string& key : keys) {
    const auto known = accepted_.find(key);
    if (known != accepted_.end()) return "imported from " + known->second;
  }
  return "";
}

void ForeignBaseline::accept(std::string key, std::string why) {
  ++size_;
  accepted_.try_emplace(std::move(key), std::move(why));
}

void ForeignBaseline::accept_line(const std::string& path, uint32_t line, std::string why) {
  accept(key_of(path, '#', std::to_string(line)), std::move(why));
}

void ForeignBaseline::accept_text(const std::string& path, const std::string& line_text,
                                  std::string why) {
  accept(key_of(path, '=', line_text), std::move(why));
}

void ForeignBaseline::accept_secret(const std::string& path, const std::string& sha1,
                                    std::string why) {
  accept(key_of(path, '!', sha1), std::move(why));
}

Result<ForeignBaseline> read_gitleaks_ignore(std::string_view text, const std::string& root) {
  ForeignBaseline result;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
    if (!line.empty() && line[0] != '#') read_ignore_line(line, root, result);
  }
  return result;
}

Result<ForeignBaseline> read_detect_secrets(std::string_view json) {
  const Json baseline = Json::parse(json, nullptr, false);
  if (!baseline.is_object() || !baseline.contains("results") || !baseline["results"].is_object()) {
    return Error{"is neither .gitleaks.toml nor .gitleaksignore nor a baseline of detect-secrets"};
  }
  ForeignBaseline result;
  for (const auto& [path, entries] : baseline["results"].items()) {
    for (const Json& entry : entries) read_result(path, entry, result);
  }
  return result;
}

}  // namespace plumbline::cli
