// How a file writes its values: whether they need quotes, and where a bare one ends.
#pragma once

#include "analyzers/secrets/literal_value.h"
#include "analyzers/source/snapshot.h"

namespace plumbline::secrets {

enum class Writing : uint8_t {
  code,  // values need quotes
  json,  // so do names
  yaml,
  lines,  // name=value up to the line's end: .env, properties, INI, unknown files
  shell,
  docker,
  markup,  // XML, HTML
  sql,
  login,  // .netrc: names and values with blanks between them
  prose,  // Markdown and other documentation
  style,  // CSS
};

/// By language, for languages without a grammar by the file's name and ending.
Writing writing_of(const Snapshot& snapshot);

/// Where a name stands on its line.
struct NamePlace {
  bool first = false;    // nothing but marks and words like `export` before it
  bool comment = false;  // the line is a comment
  char enclosing = 0;    // the quote of the string that holds both the name and what follows it
  char before = 0;       // the byte before the name and its dashes
  bool flag = false;     // a dash before it: an option of a command
};

NamePlace place_of_name(std::string_view text, const ByteRange& name);

BareStyle bare_style(Writing writing, const NamePlace& place);

/// Messages of a program in several languages: what stands at "password" there is a word.
bool is_translation(std::string_view path);

/// Files whose digests and generated names drown every rule of names: lock files, bundles.
bool is_lock_file(std::string_view path);

}  // namespace plumbline::secrets
