// The one loop that touches every byte; the idea is in the header.
//
// Contract: no literal in the window is missed. Each is stored under a hash of one of its groups of
// four bytes, and the loop hashes the four bytes at every place, so where a literal stands its
// group is met. The bitmap answers "no" for nearly every place with one load; "perhaps" is decided
// by the bucket, first by comparing integers, then the whole literal.
//
// Case is folded by setting one bit of each byte, for the text and for the literals alike. That
// also makes other characters equal that are not (`@` and a backquote), which is harmless: the last
// comparison is of the literal itself.
//
// What can go wrong is speed, and all of it is in the choice of the group. A group that source text
// is full of sends every such place to the slow path, so the rarest is taken: digits and capitals
// before letters, and never one of the list that was counted over real text. A literal of three
// bytes has no group of its own and is filed once per character that may follow it; one that ends
// the window, or is followed by another character, is not found, which is why such literals are
// those of tokens.
//
// Hits are handed over per block of 64 KiB, so that neither a file of nothing but hits nor a stop
// request waits for the end.
#include "analyzers/secrets/gate.h"

#include <algorithm>
#include <cstring>
#include <string>

namespace plumbline::secrets {
namespace {

/// The bit that tells small letters from capitals, in each of four bytes.
constexpr uint32_t kFold = 0x20202020U;
/// A bitmap of 16 KiB, which stays in the first-level cache.
constexpr uint32_t kHashBits = 17;
constexpr uint32_t kBucketBits = 13;
constexpr uint32_t kGroup = 4;  // bytes
/// Bytes between two looks at the stop token.
constexpr uint32_t kBlock = 64 * 1024;
constexpr std::string_view kTokenCharacters = "abcdefghijklmnopqrstuvwxyz0123456789-_=.";

uint32_t load(const char* at) {
  uint32_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word | kFold;
}

uint32_t hash_of(uint32_t group) {
  return (group * 0x9E3779B1U) >> (32 - kHashBits);
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

/// How seldom a character is in source text, roughly.
int rarity(char c) {
  if (c >= 'a' && c <= 'z')
    return std::string_view("etaoinsrl").find(c) == std::string_view::npos ? 3 : 1;
  if (c == '-' || c == '=' || c == ' ' || c == '/') return 1;
  if (c >= 'A' && c <= 'Z') return 4;
  return c >= '0' && c <= '9' ? 5 : 4;
}

/// The groups of our literals that source text is full of: each more than a hundred times in a
/// megabyte of Python, JavaScript, JSON and documentation.
bool is_frequent(std::string_view group) {
  constexpr std::string_view kFrequent =
      "tion atio code ment ptio node lass sion ctio s:// ps:/ port able .com data scri cati com/ "
      "epti file serv oper ithu gith thub ture conf oken toke crip ript icat inst nsta cess ting "
      "ault ther vice test itio mpor ervi impo rvic plic work acce line lica ount ---- sign user "
      "ient cces ion_ ream appl coun lien ndex auth clie ence istr ster ppli pres pack ssio rese "
      "mode ipti tter stor api_ ings base evel ent. econ asse writ mark tive essi ende acco ckag "
      "acka _key aria ccou iter loud clou rite ate_ sett here deve link post last ent_ arch ices ";
  for (size_t at = 0; at < kFrequent.size(); at += 5) {
    const std::string_view known = kFrequent.substr(at, 4);
    if (std::equal(known.begin(), known.end(), group.begin(),
                   [](char a, char b) { return a == lower(b); }))
      return true;
  }
  return false;
}

size_t rarest_group(std::string_view literal) {
  size_t best = 0;
  int best_score = -1;
  for (size_t at = 0; at + 4 <= literal.size(); ++at) {
    int score = 0;
    for (size_t k = 0; k < 4; ++k) score += rarity(literal[at + k]);
    if (score > best_score && !is_frequent(literal.substr(at, 4))) {
      best = at;
      best_score = score;
    }
  }
  return best;
}

bool equal(std::string_view text, const GateLiteral& literal) {
  if (!literal.fold) return text == literal.text;
  return std::equal(text.begin(), text.end(), literal.text.begin(),
                    [](char a, char b) { return lower(a) == b; });
}

}  // namespace

Gate::Gate(const std::vector<GateLiteral>& literals)
    : bitmap_((1U << kHashBits) / 64), buckets_(1U << kBucketBits) {
  entries_.reserve(literals.size());
  for (const GateLiteral& literal : literals) add(literal);
}

void Gate::add(const GateLiteral& literal) {
  const auto entry = static_cast<uint16_t>(entries_.size());
  if (literal.text.size() >= 4) {
    const size_t at = rarest_group(literal.text);
    entries_.push_back({literal, static_cast<uint8_t>(at)});
    add_group(load(literal.text.data() + at), ~0U, entry);
    return;
  }
  entries_.push_back({literal, 0});
  uint32_t mask = 0;  // of the first three bytes, in whatever order the machine has them
  std::memcpy(&mask, "\xFF\xFF\xFF", 3);
  for (const char next : kTokenCharacters) {
    const std::string group = std::string(literal.text) + next;
    add_group(load(group.data()), mask, entry);
  }
}

void Gate::add_group(uint32_t value, uint32_t mask, uint16_t entry) {
  const uint32_t hash = hash_of(value);
  bitmap_[hash / 64] |= uint64_t{1} << (hash % 64);
  std::vector<Group>& bucket = buckets_[hash >> (kHashBits - kBucketBits)];
  const bool known = std::any_of(bucket.begin(), bucket.end(),
                                 [&](const Group& group) { return group.entry == entry; });
  if (!known) bucket.push_back({value & mask, mask, entry});
}

void Gate::verify(std::string_view text, const ByteRange& window, uint32_t position, uint32_t value,
                  std::vector<GateHit>& hits) const {
  for (const Group& group : buckets_[hash_of(value) >> (kHashBits - kBucketBits)]) {
    if ((value & group.mask) != group.value) [[likely]]
      continue;
    const Entry& entry = entries_[group.entry];
    const size_t size = entry.literal.text.size();
    if (position < window.begin.value + entry.at) continue;
    const uint32_t begin = position - entry.at;
    if (begin + size > window.end.value) continue;
    if (equal(text.substr(begin, size), entry.literal)) hits.push_back({begin, entry.literal.id});
  }
}

void Gate::scan_block(std::string_view text, const ByteRange& window, uint32_t from, uint32_t to,
                      std::vector<GateHit>& hits) const {
  const uint64_t* const bitmap = bitmap_.data();
  for (uint32_t i = from; i < to; ++i) {
    const uint32_t value = load(text.data() + i);
    const uint32_t hash = hash_of(value);
    if ((bitmap[hash >> 6] >> (hash & 63) & 1) != 0) [[unlikely]] {
      verify(text, window, i, value, hits);
    }
  }
}

bool Gate::for_each_hit(std::string_view text, const ByteRange& window, const StopToken& stop,
                        const Visitor& visit) const {
  if (window.length() < kGroup) return true;
  const uint32_t end = window.end.value - kGroup + 1;  // behind the last place of a group
  std::vector<GateHit> hits;
  for (uint32_t from = window.begin.value; from < end;) {
    if (stop.stop_requested()) return false;
    const uint32_t to = std::min(end - from, kBlock) + from;
    hits.clear();
    scan_block(text, window, from, to, hits);
    if (!std::all_of(hits.begin(), hits.end(), visit)) return false;
    from = to;
  }
  return true;
}

}  // namespace plumbline::secrets
