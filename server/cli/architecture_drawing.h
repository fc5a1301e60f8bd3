// Pictures of an import graph: components, or files where there are none, and who uses whom.
#pragma once

#include <set>
#include <string>

#include "analyzers/boundaries/graph_report.h"

namespace plumbline::cli {

/// One use, however many imports it stands for.
struct Arrow {
  std::string from;
  std::string to;
  bool allowed = true;
  auto operator<=>(const Arrow&) const = default;
};

std::set<Arrow> arrows_of(const boundaries::GraphReport& graph);

/// Every name that is drawn, also of what uses nothing.
std::set<std::string> names_of(const boundaries::GraphReport& graph, const std::set<Arrow>& arrows);

/// Users stand above what they use; a use against that order shows a cycle. Forbidden ones are red.
std::string draw_svg(const boundaries::GraphReport& graph);

/// The picture on a page of its own, with the numbers behind it.
std::string draw_html(const boundaries::GraphReport& graph);

}  // namespace plumbline::cli
