// Comments that silence a finding: ours, and those of the tools people come from.
//
//   plumbline: allow(rule-id[, rule-id…]) because REASON      on the line, or alone on the line
//   above gitleaks:allow, trufflehog:ignore, pragma: allowlist secret, secretlint-disable-line →
//   secrets nosemgrep[: rule-id…], nosec [B…], NOSONAR, noqa: S…, eslint-disable-line → patterns
//
// Ours without a reason, and ours matching nothing, are findings themselves
// ("suppression-without-reason", "unused-suppression"). Comments of other tools are taken as they
// are: those tools have rules that we don't, so an unmatched one says nothing.
#pragma once

#include <vector>

#include "analyzers/findings/finding.h"
#include "analyzers/source/snapshot.h"

namespace plumbline {

/// Marks what comments silence (`suppressed_because`) and appends the findings about the comments.
/// Only findings of the families in `ran` are judged, so that `--only secrets` does not call a
/// boundary's waiver unused. Keeps the order of `before`. A suppression is looked for in the text,
/// not the tree: it works in every file.
void apply_suppressions(std::vector<Finding>& findings, const Snapshot& snapshot,
                        const std::vector<Family>& ran);

}  // namespace plumbline
