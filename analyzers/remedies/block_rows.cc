#include "analyzers/remedies/block_rows.h"

#include <algorithm>
#include <iterator>

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
  return plan;
}

}  // namespace

std::vector<Plan> block_rows(const Site& site) {
  const Code& code = site.code();
  const Node attribute = enclosing(code.root.descendant(site.place), {"attribute"});
  if (attribute.is_null()) return {};
  const HclBlock block = hcl_block_around(code, attribute);
  if (block.is_null()) return {};
  const std::string_view name = hcl_name(code, attribute);
  std::vector<Plan> plans;
  for (const BlockRow& row : kBlocks) {
    if (!fits(row, block, name)) continue;
    if (auto plan = apply(code, row, block, name)) plans.push_back(std::move(*plan));
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
               code.of(value).starts_with(row.reference);
      });
  return it == std::end(kBlocks) ? std::string_view() : it->id;
}

}  // namespace plumbline::remedies
