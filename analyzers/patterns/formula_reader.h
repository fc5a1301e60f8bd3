// Reads the pattern keys of a rule into a Formula.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/patterns/rule.h"

namespace plumbline::patterns {

class FormulaReader {
 public:
  FormulaReader(std::vector<Leaf>& leaves, std::vector<configuration::Fault>& faults)
      : leaves_(leaves), faults_(faults) {}

  /// The formula that the map's pattern keys make up; other keys are not looked at.
  std::optional<Formula> read(const configuration::YamlNode& map);

  static bool is_operator(std::string_view key);
  static std::span<const std::string_view> operators();

 private:
  using Node = configuration::YamlNode;
  using Entry = configuration::YamlEntry;

  std::optional<Formula> operand(const Node& value);
  std::optional<Formula> pattern(const Node& value);
  std::optional<Formula> regex(const Node& value);
  std::optional<Formula> any(const Node& value);
  std::optional<Formula> all(const Node& list);
  bool add(Formula& all, const Entry& entry);
  bool add_term(Formula& all, const Node& value, bool inside, bool negated);
  bool add_focus(Formula& all, const Node& value);
  bool add_condition(Formula& all, const Entry& entry);
  bool read_condition(Condition& condition, const Entry& entry);
  std::shared_ptr<const Regex> compile(const Node& value);
  bool fail(const ByteRange& range, std::string message);

  std::vector<Leaf>& leaves_;
  std::vector<configuration::Fault>& faults_;
  int depth_ = 0;
};

}  // namespace plumbline::patterns
