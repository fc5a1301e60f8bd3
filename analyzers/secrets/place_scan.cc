// From the literals that give a place away to candidates: name, command, call, header, SQL.
//
// A second gate, with its own literals: parts of names ("passw", "token"), options, callees. A hit
// says only where to look; the reader of its form reads what stands around it and appends what it
// found with a judgement, silent ones too, since `scan --explain` wants the reasons. Several parts
// of one name ("secret_token") lead to the same name, which is read once.
//
// Only a value that would be reported is worth the tree: consult_tree() asks whether it is a whole
// string, or has something filled in, and adds the nodes that decided to the extent, so that an
// edit of them is noticed.
//
// The gate wants three bytes and works best with four, but "key", "pwd" and "pw" are names too.
// They are filed with each character that may stand before them, and the entry's offset leads the
// reader back into the name.
//
// What can go wrong: lines of a megabyte with thousands of names. LineBudget stops looking, per
// line, so that no line depends on another (invariant 7). Lock files and bundles are left out as a
// whole: they consist of digests.
#include "analyzers/secrets/place_scan.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "analyzers/secrets/assignment.h"
#include "analyzers/secrets/line_budget.h"
#include "analyzers/secrets/string_place.h"
#include "analyzers/source/literal_gate.h"

namespace plumbline::secrets {
namespace {

using Reader = void (*)(const PlaceHit& hit, std::vector<Candidate>& found);

/// `offset`: where in the literal the reader is to begin.
struct Entry {
  Reader read;
  uint16_t row;
  uint8_t offset;
};

/// The literals of all forms; a hit's id is the index of its entry.
struct Places {
  std::vector<Entry> entries;
  std::vector<GateLiteral> literals;

  void add(Reader read, std::span<const std::string_view> words) {
    for (size_t row = 0; row < words.size(); ++row)
      add(read, words[row], static_cast<uint16_t>(row), 0);
  }

