// From the place of a secret to the construct that a row knows.
//
// A secret is seldom an argument by itself: it stands in an object in an object in a call, or in a
// constant that the call names. So the search climbs from the literal, and asks the language's rows
// at every node; where a node is the whole value of a declaration, it goes on at each use of the
// name, through three of them at most. The nearest construct that a row of the right kind accepts
// wins.
//
// The kind of the finding decides which rows count, since a key of one service in a client of
// another is a coincidence. A constant with very many uses is not one client's key, and is given
// up.
#include "analyzers/remedies/row_search.h"

#include <functional>
#include <utility>

#include "analyzers/remedies/call_rows.h"
#include "analyzers/remedies/declaration.h"

namespace plumbline::remedies {
namespace {

/// How far from the literal its construct may be: an argument in an object in an object in a call.
constexpr int kMaxAncestors = 16;
/// A constant that more places than this read is no key of one client.
constexpr size_t kMaxUses = 32;

bool row_fits(std::string_view kind, std::string_view row) {
  const std::string_view number = row.substr(0, row.find('.'));
  if (kind.starts_with("aws")) return number == "1";
  if (kind.starts_with("gcp")) return number == "2";
  if (kind.starts_with("azure-storage")) return number == "4";
  if (kind.starts_with("azure")) return number == "3";
  if (kind.starts_with("openai")) return number == "24";
  if (kind.starts_with("anthropic")) return number == "25";
  if (kind.starts_with("github")) return number == "5";
  if (kind.starts_with("pypi")) return number == "8";
  if (kind.starts_with("slack")) return number == "20";
  if (kind.starts_with("twilio")) return number == "22";
  if (kind == "tls-key-file") return number == "18";
  if (kind.starts_with("database")) return number >= "11" && number <= "16";
  return kind.empty() || kind == "generic";
}

std::optional<Plan> row_at(const Document& document, Node node) {
  switch (document.code.language) {
    case Language::python:
      return python_row(document, node);
    case Language::go:
      return go_row(document, node);
    case Language::java:
      return java_row(document, node);
    case Language::csharp:
      return csharp_row(document, node);
    case Language::ruby:
      return ruby_row(document, node);
    case Language::php:
      return php_row(document, node);
    case Language::rust:
      return rust_row(document, node);
    default:
      return document.code.is_script() ? script_row(document, node) : std::nullopt;
  }
}

/// Looks for the construct around a place, and around the uses of a variable that the place is the
/// value of.
class Search {
 public:
  using RowsAt = std::function<std::vector<Plan>(Node)>;

  Search(const Document& document, std::string_view kind, RowsAt rows_at)
      : document_(document), kind_(kind), rows_at_(std::move(rows_at)) {}

  std::vector<Plan> around(Node node, int hops = 3) const {
    for (int i = 0; i < kMaxAncestors && !node.is_null(); ++i, node = node.parent()) {
      std::vector<Plan> plans = rows_at_(node);
      std::erase_if(plans, [&](const Plan& plan) { return !row_fits(kind_, plan.row); });
      if (!plans.empty()) return plans;
      if (hops == 0) continue;
      const auto declaration = declaration_by_value(document_.code, node);
      if (!declaration) continue;
      const std::vector<Node> uses = uses_of(document_.code, *declaration);
      for (size_t use = 0; use < uses.size() && use < kMaxUses; ++use) {
        plans = around(uses[use], hops - 1);
        if (!plans.empty()) return plans;
      }
    }
    return {};
  }

 private:
  const Document& document_;
  std::string_view kind_;
  RowsAt rows_at_;
};

}  // namespace

std::optional<Plan> row_around(const Document& document, std::string_view kind, Node place) {
  const auto rows_at = [&](Node node) {
    auto plan = row_at(document, node);
    return plan ? std::vector<Plan>{std::move(*plan)} : std::vector<Plan>{};
  };
  std::vector<Plan> plans = Search(document, kind, rows_at).around(place);
  return plans.empty() ? std::nullopt : std::optional(std::move(plans.front()));
}

std::vector<Plan> templates_around(const Document& document, std::string_view kind, Node place,
                                   std::span<const ByteRange> secrets) {
  return Search(document, kind, [&](Node node) { return call_rows(document, node, secrets); })
      .around(place);
}

}  // namespace plumbline::remedies
