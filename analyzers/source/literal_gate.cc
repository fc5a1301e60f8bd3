// The one loop that touches every byte; the idea is in the header.
//
// Contract: no literal in the window is missed. The loop hashes the four
// bytes at every second place. A literal of five bytes or more is filed under two neighbouring
// groups of its own, so whichever places the loop takes, it takes one of them. A shorter one has no
// second group, so one byte of it is unknown: the one before (`?AKI` for `AKIA`), for three bytes
// also the one behind. It is filed once for every value of that byte. To make that cheap, only
// three bits of a group's first byte count at all: eight values instead of 256, and the bitmap
// stays nearly empty. Behind three bytes it takes the characters of a token; with another behind
// it, or at the window's end, such a literal may be missed, which is why only tokens begin so.
//
// Case is folded by setting one bit of each byte, for the text and for the literals alike. That
// also makes other characters equal that are not (`@` and a backquote), which is harmless: the last
// comparison is of the literal itself.
//
// What can go wrong is speed, and all of it is in the choice of the groups. One that source text is
// full of sends every such place to the slow path, so the rarest are taken (group_rarity.h).
//
// Hits are handed over per block of 64 KiB, so that neither a file of nothing but hits nor a stop
// request waits for the end.
#include "analyzers/source/literal_gate.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

#include "analyzers/source/ascii.h"
#include "analyzers/source/group_rarity.h"

#if defined(__x86_64__)
#  include <immintrin.h>
#endif

namespace plumbline {
namespace {

/// The bit that tells small letters from capitals, in each of four bytes.
constexpr uint32_t kFold = 0x20202020U;
/// A bitmap of 32 KiB, which stays in the first-level cache.
constexpr uint32_t kHashBits = 18;
constexpr uint32_t kBucketBits = 13;
constexpr uint32_t kMultiplier = 0x9E3779B1U;
constexpr uint32_t kGroup = 4;   // bytes
constexpr uint32_t kStride = 2;  // bytes between two places that are looked at
/// A second opinion, with another hash: eight KiB.
constexpr uint32_t kSecondHashBits = 16;
constexpr uint32_t kSecondMultiplier = 0x85EBCA6BU;
/// What may stand behind a literal of three bytes.
constexpr std::string_view kTokenCharacters = "abcdefghijklmnopqrstuvwxyz0123456789-_=.";
/// Bytes between two looks at the stop token; a multiple of the stride.
constexpr uint32_t kBlock = 64 * 1024;

/// A number with these bytes in memory, whatever order the machine has them in.
uint32_t as_in_memory(const char* bytes) {
  uint32_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

/// The bits of a group that count.
const uint32_t kCounts = as_in_memory("\x07\xFF\xFF\xFF");
const uint32_t kAllBytes = ~0U;
const uint32_t kFirstThree = as_in_memory("\xFF\xFF\xFF\x00");
const uint32_t kLastThree = as_in_memory("\x00\xFF\xFF\xFF");

uint32_t folded(const char* at) {
  return as_in_memory(at) | kFold;
}

uint32_t load(const char* at) {
  return folded(at) & kCounts;
}

uint32_t hash_of(uint32_t group) {
  return (group * kMultiplier) >> (32 - kHashBits);
}

uint32_t second_hash_of(uint32_t group) {
  return (group * kSecondMultiplier) >> (32 - kSecondHashBits);
}

uint32_t bucket_of(uint32_t group) {
  return hash_of(group) >> (kHashBits - kBucketBits);
}

/// Where the two neighbouring groups begin of which the more frequent one is the rarest.
size_t rarest_pair(std::string_view literal) {
  size_t best = 0;
  int best_score = -1;
  for (size_t at = 0; at + kGroup < literal.size(); ++at) {
    const int score = std::min(group_rarity(literal, at), group_rarity(literal, at + 1));
    if (score > best_score) {
      best = at;
      best_score = score;
    }
  }
  return best;
}

void set(std::vector<uint32_t>& bitmap, uint32_t bit) {
  bitmap[bit / 32] |= 1U << (bit % 32);
}

bool is_set(const uint32_t* bitmap, uint32_t bit) {
  return (bitmap[bit / 32] >> (bit % 32) & 1) != 0;
}

bool is_token_character(char c) {
  return is_letter(c) || kTokenCharacters.find(c) != std::string_view::npos;
}

/// `rest` begins where the literal would.
bool stands_at(std::string_view rest, const GateLiteral& literal) {
  const size_t size = literal.text.size();
  if (rest.size() < size) return false;
  if (size < kGroup && (rest.size() == size || !is_token_character(rest[size]))) return false;
  const std::string_view text = rest.substr(0, size);
  if (!literal.fold) return text == literal.text;
  return std::equal(text.begin(), text.end(), literal.text.begin(),
                    [](char a, char b) { return (is_upper(a) ? a + 32 : a) == b; });
}

}  // namespace

/// Files the literals; afterwards the groups lie side by side, bucket by bucket.
class LiteralGate::Builder {
 public:
  explicit Builder(LiteralGate& gate) : gate_(gate), buckets_(1U << kBucketBits) {
    gate_.bitmap_.resize((1U << kHashBits) / 32);
    gate_.second_bitmap_.resize((1U << kSecondHashBits) / 32);
    for (size_t i = 0; i < gate_.literals_.size(); ++i) add(static_cast<uint16_t>(i));
    for (const std::vector<Group>& bucket : buckets_) {
      gate_.bucket_begin_.push_back(static_cast<uint32_t>(gate_.groups_.size()));
      gate_.groups_.insert(gate_.groups_.end(), bucket.begin(), bucket.end());
    }
    gate_.bucket_begin_.push_back(static_cast<uint32_t>(gate_.groups_.size()));
  }

