#include "analyzers/remedies/block_rows.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "analyzers/remedies/catalogue.h"
#include "analyzers/remedies/hcl_view.h"
#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

using Names = std::span<const std::string_view>;

struct BlockSetting {
  std::string_view name;
  std::string_view expression;
};

/// In the texts, `{key}` is the attribute that holds the credential and `{name}` the block's last
/// label.
struct BlockRow {
  std::string_view id;
  std::string_view type;
  Names labels;                // the first label; empty: any
  Names secret;                // attributes that may hold the credential; they go
  std::string_view reference;  // how the value begins that names one without holding it
  Names drop;                  // what else goes
  std::span<const BlockSetting> set;
  std::string_view before;  // a block that goes in front
};

#include "remedy_blocks.inc"

/// `file("key.json")`, or the path itself where the row is about files.
bool names_stored(std::string_view value, std::string_view reference) {
  return value.starts_with(reference) || (reference == "file(" && value.ends_with(".json\""));
}

bool fits(const BlockRow& row, const HclBlock& block, std::string_view attribute) {
  if (row.type != block.type || !is_in(attribute, row.secret)) return false;
  if (row.labels.empty()) return true;
  return !block.labels.empty() && is_in(block.labels.front(), row.labels);
}

std::string filled(std::string_view text, std::string_view key, const HclBlock& block) {
  std::string result(text);
  const std::string_view label = block.labels.empty() ? "this" : block.labels.back();
  for (const auto& [mark, value] :
       {std::pair{std::string_view("{key}"), key}, std::pair{std::string_view("{name}"), label}}) {
    for (size_t at = result.find(mark); at != std::string::npos; at = result.find(mark, at)) {
      result.replace(at, mark.size(), value);
      at += value.size();
    }
  }
  return result;
}

/// Whose service answers: `endpoints { s3 = "http://localhost:4566" }`.
bool accept_endpoints(const Code& code, const HclBlock& block, Plan& plan) {
  for (const HclBlock& inner : hcl_blocks(code, block.body)) {
    if (inner.type == "endpoints" && !accept_endpoint(endpoint_of(code, inner.node), plan)) {
      return false;
    }
  }
  for (const std::string_view name : {"endpoint", "endpoints"}) {
    const Node value = hcl_value(hcl_attribute(code, block.body, name));
    if (!value.is_null() && !accept_endpoint(endpoint_of(code, value), plan)) return false;
  }
  return true;
}

/// Where the file reads `local.NAME`.
std::vector<uint32_t> uses_of_local(const Code& code, std::string_view name) {
  const std::string written = "local." + std::string(name);
  std::vector<uint32_t> uses;
  for (size_t at = code.text.find(written); at != std::string_view::npos;
       at = code.text.find(written, at + 1)) {
    const std::string_view rest = code.text.substr(at + written.size());
    if (rest.empty() || !(is_word(rest.front()) || rest.front() == '-')) {
      uses.push_back(static_cast<uint32_t>(at));
    }
  }
  return uses;
}

/// The local that the attribute's whole value names, if nothing else reads it; else null.
Node local_behind(const Code& code, Node attribute) {
  const Node value = hcl_value(attribute);
  if (value.is_null() || !code.of(value).starts_with("local.")) return Node();
  const std::string_view name = code.of(value).substr(6);
  if (uses_of_local(code, name).size() != 1) return Node();
  for (const HclBlock& block : hcl_blocks(code)) {
    const Node found = block.type == "locals" ? hcl_attribute(code, block.body, name) : Node();
    if (!found.is_null()) return found;
  }
  return Node();
}

/// Locals that only fed what goes; with the last one of a block, the block.
void remove_locals(const Code& code, const std::vector<Node>& attributes, Plan& plan) {
  std::vector<Node> gone;
  for (const Node attribute : attributes) {
    const Node local = local_behind(code, attribute);
    if (!local.is_null()) gone.push_back(local);
  }
  for (const Node local : gone) {
    const HclBlock block = hcl_block_around(code, local);
    const std::vector<Node> items = items_of(block.body);
    const bool all = std::all_of(items.begin(), items.end(), [&](Node item) {
      return std::find(gone.begin(), gone.end(), item) != gone.end();
    });
    const Node whole = all ? block.node : local;
    remove_hcl_lines(code, whole, plan.script);
    plan.gone.push_back(whole);
  }
}

