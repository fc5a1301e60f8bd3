#include "analyzers/remedies/manifest.h"

#include <string>
#include <vector>

namespace plumbline::remedies {
namespace {

/// A path deeper than this is none that a person made.
constexpr int kMaxDepth = 32;

std::vector<std::string_view> manifest_names(const Code& code) {
  switch (code.language) {
    case Language::python:
      return {"pyproject.toml", "requirements.txt", "setup.py", "setup.cfg", "Pipfile"};
    case Language::javascript:
    case Language::typescript:
    case Language::tsx:
      return {"package.json"};
    case Language::go:
      return {"go.mod"};
    case Language::java:
    case Language::kotlin:
      return {"pom.xml", "build.gradle", "build.gradle.kts"};
    case Language::rust:
      return {"Cargo.toml"};
    case Language::ruby:
      return {"Gemfile"};
    case Language::php:
      return {"composer.json"};
    default:
      return {};
  }
}

std::string parent_of(const std::string& folder) {
  const size_t slash = folder.rfind('/');
  return slash == std::string::npos ? std::string() : folder.substr(0, slash);
}

std::string joined(const std::string& folder, std::string_view name) {
  return folder.empty() ? std::string(name) : folder + "/" + std::string(name);
}

/// C# names its project file as it likes.
void read_project_files(const Document& document, const std::string& folder,
                        std::vector<std::string>& texts) {
  for (const std::string& path : document.files->files()) {
    if (!path.ends_with(".csproj") || parent_of(path) != folder) continue;
    if (auto text = document.files->read(path)) texts.push_back(std::move(*text));
  }
}

/// The manifests of the nearest folder that has any.
std::vector<std::string> nearest_manifests(const Document& document) {
  std::vector<std::string> texts;
  if (document.files == nullptr) return texts;
  std::string folder = parent_of(std::string(document.path));
  for (int depth = 0; depth < kMaxDepth; ++depth) {
    for (const std::string_view name : manifest_names(document.code)) {
      const std::string path = joined(folder, name);
      if (!document.files->is_file(path)) continue;
      if (auto text = document.files->read(path)) texts.push_back(std::move(*text));
    }
    if (document.code.language == Language::csharp) read_project_files(document, folder, texts);
    if (!texts.empty() || folder.empty()) break;
    folder = parent_of(folder);
  }
  return texts;
}

}  // namespace

bool may_use_package(const Document& document, std::string_view package) {
  const std::vector<std::string> manifests = nearest_manifests(document);
  for (const std::string& text : manifests) {
    if (text.find(package) != std::string::npos) return true;
  }
  return manifests.empty();
}

bool has_implicit_usings(const Document& document) {
  for (const std::string& text : nearest_manifests(document)) {
    const size_t at = text.find("<ImplicitUsings>");
    if (at == std::string::npos) continue;
    const std::string_view value = std::string_view(text).substr(at + 16, 8);
    if (value.starts_with("enable") || value.starts_with("true")) return true;
  }
  return false;
}

}  // namespace plumbline::remedies
