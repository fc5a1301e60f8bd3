#include "analyzers/source/literal_gate.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "analyzers/source/ascii.h"

namespace plumbline {
namespace {

using Hits = std::vector<std::pair<uint32_t, uint16_t>>;
using Loop = LiteralGate::Loop;

const std::vector<std::string_view> kWords = {"q7x",  "key",      "Q7x",       "abcd", "eAbc",
                                              "+us1", "password", "identity",  "zz+y", "longer one",
                                              "://",  "aaaa",     "aaaaaaaaa", "tion"};

LiteralGate gate_of(bool fold, Loop loop) {
  std::vector<GateLiteral> literals;
  for (size_t i = 0; i < kWords.size(); ++i) {
    if (!fold || lower(kWords[i]) == kWords[i]) {
      literals.push_back({kWords[i], fold, static_cast<uint16_t>(i)});
    }
  }
  return LiteralGate(literals, loop);
}

Hits hits_of(const LiteralGate& gate, std::string_view text, const ByteRange& window) {
  Hits hits;
  gate.for_each_hit(text, window, {}, [&](const GateHit& hit) {
    hits.emplace_back(hit.begin, hit.id);
    return true;
  });
  return hits;
}

/// By comparing every literal with every place.
Hits expected(bool fold, std::string_view text, const ByteRange& window) {
  Hits hits;
  for (uint32_t at = window.begin.value; at < window.end.value; ++at) {
    for (size_t i = 0; i < kWords.size(); ++i) {
      const std::string_view word = kWords[i];
      const std::string there(text.substr(at, word.size()));
      const size_t end = at + word.size();
      const bool inside = end <= window.end.value;
      // Three bytes count only with a character of a token behind them.
      const bool alone =
          word.size() == 3 && (end >= window.end.value || !is_word_character(text[end]));
      const bool wanted = !fold || lower(word) == word;
      if (inside && !alone && wanted && (fold ? lower(there) : there) == word) {
        hits.emplace_back(at, static_cast<uint16_t>(i));
      }
    }
  }
  return hits;
}

std::string random_text(std::mt19937& random) {
  static constexpr std::string_view kOther = "abcdeikKpsQ7x:/1u_\n\xC3\xA9 ";
  std::string text;
  for (size_t size = random() % 200; text.size() < size;) {
    if (random() % 3 == 0) {
      std::string word(kWords[random() % kWords.size()]);
      if (random() % 3 == 0)
        word[0] = is_lower(word[0]) ? static_cast<char>(word[0] - 32) : word[0];
      text += word;
    } else {
      text += kOther[random() % kOther.size()];
    }
  }
  return text;
}

}  // namespace

TEST_CASE("A gate finds every literal at every place, with each of its loops", "[gate]") {
  const bool fold = GENERATE(false, true);
  std::vector<Loop> loops = {Loop::one_by_one};
  if (LiteralGate::fastest_loop() != loops[0]) loops.push_back(LiteralGate::fastest_loop());
  for (const Loop loop : loops) {
    const LiteralGate gate = gate_of(fold, loop);
    std::mt19937 random(7);
    for (int round = 0; round < 3000; ++round) {
      const std::string text = random_text(random);
      const auto size = static_cast<uint32_t>(text.size());
      const uint32_t begin = size == 0 ? 0 : static_cast<uint32_t>(random() % size);
      const ByteRange window =
          byte_range(begin, begin + static_cast<uint32_t>(random() % (size - begin + 1)));
      INFO("round " << round << ", text " << text);
      Hits found = hits_of(gate, text, window);
      std::sort(found.begin(), found.end());
      REQUIRE(found == expected(fold, text, window));
    }
  }
}

TEST_CASE("A gate's loops give the same hits in the same order", "[gate]") {
  const LiteralGate slow = gate_of(true, Loop::one_by_one);
  const LiteralGate fast = gate_of(true, LiteralGate::fastest_loop());
  std::mt19937 random(8);
  std::string text;
  while (text.size() < 200'000) text += random_text(random);
  const ByteRange whole = byte_range(0, static_cast<uint32_t>(text.size()));
  CHECK(hits_of(slow, text, whole) == hits_of(fast, text, whole));
}

TEST_CASE("A gate stops when its visitor or its token says so", "[gate]") {
  const LiteralGate gate = gate_of(true, LiteralGate::fastest_loop());
  const std::string text = "password password ";
  const ByteRange whole = byte_range(0, static_cast<uint32_t>(text.size()));
  int visited = 0;
  CHECK_FALSE(gate.for_each_hit(text, whole, {}, [&](const GateHit&) { return ++visited < 1; }));
  CHECK(visited == 1);
  const StopToken stopped([] { return true; });
  CHECK_FALSE(gate.for_each_hit(text, whole, stopped, [](const GateHit&) { return true; }));
}

}  // namespace plumbline
