// Accepted findings, found again.
//
// An entry is asked for twice. By fingerprint: same rule, path and masked line. By content, which
// leaves out the path, if the entry's file is gone: then it was renamed, and the finding moved with
// it. If the file is still there, the second place is a copy, and a copied secret was never
// accepted.
//
// A fingerprint masks the secret, so a new key on the old line has the old fingerprint. That is
// what the few bits of `secret` are for: they differ, and the finding is new. Sixteen bits let one
// rotation in 65,536 pass unseen and tell somebody who tests guesses next to nothing.
//
// The file is JSON that people edit and merge. It is read as YAML, of which JSON is a part, because
// that reader knows the range of each value: a wrong date is a finding on its own line, and the
// other entries hold (invariant 11).
#include "analyzers/findings/baseline.h"

#include <array>
#include <charconv>
#include <utility>

#include "analyzers/configuration/yaml_node.h"
#include "analyzers/findings/fingerprint.h"
#include "analyzers/source/path.h"

namespace plumbline {
namespace {

using configuration::Fault;
using configuration::YamlNode;

constexpr size_t kSecretDigits = 4;  // hexadecimal: 16 bits
constexpr std::array<std::string_view, 9> kKeys = {
    "fingerprint", "content", "secret", "rule", "path", "line", "by", "because", "until"};

uint32_t number_in(const std::string& text) {
  uint32_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

class Reader {
 public:
  explicit Reader(const Date& today) : today_(today) {}

  LoadedBaseline run(std::string_view text) {
    const configuration::YamlDocument document = configuration::parse_yaml(text);
    if (document.fault) fault(document.fault->range, document.fault->message);
    const YamlNode* const list = document.root.find("entries");
    if (list == nullptr || !list->is_sequence()) {
      if (!document.fault) fault(document.root.range, "a baseline has a list `entries`");
    } else {
      for (const YamlNode& item : list->items) read_entry(item);
    }
    return {std::make_shared<const Baseline>(std::move(entries_)), std::move(faults_)};
  }

 private:
  void fault(const ByteRange& range, std::string message) {
    faults_.push_back({Fault::Level::error, range, std::move(message), "config"});
  }

  void read_entry(const YamlNode& item) {
    BaselineEntry entry;
    entry.key = {item.string_or("fingerprint", ""), item.string_or("content", ""),
                 item.string_or("secret", "")};
    if (entry.key.fingerprint.empty()) {
      return fault(item.range, "an entry needs the `fingerprint` of a finding");
    }
    for (const configuration::YamlEntry& each : item.entries) check_key(each.key);
    entry.rule = item.string_or("rule", "");
    entry.path = item.string_or("path", "");
    entry.line = number_in(item.string_or("line", ""));
    entry.who = item.string_or("by", "");
    entry.why = item.string_or("because", "");
    entry.range = item.range;
    if (!read_date(item, entry)) return;
    entries_.push_back(std::move(entry));
  }

  void check_key(const YamlNode& key) {
    for (const std::string_view known : kKeys) {
      if (key.scalar == known) return;
    }
    fault(key.range, configuration::unknown_message("key", key.scalar, kKeys));
  }

  bool read_date(const YamlNode& item, BaselineEntry& entry) {
    const YamlNode* const until = item.find("until");
    if (until == nullptr) return true;
    entry.until = parse_date(until->scalar);
    if (!entry.until) {
      fault(until->range, "`until` is a date such as 2027-01-31");
      return false;
    }
    if (!in_force(entry, today_)) {
      faults_.push_back({Fault::Level::warning, until->range,
                         "this entry ended on " + to_string(*entry.until) +
                             "; fix what it accepts, or give it a new date",
                         "expired-suppression"});
    }
    return true;
  }

  const Date today_;
  std::vector<BaselineEntry> entries_;
  std::vector<Fault> faults_;
};

}  // namespace

std::vector<BaselineKey> baseline_keys(const std::vector<Finding>& findings,
                                       const Snapshot& snapshot, std::string_view salt) {
  const std::vector<std::string> contents = content_fingerprints(findings, snapshot, salt);
  std::vector<BaselineKey> keys;
  keys.reserve(findings.size());
  for (size_t i = 0; i < findings.size(); ++i) {
    keys.push_back({findings[i].fingerprint, contents[i],
                    secret_hash(findings[i], snapshot, salt).substr(0, kSecretDigits)});
  }
  return keys;
}

Baseline::Baseline(std::vector<BaselineEntry> entries) : entries_(std::move(entries)) {
  for (size_t i = 0; i < entries_.size(); ++i) {
    by_fingerprint_.emplace(entries_[i].key.fingerprint, i);
    by_content_.emplace(entries_[i].key.content, i);
  }
}

const BaselineEntry* Baseline::find(const BaselineKey& key, const FileExists& exists) const {
  const auto [begin, end] = by_fingerprint_.equal_range(key.fingerprint);
  for (auto it = begin; it != end; ++it) {
    const BaselineEntry& entry = entries_[it->second];
    if (entry.key.secret == key.secret) return &entry;
  }
  const auto [moved, moved_end] = by_content_.equal_range(key.content);
  for (auto it = moved; it != moved_end; ++it) {
    const BaselineEntry& entry = entries_[it->second];
    if (entry.key.secret == key.secret && !exists(file_on_disk(entry.path))) return &entry;
  }
  return nullptr;
}

LoadedBaseline load_baseline(std::string_view text, const Date& today) {
  return Reader(today).run(text);
}

bool in_force(const BaselineEntry& entry, const Date& today) {
  return !entry.until || today <= *entry.until;
}

void apply_baseline(std::vector<Finding>& findings, const Snapshot& snapshot,
                    const Baseline& baseline, std::string_view salt,
                    const Baseline::FileExists& exists) {
  if (findings.empty() || baseline.entries().empty()) return;
  const std::vector<BaselineKey> keys = baseline_keys(findings, snapshot, salt);
  for (size_t i = 0; i < findings.size(); ++i) {
    Finding& finding = findings[i];
    if (finding.suppressed_because || finding.family == Family::config) continue;
    const BaselineEntry* const entry = baseline.find(keys[i], exists);
    if (entry == nullptr || !in_force(*entry, snapshot.today)) continue;
    finding.suppressed_because = entry->why.empty() ? "in the baseline" : entry->why;
    finding.suppressed_by = SuppressedBy::baseline;
  }
}

}  // namespace plumbline