std::optional<Plan> apply(const Code& code, const BlockRow& row, const HclBlock& block,
                          std::string_view key) {
  Plan plan = plan_for(code.text, row.id, row_named(row.id)->cls);
  if (!accept_endpoints(code, block, plan)) return {};
  std::vector<Node> gone;
  for (const Node item : items_of(block.body)) {
    if (!is_one_of(item, {"attribute"})) continue;
    const std::string_view name = hcl_name(code, item);
    if (is_in(name, row.secret) || is_in(name, row.drop)) gone.push_back(item);
  }
  std::vector<HclSetting> added;
  for (const BlockSetting& setting : row.set) {
    const std::string name = filled(setting.name, key, block);
    const Node existing = hcl_attribute(code, block.body, name);
    if (!existing.is_null()) {
      const Node value = hcl_value(existing);
      if (!value.is_null() && code.of(value) == "false") {
        plan.script.replace(value.range(), filled(setting.expression, key, block));
      }
      continue;
    }
    added.push_back({name, filled(setting.expression, key, block)});
  }
  if (!row.before.empty()) {
    std::string text = filled(row.before, key, block) + "\n";
    if (line_break(code.text) == "\r\n") {
      for (size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2)) {
        text.insert(at, "\r");
      }
    }
    plan.script.insert(line_begin(code.text, block.node.begin()), text);
  }
  rewrite_body(code, gone, added, plan.script);
  remove_locals(code, gone, plan);
  plan.gone.insert(plan.gone.end(), gone.begin(), gone.end());
  return plan;
}

/// The attribute that takes the local and nothing else does; the attribute itself if it is none.
Node taken_by(const Code& code, Node attribute) {
  if (hcl_block_around(code, attribute).type != "locals") return attribute;
  const std::vector<uint32_t> uses = uses_of_local(code, hcl_name(code, attribute));
  if (uses.size() != 1) return Node();
  const Node user =
      enclosing(code.root.descendant(byte_range(uses[0], uses[0] + 1)), {"attribute"});
  return !user.is_null() && local_behind(code, user) == attribute ? user : Node();
}

bool covers(const Plan& plan, std::span<const ByteRange> secrets) {
  return std::all_of(secrets.begin(), secrets.end(),
                     [&](const ByteRange& secret) { return inside_any(secret, plan.gone); });
}

}  // namespace

std::vector<Plan> block_rows(const Site& site) {
  const Code& code = site.code();
  Node attribute = enclosing(code.root.descendant(site.place), {"attribute"});
  if (!attribute.is_null()) attribute = taken_by(code, attribute);
  if (attribute.is_null()) return {};
  const HclBlock block = hcl_block_around(code, attribute);
  if (block.is_null()) return {};
  const std::string_view name = hcl_name(code, attribute);
  std::vector<Plan> plans;
  for (const BlockRow& row : kBlocks) {
    if (!fits(row, block, name)) continue;
    auto plan = apply(code, row, block, name);
    if (plan && covers(*plan, site.secrets)) plans.push_back(std::move(*plan));
  }
  return plans;
}

std::string_view block_row_for(const Code& code, Node attribute) {
  const HclBlock block = hcl_block_around(code, attribute);
  const Node value = hcl_value(attribute);
  if (block.is_null() || value.is_null()) return {};
  const auto* const it =
      std::find_if(std::begin(kBlocks), std::end(kBlocks), [&](const BlockRow& row) {
        return !row.reference.empty() && fits(row, block, hcl_name(code, attribute)) &&
               names_stored(code.of(value), row.reference);
      });
  return it == std::end(kBlocks) ? std::string_view() : it->id;
}

}  // namespace plumbline::remedies
