#include "analyzers/remedies/state_variable_row.h"

#include <algorithm>
#include <charconv>

#include "analyzers/remedies/hcl_view.h"
#include "analyzers/syntax/parser.h"

namespace plumbline::remedies {
namespace {

constexpr size_t kMaxFiles = 200;
constexpr size_t kMaxUses = 500;

struct Version {
  int major = 0;
  int minor = 0;
  friend auto operator<=>(const Version&, const Version&) = default;
};

Version version_at(std::string_view text) {
  Version version;
  text.remove_prefix(std::min(text.find_first_of("0123456789"), text.size()));
  const auto end = std::from_chars(text.data(), text.data() + text.size(), version.major);
  text.remove_prefix(static_cast<size_t>(end.ptr - text.data()));
  if (text.starts_with('.')) {
    std::from_chars(text.data() + 1, text.data() + text.size(), version.minor);
  }
  return version;
}

/// Whether a constraint like ">= 1.10, < 2.0" excludes everything before `floor`. A bare version,
/// `=`, `>=`, `>` and `~>` bound from below.
bool excludes_before(std::string_view constraint, const Version& floor) {
  while (!constraint.empty()) {
    const size_t comma = std::min(constraint.find(','), constraint.size());
    const std::string_view part = constraint.substr(0, comma);
    const bool bounds =
        part.find('<') == std::string_view::npos && part.find("!=") == std::string_view::npos;
    if (bounds && version_at(part) >= floor) return true;
    constraint.remove_prefix(std::min(comma + 1, constraint.size()));
  }
  return false;
}

bool is_write_only(std::string_view name) {
  return name.ends_with("_wo");
}

/// Whether an ephemeral value may stand here.
bool takes_ephemeral(const Code& code, Node use) {
  const Node attribute = enclosing(use, {"attribute"});
  HclBlock block = hcl_block_around(code, use);
  if (attribute.is_null() || block.is_null()) return false;
  if (is_write_only(hcl_name(code, attribute))) return true;
  for (int depth = 0; depth < 16 && !block.is_null(); ++depth) {
    if (block.type == "provider" || block.type == "ephemeral") return true;
    block = hcl_block_around(code, block);
  }
  return false;
}

/// What the folder's files say together.
struct Folder {
  std::string_view variable;
  bool opentofu = false;
  bool new_enough = false;
  bool refused = false;
  size_t uses = 0;

  void read(const Code& code) {
    for (const HclBlock& block : hcl_blocks(code)) {
      if (block.type != "terraform") continue;
      const Node value = hcl_value(hcl_attribute(code, block.body, "required_version"));
      const Version floor = opentofu ? Version{1, 11} : Version{1, 10};
      if (excludes_before(hcl_text(code, value), floor)) new_enough = true;
    }
    const std::string name = "var." + std::string(variable);
    for (size_t at = code.text.find(name); at != std::string_view::npos && uses < kMaxUses;
         at = code.text.find(name, at + 1)) {
      const size_t end = at + name.size();
      if (end < code.text.size() && (is_word(code.text[end]) || code.text[end] == '-')) continue;
      const Node node = code.root.descendant(
          byte_range(static_cast<uint32_t>(at), static_cast<uint32_t>(at + 3)));
      if (is_comment(node)) continue;
      ++uses;
      refused = refused || !takes_ephemeral(code, node);
    }
  }
};

std::string_view folder_of(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash + 1);
}

/// The nearest of the folder and those around it counts, as for the tools that read it.
std::optional<std::string> nearest(const ProjectFiles& files, std::string_view folder,
                                   std::string_view name) {
  for (int depth = 0; depth < 16; ++depth) {
    if (auto text = files.read(std::string(folder) + std::string(name))) return text;
    if (folder.empty()) break;
    folder = folder_of(folder.substr(0, folder.size() - 1));
  }
  return {};
}

void read_version_file(const ProjectFiles& files, std::string_view folder, Folder& all) {
  const auto terraform = nearest(files, folder, ".terraform-version");
  if (terraform && version_at(*terraform) >= Version{1, 10}) all.new_enough = true;
  const auto tofu = nearest(files, folder, ".opentofu-version");
  if (tofu && version_at(*tofu) >= Version{1, 11}) all.new_enough = true;
}

void read_neighbours(const Site& site, Folder& all) {
  const ProjectFiles* const files = site.document.files;
  if (files == nullptr) return;
  const std::string_view folder = folder_of(site.path);
  size_t count = 0;
  for (const std::string& path : files->files()) {
    const bool here = path.starts_with(folder) && folder_of(path) == folder;
    const bool hcl = path.ends_with(".tf") || path.ends_with(".tofu");
    if (!here || !hcl || path == site.path || ++count > kMaxFiles) continue;
    const auto text = files->read(path);
    const auto tree = text ? syntax::parse(Language::hcl, *text) : std::nullopt;
    if (!tree) continue;
    all.opentofu = all.opentofu || path.ends_with(".tofu");
    all.read(Code{*text, tree->root(), Language::hcl});
  }
  read_version_file(*files, folder, all);
}

}  // namespace

bool is_kept_variable(const Code& code, Node node) {
  if (!is_one_of(node, {"block"})) return false;
  const HclBlock block = hcl_block(code, node);
  if (block.type != "variable" || block.labels.size() != 1) return false;
  const Node sensitive = hcl_value(hcl_attribute(code, block.body, "sensitive"));
  return !sensitive.is_null() && code.of(sensitive) == "true" &&
         hcl_attribute(code, block.body, "ephemeral").is_null();
}

std::optional<Plan> state_variable_row(const Site& site) {
  const Code& code = site.code();
  const HclBlock block = hcl_block_around(code, code.root.descendant(site.place));
  if (block.is_null() || !is_kept_variable(code, block.node)) return {};
  Folder all{block.labels.front(), site.path.ends_with(".tofu"), false, false, 0};
  all.read(code);
  read_neighbours(site, all);
  if (!all.new_enough || all.refused || all.uses == 0) return {};
  Plan plan = plan_for(code.text, "33.var");
  const Node sensitive = hcl_attribute(code, block.body, "sensitive");
  std::string name = "ephemeral";
  const size_t equals = code.of(sensitive).find('=');
  if (equals != std::string_view::npos) name.resize(std::max(name.size() + 1, equals), ' ');
  const uint32_t line = line_begin(code.text, sensitive.begin());
  if (!is_blank(code.text.substr(line, sensitive.begin() - line))) return {};
  const uint32_t end = line_end(code.text, sensitive.end());
  plan.script.insert(end, std::string(indentation(code.text, sensitive.begin())) + name + "= true" +
                              std::string(line_break(code.text)));
  return plan;
}

}  // namespace plumbline::remedies
