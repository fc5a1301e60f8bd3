#include "analyzers/remedies/broker_gitlab.h"

#include <algorithm>

#include "analyzers/remedies/environment_view.h"
#include "analyzers/remedies/yaml_assigned_name.h"
#include "analyzers/remedies/yaml_edit.h"

namespace plumbline::remedies {
namespace {

/// Where the single quotes open in which the end of a script's line stands, or npos.
size_t single_quotes_around(std::string_view head, std::string_view single, std::string_view dual) {
  size_t open = std::string_view::npos;
  bool in_dual = false;
  for (size_t at = 0; at < head.size();) {
    const std::string_view rest = head.substr(at);
    if (open == std::string_view::npos && rest.starts_with(dual)) {
      in_dual = !in_dual;
      at += dual.size();
    } else if (!in_dual && rest.starts_with(single)) {
      open = open == std::string_view::npos ? at : std::string_view::npos;
      at += single.size();
    } else {
      ++at;
    }
  }
  return open;
}

/// A variable of GitLab leaves the file for the settings. A section that an alias stands for stays,
/// since what merges it needs a mapping.
bool drop_entries_of(const Code& code, const Environment& environment,
                     const std::vector<Node>& entries, EditScript& script) {
  const bool all = entries.size() == environment.variables.size();
  const bool alone = items_of(environment.section.parent()).size() == 1;
  if (!all || !alone || environment.global) {
    return rewrite_section(code, environment.section, entries, {}, script);
  }
  uint32_t end = environment.section.end();
  while (end > 0 && is_blank(code.text.substr(end - 1, 1))) --end;
  script.replace(byte_range(environment.section.field("key").end(), end), ": {}");
  return true;
}

}  // namespace

std::string gitlab_variable_name(const Code& code, const ByteRange& secret) {
  const auto environment = environment_around(code, ".gitlab-ci.yml", secret);
  const Variable* const entry = environment ? environment->at(secret) : nullptr;
  return entry == nullptr ? "" : std::string(entry->name);
}

bool drop_gitlab_variables(const Code& code, const std::vector<ByteRange>& secrets,
                           EditScript& script) {
  std::vector<Environment> sections;
  std::vector<std::vector<Node>> entries;
  for (const ByteRange& secret : secrets) {
    const auto environment = environment_around(code, ".gitlab-ci.yml", secret);
    const Variable* const entry = environment ? environment->at(secret) : nullptr;
    if (entry == nullptr) continue;
    const auto known = std::find_if(
        sections.begin(), sections.end(),
        [&](const Environment& other) { return other.section == environment->section; });
    const auto at = static_cast<size_t>(known - sections.begin());
    if (known == sections.end()) {
      sections.push_back(*environment);
      entries.emplace_back();
    }
    entries[at].push_back(entry->entry);
  }
  for (size_t i = 0; i < sections.size(); ++i) {
    if (!drop_entries_of(code, sections[i], entries[i], script)) return false;
  }
  return true;
}

bool read_in_script(const Code& code, Node scalar, const ByteRange& secret,
                    const std::string& variable, EditScript& script) {
  const std::string single = is_one_of(scalar, {"single_quote_scalar"}) ? "''" : "'";
  const std::string dual = is_one_of(scalar, {"double_quote_scalar"}) ? "\\\"" : "\"";
  const std::string_view head = line_head(code, scalar, secret);
  const size_t open = single_quotes_around(head, single, dual);
  const std::string text = "${" + variable + "}";
  if (open == std::string_view::npos) {
    script.replace(secret, text);
    return true;
  }
  const size_t close = code.text.find(single, secret.end.value);
  if (close == std::string_view::npos || close >= scalar.end()) return false;
  const std::string before(head.substr(open + single.size()));
  const std::string after(code.text.substr(secret.end.value, close - secret.end.value));
  if ((before + after).find_first_of("\"$`\\!\n") != std::string::npos) return false;
  const auto begin = secret.begin.value - static_cast<uint32_t>(head.size() - open);
  script.replace(byte_range(begin, static_cast<uint32_t>(close + single.size())),
                 dual + before + text + after + dual);
  return true;
}

}  // namespace plumbline::remedies
