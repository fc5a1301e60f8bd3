// Nothing that a report says of a file may spell a secret of that file.
//
// Findings mask their own secret, but a message may quote a line, and a line may hold two
// (invariant 6). So all texts of all findings are searched for all secrets of the file. Naively
// that is findings times secrets; a set of the secrets' first bytes makes it one look-up per byte
// for a text that holds none, which is nearly every text.
//
// Fixes and remedies that would write a secret are taken out, not masked: an edit with a mask in it
// would destroy the file. Very short secrets are left alone, as they are words that stand anywhere;
// their own finding masks them.
#include "server/cli/secret_hiding.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace plumbline::cli {
namespace {

/// Shorter ones are words that occur anywhere ("root"); replacing these would only garble texts.
constexpr size_t kShortestSecret = 6;

/// The secrets of a file, of which there may be thousands. A text that holds none of their
/// beginnings, as nearly every text, is done with after one look-up per byte.
class Secrets {
 public:
  explicit Secrets(const FileReport& report) {
    for (const ByteRange& range : secret_ranges(report)) {
      const std::string_view text = report.snapshot.view(range);
      if (text.size() < kShortestSecret) continue;
      texts_.push_back(text);
      beginnings_.insert(text.substr(0, kShortestSecret));
    }
  }

  bool empty() const { return texts_.empty(); }

  bool are_in(std::string_view text) const {
    return may_be_in(text) &&
           std::any_of(texts_.begin(), texts_.end(), [&](std::string_view secret) {
             return text.find(secret) != std::string_view::npos;
           });
  }

  void hide_in(std::string& text) const {
    if (!may_be_in(text)) return;
    for (const std::string_view secret : texts_) {
      const std::string mask = masked(secret);
      for (size_t at = text.find(secret); at != std::string::npos;
           at = text.find(secret, at + mask.size())) {
        text.replace(at, secret.size(), mask);
      }
    }
  }

 private:
  bool may_be_in(std::string_view text) const {
    for (size_t at = 0; at + kShortestSecret <= text.size(); ++at) {
      if (beginnings_.contains(text.substr(at, kShortestSecret))) return true;
    }
    return false;
  }

  std::vector<std::string_view> texts_;
  std::unordered_set<std::string_view> beginnings_;
};

void hide(Finding& finding, const Secrets& secrets) {
  secrets.hide_in(finding.message);
  secrets.hide_in(finding.help);
  for (Evidence& evidence : finding.evidence) secrets.hide_in(evidence.detail);
  for (RelatedPlace& place : finding.related) secrets.hide_in(place.message);
  std::erase_if(finding.fixes, [&](const Fix& fix) {
    return std::any_of(fix.edits.begin(), fix.edits.end(),
                       [&](const TextEdit& edit) { return secrets.are_in(edit.new_text); });
  });
  for (Fix& fix : finding.fixes) secrets.hide_in(fix.title);
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
  const Secrets secrets(report);
  if (secrets.empty()) return;
  for (ReportedFinding& reported : report.findings) {
    hide(reported.finding, secrets);
    std::erase_if(reported.remedies, [&](const remedies::Remedy& remedy) {
      return std::any_of(remedy.edits.begin(), remedy.edits.end(),
                         [&](const TextEdit& edit) { return secrets.are_in(edit.new_text); });
    });
  }
}

}  // namespace plumbline::cli