 private:
  void add(uint16_t literal) {
    const std::string_view text = gate_.literals_[literal].text;
    if (text.size() > kGroup) {
      const size_t at = rarest_pair(text);
      add_group(text.data() + at, literal, static_cast<int8_t>(at));
      add_group(text.data() + at + 1, literal, static_cast<int8_t>(at + 1));
      return;
    }
    for (int before = 0; before < 8; ++before) {  // all values of the bits that count
      const std::string group = static_cast<char>(before) + std::string(text.substr(0, 3));
      add_group(group.data(), literal, -1, kLastThree);
    }
    if (text.size() == kGroup) return add_group(text.data(), literal, 0);
    for (const char behind : kTokenCharacters) {
      add_group((std::string(text) + behind).data(), literal, 0, kFirstThree);
    }
  }

  void add_group(const char* bytes, uint16_t literal, int8_t at, uint32_t mask = kAllBytes) {
    const uint32_t value = load(bytes);
    set(gate_.bitmap_, hash_of(value));
    set(gate_.second_bitmap_, second_hash_of(value));
    std::vector<Group>& bucket = buckets_[bucket_of(value)];
    const Group group{folded(bytes) & mask, mask, literal, at};
    const bool known = std::any_of(bucket.begin(), bucket.end(), [&](const Group& other) {
      return other.literal == literal && other.at == at && other.value == group.value;
    });
    if (!known) bucket.push_back(group);
  }

