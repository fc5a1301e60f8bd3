// The architecture file: components, rules, and who vetted them. The one source of what is allowed.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/boundaries/selector.h"
#include "analyzers/configuration/fault.h"
#include "analyzers/findings/finding.h"
#include "analyzers/source/date.h"
#include "analyzers/source/offsets.h"

namespace plumbline::boundaries {

/// Where the file lies in a project, and what the related places of findings point to.
inline constexpr std::string_view kArchitecturePath = ".plumbline/architecture.yaml";

/// A part of the system: the files that match `files` but not `except`, or that declare one of
/// `namespaces`. A name with captures ("feature.{name}") makes one component per match.
struct Component {
  std::string name;
  std::vector<std::string> files;
  std::vector<std::string> except;
  std::vector<std::string> namespaces;
  std::vector<std::string> public_files;
  std::vector<std::string> public_symbols;
  std::string owner;
  std::string service;
  std::string criticality;
  std::string exposure;
  bool allow_empty = false;
  ByteRange range;  // of the name
};

enum class RuleKind : uint8_t {
  forbid,
  allow_only,
  protect,
  layers,
  independent,
  acyclic,
  interface,
  packages,
  targets,
  coverage,
  // Loaded and validated only; the loader says so on their lines.
  effects,
  guarded_by,
  atomic,
  guard,
  protocol,
};

std::string_view name_of(RuleKind kind);

/// Which imports a rule looks at: `value` leaves out those of types only, `static_only` the dynamic
/// ones.
enum class ImportFilter : uint8_t { all, value, static_only };

enum class CycleScope : uint8_t { files, siblings, components };

/// A dependency that a rule excuses. An empty `from` or `to` stands for anything.
struct Exception {
  std::string from;  // a selector, a glob or a qualified name
  std::string to;
  std::string because;
  std::optional<Date> until;  // the last day in force
  bool expired = false;
  ByteRange range;
};

struct Vetted {
  std::string by;
  std::string on;
  std::string adr;
  std::optional<Date> review_by;
};

/// An entry of a `targets` rule.
struct TargetEntry {
  bool allow = true;
  Selectors selectors;
  std::string because;
};

/// One level of a `layers` rule.
struct Layer {
  Selectors selectors;
  bool siblings = false;  // an inner list: its members are independent of each other
};

/// One rule; which of the fields count is the kind's business.
struct Rule {
  std::string id;
  RuleKind kind = RuleKind::forbid;
  Severity severity = Severity::error;
  std::string because;
  std::optional<Vetted> vetted;
  std::vector<Exception> exceptions;
  ByteRange range;  // of the id
  LineNumber line;

  Selectors from;            // from, in, of, components, files
  Selectors to;              // to, target, forbid
  Selectors by;              // by, not_in
  std::vector<Layer> order;  // layers, top first
  std::vector<TargetEntry> entries;
  ImportFilter imports = ImportFilter::all;
  CycleScope scope = CycleScope::files;
  std::vector<std::string> within;  // folders, globs or component names
  std::optional<uint32_t> depth;    // nothing: all the way down
  bool transitive = false;
  bool adjacent_only = false;
  bool deny_unassigned = false;
  bool allow_only_listed = false;  // packages: `to` is what is allowed
  bool deny_by_default = false;    // targets
};

/// How imports are resolved, where the manifests don't say.
struct ResolveSettings {
  std::vector<std::string> python_roots;
  bool python_type_checking = true;
  bool python_local = true;
  std::vector<std::string> tsconfigs;
  std::string compile_commands;
  std::vector<std::string> include_dirs;
};

struct ArchitectureData {
  std::vector<std::string> ignore;
  std::optional<Severity> stale_exceptions = Severity::error;  // nothing: off
  bool require_vetting = false;
  ResolveSettings resolve;
  std::vector<Component> components;
  std::vector<Rule> rules;
};

/// Immutable; shared between threads.
class Architecture {
 public:
  explicit Architecture(ArchitectureData data) : data_(std::move(data)) {}

  const ArchitectureData& data() const { return data_; }
  const std::vector<Component>& components() const { return data_.components; }
  const std::vector<Rule>& rules() const { return data_.rules; }

 private:
  ArchitectureData data_;
};

struct LoadedArchitecture {
  std::shared_ptr<const Architecture> architecture;  // never null; what could be read
  std::vector<configuration::Fault> faults;          // in the order of the file
};

/// Reads the file. A fault costs the key, the selector or the rule that it is in and nothing else.
/// `today` decides which exceptions are past their date: these are faults and no longer in force.
LoadedArchitecture load_architecture(std::string_view yaml, const Date& today);

}  // namespace plumbline::boundaries
