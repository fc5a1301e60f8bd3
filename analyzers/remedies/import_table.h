// What a file imports: which local name stands for which member of which module, and the edits that
// add a name, take one away or put another in its place.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/remedies/code.h"
#include "analyzers/remedies/edit_script.h"

namespace plumbline::remedies {

/// One imported name.
struct Binding {
  std::string local;   // "O"
  std::string module;  // "openai", "@aws-sdk/client-s3", "github.com/…/config", "a.b" of a.b.C
  std::string member;  // "OpenAI", "default"; empty: the module itself
  Node item;           // the specifier
  Node name;           // the member's name inside it, or null
  Node statement;
  /// Stands in a function or under a condition: what is imported there may be missing elsewhere.
  bool nested = false;
};

class ImportTable {
 public:
  explicit ImportTable(const Code& code);

  const std::vector<Binding>& bindings() const { return bindings_; }
  const Binding* local(std::string_view name) const;
  const Binding* member(std::string_view module, std::string_view member) const;

  /// The full name of what an expression or type names: "boto3.client", "openai.OpenAI",
  /// "@aws-sdk/client-s3.S3Client". A root that no import binds stays as it is, with "?" before it
  /// ("?boto3.client"), or "!" when the file declares it otherwise.
  std::string resolve(Node expression) const;

  /// Takes the names out of their import statements.
  void remove(const std::vector<const Binding*>& unused, EditScript& script) const;

  /// Puts a whole new import where it belongs: Python `import os`, Go `"os"`, C# `using System;`, C
  /// `#include <stdlib.h>`.
  void add_module(std::string_view module, EditScript& script) const;

  /// Several packages of Go. What of `unused` goes with a statement that is written anew is taken
  /// out of that list; remove() does the rest.
  void add_packages(std::vector<std::string> modules, std::vector<const Binding*>& unused,
                    EditScript& script) const;

  /// Makes a member known that is not: in the list that others of its module stand in, else as a
  /// line of its own. Python, JavaScript and TypeScript; in C# the namespace is what is imported.
  void add_name(const std::string& module, const std::string& member, EditScript& script) const;

 private:
  void remove_names(Node statement, const std::vector<Node>& removed, EditScript& script) const;
  bool join_list(const std::string& module, const std::string& member, EditScript& script) const;
  std::string import_line(const std::string& module, const std::string& member) const;
  void add_python(std::string_view module, EditScript& script) const;
  bool make_anew(Node statement, std::vector<std::string> specs,
                 std::vector<const Binding*>& unused, EditScript& script) const;
  void add_to_group(Node statement, const std::string& module, bool first,
                    EditScript& script) const;
  void add_using(std::string_view module, EditScript& script) const;
  void add_include(std::string_view header, EditScript& script) const;
  void remove_rust(const std::vector<Node>& removed, EditScript& script) const;

  const Code code_;
  std::vector<Binding> bindings_;
  std::vector<Node> statements_;
};

}  // namespace plumbline::remedies
