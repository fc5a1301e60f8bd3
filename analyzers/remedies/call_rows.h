// Templates for calls in code that records describe as data (`edit: call:`): which arguments go,
// which come, and what a person fills in.
#pragma once

#include <span>
#include <vector>

#include "analyzers/remedies/plan.h"

namespace plumbline::remedies {

/// The templates for exactly this call whose credential lies in one of the ranges: the first that
/// fits, and one for each further platform.
std::vector<Plan> call_rows(const Document& document, Node node,
                            std::span<const ByteRange> secrets);

/// What stands for the key file of a row that looks for calls which name one, where it is a
/// literal; in the order of the text.
std::vector<ByteRange> key_files_in_calls(const Document& document, const StopToken& stop);

/// False: key_files_in_calls finds nothing in this text.
bool may_call_for_key_file(std::string_view text);

}  // namespace plumbline::remedies
