// `plumbline rules`: what rules there are, whether a rule file loads, whether its examples hold.
#pragma once

#include <string>
#include <vector>

namespace plumbline::cli {

enum class ListFormat { text, json };

int list_rules(ListFormat format);
int show_rule(const std::string& id);
int check_rules(const std::vector<std::string>& files);
int test_rules(const std::string& folder);

/// Writes one Markdown page for each built-in rule into a folder: the pages that editors link to.
int write_rule_pages(const std::string& folder);

}  // namespace plumbline::cli
