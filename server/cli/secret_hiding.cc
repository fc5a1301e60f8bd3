#include "server/cli/secret_hiding.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace plumbline::cli {
namespace {

/// Shorter ones are words that occur anywhere ("root"); replacing these would only garble texts.
constexpr size_t kShortestSecret = 6;

std::vector<std::string_view> secret_texts(const FileReport& report) {
  std::vector<std::string_view> texts;
  for (const ByteRange& range : secret_ranges(report)) {
    const std::string_view text = report.snapshot.view(range);
    if (text.size() >= kShortestSecret) texts.push_back(text);
  }
  return texts;
}

bool holds_any(std::string_view text, const std::vector<std::string_view>& secrets) {
  return std::any_of(secrets.begin(), secrets.end(), [&](std::string_view secret) {
    return text.find(secret) != std::string_view::npos;
  });
}

void hide(std::string& text, const std::vector<std::string_view>& secrets) {
  for (const std::string_view secret : secrets) {
    const std::string mask = masked(secret);
    for (size_t at = text.find(secret); at != std::string::npos;
         at = text.find(secret, at + mask.size())) {
      text.replace(at, secret.size(), mask);
    }
  }
}

void hide(Finding& finding, const std::vector<std::string_view>& secrets) {
  hide(finding.message, secrets);
  hide(finding.help, secrets);
  for (Evidence& evidence : finding.evidence) hide(evidence.detail, secrets);
  for (RelatedPlace& place : finding.related) hide(place.message, secrets);
  std::erase_if(finding.fixes, [&](const Fix& fix) {
    return std::any_of(fix.edits.begin(), fix.edits.end(),
                       [&](const TextEdit& edit) { return holds_any(edit.new_text, secrets); });
  });
  for (Fix& fix : finding.fixes) hide(fix.title, secrets);
}

}  // namespace

std::vector<ByteRange> secret_ranges(const FileReport& report) {
  std::vector<ByteRange> ranges;
  for (const ReportedFinding& reported : report.findings) {
    const auto& own = reported.finding.secret_ranges;
    ranges.insert(ranges.end(), own.begin(), own.end());
  }
  std::erase_if(ranges, [&](const ByteRange& range) {
    return range.empty() || range.end.value > report.snapshot.text->size();
  });
  std::sort(ranges.begin(), ranges.end());
  std::vector<ByteRange> joined;
  for (const ByteRange& range : ranges) {
    if (!joined.empty() && range.begin < joined.back().end) {
      joined.back().end = std::max(joined.back().end, range.end);
    } else {
      joined.push_back(range);
    }
  }
  return joined;
}

void hide_secrets(FileReport& report) {
  const std::vector<std::string_view> secrets = secret_texts(report);
  if (secrets.empty()) return;
  for (ReportedFinding& reported : report.findings) {
    hide(reported.finding, secrets);
    std::erase_if(reported.remedies, [&](const remedies::Remedy& remedy) {
      return std::any_of(remedy.edits.begin(), remedy.edits.end(),
                         [&](const TextEdit& edit) { return holds_any(edit.new_text, secrets); });
    });
  }
}

}  // namespace plumbline::cli
