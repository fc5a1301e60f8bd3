// Code that names the key file of a Google Cloud service account.
#pragma once

#include <vector>

#include "analyzers/remedies/plan.h"
#include "analyzers/source/snapshot.h"

namespace plumbline::remedies {

/// A cheap look: whether the file has the words that such code needs.
bool may_name_key_file(const Snapshot& snapshot);

/// The literals that name a key file for a client or a credential, in order.
std::vector<ByteRange> key_files_named(const Document& document, const StopToken& stop);

}  // namespace plumbline::remedies
