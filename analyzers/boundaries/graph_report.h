// What `plumbline architecture graph` prints: the resolved import graph as plain data. The writer
// turns ranges into 1-based lines and columns with the file's text.
#pragma once

#include <string>
#include <vector>

#include "analyzers/boundaries/imports.h"
#include "analyzers/source/offsets.h"

namespace plumbline::boundaries {

/// One dependency of a file. `target` and `external` both empty: unresolved (JSON null for empty).
struct ReportedImport {
  std::string specifier;
  std::string target;    // a project file, or a folder without trailing `/`
  std::string external;  // a package name
  ImportKind kind = ImportKind::value;
  ByteRange range;  // of the specifier's token, bytes of the file
};

struct ReportedFile {
  std::string path;
  std::vector<std::string> components;  // sorted; JSON key `component`
  std::vector<ReportedImport> imports;  // in document order
};

struct ReportedUse {
  std::string component;
  uint32_t imports = 0;
  bool allowed =
      true;  // false: some rule forbids one of these imports, and no exception excuses it
};

struct ReportedComponent {
  std::string name;
  uint32_t files = 0;             // source files whose imports are known
  std::vector<ReportedUse> uses;  // sorted by component
};

struct GraphReport {
  std::vector<ReportedFile> files;            // sorted by path; source files only
  std::vector<ReportedComponent> components;  // sorted by name
};

}  // namespace plumbline::boundaries
