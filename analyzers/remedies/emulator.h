// Credentials of emulators: what opens LocalStack, Azurite or a fake server on the developer's own
// machine is worth nothing elsewhere, however real it looks.
#pragma once

#include <memory>
#include <string_view>

#include "analyzers/findings/finding.h"
#include "analyzers/source/project_files.h"
#include "analyzers/source/snapshot.h"
#include "analyzers/syntax/tree.h"

namespace plumbline::remedies {

/// An address on the developer's own machine, or the name that an emulator has in a network of
/// containers.
bool names_emulator_host(std::string_view text);

/// A file of settings that starts an emulator, or points at one: it holds its documented keys.
bool names_emulator(std::string_view text);

struct Document;

/// Which credentials of one document open an emulator. Reads the text once; everything given to it
/// must outlive it. Cheap where the text names no emulator.
class Emulators {
 public:
  /// `tree` and `files` may be null.
  Emulators(const Snapshot& snapshot, const syntax::Tree* tree, const ProjectFiles* files);

  /// False: no credential of the document does.
  bool any() const { return all_ || document_ != nullptr; }

  /// True if the client that takes the finding's credential talks to an emulator.
  bool serve(const Finding& finding) const;

 private:
  bool all_ = false;                          // a file of settings that names one
  std::shared_ptr<const Document> document_;  // of code that may talk to one
};

}  // namespace plumbline::remedies
