// What each language's resolver answers. Private to resolver.cc and the resolvers.
#pragma once

#include <memory>
#include <vector>

#include "analyzers/boundaries/path_table.h"
#include "analyzers/boundaries/resolver.h"

namespace plumbline::boundaries {

/// What a resolver may look at; outlives it.
struct ResolverInput {
  const ProjectFiles& files;
  const PathTable& paths;
  const ResolveSettings& settings;
};

class LanguageResolver {
 public:
  virtual ~LanguageResolver() = default;
  /// What one import depends on: a target for each module that it names, unresolved ones too. None
  /// if the settings leave such imports out.
  virtual std::vector<Target> resolve(const FileImports& file, const Import& import) = 0;
  /// Called when files came or went, or a manifest changed.
  virtual void forget() = 0;
};

std::unique_ptr<LanguageResolver> make_python_resolver(const ResolverInput& input);
std::unique_ptr<LanguageResolver> make_script_resolver(const ResolverInput& input);
std::unique_ptr<LanguageResolver> make_go_resolver(const ResolverInput& input);
std::unique_ptr<LanguageResolver> make_include_resolver(const ResolverInput& input);

/// The dotted name of a Python file below its source root; empty for other files.
std::string python_module_name(const ResolverInput& input, std::string_view path);

/// A target outside the project.
Target external_target(std::string specifier, std::string package, std::string full_name,
                       bool standard);
/// A target inside.
Target project_target(std::string specifier, std::string path, bool folder);
/// Neither.
Target unresolved_target(std::string specifier);

}  // namespace plumbline::boundaries
