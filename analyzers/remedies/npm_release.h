// What a job that publishes to npm has of what trusted publishing asks for.
#pragma once

#include <vector>

#include "analyzers/remedies/site.h"
#include "analyzers/remedies/workflow_step.h"

namespace plumbline::remedies {

struct NpmRelease {
  enum class Runner { hosted, unknown, own };
  Runner runner = Runner::unknown;
  bool new_enough = false;        // Node 24, or 22.14 with an npm that was brought up to date
  bool own_registry = true;       // npm's, and no other one
  bool installs_with_it = false;  // another step takes the same credential, or may
  Node node_version;              // the value of `node-version`; null if there is none
};

/// The commands of the step's script that only hand the credential to npm:
/// `echo "//registry.npmjs.org/:_authToken=$NPM_TOKEN" > .npmrc`.
std::vector<ByteRange> npm_token_lines(const Code& code, const WorkflowStep& step);

NpmRelease npm_release_of(const Site& site, const WorkflowStep& step);

}  // namespace plumbline::remedies
