#include "tests/server/sample_sources.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "analyzers/configuration/yaml_node.h"

namespace plumbline::test {
namespace {

namespace fs = std::filesystem;
using configuration::YamlEntry;
using configuration::YamlNode;

constexpr size_t kLargest = 60'000;

struct Ending {
  std::string_view language;
  std::string_view endings;
};

constexpr Ending kEndings[] = {
#define PLUMBLINE_LANGUAGE(name, symbol, folder, endings, names, ids) {#name, endings},
#define PLUMBLINE_TEXT_LANGUAGE(name, endings, names, ids) {#name, endings},
#include "grammars/languages.def"
#undef PLUMBLINE_LANGUAGE
#undef PLUMBLINE_TEXT_LANGUAGE
};

/// Where nothing else is at hand. What they hold is of no interest, only that it is of the
/// language.
const std::vector<SampleSource> kWritten = {
    {"page.html", R"(<!doctype html>
<html lang="en">
  <head><title>Orders</title><style>td { color: #333 }</style></head>
  <body>
    <table id="orders"><tr><td class="sum">12</td></tr></table>
    <script>document.getElementById("orders").innerHTML = location.hash;</script>
  </body>
</html>
)"},
    {"page.css", R"(:root { --edge: 1px }
@media (max-width: 40em) {
  .orders > td:first-child { border: var(--edge) solid #ccc; background: url("a.png"); }
}
)"},
    {"Basket.tsx", R"(import { useState } from "react";

export function Basket({ items }: { items: string[] }) {
  const [open, setOpen] = useState<boolean>(false);
  return <ul onClick={() => setOpen(!open)}>{items.map((i) => <li key={i}>{i}</li>)}</ul>;
}
)"},
    {"Store.kt", R"(package shop

import java.net.URL

data class Order(val id: Long, val sum: Double = 0.0)

class Store(private val base: String) {
    fun orders(): List<Order> = URL("$base/orders").readText().lines().map { Order(it.toLong()) }
}
)"},
    {"Dockerfile", R"(FROM debian:12
ENV PORT=8080
RUN apt-get update && \
    apt-get install -y curl
CMD ["curl", "localhost"]
)"},
    {".env", "HOST=localhost\nPORT=8080\nNAME=\"a shop\"\n"}};

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Collection {
 public:
  explicit Collection(size_t of_each) : of_each_(of_each) {}

  void add(std::string path, std::string text) {
    const SampleSource sample{std::to_string(all_.size()) + "/" + std::move(path), std::move(text)};
    const Language language = language_of(sample);
    if (language == Language::text || sample.text.empty()) return;
    if (seen_[language]++ < of_each_) all_.push_back(sample);
  }

  void add_folder(const fs::path& folder) {
    std::vector<fs::path> sorted;
    if (!fs::is_directory(folder)) return;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.is_regular_file() && entry.file_size() < kLargest) sorted.push_back(entry);
    }
    std::sort(sorted.begin(), sorted.end());
    for (const fs::path& path : sorted) {
      const bool is_template = path.extension() == ".template";
      add((is_template ? path.stem() : path.filename()).string(), contents(path));
    }
  }

  /// The code in a rule's examples, under the name or in the language that the rule gives.
  void add_record(const YamlNode& record) {
    std::string path = record.string_or("path", "");
    if (const YamlNode* const languages = record.find("languages");
        path.empty() && languages != nullptr && !languages->items.empty()) {
      path = file_name_for(languages->items[0].scalar);
    }
    const YamlNode* const examples = record.find("examples");
    if (path.empty() || examples == nullptr) return;
    std::string text;
    for (const YamlNode& example : examples->items) {
      text += example.string_or("before", "") + example.string_or("code", "");
    }
    add(fs::path(path).filename().string(), text);
  }

  void add_records(const fs::path& folder) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().extension() == ".yaml") record_files_.push_back(entry);
    }
    std::sort(record_files_.begin(), record_files_.end());
    for (const fs::path& path : std::exchange(record_files_, {})) {
      const YamlNode root = configuration::parse_yaml(contents(path)).root;
      add_record(root);
      if (const YamlNode* const rules = root.find("rules")) {
        for (const YamlNode& rule : rules->items) add_record(rule);
      }
    }
  }

  std::vector<SampleSource> take() { return std::move(all_); }

 private:
  static std::string file_name_for(std::string_view language) {
    for (const Ending& one : kEndings) {
      if (one.language != language) continue;
      return "example." + std::string(one.endings.substr(0, one.endings.find(' ')));
    }
    return "";
  }

  const size_t of_each_;
  std::map<Language, size_t> seen_;
  std::vector<fs::path> record_files_;
  std::vector<SampleSource> all_;
};

}  // namespace

std::vector<SampleSource> sample_sources(size_t of_each) {
  const fs::path root = PLUMBLINE_SOURCE_DIR;
  Collection collection(of_each);
  for (const SampleSource& sample : kWritten) collection.add(sample.path, sample.text);
  collection.add_folder(root / "examples");
  collection.add_records(root / "rules");
  for (const char* const folder :
       {"tests/clients", "vscode-extension/src", "analyzers/boundaries", "server/engine", "scripts",
        ".ci", "grammars/node_modules/", "grammars"}) {
    collection.add_folder(root / folder);
  }
  return collection.take();
}

Language language_of(const SampleSource& sample) {
  return detect_language(sample.path, "", "");
}

}  // namespace plumbline::test
