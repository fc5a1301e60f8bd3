#include "analyzers/remedies/catalogue.h"

#include <algorithm>
#include <iterator>

namespace plumbline::remedies {
namespace {
#include "remedy_references.inc"
#include "remedy_rows.inc"

void add_things_to_do(std::span<const FollowUpText> texts, Remedy& remedy) {
  for (const FollowUpText& text : texts) {
    remedy.follow_ups.push_back({std::string(text.id), std::string(text.title)});
  }
}

}  // namespace

const Reference* reference_to(std::string_view row) {
  const auto* const it =
      std::find_if(std::begin(kReferences), std::end(kReferences),
                   [&](const Reference& reference) { return reference.row == row; });
  return it == std::end(kReferences) ? nullptr : it;
}

const Row* row_named(std::string_view id) {
  const auto* const it = std::find_if(std::begin(kRows), std::end(kRows),
                                      [&](const Row& row) { return row.id == id; });
  return it == std::end(kRows) ? nullptr : it;
}

Remedy remedy_of(std::string_view id) {
  Remedy remedy;
  remedy.row = id;
  const Row* const row = row_named(id);
  if (row == nullptr) return remedy;
  remedy.cls = row->cls;
  remedy.precondition = row->precondition;
  remedy.title = row->title;
  add_things_to_do(row->follow_ups, remedy);
  return remedy;
}

Remedy template_of(std::string_view id) {
  Remedy remedy = remedy_of(id);
  remedy.cls = Class::T;
  const Row* const row = row_named(id);
  if (row == nullptr || row->template_title.empty()) return remedy;
  remedy.title = row->template_title;
  add_things_to_do(row->template_follow_ups, remedy);
  return remedy;
}

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

}  // namespace plumbline::remedies
