// The literal gate: where in a text does any of up to some thousand short literals stand? Whoever
// asks looks only there afterwards, so this is the loop that touches every byte.
//
// It looks at every second place only. Each literal is filed under two groups of four bytes that
// begin at neighbouring places of it, so one of them is met wherever the literal starts. A bitmap
// of hashed groups (32 KiB) says "no" to nearly all places; the few that pass by chance fail at a
// comparison of integers. Where the processor has AVX2, eight places are asked at once, which
// finds the same. Why not Aho-Corasick: many times slower, as every byte waits for the previous
// one.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "analyzers/source/offsets.h"
#include "analyzers/source/stop_token.h"

namespace plumbline {

/// A literal of the gate: `id` is the caller's. At least three bytes long.
struct GateLiteral {
  std::string_view text;  // lower case when `fold`
  bool fold = false;
  uint16_t id = 0;
};

struct GateHit {
  uint32_t begin;  // where the literal starts
  uint16_t id;
};

/// Immutable after construction; safe on every thread. The literals' bytes must outlive it.
class LiteralGate {
 public:
  /// How the bitmap is asked: the same hits in the same order either way.
  enum class Loop : uint8_t { one_by_one, eight_at_once };

  explicit LiteralGate(std::vector<GateLiteral> literals, Loop loop = fastest_loop());
  /// Words in their own case, each its place in the list as id.
  explicit LiteralGate(std::span<const std::string_view> words);

  /// The faster one of those that this processor can run.
  static Loop fastest_loop();

  /// True: go on.
  using Visitor = std::function<bool(const GateHit&)>;

  /// Visits every hit that lies in `window` as a whole, in order of the place where it was
  /// recognised. A literal of three bytes counts only with a character of a token behind it. Looks
  /// at the stop token and hands hits over once per 64 KiB, so that neither time nor memory depends
  /// on how many there are. False: the token or the visitor ended it.
  bool for_each_hit(std::string_view text, const ByteRange& window, const StopToken& stop,
                    const Visitor& visit) const;

  /// True if any of the literals stands in the text: stops at the first.
  bool holds_any(std::string_view text) const;

 private:
  /// One of a literal's groups: equal to what stands in the text, where `mask` has bits.
  struct Group {
    uint32_t value;
    uint32_t mask;
    uint16_t literal;
    int8_t at;  // where in the literal it starts; -1: at the byte before
  };

  class Builder;
  struct Scan;

  void scan_one_by_one(Scan& scan, uint32_t from, uint32_t to) const;
  /// Returns where it ended: the last places are left to the other loop.
  uint32_t scan_eight_at_once(Scan& scan, uint32_t from, uint32_t to) const;
  void verify(Scan& scan, uint32_t position) const;

  Loop loop_;
  std::vector<GateLiteral> literals_;
  std::vector<uint32_t> bitmap_;
  std::vector<uint32_t> second_bitmap_;  // asked where the first says yes
  std::vector<Group> groups_;            // bucket by bucket
  std::vector<uint32_t> bucket_begin_;   // by the upper bits of the hash; one more for the end
};

}  // namespace plumbline
