#include "analyzers/remedies/remedies.h"

namespace plumbline::remedies {

std::string_view name_of(Class cls) {
  switch (cls) {
    case Class::A:
      return "A";
    case Class::T:
      return "T";
    case Class::F:
      return "F";
  }
  return "F";
}

std::string_view name_of(Precondition precondition) {
  switch (precondition) {
    case Precondition::none:
      return "none";
    case Precondition::ambient_identity:
      return "ambient-identity";
    case Precondition::variable_set:
      return "variable-set";
    case Precondition::publisher_registered:
      return "publisher-registered";
  }
  return "none";
}

std::vector<Remedy> remedies_for(const RemedyInput&) {
  return {};
}

AnalysisResult analyze_references(const AnalysisInput&) {
  return {};
}

}  // namespace plumbline::remedies
