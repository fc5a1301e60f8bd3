// Every trust policy that Plumbline writes passes Plumbline's own lints.
#include "analyzers/trust/policy_template.h"

#include <catch2/catch.hpp>

#include "analyzers/syntax/parser.h"
#include "analyzers/trust/trust.h"

namespace plumbline::trust::test {
namespace {

TEST_CASE("no lint has anything to say of a trust policy that is written") {
  CHECK(policy_templates().size() >= 6);
  for (const PolicyTemplate& policy : policy_templates()) {
    for (const char* const repository : {"acme/shop", ""}) {
      INFO(policy.id);
      const std::string text = filled(policy.text, repository);
      CHECK(text.find("$(") == std::string::npos);
      const Snapshot snapshot = make_snapshot(std::string(policy.path), text);
      const auto tree = syntax::parse(snapshot.language, text);
      REQUIRE(tree);
      CHECK_FALSE(tree->has_error());
      CHECK(analyze({snapshot, &*tree, nullptr, {}}, {}).findings.empty());
      CHECK_FALSE(policy.steps.empty());
    }
  }
}

TEST_CASE("the policy names this repository, and a place for it where it is not known") {
  const PolicyTemplate* const policy = policy_template_for("1.gha");
  REQUIRE(policy != nullptr);
  CHECK(filled(policy->text, "acme/shop").find("repo:acme/shop:environment:") != std::string::npos);
  CHECK(filled(policy->text, "").find("repo:OWNER/REPOSITORY:") != std::string::npos);
  CHECK(policy_template_for("1.py") == nullptr);
}

}  // namespace
}  // namespace plumbline::trust::test
