#include "analyzers/secrets/account_pair.h"

#include <array>

#include "analyzers/secrets/assignment.h"
#include "analyzers/secrets/placeholder.h"
#include "analyzers/secrets/secret_name.h"
#include "analyzers/secrets/writing.h"
#include "analyzers/source/literal_gate.h"

namespace plumbline::secrets {
namespace {

constexpr size_t kMostHits = 64;  // names looked at around one secret

const LiteralGate& account_gate() {
  static constexpr std::array<std::string_view, 11> kWords = {
      "user",  "login",  "account", "uid",      "client_id", "clientid",
      "email", "key_id", "keyid",   "identity", "principal"};
  static const LiteralGate* const built = [] {
    std::vector<GateLiteral> literals;
    for (const std::string_view word : kWords) literals.push_back({word, true, 0});
    return new LiteralGate(literals);
  }();
  return *built;
}

uint32_t distance(const ByteRange& a, const ByteRange& b) {
  return a.end < b.begin ? b.begin.value - a.end.value : a.begin.value - b.end.value;
}

/// The literal that is assigned to the account's name at `at`.
std::optional<ByteRange> account_at(const Snapshot& snapshot, Writing writing, uint32_t at) {
  const std::string_view text = snapshot.view();
  const ByteRange name = name_around(text, at);
  if (!is_account_name(snapshot.view(name))) return std::nullopt;
  const auto assignment = assignment_to(text, name, bare_style(writing, place_of_name(text, name)));
  if (!assignment || assignment->op == Operator::space || assignment->op == Operator::call)
    return std::nullopt;
  const std::string_view spelled = snapshot.view(assignment->value);
  const bool literal = spelled.size() >= 2 && spelled.size() <= 128 &&
                       spelled.find_first_of(" \t\r\n") == std::string_view::npos &&
                       !is_interpolated(spelled) && !is_placeholder(spelled);
  return literal ? std::optional(assignment->value) : std::nullopt;
}

}  // namespace

std::optional<ByteRange> account_near(const Snapshot& snapshot, const ByteRange& secret,
                                      const ByteRange& around) {
  const std::string_view text = snapshot.view();
  const Writing writing = writing_of(snapshot);
  std::optional<ByteRange> nearest;
  size_t hits = 0;
  account_gate().for_each_hit(text, around, {}, [&](const GateHit& hit) {
    const auto value = account_at(snapshot, writing, hit.begin);
    const bool inside = value && around.begin <= value->begin && value->end <= around.end;
    const bool apart = inside && (value->end < secret.begin || secret.end < value->begin);
    if (apart && (!nearest || distance(*value, secret) < distance(*nearest, secret)))
      nearest = value;
    return ++hits < kMostHits;
  });
  return nearest;
}

}  // namespace plumbline::secrets
