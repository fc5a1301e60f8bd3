// `plumbline merge`: the SARIF reports of `scan --shard 1/N` … `N/N` as one.
#pragma once

#include <string>
#include <vector>

namespace plumbline::cli {

/// `output` empty: standard output. The exit code is the gravest of the parts'.
int merge_reports(const std::vector<std::string>& files, const std::string& output);

}  // namespace plumbline::cli