  void add(Reader read, std::string_view word, uint16_t row, uint8_t offset) {
    literals.push_back({word, true, static_cast<uint16_t>(entries.size())});
    entries.push_back({read, row, offset});
  }
};

/// The gate looks at four bytes: a shorter part of a name gets what may stand before it.
void add_short_names(Places& places) {
  static constexpr std::array<std::string_view, 4> kParts = {"key", "pwd", "psw", "psk"};
  static constexpr std::string_view kBefore =
      "abcdefghijklmnopqrstuvwxyz0123456789_-. \t\n:;,&?\"'$({[@";
  static const std::vector<std::string> kWords = [] {
    std::vector<std::string> words;
    for (const std::string_view part : kParts) {
      for (const char before : kBefore) words.push_back(before + std::string(part));
    }
    return words;
  }();
  for (const std::string& word : kWords) places.add(read_assignment, word, 0, 1);
  static constexpr std::array<std::string_view, 23> kWhole = {
      "-pw ",   "-pw=", "-pw\"", "-pw'",  "_pw ", "_pw:",  "_pw\"", "_pw'",
      "_pw]",   "_pw)", "_pw\\", " pw =", " pw=", " pw:",  "$pw ",  "'pw'",
      "\"pw\"", "$pw=", "pwd =", "pwd:",  "pwd>", "pwd\"", "pwd'"};
  for (const std::string_view word : kWhole)
    places.add(read_assignment, word, 0, 1);  // inside the name
}

Places make_places() {
  static constexpr std::array<std::string_view, 30> kNameParts = {
      "rootpw",     "adminpw",  "userpw", "dbpw",   "mypw", "smtppw",     "bindpw",     "loginpw",
      "authtok",    "pass",     "secret", "token",  "cred", "auth",       "salt",       "_pat",
      "-pat",       "kennwort", "senha",  "bearer", "jwt",  "contrasena", "wachtwoord", "pword",
      "motdepasse", "_pw",      "cipher", "db_pw",  "pwd",  "hmac"};
  static constexpr std::array<std::string_view, 2> kHeaders = {"authorization", "bearer "};
  static constexpr std::array<std::string_view, 1> kCookies = {"cookie"};
  static constexpr std::array<std::string_view, 3> kSql = {"identified by", "identified with",
                                                           "set password for"};
  static constexpr std::array<std::string_view, 2> kNames = {"@tcp(", "jdbc:oracle:thin:"};
  static constexpr std::array<std::string_view, 1> kKubernetes = {"kind: secret"};
  static constexpr std::array<std::string_view, 10> kHashes = {
      ":$apr1$", ":$2y$", ":$2a$", ":$2b$", ":{sha}", ":{ssha}", ":$6$", ":$5$", ":$1$", ":$y$"};
  static const std::vector<std::string_view> kCommands = command_literals();
  static const std::vector<std::string_view> kCalls = call_literals();
  static const std::vector<std::string_view> kDevices = device_literals();
  Places places;
  places.add(read_assignment, kNameParts);
  add_short_names(places);
  places.add(read_authorization, kHeaders);
  places.add(read_cookies, kCookies);
  places.add(read_sql, kSql);
  places.add(read_data_source_name, kNames);
  places.add(read_kubernetes_secret, kKubernetes);
  for (const std::string_view hash : kHashes) places.add(read_password_hash, hash, 0, 1);
  places.add(read_command, kCommands);
  places.add(read_call, kCalls);
  places.add(read_device_command, kDevices);
  places.add(read_keyed_value, "forkey:", 0, 0);
  places.add(read_compared_value, "\".equals(", 0, 0);
  places.add(read_compared_value, "\".equalsignorecase(", 0, 0);
  places.add(read_characters, ".tochararray()", 0, 0);
  return places;
}

const Places& places() {
  static const Places* const built = new Places(make_places());
  return *built;
}

const LiteralGate& gate() {
  static const LiteralGate* const built = new LiteralGate(places().literals);
  return *built;
}

/// What the tree says of a value that would be reported.
void consult_tree(const syntax::Tree& tree, Candidate& candidate) {
  const StringPlace place =
      place_of(tree, {candidate.extent.begin, candidate.extent.begin}, candidate.value);
  candidate.extent = {std::min(candidate.extent.begin, place.extent.begin),
                      std::max(candidate.extent.end, place.extent.end)};
  candidate.in_comment = candidate.in_comment || place.in_comment;
  const bool literal = place.is_literal || place.in_comment || !candidate.needs_literal;
  if (place.interpolated)
    candidate.judgement = {Strength::none, Silence::interpolation};
  else if (!literal)
    candidate.judgement = {Strength::none, Silence::not_literal};
}

}  // namespace

bool scan_places(const AnalysisInput& input, const ByteRange& region,
                 const CandidateVisitor& visit) {
  if (is_lock_file(input.snapshot.path)) return true;
  const Writing writing = writing_of(input.snapshot);
  LineBudget budget(input.snapshot);
  ByteRange name;  // several parts of one name are read once
  std::vector<Candidate> found;
  const auto visit_all = [&] {
    for (Candidate& candidate : found) {
      const bool judged = candidate.judgement.strength != Strength::none;
      if (judged && input.tree != nullptr) consult_tree(*input.tree, candidate);
    }
    return std::all_of(found.begin(), found.end(), visit);
  };
  const auto read = [&](const GateHit& at) {
    if (!budget.spend(at.begin)) return true;
    const Entry& entry = places().entries[at.id];
    const PlaceHit hit{input, writing, at.begin + entry.offset, entry.row};
    if (entry.read == read_assignment) {
      const ByteRange around = name_around(input.snapshot.view(), hit.begin);
      if (around == name) return true;
      name = around;
    }
    found.clear();
    entry.read(hit, found);
    return visit_all();
  };
  if (!gate().for_each_hit(input.snapshot.view(), region, input.stop, read)) return false;
  found.clear();
  read_password_lines(input, region, found);
  return visit_all();
}

}  // namespace plumbline::secrets
