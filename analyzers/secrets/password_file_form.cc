// Files that are lists of passwords (.pgpass), and hashes of passwords behind a user's name
// (.htpasswd, shadow).
#include <algorithm>
#include <array>

#include "analyzers/secrets/context_form.h"
#include "analyzers/source/path.h"

namespace plumbline::secrets {
namespace {

constexpr std::string_view kPassLine = "the last field of a line of .pgpass";
constexpr std::string_view kHashLine = "a password's hash behind a user's name";
constexpr std::string_view kHashRule = "secrets/password-hash";

bool is_pgpass(std::string_view path) {
  const std::string_view name = file_name(path);
  return name == ".pgpass" || name == "pgpass" || name == "pgpass.conf";
}

/// host:port:database:user:password; `\:` is no separator.
std::optional<ByteRange> fifth_field(std::string_view text, const ByteRange& line) {
  int colons = 0;
  for (uint32_t at = line.begin.value; at < line.end.value; ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == ':' && ++colons == 4) {
      return byte_range(at + 1, line.end.value);
    }
  }
  return std::nullopt;
}

}  // namespace

void read_password_lines(const AnalysisInput& input, const ByteRange& region,
                         std::vector<Candidate>& found) {
  if (!is_pgpass(input.snapshot.path)) return;
  const std::string_view text = input.snapshot.view();
  uint32_t at = region.begin.value;
  while (at < region.end.value) {
    const auto end = static_cast<uint32_t>(std::min(text.find_first_of("\r\n", at), text.size()));
    const ByteRange line = byte_range(at, end);
    const auto field = text.substr(at, 1) == "#" ? std::nullopt : fifth_field(text, line);
    if (field && !field->empty()) {
      found.push_back({line,
                       *field,
                       NameKind::password,
                       judge(NameKind::password, input.snapshot.view(*field)),
                       kPassLine,
                       false,
                       false,
                       false,
                       {}});
    }
    at = end + 1;
  }
}

void read_password_hash(const PlaceHit& hit, std::vector<Candidate>& found) {
  const std::string_view text = hit.text();
  if (hit.begin == 0 || text[hit.begin - 1] != ':') return;
  uint32_t begin = hit.begin - 1;
  while (begin > 0 && hit.begin - begin < 64 && !is_line_end(text[begin - 1])) --begin;
  const std::string_view user = text.substr(begin, hit.begin - 1 - begin);
  const bool named = !user.empty() && std::all_of(user.begin(), user.end(), [](char c) {
    return is_word_character(c) || c == '.' || c == '-' || c == '@';
  });
  if (!named) return;
  TextReader reader(text, hit.begin);
  const ByteRange value = reader.read_until(": \t\r\n\"'");
  const Judgement judgement = judge(NameKind::password, hit.input.snapshot.view(value));
  if (judgement.strength != Strength::hash) return;
  found.push_back({byte_range(begin, value.end.value), value, NameKind::password, judgement,
                   kHashLine, false, false, false, kHashRule});
}

}  // namespace plumbline::secrets
