#include "analyzers/remedies/gitlab_token_row.h"

#include <array>

#include "analyzers/remedies/environment_view.h"
#include "analyzers/remedies/yaml_edit.h"
#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

/// More uses of one variable than this in a pipeline are no file that a person wrote.
constexpr size_t kMaxUses = 100;

/// Endpoints that know persons only.
bool takes_persons_only(std::string_view command) {
  return contains_any(command,
                      {"/merge_requests", "/issues", "/members", "/variables", "/hooks", "/users",
                       "/runners", "/protected_branches", "/user\"", "/groups/"});
}

/// The line, with those that continue it.
std::string_view command_around(std::string_view text, uint32_t at) {
  uint32_t begin = line_begin(text, at);
  while (begin > 1 && text.substr(0, begin - 1).ends_with('\\'))
    begin = line_begin(text, begin - 1);
  uint32_t end = line_end(text, at);
  while (end < text.size() && text.substr(0, end - 1).ends_with('\\')) end = line_end(text, end);
  return text.substr(begin, end - begin);
}

/// Where the header begins that the text ends with, `PRIVATE-TOKEN: `, or npos.
size_t header_at_end(std::string_view text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  if (!text.ends_with(':')) return std::string_view::npos;
  text.remove_suffix(1);
  constexpr std::string_view kName = "private-token";
  if (text.size() < kName.size()) return std::string_view::npos;
  const size_t begin = text.size() - kName.size();
  return lower(text.substr(begin)) == kName ? begin : std::string_view::npos;
}

/// The header around the value gives way to the job's own. Single quotes would keep the variable
/// from being read.
bool replace_header(const Code& code, const ByteRange& value, EditScript& script) {
  const std::string_view text = code.text;
  const size_t header = header_at_end(text.substr(0, value.begin.value));
  if (header == std::string_view::npos) return false;
  if (takes_persons_only(command_around(text, value.begin.value))) return false;
  const auto begin = static_cast<uint32_t>(header);
  const uint32_t end = value.end.value;
  const bool single =
      begin > 0 && end < text.size() && text[begin - 1] == '\'' && text[end] == '\'';
  const Node scalar = enclosing(code.root.descendant(value), {"double_quote_scalar"});
  const std::string quote = !single ? "" : scalar.is_null() ? "\"" : "\\\"";
  script.replace(single ? byte_range(begin - 1, end + 1) : byte_range(begin, end),
                 quote + "JOB-TOKEN: $CI_JOB_TOKEN" + quote);
  return true;
}

/// `https://oauth2:token@gitlab.example.com/…`: the job's token has a user of its own.
bool replace_user(std::string_view text, const ByteRange& value, EditScript& script) {
  const std::string_view before = text.substr(0, value.begin.value);
  const size_t scheme = before.rfind("://");
  if (scheme == std::string_view::npos || text.substr(value.end.value, 1) != "@") return false;
  const std::string_view user = before.substr(scheme + 3);
  if (user.find_first_of("/ @\"'\n") != std::string_view::npos) return false;
  const std::string_view rest = text.substr(value.end.value + 1);
  const std::string_view host = rest.substr(0, rest.find_first_of("/: \n"));
  if (!contains(host, "gitlab") && !contains(host, "CI_SERVER")) return false;
  script.replace(byte_range(static_cast<uint32_t>(scheme) + 3, value.end.value),
                 "gitlab-ci-token:${CI_JOB_TOKEN}");
  return true;
}

bool replace_use(const Code& code, const ByteRange& value, EditScript& script) {
  return replace_header(code, value, script) || replace_user(code.text, value, script);
}

/// Every `$NAME` and `${NAME}`; nothing if the name stands anywhere else.
std::optional<std::vector<ByteRange>> uses_of(std::string_view text, const Variable& variable) {
  std::vector<ByteRange> uses;
  const std::string_view name = variable.name;
  for (size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const auto begin = static_cast<uint32_t>(at);
    const auto end = static_cast<uint32_t>(at + name.size());
    if (variable.entry.range().contains(byte_range(begin, end))) continue;
    const bool word = end < text.size() && is_word_character(text[end]);
    if (word || (at > 0 && (is_word_character(text[at - 1]) || text[at - 1] == '-'))) continue;
    const std::string_view head = text.substr(0, at);
    if (uses.size() == kMaxUses) return {};
    if (head.ends_with('$')) {
      uses.push_back(byte_range(begin - 1, end));
    } else if (head.ends_with("${") && text.substr(end, 1) == "}") {
      uses.push_back(byte_range(begin - 2, end + 1));
    } else {
      return {};
    }
  }
  return uses;
}

/// The variable goes if all that its readers do is to put it into such places.
bool replace_variable(const Code& code, const Environment& environment, const Variable& variable,
                      EditScript& script) {
  const auto uses = uses_of(code.text, variable);
  if (!uses || uses->empty()) return false;
  for (const ByteRange& use : *uses) {
    if (!replace_use(code, use, script)) return false;
  }
  return rewrite_section(code, environment.section, {variable.entry}, {}, script);
}

}  // namespace

std::optional<Plan> gitlab_token_row(const Site& site) {
  const Code& code = site.code();
  if (!contains(site.path, ".gitlab-ci.y")) return {};
  Plan plan = plan_for(code.text, "6.glci", Class::T);
  const auto environment = environment_around(code, site.path, site.place);
  const Variable* const variable = environment ? environment->at(site.place) : nullptr;
  const bool done = variable == nullptr
                        ? replace_use(code, site.place, plan.script)
                        : replace_variable(code, *environment, *variable, plan.script);
  return done ? std::optional(plan) : std::nullopt;
}

}  // namespace plumbline::remedies
