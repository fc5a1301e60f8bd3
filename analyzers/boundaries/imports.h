// What a file says that it depends on: the text of its imports, before anything is resolved.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/source/language.h"
#include "analyzers/source/offsets.h"
#include "analyzers/source/snapshot.h"
#include "analyzers/source/stop_token.h"

namespace plumbline::syntax {
class Tree;
}

namespace plumbline::boundaries {

enum class ImportKind : uint8_t { value, type, dynamic, test, reference };

std::string_view name_of(ImportKind kind);

/// One module specifier. A value type.
struct Import {
  /// As written, without quotes: "app.domain", "..sql", "./rows", "net/http", "vault/api.h".
  std::string specifier;
  /// What is taken from the module (`from m import a, b`; `import {a} from "m"`), in order; "*" for
  /// everything. Empty where the language has none or the module itself is meant.
  std::vector<std::string> names;
  ImportKind kind = ImportKind::value;
  bool angle = false;   // C/C++: `<…>`
  bool local = false;   // inside a function
  ByteRange range;      // the specifier's token, quotes included
  LineNumber line;      // of the token
  ByteRange statement;  // the whole statement

  /// Equal but for the place.
  bool same_as(const Import& other) const;
};

/// The imports of one version of a file. Immutable once handed out.
struct FileImports {
  std::string path;
  Language language = Language::text;
  ByteRange first_line;
  std::vector<Import> imports;  // in document order

  /// The same dependencies, wherever they stand in the text, in the same statements.
  bool same_as(const FileImports& other) const;
};

/// Whether the imports of this language are extracted and resolved.
bool has_resolver(Language language);

/// False only if a text of this language certainly imports nothing, so that it need not be parsed.
bool may_import(Language language, std::string_view text);

/// The imports of a file whose text cannot hold any (see may_import).
std::shared_ptr<const FileImports> no_imports(const Snapshot& snapshot);

/// Pure. Half-typed code gives what could be parsed. Null if stopped or if the language has no
/// resolver.
std::shared_ptr<const FileImports> extract_imports(const Snapshot& snapshot,
                                                   const syntax::Tree& tree,
                                                   const StopToken& stop = {});

}  // namespace plumbline::boundaries
