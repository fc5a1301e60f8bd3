// Passwords of database users in SQL: `IDENTIFIED BY '…'`, `SET PASSWORD FOR u = '…'`.
#include <array>

#include "analyzers/secrets/context_form.h"

namespace plumbline::secrets {
namespace {

constexpr std::string_view kForm = "the password of a database user in SQL";

}  // namespace

void read_sql(const PlaceHit& hit, std::vector<Candidate>& found) {
  static constexpr std::array<std::string_view, 3> kLiterals = {"identified by", "identified with",
                                                                "set password for"};
  static constexpr std::array<std::string_view, 3> kMarks = {"", "by", "="};
  TextReader reader(hit.text(), hit.begin + static_cast<uint32_t>(kLiterals[hit.row].size()));
  const std::string_view mark = kMarks[hit.row];
  while (!mark.empty() && !reader.accept(mark)) {
    if (mark == "by" && reader.accept("BY")) break;
    const char c = reader.peek();
    if (reader.done() || is_line_end(c) || c == ';') return;
    reader.advance();
  }
  reader.skip_to_next_token();
  for (const std::string_view word : {"PASSWORD", "password", "VALUES", "("}) {
    if (reader.accept(word)) reader.skip_blanks();
  }
  const auto value = read_literal(reader, BareStyle::word);
  if (!value) return;
  const std::string_view text = hit.input.snapshot.view(value->range);
  Judgement judgement = judge(NameKind::password, text);
  if (value->quote == 0 && judgement.strength == Strength::weak)
    judgement = {Strength::none, Silence::words};
  found.push_back({byte_range(hit.begin, value->range.end.value),
                   value->range,
                   NameKind::password,
                   judgement,
                   kForm,
                   false,
                   false,
                   false,
                   {}});
}

}  // namespace plumbline::secrets
