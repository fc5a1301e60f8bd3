#include "protocol/diagnostics_text.h"

#include <catch2/catch.hpp>

#include "protocol/methods.h"
#include "protocol/outgoing_message.h"
#include "protocol/window.h"
#include "tests/protocol/protocol_facts.h"
#include "tests/protocol/samples.h"

namespace plumbline::protocol {
namespace {

Json parsed(const std::string& text) {
  INFO(text);
  const auto value = Json::parse(text);
  REQUIRE(value);
  return *value;
}

TEST_CASE("the direct text of a push means what the tree means") {
  PublishDiagnosticsParams params{"file:///\xC3\xA9\"", 3, {}};
  for (int round = 0; round < 3; ++round) {
    const std::string direct = publish_diagnostics_message(params);
    const Json tree = to_json(params);
    CHECK(parsed(direct) == parsed(notification_message(methods::kPublishDiagnostics, tree)));
    CHECK(testing::faults_in_server_message(direct).empty());
    params.version.reset();
    params.diagnostics.push_back(samples::full_diagnostic());
    params.diagnostics.push_back(samples::bare_diagnostic());
  }
}

TEST_CASE("the direct text of a pull means what the tree means") {
  for (const auto& report : samples::document_reports()) {
    CHECK(parsed(diagnostic_report_text(report)) == to_json(report));
  }
  for (const auto& report : samples::workspace_reports()) {
    CHECK(parsed(workspace_report_text(report)) == to_json(report));
    const auto token = progress_token("t\"");
    const std::string part = partial_report_message(token, report);
    CHECK(parsed(part) ==
          parsed(notification_message(methods::kProgress,
                                      to_json(ProgressParams{token, to_json(report)}))));
    CHECK(testing::faults_in_server_message(part).empty());
  }
}

TEST_CASE("bytes that are not UTF-8 come out as the replacement character") {
  PublishDiagnosticsParams params{"file:///a", 1, {samples::bare_diagnostic()}};
  params.diagnostics[0].message = std::string("a\xFF\xC3(\0", 5) + "\xED\xA0\x80";
  const Json message = parsed(publish_diagnostics_message(params));
  const auto text = message.member("params").member("diagnostics").items()[0].member("message");
  CHECK(text.as_string() ==
        std::string("a\xEF\xBF\xBD\xEF\xBF\xBD(\0", 9) + "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

}  // namespace
}  // namespace plumbline::protocol
