// YAML with the place of every value, and with limits.
//
// The library's own tree loses the marks of keys, and a finding on the wrong line is of no use, so
// the tree is built from its events. Marks are counted in the text without its byte order mark,
// hence `skipped_`.
//
// YAML is a format for attacks: aliases of aliases make gigabytes out of a kilobyte, and nesting
// ends the stack. Depth, nodes (aliases counted in full) and bytes are limited; a limit is a fault
// like any other. The callbacks cannot return one, so they throw Stop, which parse_yaml catches
// together with the library's exceptions (invariant 12). What was read until then is returned with
// the fault, as an editor wants the keys above the line that is being typed.
#include "analyzers/configuration/yaml_node.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "analyzers/configuration/scalar_extent.h"

namespace plumbline::configuration {
namespace {

constexpr size_t kDeepest = 200;              // a rule file nests some 20 levels
constexpr size_t kMostNodes = 100'000;        // against aliases of aliases, in a small text
constexpr size_t kBytesPerNode = 8;           // a text of many bytes may have more of its own
constexpr size_t kLargest = 8 * 1024 * 1024;  // bytes; yaml-cpp needs some 50 bytes for each

/// Leaves the library's parser from inside a callback; caught in parse_yaml.
struct Stop {
  size_t at;
  std::string message;
};

/// Builds the tree from the parser's events. yaml-cpp's own Node loses the marks of keys.
class Builder : public YAML::EventHandler {
 public:
  Builder(std::string_view text, size_t skipped) : text_(text), skipped_(skipped) {}

  YamlNode take_root() {
    while (!open_.empty()) close();  // after a fault: what was read so far
    return std::move(root_);
  }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    YamlNode node;
    node.range = byte_range(at(mark), at(mark));
    add(std::move(node), anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end()) throw Stop{at(mark), "this alias refers to itself"};
    nodes_ += found->second.second;
    check_size(mark);
    YamlNode copy = found->second.first;
    copy.range = byte_range(at(mark), at(mark) + 1);
    add(std::move(copy), 0);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    YamlNode node;
    node.kind = YamlNode::Kind::scalar;
    node.scalar = value;
    node.quoted = tag == "!";
    node.range = scalar_extent(text_, at(mark), value);
    ++nodes_;
    check_size(mark);
    add(std::move(node), anchor);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, anchor, YamlNode::Kind::sequence);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, anchor, YamlNode::Kind::map);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    YamlNode node;
    YAML::anchor_t anchor;
    std::optional<YamlNode> key;  // of a map: read, its value not yet
    size_t nodes_before;
  };

  uint32_t at(const YAML::Mark& mark) const {
    return static_cast<uint32_t>(
        std::min(static_cast<size_t>(std::max(mark.pos, 0)) + skipped_, text_.size()));
  }

  void check_size(const YAML::Mark& mark) const {
    if (nodes_ > std::max(kMostNodes, text_.size() / kBytesPerNode))
      throw Stop{at(mark), "too many values (aliases expanded)"};
  }

  void open(const YAML::Mark& mark, YAML::anchor_t anchor, YamlNode::Kind kind) {
    if (open_.size() >= kDeepest) throw Stop{at(mark), "nested too deeply"};
    ++nodes_;
    YamlNode node;
    node.kind = kind;
    node.range = byte_range(at(mark), at(mark));
    open_.push_back({std::move(node), anchor, std::nullopt, nodes_});
  }

  void close() {
    Open top = std::move(open_.back());
    open_.pop_back();
    if (top.key) top.node.entries.push_back({std::move(*top.key), {}});
    if (top.anchor != 0) anchors_[top.anchor] = {top.node, nodes_ - top.nodes_before + 1};
    add(std::move(top.node), 0);
  }

  void add(YamlNode node, YAML::anchor_t anchor) {
    if (anchor != 0) anchors_[anchor] = {node, 1};
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Open& top = open_.back();
    top.node.range.end = std::max(top.node.range.end, node.range.end);
    if (top.node.is_sequence()) {
      top.node.items.push_back(std::move(node));
    } else if (!top.key) {
      top.key = std::move(node);
    } else {
      top.node.entries.push_back({std::move(*top.key), std::move(node)});
      top.key.reset();
    }
  }

  std::string_view text_;
  size_t skipped_;
  size_t nodes_ = 0;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, std::pair<YamlNode, size_t>> anchors_;
  YamlNode root_;
};

YamlFault fault_at(std::string_view text, size_t at, std::string message) {
  const auto begin = static_cast<uint32_t>(std::min(at, text.size()));
  const auto end = static_cast<uint32_t>(std::min(text.find('\n', begin), text.size()));
  return {byte_range(begin, end), std::move(message)};
}

}  // namespace

const YamlEntry* YamlNode::find_entry(std::string_view key) const {
  for (const YamlEntry& entry : entries) {
    if (entry.key.scalar == key) return &entry;
  }
  return nullptr;
}

const YamlNode* YamlNode::find(std::string_view key) const {
  const YamlEntry* const entry = find_entry(key);
  return entry == nullptr ? nullptr : &entry->value;
}

std::string YamlNode::string_or(std::string_view key, std::string_view fallback) const {
  const YamlNode* const value = find(key);
  return std::string(value != nullptr && value->is_scalar() ? std::string_view(value->scalar)
                                                            : fallback);
}

YamlDocument parse_yaml(std::string_view text) {
  YamlDocument document;
  if (text.size() > kLargest) {
    document.fault = fault_at(text, 0, "this file is too large to be configuration (over 8 MiB)");
    return document;
  }
  constexpr std::string_view kBom = "\xEF\xBB\xBF";
  const size_t skipped = text.starts_with(kBom) ? kBom.size() : 0;
  Builder builder(text, skipped);
  try {
    std::istringstream stream{std::string(text.substr(skipped))};
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
  } catch (const Stop& stop) {
    document.fault = fault_at(text, stop.at, stop.message);
  } catch (const YAML::Exception& error) {
    const size_t at = static_cast<size_t>(std::max(error.mark.pos, 0)) + skipped;
    document.fault = fault_at(text, at, "this is not YAML: " + error.msg);
  }
  document.root = builder.take_root();
  return document;
}

}  // namespace plumbline::configuration
