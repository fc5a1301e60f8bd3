#include "server/cli/reports/report_format.h"

#include <algorithm>
#include <array>

namespace plumbline::cli {
namespace {

using Make = std::unique_ptr<ReportWriter> (*)(Output&, const ReportContext&);

struct FormatRow {
  std::string_view name;
  Format format;
  Make make;
};

constexpr std::array kFormats = {
    FormatRow{"text", Format::text, make_text_report},
    FormatRow{"json", Format::json, make_json_report},
    FormatRow{"sarif", Format::sarif, make_sarif_report},
    FormatRow{"github", Format::github, make_github_report},
    FormatRow{"gitlab", Format::gitlab, make_gitlab_report},
    FormatRow{"gitlab-secrets", Format::gitlab_secrets, make_gitlab_secrets_report},
    FormatRow{"junit", Format::junit, make_junit_report},
    FormatRow{"html", Format::html, make_html_report},
};

}  // namespace

std::optional<Format> format_named(std::string_view name) {
  const auto row = std::find_if(kFormats.begin(), kFormats.end(),
                                [name](const FormatRow& each) { return each.name == name; });
  if (row == kFormats.end()) return std::nullopt;
  return row->format;
}

std::string format_names() {
  std::string names;
  for (const FormatRow& row : kFormats) {
    names += (names.empty() ? "" : ", ") + std::string(row.name);
  }
  return names;
}

std::unique_ptr<ReportWriter> make_report(Format format, Output& output,
                                          const ReportContext& context) {
  const auto row = std::find_if(kFormats.begin(), kFormats.end(),
                                [format](const FormatRow& each) { return each.format == format; });
  return row->make(output, context);
}

}  // namespace plumbline::cli
