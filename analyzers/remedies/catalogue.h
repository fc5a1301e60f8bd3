// The rows of the catalogue as data: what the records under rules/remedies say of each.
#pragma once

#include <span>
#include <string_view>

#include "analyzers/remedies/remedies.h"

namespace plumbline::remedies {

struct FollowUpText {
  std::string_view id;
  std::string_view title;
};

struct Row {
  std::string_view id;
  std::string_view kind;  // of the findings that lead to it: "aws-key-reference", "generic"
  Class cls;
  Precondition precondition;
  std::string_view title;
  std::span<const FollowUpText> follow_ups;
  /// Of the template that is offered beside the row's complete edit; empty where there is none.
  std::string_view template_title;
  std::span<const FollowUpText> template_follow_ups;
};

/// What to say of a place that names the long-lived credential of a row without holding it.
struct Reference {
  std::string_view row;
  std::string_view rule;  // "secrets/long-lived-reference-aws-key"
  std::string_view kind;
  std::string_view message;
  Severity severity;
};

/// Null for a row that no reference leads to.
const Reference* reference_to(std::string_view row);

/// Null for an id that no record has.
const Row* row_named(std::string_view id);

/// A remedy of the row without edits; an unknown row is a mistake of ours and gives an empty title.
Remedy remedy_of(std::string_view id);

/// The same of the template beside the row's complete edit: class T, with what it also asks for.
Remedy template_of(std::string_view id);

}  // namespace plumbline::remedies
