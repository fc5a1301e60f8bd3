#include "analyzers/secrets/writing.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "analyzers/source/ascii.h"
#include "analyzers/source/character_set.h"
#include "analyzers/source/path.h"

namespace plumbline::secrets {
namespace {

constexpr uint32_t kLookBack = 512;  // bytes of a line before a name

bool is_manual_section(std::string_view ending) {
  return ending.size() == 1 && ending[0] >= '1' && ending[0] <= '9';
}

/// Without an ending, or with one that this table lacks and that is not known for configuration, a
/// file may be source code of any language.
Writing writing_of_text(std::string_view path) {
  static constexpr std::array<std::string_view, 34> kLines = {
      "conf",  "cred",    "cnf",     "cfg",    "env",      "ini", "txt", "config", "credentials",
      "local", "dist",    "sample",  "tpl",    "j2",       "bak", "old", "orig",   "backup",
      "save",  "service", "list",    "prefs",  "rc",       "csv", "tsv", "ovpn",   "settings",
      "opts",  "params",  "secrets", "secret", "htpasswd", "reg", "sls"};
  static constexpr std::array<std::string_view, 17> kProse = {
      "md",    "markdown", "mdx", "rst",  "adoc", "asciidoc", "org",   "tex", "log",
      "mdown", "html",     "pod", "texi", "eml",  "diff",     "patch", "out"};
  static constexpr std::array<std::string_view, 5> kShell = {"bat", "cmd", "fish", "mk", "http"};
  static constexpr std::array<std::string_view, 4> kMarkup = {"svg", "resx", "wsdl", "storyboard"};
  const std::string name = lower(file_name(path));
  if (name == ".netrc" || name == "_netrc" || name == ".authinfo") return Writing::login;
  if (name == "jenkinsfile") return Writing::code;
  if (name.starts_with("readme")) return Writing::prose;
  if (name == "makefile" || name.starts_with("crontab")) return Writing::shell;
  const size_t dot = name.rfind('.');
  if (dot == std::string::npos || dot == 0) return Writing::lines;
  const std::string_view ending = std::string_view(name).substr(dot + 1);
  if (is_in(ending, kLines)) return Writing::lines;
  if (is_in(ending, kProse) || is_manual_section(ending)) return Writing::prose;
  if (is_in(ending, kShell)) return Writing::shell;
  if (is_in(ending, kMarkup)) return Writing::markup;
  return ending == "sql" ? Writing::sql : Writing::code;
}

bool opens_line(std::string_view word) {
  static constexpr std::array<std::string_view, 14> kWords = {
      "export", "set", "declare", "local", "readonly", "env",     "arg",
      "label",  "var", "const",   "let",   "public",   "private", "setx"};
  return is_in(lower(word.substr(0, std::min<size_t>(word.size(), 12))), kWords);
}

/// Only blanks, marks and opening words in front: `  - export `, `ENV `, `# `.
bool is_opening(std::string_view head) {
  constexpr CharacterSet kMarks(" \t-#;/*\"'+[$@>!");
  for (size_t at = 0; at < head.size();) {
    if (!is_word_character(head[at])) {
      if (!kMarks.contains(head[at])) return false;
      ++at;
      continue;
    }
    size_t end = at;
    while (end < head.size() && is_word_character(head[end])) ++end;
    if (!opens_line(head.substr(at, end - at))) return false;
    at = end;
  }
  return true;
}

/// The quote that is open at the end of `head`. An apostrophe inside a word opens nothing.
char open_quote(std::string_view head) {
  char open = 0;
  for (size_t i = 0; i < head.size(); ++i) {
    const char c = head[i];
    if (c == '\\') {
      ++i;
    } else if (open != 0) {
      if (c == open) open = 0;
    } else if (c == '"' || c == '`' || (c == '\'' && (i == 0 || !is_word_character(head[i - 1])))) {
      open = c;
    }
  }
  return open;
}

uint32_t line_begin(std::string_view text, uint32_t at) {
  uint32_t begin = at;
  while (begin > 0 && at - begin < kLookBack && !is_line_end(text[begin - 1])) --begin;
  return begin;
}

bool is_comment_mark(std::string_view head) {
  const size_t at = std::min(head.find_first_not_of(" \t"), head.size());
  const std::string_view line = head.substr(at);
  if (line.starts_with("#define")) return false;
  return line.starts_with('#') || line.starts_with(';') || line.starts_with("// ") ||
         line.starts_with("-- ") || line.starts_with("/*") || line.starts_with("* ") ||
         line.starts_with("<!--") || line.starts_with("REM ");
}

}  // namespace

Writing writing_of(const Snapshot& snapshot) {
  switch (snapshot.language) {
    case Language::json:
      return Writing::json;
    case Language::yaml:
      return Writing::yaml;
    case Language::properties:
    case Language::dotenv:
      return Writing::lines;
    case Language::bash:
      return Writing::shell;
    case Language::dockerfile:
      return Writing::docker;
    case Language::xml:
    case Language::html:
      return Writing::markup;
    case Language::css:
      return Writing::style;
    case Language::text:
      return writing_of_text(snapshot.path);
    default:
      return Writing::code;
  }
}

NamePlace place_of_name(std::string_view text, const ByteRange& name) {
  NamePlace place;
  uint32_t at = name.begin.value;
  while (at > 0 && (text[at - 1] == '-' || text[at - 1] == '/' || text[at - 1] == '#')) {
    place.flag = place.flag || text[at - 1] == '-';
    --at;
  }
  const uint32_t begin = line_begin(text, name.begin.value);
  const std::string_view head = text.substr(begin, name.begin.value - begin);
  place.before = at > begin ? text[at - 1] : '\0';
  place.flag =
      place.flag && (place.before == '\0' || is_blank(place.before) || is_quote(place.before));
  place.first = is_opening(head);
  place.comment = is_comment_mark(head);
  const char open = open_quote(head);
  const bool name_alone = open != 0 && place.before == open && name.end.value < text.size() &&
                          (text[name.end.value] == open || text[name.end.value] == '\\');
  place.enclosing = name_alone ? '\0' : open;
  return place;
}

BareStyle bare_style(Writing writing, const NamePlace& place) {
  if (place.enclosing != 0 && writing != Writing::login) return BareStyle::in_string;
  switch (writing) {
    case Writing::code:
    case Writing::json:
    case Writing::sql:
    case Writing::style:
      return BareStyle::none;
    case Writing::shell:
    case Writing::docker:
      return BareStyle::shell;
    case Writing::yaml:
      if (place.before == '{' || place.before == ',') return BareStyle::flow;
      return place.first ? BareStyle::block : BareStyle::in_string;
    case Writing::lines:
      return place.first ? BareStyle::line : BareStyle::in_string;
    case Writing::login:
      return BareStyle::shell;
    case Writing::markup:
      return BareStyle::in_string;
    case Writing::prose:
      return place.flag ? BareStyle::shell : BareStyle::word;
  }
  return BareStyle::none;
}

bool is_translation(std::string_view path) {
  static constexpr std::array<std::string_view, 13> kFolders = {
      "/locale/",    "/locales/",  "/i18n/", "/l10n/", "/lang/",     "/langs/",   "/translations/",
      "/languages/", "/language/", "/intl/", "/nls/",  "/_locales/", "/messages/"};
  static constexpr std::array<std::string_view, 5> kEndings = {".po", ".pot", ".arb", ".xlf",
                                                               ".xliff"};
  const std::string folded = "/" + lower(path);
  const std::string_view name = file_name(folded);
  const auto has = [&](std::string_view part) { return folded.find(part) != std::string::npos; };
  return std::any_of(kFolders.begin(), kFolders.end(), has) ||
         std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); }) ||
         name.starts_with("messages") || name.starts_with("strings.") || name.ends_with(".lang");
}

bool is_lock_file(std::string_view path) {
  static constexpr std::array<std::string_view, 14> kNames = {
      "package-lock.json", "yarn.lock",
      "pnpm-lock.yaml",    "Cargo.lock",
      "poetry.lock",       "go.sum",
      "composer.lock",     "Gemfile.lock",
      "Pipfile.lock",      "npm-shrinkwrap.json",
      "flake.lock",        "uv.lock",
      "bun.lock",          "mix.lock"};
  const std::string_view name = file_name(path);
  return is_in(name, kNames) || name.ends_with(".min.js") || name.ends_with(".js.map") ||
         name.ends_with(".css.map") || name.ends_with(".lock.json");
}

}  // namespace plumbline::secrets
