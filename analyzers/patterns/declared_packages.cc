#include "analyzers/patterns/declared_packages.h"

#include <algorithm>

namespace plumbline::patterns {
namespace {

char folded(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c + 32);
  return c == '_' || c == '.' ? '-' : c;
}

std::string folded(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), [](char c) { return folded(c); });
  return result;
}

bool is_part_of_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/' || c == '@';
}

}  // namespace

std::vector<std::string> folders_above(std::string_view path) {
  std::vector<std::string> folders;
  for (size_t slash = path.rfind('/'); slash != std::string_view::npos && slash > 0;
       slash = path.rfind('/', slash - 1)) {
    folders.emplace_back(path.substr(0, slash));
  }
  folders.emplace_back();
  return folders;
}

DeclaredPackages::DeclaredPackages(const ProjectFiles& files, std::string_view path,
                                   const std::vector<std::string_view>& names) {
  for (const std::string& folder : folders_above(path)) {
    for (const std::string_view name : names) {
      const std::string manifest =
          folder.empty() ? std::string(name) : folder + "/" + std::string(name);
      if (const auto text = files.read(manifest)) text_ += folded(*text) + "\n";
    }
  }
}

bool DeclaredPackages::declares(std::string_view package) const {
  const std::string wanted = folded(package);
  for (size_t at = text_.find(wanted); at != std::string::npos; at = text_.find(wanted, at + 1)) {
    const size_t end = at + wanted.size();
    const bool starts = at == 0 || !is_part_of_name(text_[at - 1]);
    const bool ends = end >= text_.size() || !is_part_of_name(text_[end]);
    if (starts && ends) return true;
  }
  return false;
}

}  // namespace plumbline::patterns
