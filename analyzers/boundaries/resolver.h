// From the text of an import to the file, folder or package that it means, by the project's
// manifests alone: nothing needs to be installed.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/boundaries/architecture.h"
#include "analyzers/boundaries/imports.h"
#include "analyzers/source/project_files.h"

namespace plumbline::boundaries {

/// What one import depends on. One import may have several: `from p import a, b` with two modules.
struct Target {
  std::string specifier;  // as written, with the name of the submodule if it names one
  /// A project file, or a folder (no trailing `/`) where the import names a package; else empty.
  std::string path;
  bool folder = false;
  std::string external;   // the package's name, if it is none of the project's; else empty
  std::string full_name;  // with the part of the package that is meant: "google.cloud.storage"
  bool standard = false;  // external, of the language's standard library
  bool hidden = false;    // a deep path that the package's `exports` do not show
  std::vector<std::string> names;  // what is taken from it

  bool unresolved() const { return path.empty() && external.empty(); }
  friend bool operator==(const Target&, const Target&) = default;
};

class PathTable;
class LanguageResolver;

/// Keeps what it read of the manifests. Not thread-safe; one owner at a time. The set of files is
/// the one at construction plus add() minus remove(); ignored files do not exist for it.
class Resolver {
 public:
  Resolver(std::shared_ptr<const ProjectFiles> files, const ArchitectureData& architecture);
  ~Resolver();

  std::vector<Target> resolve(const FileImports& file, const Import& import);

  /// The dotted name of a Python module or the declared namespace of a file; empty if it has none.
  std::string qualified_name(std::string_view path) const;

  const PathTable& paths() const { return *paths_; }

  /// True if the file was not known. What resolved before may resolve differently after.
  bool add(const std::string& path);
  bool remove(std::string_view path);
  /// Forgets the manifests, to read them again.
  void forget_manifests();

 private:
  std::shared_ptr<const ProjectFiles> files_;
  ResolveSettings settings_;
  std::vector<std::string> ignore_;
  std::unique_ptr<PathTable> paths_;
  std::vector<std::unique_ptr<LanguageResolver>> languages_;
};

}  // namespace plumbline::boundaries
