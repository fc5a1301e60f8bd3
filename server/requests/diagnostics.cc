#include "server/requests/diagnostics.h"

#include <utility>

#include "protocol/uri.h"
#include "server/documents/position_map.h"

namespace plumbline::server {
namespace {

protocol::DiagnosticSeverity translated(Severity severity) {
  return static_cast<protocol::DiagnosticSeverity>(static_cast<int>(severity) + 1);
}

/// A place in another file: its text is not at hand, so the whole line is named.
protocol::Range line_range(const RelatedPlace& place) {
  const uint32_t line = place.line.value_or(LineNumber{}).value;
  return {{line, 0}, {line, 0}};
}

class Translator {
 public:
  Translator(const Snapshot& snapshot, const std::string& uri, const std::string& root,
             const Agreement& agreement)
      : positions_(snapshot.view(), *snapshot.lines, agreement.encoding),
        uri_(uri),
        root_(root),
        support_(agreement.pull
                     ? static_cast<const protocol::DiagnosticsSupport&>(agreement.capabilities.pull)
                     : agreement.capabilities.push) {}

  protocol::Diagnostic run(const Finding& finding) const {
    protocol::Diagnostic diagnostic;
    diagnostic.range = positions_.range(finding.range);
    diagnostic.severity = translated(finding.severity);
    diagnostic.code = finding.rule;
    diagnostic.source = "plumbline";
    diagnostic.message = finding.message;
    if (support_.code_description) diagnostic.code_description = {rule_page(finding)};
    if (support_.related_information && !finding.related.empty()) {
      diagnostic.related_information = related(finding);
    }
    if (support_.data) {
      diagnostic.data =
          protocol::Json::object({{"fingerprint", protocol::Json::string(finding.fingerprint)}});
    }
    return diagnostic;
  }

 private:
  std::vector<protocol::DiagnosticRelatedInformation> related(const Finding& finding) const {
    std::vector<protocol::DiagnosticRelatedInformation> places;
    for (const RelatedPlace& place : finding.related) {
      const bool here = place.path.empty();
      const std::string uri = here ? uri_ : protocol::uri_of_path(root_ + "/" + place.path);
      places.push_back(
          {{uri, here ? positions_.range(place.range) : line_range(place)}, place.message});
    }
    return places;
  }

  PositionMap positions_;
  const std::string& uri_;
  const std::string& root_;
  const protocol::DiagnosticsSupport& support_;
};

}  // namespace

std::string rule_page(const Finding& finding) {
  const bool own = finding.rule.starts_with("secrets/") || finding.rule.starts_with("patterns/");
  const std::string page = own ? finding.rule : std::string(name_of(finding.family));
  return "https://github.com/plumbline/plumbline/blob/main/docs/rules/" + page + ".md";
}

std::vector<protocol::Diagnostic> to_diagnostics(const std::vector<Finding>& findings,
                                                 const Snapshot& snapshot, const std::string& uri,
                                                 const std::string& root,
                                                 const Agreement& agreement) {
  const Translator translator(snapshot, uri, root, agreement);
  std::vector<protocol::Diagnostic> diagnostics;
  for (const Finding& finding : findings) {
    if (!finding.suppressed_because) diagnostics.push_back(translator.run(finding));
  }
  return diagnostics;
}

}  // namespace plumbline::server
