// Values that stand before the name that they are kept under, as in Swift and Objective-C:
// `defaults.set("…", forKey: "password")`, `[store setObject:@"…" forKey:@"apiToken"]`; or that
// they are compared with, as in Java: `"…".equals(password)`.
#include "analyzers/secrets/assignment.h"
#include "analyzers/secrets/context_form.h"

namespace plumbline::secrets {
namespace {

constexpr std::string_view kForm = "kept under a secret-like name";
constexpr std::string_view kCompared = "compared with a secret-like name";

/// The end of the value: before the literal, a comma and blanks.
uint32_t end_of_value(std::string_view text, uint32_t at) {
  while (at > 0 && is_blank(text[at - 1])) --at;
  if (at > 0 && text[at - 1] == ',') --at;
  return at;
}

}  // namespace

void read_keyed_value(const PlaceHit& hit, std::vector<Candidate>& found) {
  constexpr std::string_view kLiteral = "forkey:";
  TextReader reader(hit.text(), hit.begin + static_cast<uint32_t>(kLiteral.size()));
  reader.skip_blanks();
  const auto name = read_literal(reader, BareStyle::none);
  if (!name) return;
  const NameKind kind = kind_of_name(hit.input.snapshot.view(name->range));
  if (kind == NameKind::none || kind == NameKind::vague) return;
  const auto value = literal_before(hit.text(), end_of_value(hit.text(), hit.begin));
  if (!value) return;
  found.push_back(
      {{value->begin, name->range.end},
       *value,
       kind,
       judge(kind, hit.input.snapshot.view(name->range), hit.input.snapshot.view(*value)),
       kForm,
       false,
       true,
       false,
       {}});
}

void read_compared_value(const PlaceHit& hit, std::vector<Candidate>& found) {
  const std::string_view text = hit.text();
  const size_t open = text.find('(', hit.begin);
  if (open == std::string_view::npos) return;
  const ByteRange name = name_around(text, static_cast<uint32_t>(open) + 1);
  const NameKind kind = kind_of_name(hit.input.snapshot.view(name));
  if (kind == NameKind::none || kind == NameKind::vague) return;
  const auto value = literal_before(text, hit.begin + 1);
  if (!value) return;
  found.push_back({{value->begin, name.end},
                   *value,
                   kind,
                   judge(kind, hit.input.snapshot.view(name), hit.input.snapshot.view(*value)),
                   kCompared,
                   false,
                   true,
                   false,
                   {}});
}

}  // namespace plumbline::secrets
