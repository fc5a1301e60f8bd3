#include "analyzers/remedies/npm_release.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "analyzers/remedies/workflow_script.h"
#include "analyzers/remedies/yaml_view.h"
#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

NpmRelease::Runner runner_of(const Code& code, Node job) {
  const Node value = yaml_value(code, job, "runs-on");
  if (value.is_null()) return NpmRelease::Runner::unknown;
  const std::string_view text = yaml_scalar(code, value);
  if (contains(code.of(value), "self-hosted")) return NpmRelease::Runner::own;
  constexpr std::array<std::string_view, 3> kHosted = {"ubuntu-", "windows-", "macos-"};
  const bool hosted = std::any_of(kHosted.begin(), kHosted.end(), [&](std::string_view system) {
    return text.starts_with(system);
  });
  if (hosted) return NpmRelease::Runner::hosted;
  return contains(text, "${{") ? NpmRelease::Runner::unknown : NpmRelease::Runner::own;
}

struct Version {
  int major = 0;
  int minor = -1;  // -1: any, so the newest
};

Version version_of(std::string_view text) {
  Version version;
  if (text.starts_with('v') || text.starts_with('^')) text.remove_prefix(1);
  const auto major = std::from_chars(text.data(), text.data() + text.size(), version.major);
  text.remove_prefix(static_cast<size_t>(major.ptr - text.data()));
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    const auto minor = std::from_chars(text.data(), text.data() + text.size(), version.minor);
    if (minor.ec != std::errc()) version.minor = -1;
  }
  return version;
}

bool at_least(const Version& version, int major, int minor) {
  if (version.major != major) return version.major > major;
  return version.minor < 0 || version.minor >= minor;
}

/// `npm@latest`, `npm@11`, `npm@^11.5.1`: an npm that can publish without a token.
bool is_new_npm(std::string_view name) {
  if (!name.starts_with("npm@")) return name == "npm";
  name.remove_prefix(4);
  if (is_in(name, {"latest", "next", "next-11"})) return true;
  name.remove_prefix(std::min(name.find_first_not_of("^~>=v"), name.size()));
  return at_least(version_of(name), 11, 5);
}

bool updates_npm(std::string_view script) {
  for (const std::string_view command : {"npm install -g ", "npm i -g ", "npm install --global ",
                                         "npm i --global ", "npm update -g "}) {
    for (size_t at = script.find(command); at != std::string_view::npos;
         at = script.find(command, at + 1)) {
      std::string_view name = script.substr(at + command.size());
      name = name.substr(0, name.find_first_of(" \r\n;&"));
      while (!name.empty() && contains("\"'", name.substr(0, 1))) name.remove_prefix(1);
      while (!name.empty() && contains("\"'", name.substr(name.size() - 1))) name.remove_suffix(1);
      if (is_new_npm(name)) return true;
    }
  }
  return false;
}

bool installs_packages(std::string_view script) {
  return contains(script, "npm ci") || contains(script, "npm install\n") ||
         script.ends_with("npm install") || contains(script, "pnpm install") ||
         contains(script, "yarn install");
}

bool is_npms_own(std::string_view registry) {
  return registry.empty() || contains(registry, "//registry.npmjs.org");
}

std::string_view option_of(std::string_view script, std::string_view option) {
  const size_t at = script.find(option);
  if (at == std::string_view::npos) return {};
  std::string_view rest = script.substr(at + option.size());
  rest.remove_prefix(std::min(rest.find_first_not_of(" ="), rest.size()));
  return rest.substr(0, rest.find_first_of(" \n"));
}

/// Reads the steps of the job one by one.
class JobReader {
 public:
  JobReader(const Code& code, const WorkflowStep& publish)
      : code_(code), publish_(publish), in_file_(!npm_token_lines(code, publish).empty()) {
    release_.runner = runner_of(code, publish.job);
  }

  NpmRelease read() {
    const Node steps = yaml_value(code_, publish_.job, "steps");
    if (steps.is_null()) return release_;
    for (const Node item : items_of(steps)) read_step(yaml_content(item));
    release_.new_enough = at_least(node_, 24, 5) || (at_least(node_, 22, 14) && updated_npm_);
    return release_;
  }

 private:
  void read_step(Node step) {
    const Node with = yaml_value(code_, step, "with");
    const std::string_view uses = yaml_scalar(code_, yaml_value(code_, step, "uses"));
    if (uses.starts_with("actions/setup-node@") && !with.is_null()) read_setup(with);
    const std::string_view script = yaml_scalar(code_, yaml_value(code_, step, "run"));
    updated_npm_ = updated_npm_ || updates_npm(script);
    if (!is_npms_own(option_of(script, "--registry"))) release_.own_registry = false;
    const bool same = step == publish_.owner;
    const Node env = yaml_value(code_, step, "env");
    const bool names_it =
        !same && !env.is_null() && contains(code_.of(env), code_.of(publish_.pair.field("value")));
    const bool shares_it = publish_.item.is_null() || same || written_;
    if (names_it || (shares_it && installs_packages(script))) release_.installs_with_it = true;
    if (same && in_file_) written_ = true;
  }

  void read_setup(Node with) {
    release_.node_version = yaml_value(code_, with, "node-version");
    node_ = version_of(yaml_scalar(code_, release_.node_version));
    if (!is_npms_own(yaml_scalar(code_, yaml_value(code_, with, "registry-url")))) {
      release_.own_registry = false;
    }
  }

  const Code& code_;
  const WorkflowStep& publish_;
  NpmRelease release_;
  Version node_;
  bool updated_npm_ = false;
  /// The credential goes into `.npmrc`, where every later step finds it; whether it is there yet.
  bool in_file_;
  bool written_ = false;
};

/// `publishConfig` or `.npmrc` send the package elsewhere.
bool is_sent_elsewhere(const ProjectFiles* files) {
  if (files == nullptr) return false;
  for (const std::string_view path : {"package.json", ".npmrc"}) {
    const auto text = files->read(path);
    if (!text) continue;
    const size_t at = path == ".npmrc" ? 0 : text->find("publishConfig");
    if (at == std::string::npos) continue;
    const size_t registry = text->find("registry", at);
    if (registry == std::string::npos || (registry > 0 && (*text)[registry - 1] == ':')) continue;
    const size_t end = text->find('\n', registry);
    if (!is_npms_own(std::string_view(*text).substr(registry, end - registry))) return true;
  }
  return false;
}

}  // namespace

std::vector<ByteRange> npm_token_lines(const Code& code, const WorkflowStep& step) {
  std::vector<ByteRange> lines = commands_with_credential(code, step);
  std::erase_if(lines, [&](const ByteRange& range) {
    const std::string_view line = code.of(range);
    constexpr std::array<std::string_view, 5> kWriters = {"echo ", "printf ", "npm config set ",
                                                          "npm set ", "pnpm config set "};
    const bool writes = std::any_of(kWriters.begin(), kWriters.end(),
                                    [&](auto writer) { return line.starts_with(writer); });
    return !writes || !contains(line, "_authToken") || !contains(line, "//registry.npmjs.org/");
  });
  return lines;
}

NpmRelease npm_release_of(const Site& site, const WorkflowStep& step) {
  NpmRelease release = JobReader(site.code(), step).read();
  if (is_sent_elsewhere(site.document.files)) release.own_registry = false;
  return release;
}

}  // namespace plumbline::remedies
