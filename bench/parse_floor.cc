// The floor under `plumbline scan`: reads, or reads and parses, every file of a tree, and prints MB
// per CPU second.
//   parse_floor read|parse FOLDER
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "analyzers/source/language.h"
#include "analyzers/syntax/parser.h"

namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const bool parse = std::string_view(argv[1]) == "parse";
  size_t bytes = 0;
  size_t nodes = 0;
  namespace fs = std::filesystem;
  const auto options = fs::directory_options::skip_permission_denied;
  for (const auto& entry : fs::recursive_directory_iterator(argv[2], options)) {
    if (!entry.is_regular_file() || entry.is_symlink()) continue;
    const std::string text = read_file(entry.path());
    bytes += text.size();
    if (!parse) continue;
    const auto language =
        plumbline::detect_language(entry.path().string(), "", text.substr(0, 256));
    const auto tree = plumbline::syntax::parse(language, text);
    if (tree) nodes += tree->root().child_count();
  }
  const double seconds = static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
  std::printf("%s %.1f MB in %.2f CPU s = %.1f MB/s (%zu)\n", argv[1],
              static_cast<double>(bytes) / 1e6, seconds, static_cast<double>(bytes) / 1e6 / seconds,
              nodes);
  return 0;
}
