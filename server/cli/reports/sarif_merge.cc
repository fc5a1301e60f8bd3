// Joins the reports of `scan --shard` into the one that a whole scan would have written.
//
// Results are put in the order of a whole scan, by decoded path and place. Tables that several
// parts bring (rules, weaknesses) are joined by id. Nothing in the parts is trusted to have the
// shape that it should: at() gives null wherever a path leads nowhere, because the files may come
// from another version, or be no reports at all.
#include "server/cli/reports/sarif_merge.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "protocol/uri.h"
#include "server/cli/exit_code.h"

namespace plumbline::cli {
namespace {

/// The value under a path of keys and places, or null.
const Json& at(const Json& json, std::initializer_list<const char*> path) {
  static const Json kNothing;
  const Json* here = &json;
  for (const char* const key : path) {
    if (here->is_array() && !here->empty()) here = &here->front();
    if (!here->is_object() || !here->contains(key)) return kNothing;
    here = &(*here)[key];
  }
  return *here;
}

std::string text_at(const Json& json, std::initializer_list<const char*> path) {
  const Json& value = at(json, path);
  return value.is_string() ? value.get<std::string>() : "";
}

uint64_t number_at(const Json& json, std::initializer_list<const char*> path) {
  const Json& value = at(json, path);
  return value.is_number_unsigned() ? value.get<uint64_t>() : 0;
}

bool is_report(const Json& part) {
  return part.is_object() && part.contains("runs") && part["runs"].is_array() &&
         part["runs"].size() == 1 && at(part, {"runs", "results"}).is_array() &&
         text_at(part, {"runs", "tool", "driver", "name"}) == "Plumbline";
}

/// As `before` orders findings, and paths before that.
auto order_of(const Json& result) {
  const auto region = [&](const char* key) {
    return number_at(result, {"locations", "physicalLocation", "region", key});
  };
  const std::string uri =
      text_at(result, {"locations", "physicalLocation", "artifactLocation", "uri"});
  return std::tuple(protocol::percent_decoded(uri), region("startLine"), region("startColumn"),
                    region("endLine"), region("endColumn"), text_at(result, {"ruleId"}),
                    text_at(result, {"message", "text"}));
}

/// Appends the items of `more` that are not there yet.
class Joined {
 public:
  void add(const Json& more) {
    for (const Json& item : more) {
      if (seen_.insert(to_text(item)).second) items_.push_back(item);
    }
  }
  Json take() { return std::move(items_); }

 private:
  std::set<std::string> seen_;
  Json items_ = Json::array();
};

/// Items by their id, sorted by it.
class ById {
 public:
  void add(const Json& more) {
    for (const Json& item : more) items_.try_emplace(text_at(item, {"id"}), item);
  }
  Json take() const {
    Json list = Json::array();
    for (const auto& [id, item] : items_) list.push_back(item);
    return list;
  }

 private:
  std::map<std::string, Json> items_;
};

/// A name by number means nothing in another part.
bool is_numbered(const std::string& name) {
  return name.starts_with('c') && name.size() > 1 &&
         std::all_of(name.begin() + 1, name.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
         name.size() < 16;
}

/// Makes the numbered names of a part its own: "c1" of the second part becomes "2-c1".
void tell_apart(Json& results, size_t part) {
  for (Json& result : results) {
    const std::string name = text_at(result, {"properties", "credential"});
    if (is_numbered(name)) {
      result["properties"]["credential"] = std::to_string(part + 1) + "-" + name;
    }
  }
}

/// Numbers again, in order, and lists the credentials in several places.
Json join_credentials(Json& results) {
  std::map<std::string, Json> items;
  std::vector<std::string> order;
  size_t numbered = 0;
  for (Json& result : results) {
    const std::string name = text_at(result, {"properties", "credential"});
    if (name.empty()) continue;
    const auto [item, is_new] = items.try_emplace(name, Json::object());
    if (is_new) {
      order.push_back(name);
      const bool by_number = name.find('-') != std::string::npos;
      item->second = {{"id", by_number ? "c" + std::to_string(++numbered) : name},
                      {"rule", text_at(result, {"ruleId"})},
                      {"message", text_at(result, {"message", "text"})},
                      {"places", Json::array()}};
    }
    result["properties"]["credential"] = item->second["id"];
    const Json& place = at(result, {"locations", "physicalLocation"});
    item->second["places"].push_back(
        {{"path", protocol::percent_decoded(text_at(place, {"artifactLocation", "uri"}))},
         {"line", number_at(place, {"region", "startLine"})},
         {"column", number_at(place, {"region", "startColumn"})}});
  }
  Json list = Json::array();
  for (const std::string& name : order) {
    if (items[name]["places"].size() > 1) list.push_back(items[name]);
  }
  return list;
}

Json join_results(std::vector<Json>& parts) {
  Joined joined;
  for (size_t i = 0; i < parts.size(); ++i) {
    Json& results = parts[i]["runs"][0]["results"];
    tell_apart(results, i);
    joined.add(results);
  }
  Json results = joined.take();
  std::stable_sort(results.begin(), results.end(),
                   [](const Json& a, const Json& b) { return order_of(a) < order_of(b); });
  return results;
}

/// The gravest: interrupted, then internal, usage, findings, clean.
Json join_invocations(const std::vector<Json>& parts) {
  Joined configuration;
  Joined execution;
  uint64_t exit_code = kClean;
  bool successful = true;
  for (const Json& part : parts) {
    const Json& invocation = at(part, {"runs", "invocations"});
    configuration.add(at(invocation, {"toolConfigurationNotifications"}));
    execution.add(at(invocation, {"toolExecutionNotifications"}));
    exit_code = std::max(exit_code, number_at(invocation, {"exitCode"}));
    successful = successful && at(invocation, {"executionSuccessful"}) == Json(true);
  }
  return Json::array({{{"executionSuccessful", successful},
                       {"exitCode", exit_code},
                       {"toolConfigurationNotifications", configuration.take()},
                       {"toolExecutionNotifications", execution.take()}}});
}

}  // namespace

Result<Json> merge_sarif(std::vector<Json> parts) {
  ById rules;
  ById taxa;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (!is_report(parts[i])) {
      return Error{"file " + std::to_string(i + 1) +
                   " is no SARIF report of one scan by Plumbline"};
    }
    rules.add(at(parts[i], {"runs", "tool", "driver", "rules"}));
    taxa.add(at(parts[i], {"runs", "taxonomies", "taxa"}));
  }
  Json results = join_results(parts);
  Json invocations = join_invocations(parts);
  Json merged = std::move(parts.front());
  Json& run = merged["runs"][0];
  run["properties"]["credentials"] = join_credentials(results);
  run["results"] = std::move(results);
  run["tool"]["driver"]["rules"] = rules.take();
  run["taxonomies"][0]["taxa"] = taxa.take();
  run["invocations"] = std::move(invocations);
  return merged;
}

}  // namespace plumbline::cli
