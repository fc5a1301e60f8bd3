#include "analyzers/boundaries/resolver.h"

#include <algorithm>

#include "analyzers/boundaries/language_resolver.h"
#include "analyzers/boundaries/path_table.h"
#include "analyzers/configuration/glob.h"

namespace plumbline::boundaries {
namespace {

enum Slot : size_t { python, script, go, include };

size_t slot_of(Language language) {
  switch (language) {
    case Language::python:
      return python;
    case Language::go:
      return go;
    case Language::c:
    case Language::cpp:
      return include;
    default:
      return script;
  }
}

}  // namespace

Resolver::Resolver(std::shared_ptr<const ProjectFiles> files, const ArchitectureData& architecture)
    : files_(std::move(files)),
      settings_(architecture.resolve),
      ignore_(architecture.ignore),
      paths_(std::make_unique<PathTable>()) {
  for (const std::string& path : files_->files()) add(path);
  const ResolverInput input{*files_, *paths_, settings_};
  languages_.push_back(make_python_resolver(input));
  languages_.push_back(make_script_resolver(input));
  languages_.push_back(make_go_resolver(input));
  languages_.push_back(make_include_resolver(input));
}

Resolver::~Resolver() = default;

std::vector<Target> Resolver::resolve(const FileImports& file, const Import& import) {
  return languages_[slot_of(file.language)]->resolve(file, import);
}

std::string Resolver::qualified_name(std::string_view path) const {
  return python_module_name({*files_, *paths_, settings_}, path);
}

bool Resolver::add(const std::string& path) {
  const bool ignored = std::ranges::any_of(
      ignore_, [&](const std::string& glob) { return configuration::glob_matches(glob, path); });
  if (ignored || !paths_->add(path)) return false;
  forget_manifests();
  return true;
}

bool Resolver::remove(std::string_view path) {
  if (!paths_->remove(path)) return false;
  forget_manifests();
  return true;
}

void Resolver::forget_manifests() {
  for (const auto& language : languages_) language->forget();
}

Target external_target(std::string specifier, std::string package, std::string full_name,
                       bool standard) {
  Target target;
  target.specifier = std::move(specifier);
  target.external = std::move(package);
  target.full_name = std::move(full_name);
  target.standard = standard;
  return target;
}

Target project_target(std::string specifier, std::string path, bool folder) {
  Target target;
  target.specifier = std::move(specifier);
  target.path = std::move(path);
  target.folder = folder;
  return target;
}

Target unresolved_target(std::string specifier) {
  Target target;
  target.specifier = std::move(specifier);
  return target;
}

}  // namespace plumbline::boundaries
