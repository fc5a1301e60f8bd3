// Passwords in data source names that are no addresses: `user:…@tcp(host)/db` of Go's MySQL driver,
// `jdbc:oracle:thin:user/…@host`.
#include <array>

#include "analyzers/secrets/context_form.h"

namespace plumbline::secrets {
namespace {

constexpr std::string_view kForm = "the password in a data source name";
constexpr uint32_t kLongestPair = 128;  // bytes of user and password

void add(const PlaceHit& hit, uint32_t begin, uint32_t end, std::vector<Candidate>& found) {
  const ByteRange value = byte_range(begin, end);
  found.push_back({byte_range(std::min(begin, hit.begin), std::max(end, hit.begin)),
                   value,
                   NameKind::password,
                   judge(NameKind::password, hit.input.snapshot.view(value)),
                   kForm,
                   false,
                   false,
                   false,
                   {}});
}

/// Before the literal, back to the quote that opens the string.
void read_before(const PlaceHit& hit, std::vector<Candidate>& found) {
  const std::string_view text = hit.text();
  uint32_t begin = hit.begin;
  while (begin > 0 && hit.begin - begin < kLongestPair && !is_quote(text[begin - 1]) &&
         !is_blank(text[begin - 1]) && !is_line_end(text[begin - 1]) && text[begin - 1] != '=')
    --begin;
  const size_t colon = text.substr(begin, hit.begin - begin).find(':');
  if (colon == std::string_view::npos || colon == 0) return;
  const uint32_t password = begin + static_cast<uint32_t>(colon) + 1;
  if (password < hit.begin) add(hit, password, hit.begin, found);
}

void read_after(const PlaceHit& hit, uint32_t at, std::vector<Candidate>& found) {
  TextReader reader(hit.text(), at);
  const ByteRange user = reader.read_until("/@\"' \t\r\n");
  if (user.empty() || !reader.accept("/")) return;
  const ByteRange password = reader.read_until("@\"' \t\r\n");
  if (reader.peek() == '@' && !password.empty())
    add(hit, password.begin.value, password.end.value, found);
}

}  // namespace

void read_data_source_name(const PlaceHit& hit, std::vector<Candidate>& found) {
  static constexpr std::string_view kOracle = "jdbc:oracle:thin:";
  if (hit.row == 0) return read_before(hit, found);
  read_after(hit, hit.begin + static_cast<uint32_t>(kOracle.size()), found);
}

}  // namespace plumbline::secrets
