#include <algorithm>
#include <cctype>

#include "analyzers/remedies/broker.h"
#include "analyzers/remedies/hcl_view.h"
#include "analyzers/remedies/variable_name.h"
#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

/// Backends, module sources and version constraints are read before variables are known.
bool takes_variables(const Code& code, const HclBlock& innermost) {
  HclBlock block = innermost;
  for (int depth = 0; depth < 16 && !block.is_null(); ++depth) {
    if (block.type == "terraform" || block.type == "backend" || block.type == "variable" ||
        block.type == "credentials") {
      return false;
    }
    block = hcl_block_around(code, block);
  }
  return !innermost.is_null();
}

bool declares(std::string_view text, const std::string& name) {
  return text.find("variable \"" + name + "\"") != std::string_view::npos;
}

std::string variables_file(std::string_view path) {
  const size_t slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? "" : path.substr(0, slash + 1)) +
         "variables.tf";
}

/// `provider "datadog" { api_key = … }` asks for datadog_api_key, not for api_key.
/// In `env = { STRIPE_KEY = … }` the entry names it.
std::string assigned_name(const Code& code, const HclBlock& block, Node attribute, Node leaf) {
  const Node entry = enclosing(leaf, {"object_elem"});
  if (!entry.is_null() && attribute.range().contains(entry.range())) {
    return std::string(code.of(entry.field("key")));
  }
  std::string name(hcl_name(code, attribute));
  if (block.type == "provider" && !block.labels.empty()) {
    name = std::string(block.labels.front()) + "_" + name;
  }
  return name;
}

/// A default that goes leaves a variable that must be set.
bool drop_default(const Code& code, const HclBlock& block, Node attribute, EditScript& script) {
  if (hcl_name(code, attribute) != "default") return false;
  const bool sensitive = !hcl_attribute(code, block.body, "sensitive").is_null();
  std::vector<HclSetting> added;
  if (!sensitive) added.push_back({"sensitive", "true"});
  rewrite_body(code, {attribute}, added, script);
  return true;
}

class HclBroker {
 public:
  HclBroker(const Document& document, const Naming& naming)
      : document_(document), code_(document.code), naming_(naming), script_(code_.text) {
    if (document.files != nullptr) beside_ = document.files->read(variables_file(document.path));
  }

  bool move(const ByteRange& secret) {
    const Node leaf = code_.root.descendant(secret);
    const Node attribute = enclosing(leaf, {"attribute"});
    if (attribute.is_null() || is_comment(leaf)) return false;
    if (document_.path.ends_with(".tfvars")) {
      const Node entry = enclosing(leaf, {"object", "tuple"});  // one of several values
      if (!hcl_block_around(code_, attribute).is_null() || !entry.is_null()) return false;
      script_.remove_lines(attribute.range(), "#");
      return true;
    }
    const HclBlock block = hcl_block_around(code_, attribute);
    if (block.type == "variable") return drop_default(code_, block, attribute, script_);
    const bool shown = block.type == "output" &&  // Terraform wants it marked
                       hcl_attribute(code_, block.body, "sensitive").is_null();
    if (!takes_variables(code_, block) || shown) return false;
    const std::string name = lower(naming_(secret, assigned_name(code_, block, attribute, leaf)));
    return !name.empty() && replace(leaf, secret, name);
  }

  std::optional<Broker> finish(bool several_files) {
    Broker broker{"B.tf", Class::A, {}, {}};
    if (several_files && beside_ && document_.path != variables_file(document_.path)) {
      EditScript script(*beside_);
      declare_in({*beside_, Node(), Language::hcl}, script);
      const auto edits = script.finish();
      if (!edits) return {};
      for (const TextEdit& edit : *edits) {
        broker.elsewhere.push_back({variables_file(document_.path), edit});
      }
    } else {
      declare_in(code_, script_);
    }
    const auto edits = script_.finish();
    if (!edits || edits->empty()) return {};
    broker.edits = *edits;
    return broker;
  }

 private:
  void declare_in(const Code& code, EditScript& script) const {
    std::string blocks;
    for (const std::string& name : declared_) {
      blocks += std::string(blocks.empty() ? "" : "\n") + "variable \"" + name +
                "\" {\n  type      = string\n  sensitive = true\n}\n";
    }
    if (!blocks.empty()) append_block(code, blocks, script);
  }

  bool is_declared(const std::string& name) const {
    return declares(code_.text, name) || (beside_ && declares(*beside_, name));
  }

  bool replace(Node leaf, const ByteRange& secret, const std::string& name) {
    const Node whole = enclosing(leaf, {"string_lit", "quoted_template"});
    const Node heredoc = enclosing(leaf, {"heredoc_template"});
    if (whole.is_null() && heredoc.is_null()) return false;
    const bool alone =
        is_one_of(whole, {"string_lit"}) &&
        (names_address(upper_snake(name)) || code_.of(secret).size() + 2 == code_.of(whole).size());
    if (alone) {
      script_.replace(whole.range(), "var." + name);
    } else {
      script_.replace(secret, "${var." + name + "}");
    }
    const bool known = std::find(declared_.begin(), declared_.end(), name) != declared_.end();
    if (!known && !is_declared(name)) declared_.push_back(name);
    return true;
  }

  const Document& document_;
  const Code& code_;
  const Naming& naming_;
  EditScript script_;
  std::vector<std::string> declared_;
  std::optional<std::string> beside_;  // the folder's variables.tf
};

}  // namespace

std::optional<Broker> broker_in_hcl(const Document& document, const std::vector<ByteRange>& secrets,
                                    const Naming& naming, bool several_files) {
  HclBroker broker(document, naming);
  std::vector<ByteRange> in_order = secrets;  // the variables are declared as the file uses them
  std::sort(in_order.begin(), in_order.end(),
            [](const ByteRange& a, const ByteRange& b) { return a.begin < b.begin; });
  for (const ByteRange& secret : in_order) {
    if (!broker.move(secret)) return {};
  }
  return broker.finish(several_files);
}

}  // namespace plumbline::remedies
