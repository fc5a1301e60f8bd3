// C and C++: a quoted include is looked for beside its file first, then like an angle one in the
// folders that the compiler is told of (compile_commands.json), else those of the architecture
// file, else the project's root and `include`.
//
// Headers have no entry of their own in compile_commands.json, so a file without one takes the
// folders of the nearest folder above that has any: headers lie beside or below the sources that
// include them.
//
// The database holds absolute paths of the machine that wrote it, and only paths inside the project
// mean anything here, so an absolute path is cut at the first folder that the project has. A wrong
// cut needs a folder of the same name in the project, and then costs a look in vain.
//
// A quoted include that is not found is unresolved: it was meant to be here. An angle one is
// external, and counts as standard if it is spelled like the standard's headers, without a folder
// and without `.h`.
#include <map>
#include <sstream>

#include "analyzers/boundaries/json_manifest.h"
#include "analyzers/boundaries/language_resolver.h"

namespace plumbline::boundaries {
namespace {

using configuration::YamlNode;

/// Include folders relative to the root; those for quoted includes only come apart.
struct Folders {
  std::vector<std::string> quoted;
  std::vector<std::string> any;
};

std::vector<std::string> arguments_of(const YamlNode& command) {
  std::vector<std::string> words;
  if (const YamlNode* list = command.find("arguments"); list != nullptr) {
    for (const YamlNode& item : list->items) words.push_back(item.scalar);
    return words;
  }
  std::istringstream stream(command.string_or("command", ""));
  for (std::string word; stream >> word;) words.push_back(std::move(word));
  return words;
}

class IncludeResolver : public LanguageResolver {
 public:
  explicit IncludeResolver(const ResolverInput& input) : input_(input) {}

  void forget() override {
    read_ = false;
    by_file_.clear();
    by_folder_.clear();
  }

  std::vector<Target> resolve(const FileImports& file, const Import& import) override {
    const std::string& text = import.specifier;
    if (!import.angle) {
      const auto beside = join(folder_of(file.path), text);
      if (beside && input_.paths.is_file(*beside)) return {project_target(text, *beside, false)};
    }
    const Folders& folders = folders_of(file.path);
    if (!import.angle) {
      if (auto found = look_in(folders.quoted, text)) return {project_target(text, *found, false)};
    }
    if (auto found = look_in(folders.any, text)) return {project_target(text, *found, false)};
    if (!import.angle) return {unresolved_target(text)};
    const bool standard = text.find('/') == std::string::npos && !text.ends_with(".h");
    return {external_target(text, text, text, standard)};
  }

 private:
  std::optional<std::string> look_in(const std::vector<std::string>& folders,
                                     std::string_view text) const {
    for (const std::string& folder : folders) {
      auto path = join(folder, text);
      if (path && input_.paths.is_file(*path)) return path;
    }
    return std::nullopt;
  }

  const Folders& folders_of(std::string_view path) {
    if (!read_) read_settings();
    if (const auto own = by_file_.find(path); own != by_file_.end()) return own->second;
    // A header takes the folders of its nearest neighbours.
    for (std::string_view folder = folder_of(path);; folder = folder_of(folder)) {
      if (const auto near = by_folder_.find(folder); near != by_folder_.end()) return near->second;
      if (folder.empty()) return general_;
    }
  }

  void read_settings() {
    read_ = true;
    general_ = {};
    for (const std::string& folder : input_.settings.include_dirs) {
      if (auto path = join("", folder)) general_.any.push_back(std::move(*path));
    }
    if (input_.settings.include_dirs.empty()) general_.any = {"", "include"};
    const std::string& path = input_.settings.compile_commands;
    const auto text = path.empty() ? std::nullopt : input_.files.read(path);
    if (!text) return;
    for (const YamlNode& command : parse_manifest(*text).items) read_command(command);
  }

  /// The root is known only by the files below it: an absolute path is cut at the first folder that
  /// the project has.
  std::optional<std::string> inside(std::string_view folder, const std::string& path) const {
    if (!path.starts_with('/')) return join(folder, path);
    for (size_t at = 0; at != std::string::npos; at = path.find('/', at + 1)) {
      const std::string_view rest = std::string_view(path).substr(at + 1);
      if (input_.paths.is_file(rest) || input_.paths.is_folder(rest)) return join("", rest);
    }
    return std::nullopt;
  }

  void read_command(const YamlNode& command) {
    const auto directory = inside("", command.string_or("directory", ""));
    const auto file = inside(directory.value_or(""), command.string_or("file", ""));
    if (!file) return;
    Folders folders;
    const std::vector<std::string> words = arguments_of(command);
    for (size_t i = 0; i < words.size(); ++i) {
      for (const std::string_view flag : {"-iquote", "-isystem", "-I"}) {
        if (!words[i].starts_with(flag)) continue;
        std::string value = words[i].substr(flag.size());
        if (value.empty() && i + 1 < words.size()) value = words[++i];
        auto& list = flag == "-iquote" ? folders.quoted : folders.any;
        if (auto path = inside(directory.value_or(""), value)) list.push_back(std::move(*path));
        break;
      }
    }
    by_folder_.emplace(folder_of(*file), folders);
    by_file_[*file] = std::move(folders);
  }

  ResolverInput input_;
  bool read_ = false;
  Folders general_;
  std::map<std::string, Folders, std::less<>> by_file_;
  std::map<std::string, Folders, std::less<>> by_folder_;
};

}  // namespace

std::unique_ptr<LanguageResolver> make_include_resolver(const ResolverInput& input) {
  return std::make_unique<IncludeResolver>(input);
}

}  // namespace plumbline::boundaries
