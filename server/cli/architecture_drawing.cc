#include "server/cli/architecture_drawing.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include "server/cli/reports/escaping.h"

namespace plumbline::cli {
namespace {

constexpr double kLetter = 8;  // the width of one, in the picture's units
constexpr double kHeight = 32;
constexpr double kGap = 24;     // between boxes of a row
constexpr double kRowGap = 72;  // between rows
constexpr size_t kWidestRow = 12;

struct Box {
  double x = 0;  // of the centre
  double y = 0;
  double width = 0;
};

using Rows = std::vector<std::vector<std::string>>;

/// How deep each name lies below those that use it. Uses that close a circle don't count: after as
/// many rounds as there are names nothing else can move.
std::map<std::string, size_t> depths(const std::set<std::string>& names,
                                     const std::set<Arrow>& arrows) {
  std::map<std::string, size_t> depth;
  for (const std::string& name : names) depth[name] = 0;
  constexpr size_t kMostRounds = 64;
  bool moved = true;
  for (size_t round = 0; moved && round < std::min(names.size(), kMostRounds); ++round) {
    moved = false;
    for (const Arrow& arrow : arrows) {
      const size_t wanted = depth[arrow.from] + 1;
      if (arrow.from == arrow.to || depth[arrow.to] >= wanted || wanted >= names.size()) continue;
      depth[arrow.to] = wanted;
      moved = true;
    }
  }
  return depth;
}

Rows rows_of(const std::set<std::string>& names, const std::set<Arrow>& arrows) {
  std::map<size_t, std::vector<std::string>> by_depth;
  for (const auto& [name, depth] : depths(names, arrows)) by_depth[depth].push_back(name);
  Rows rows;
  for (const auto& [depth, row] : by_depth) {
    for (size_t i = 0; i < row.size(); ++i) {
      if (i % kWidestRow == 0) rows.emplace_back();
      rows.back().push_back(row[i]);
    }
  }
  return rows;
}

struct Layout {
  std::map<std::string, Box> boxes;
  double width = 0;
  double height = 0;
};

double width_of(const std::string& name) {
  return static_cast<double>(name.size()) * kLetter + 24;
}

Layout lay_out(const Rows& rows) {
  Layout layout;
  for (const auto& row : rows) {
    double width = kGap;
    for (const std::string& name : row) width += width_of(name) + kGap;
    layout.width = std::max(layout.width, width);
  }
  for (const auto& row : rows) {
    double used = kGap;
    for (const std::string& name : row) used += width_of(name) + kGap;
    double x = (layout.width - used) / 2 + kGap;
    for (const std::string& name : row) {
      layout.boxes[name] = {x + width_of(name) / 2, layout.height + kGap + kHeight / 2,
                            width_of(name)};
      x += width_of(name) + kGap;
    }
    layout.height += kHeight + kRowGap;
  }
  layout.height += kGap * 2 - kRowGap;
  return layout;
}

/// Where the line from the centre of `box` towards `other` leaves the box.
std::pair<double, double> edge_towards(const Box& box, const Box& other) {
  const double dx = other.x - box.x;
  const double dy = other.y - box.y;
  const double by_width = dx == 0 ? 1e9 : box.width / 2 / std::abs(dx);
  const double by_height = dy == 0 ? 1e9 : kHeight / 2 / std::abs(dy);
  const double part = std::min({by_width, by_height, 1.0});
  return {box.x + dx * part, box.y + dy * part};
}

std::string number(double value) {
  return std::to_string(static_cast<long>(std::lround(value)));
}

std::string line_svg(const Box& from, const Box& to, const Arrow& arrow) {
  const auto [x1, y1] = edge_towards(from, to);
  const auto [x2, y2] = edge_towards(to, from);
  const std::string look = arrow.allowed
                               ? "stroke=\"#607d8b\" marker-end=\"url(#head)\""
                               : "stroke=\"#c62828\" stroke-dasharray=\"6 4\" stroke-width=\"2\" "
                                 "marker-end=\"url(#forbidden)\"";
  return "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) +
         "\" y2=\"" + number(y2) + "\" " + look + "><title>" + markup_text(arrow.from) + " → " +
         markup_text(arrow.to) + (arrow.allowed ? "" : " (forbidden)") + "</title></line>\n";
}

std::string box_svg(const std::string& name, const Box& box) {
  return "<rect x=\"" + number(box.x - box.width / 2) + "\" y=\"" + number(box.y - kHeight / 2) +
         "\" width=\"" + number(box.width) + "\" height=\"" + number(kHeight) +
         "\" rx=\"5\" fill=\"#eceff1\" stroke=\"#607d8b\"/>\n<text x=\"" + number(box.x) +
         "\" y=\"" + number(box.y + 5) + "\" text-anchor=\"middle\">" + markup_text(name) +
         "</text>\n";
}

std::string head_svg(const std::string& id, const std::string& color) {
  return "<marker id=\"" + id +
         "\" viewBox=\"0 0 10 10\" refX=\"10\" refY=\"5\" markerWidth=\"7\" markerHeight=\"7\" "
         "orient=\"auto\"><path d=\"M0 0 L10 5 L0 10 z\" fill=\"" +
         color + "\"/></marker>";
}

}  // namespace

std::set<Arrow> arrows_of(const boundaries::GraphReport& graph) {
  std::set<Arrow> arrows;
  for (const boundaries::ReportedComponent& component : graph.components) {
    for (const auto& use : component.uses) {
      arrows.insert({component.name, use.component, use.allowed});
    }
  }
  if (!graph.components.empty()) return arrows;
  for (const boundaries::ReportedFile& file : graph.files) {
    for (const auto& import : file.imports) {
      if (!import.target.empty()) arrows.insert({file.path, import.target, true});
    }
  }
  return arrows;
}

std::set<std::string> names_of(const boundaries::GraphReport& graph,
                               const std::set<Arrow>& arrows) {
  std::set<std::string> names;
  for (const auto& component : graph.components) names.insert(component.name);
  for (const Arrow& arrow : arrows) names.insert({arrow.from, arrow.to});
  return names;
}

std::string draw_svg(const boundaries::GraphReport& graph) {
  const std::set<Arrow> arrows = arrows_of(graph);
  const Layout layout = lay_out(rows_of(names_of(graph, arrows), arrows));
  const std::string size = number(layout.width) + " " + number(layout.height);
  std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size +
                    "\" width=\"" + number(layout.width) + "\" font-family=\"monospace\" " +
                    "font-size=\"13\">\n<defs>" + head_svg("head", "#607d8b") +
                    head_svg("forbidden", "#c62828") + "</defs>\n";
  for (const Arrow& arrow : arrows) {
    if (arrow.from == arrow.to) continue;
    svg += line_svg(layout.boxes.at(arrow.from), layout.boxes.at(arrow.to), arrow);
  }
  for (const auto& [name, box] : layout.boxes) svg += box_svg(name, box);
  return svg + "</svg>\n";
}

std::string draw_html(const boundaries::GraphReport& graph) {
  std::string page =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<title>Architecture</title>\n<style>body { font: 15px/1.5 system-ui, sans-serif; margin: "
      "2rem; } td, th { text-align: left; padding: .2rem 1rem .2rem 0; } .no { color: #c62828; "
      "}</style>\n</head>\n<body>\n<h1>Architecture</h1>\n" +
      draw_svg(graph);
  if (!graph.components.empty()) {
    page += "<table>\n<tr><th>component</th><th>files</th><th>uses</th></tr>\n";
    for (const boundaries::ReportedComponent& component : graph.components) {
      page += "<tr><td>" + markup_text(component.name) + "</td><td>" +
              std::to_string(component.files) + "</td><td>";
      for (const boundaries::ReportedUse& use : component.uses) {
        page += "<span" + std::string(use.allowed ? "" : " class=\"no\"") + ">" +
                markup_text(use.component) + " (" + std::to_string(use.imports) + ")</span> ";
      }
      page += "</td></tr>\n";
    }
    page += "</table>\n";
  }
  return page + "</body>\n</html>\n";
}

}  // namespace plumbline::cli
