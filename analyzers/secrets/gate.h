// The literal gate: where in a text does any of a few hundred short literals stand? Everything else
// of the secrets family looks only there, so this is the one loop that touches every byte.
//
// Every literal is represented by one group of four bytes, its rarest, case folded. A bitmap of
// 2^17 hashed groups (16 KB, stays in the first-level cache) is asked once per byte; the few that
// pass by chance fail at the first comparison, which is one of integers. A literal of three
// bytes enters the bitmap once for each character that may follow it in a token, which saves a
// second look-up. Why not Aho-Corasick: three to four times slower, as every byte waits for the
// previous one.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "analyzers/source/offsets.h"
#include "analyzers/source/stop_token.h"

namespace plumbline::secrets {

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
class Gate {
 public:
  explicit Gate(const std::vector<GateLiteral>& literals);

  /// True: go on.
  using Visitor = std::function<bool(const GateHit&)>;

  /// Visits every hit that lies in `window` as a whole, in order of the place where it was
  /// recognised. Looks at the stop token and hands hits over once per 64 KiB, so that neither time
  /// nor memory depends on how many there are. False: the token or the visitor ended it.
  bool for_each_hit(std::string_view text, const ByteRange& window, const StopToken& stop,
                    const Visitor& visit) const;

 private:
  struct Entry {
    GateLiteral literal;
    uint8_t at;  // where in the literal the group starts
  };

  /// A group of an entry: equal to what stands in the text, where `mask` has bits.
  struct Group {
    uint32_t value;
    uint32_t mask;
    uint16_t entry;
  };

  void add(const GateLiteral& literal);
  void add_group(uint32_t value, uint32_t mask, uint16_t entry);
  /// Hits recognised at the positions [from, to).
  void scan_block(std::string_view text, const ByteRange& window, uint32_t from, uint32_t to,
                  std::vector<GateHit>& hits) const;
  void verify(std::string_view text, const ByteRange& window, uint32_t position, uint32_t value,
              std::vector<GateHit>& hits) const;

  std::vector<uint64_t> bitmap_;
  std::vector<Entry> entries_;
  std::vector<std::vector<Group>> buckets_;  // by the upper bits of the hash
};

}  // namespace plumbline::secrets
