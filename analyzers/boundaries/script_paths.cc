// Which file a path without its ending means, in the order in which TypeScript looks.
//
// A path that ends in `.js` may mean the source that it is compiled from, and does if that is
// there: projects with modules of Node have to write the ending of the output. Then the path
// itself, then each ending, then the index of a folder.
#include "analyzers/boundaries/script_paths.h"

#include <array>
#include <utility>

namespace plumbline::boundaries {
namespace {

constexpr std::array<std::string_view, 12> kEndings{".ts",  ".tsx",  ".d.ts", ".js",
                                                    ".jsx", ".mts",  ".cts",  ".mjs",
                                                    ".cjs", ".json", ".vue",  ".svelte"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kCompiled{{
    {".js", ".ts"},
    {".js", ".tsx"},
    {".js", ".d.ts"},
    {".jsx", ".tsx"},
    {".mjs", ".mts"},
    {".cjs", ".cts"},
}};

}  // namespace

std::optional<std::string> script_file(const PathTable& paths, const std::string& base) {
  for (const auto& [compiled, source] : kCompiled) {
    if (!base.ends_with(compiled)) continue;
    std::string path = base.substr(0, base.size() - compiled.size()) + std::string(source);
    if (paths.is_file(path)) return path;
  }
  if (paths.is_file(base)) return base;
  if (!base.empty()) {
    for (const std::string_view ending : kEndings) {
      std::string path = base + std::string(ending);
      if (paths.is_file(path)) return path;
    }
  }
  if (!paths.is_folder(base)) return std::nullopt;
  for (const std::string_view ending : kEndings) {
    std::string path = (base.empty() ? "index" : base + "/index") + std::string(ending);
    if (paths.is_file(path)) return path;
  }
  return std::nullopt;
}

}  // namespace plumbline::boundaries