  LiteralGate& gate_;
  std::vector<std::vector<Group>> buckets_;
};

/// What one call of for_each_hit passes around.
struct LiteralGate::Scan {
  std::string_view text;
  ByteRange window;
  std::vector<GateHit> hits;
};

LiteralGate::LiteralGate(std::vector<GateLiteral> literals, Loop loop)
    : loop_(loop), literals_(std::move(literals)) {
  Builder(*this);
}

LiteralGate::LiteralGate(std::span<const std::string_view> words) : loop_(fastest_loop()) {
  for (const std::string_view word : words) {
    literals_.push_back({word, false, static_cast<uint16_t>(literals_.size())});
  }
  Builder(*this);
}

void LiteralGate::verify(Scan& scan, uint32_t position) const {
  const uint32_t value = folded(scan.text.data() + position);
  if (!is_set(second_bitmap_.data(), second_hash_of(value & kCounts))) return;
  const uint32_t bucket = bucket_of(value & kCounts);
  for (uint32_t i = bucket_begin_[bucket]; i < bucket_begin_[bucket + 1]; ++i) {
    const Group& group = groups_[i];
    if ((value & group.mask) != group.value) [[likely]]
      continue;
    const int64_t begin = int64_t{position} - group.at;
    if (begin < scan.window.begin.value) continue;
    const auto at = static_cast<uint32_t>(begin);
    const GateLiteral& literal = literals_[group.literal];
    if (stands_at(scan.text.substr(at, scan.window.end.value - at), literal)) {
      scan.hits.push_back({at, literal.id});
    }
  }
}

void LiteralGate::scan_one_by_one(Scan& scan, uint32_t from, uint32_t to) const {
  const uint32_t* const bitmap = bitmap_.data();
  for (uint32_t i = from; i < to; i += kStride) {
    if (is_set(bitmap, hash_of(load(scan.text.data() + i)))) [[unlikely]]
      verify(scan, i);
  }
}

#if defined(__x86_64__)

LiteralGate::Loop LiteralGate::fastest_loop() {
  return __builtin_cpu_supports("avx2") != 0 ? Loop::eight_at_once : Loop::one_by_one;
}

__attribute__((target("avx2"))) uint32_t LiteralGate::scan_eight_at_once(Scan& scan, uint32_t from,
                                                                         uint32_t to) const {
  constexpr uint32_t kStep = 8 * kStride;
  constexpr uint32_t kLoaded = kStep + 8;  // two loads of 16 bytes, eight bytes apart
  const __m256i spread = _mm256_setr_epi8(0, 1, 2, 3, 2, 3, 4, 5, 4, 5, 6, 7, 6, 7, 8, 9, 0, 1, 2,
                                          3, 2, 3, 4, 5, 4, 5, 6, 7, 6, 7, 8, 9);
  const __m256i fold = _mm256_set1_epi32(static_cast<int>(kFold));
  const __m256i counts = _mm256_set1_epi32(static_cast<int>(kCounts));
  const __m256i multiplier = _mm256_set1_epi32(static_cast<int>(kMultiplier));
  const __m256i low_bits = _mm256_set1_epi32(31);
  const auto* const bitmap = reinterpret_cast<const int*>(bitmap_.data());
  const auto limit = static_cast<uint32_t>(scan.text.size());
  uint32_t i = from;
  for (; i + kStep <= to && i + kLoaded <= limit; i += kStep) {
    const auto* const at = reinterpret_cast<const __m128i*>(scan.text.data() + i);
    const auto* const at_next = reinterpret_cast<const __m128i*>(scan.text.data() + i + 8);
    const __m256i bytes = _mm256_set_m128i(_mm_loadu_si128(at_next), _mm_loadu_si128(at));
    const __m256i folded = _mm256_or_si256(_mm256_shuffle_epi8(bytes, spread), fold);
    const __m256i product = _mm256_mullo_epi32(_mm256_and_si256(folded, counts), multiplier);
    const __m256i hash = _mm256_srli_epi32(product, 32 - kHashBits);
    const __m256i words = _mm256_i32gather_epi32(bitmap, _mm256_srli_epi32(hash, 5), 4);
    // The wanted bit of each word moves to the top, from where movemask takes it.
    const __m256i top = _mm256_sllv_epi32(words, _mm256_andnot_si256(hash, low_bits));
    auto found = static_cast<uint32_t>(_mm256_movemask_ps(_mm256_castsi256_ps(top)));
    for (; found != 0; found &= found - 1) {
      verify(scan, i + kStride * static_cast<uint32_t>(__builtin_ctz(found)));
    }
  }
  return i;
}

#else

LiteralGate::Loop LiteralGate::fastest_loop() {
  return Loop::one_by_one;
}

uint32_t LiteralGate::scan_eight_at_once(Scan&, uint32_t from, uint32_t) const {
  return from;
}

#endif

bool LiteralGate::for_each_hit(std::string_view text, const ByteRange& window,
                               const StopToken& stop, const Visitor& visit) const {
  if (window.length() < kGroup) return true;
  const uint32_t end = window.end.value - kGroup + 1;  // behind the last place of a group
  Scan scan{text, window, {}};
  for (uint32_t from = window.begin.value; from < end;) {
    if (stop.stop_requested()) return false;
    const uint32_t to = std::min(end - from, kBlock) + from;
    scan.hits.clear();
    const uint32_t rest = loop_ == Loop::eight_at_once ? scan_eight_at_once(scan, from, to) : from;
    scan_one_by_one(scan, rest, to);
    if (!std::all_of(scan.hits.begin(), scan.hits.end(), visit)) return false;
    from = to;
  }
  return true;
}

bool LiteralGate::holds_any(std::string_view text) const {
  const ByteRange whole = byte_range(0, static_cast<uint32_t>(text.size()));
  return !for_each_hit(text, whole, {}, [](const GateHit&) { return false; });
}

}  // namespace plumbline
