#include "tests/analyzers/remedies/marked_text.h"

#include "analyzers/syntax/parser.h"

namespace plumbline::test {
namespace {

constexpr std::string_view kOpen = "⟦";
constexpr std::string_view kClose = "⟧";

/// Looks like no provider's token, so that this repository stays clean.
std::string secret_number(size_t number) {
  std::string secret = "not-a-real-secret-";
  return secret + std::to_string(number);
}

}  // namespace

Marked read_marks(std::string_view marked) {
  Marked result;
  for (size_t at = 0; at < marked.size();) {
    const size_t open = marked.find(kOpen, at);
    result.text += marked.substr(at, open - at);
    if (open == std::string_view::npos) break;
    const size_t close = marked.find(kClose, open);
    const std::string_view inner = marked.substr(open + kOpen.size(), close - open - kOpen.size());
    const auto begin = static_cast<uint32_t>(result.text.size());
    result.text += inner == "S" ? secret_number(result.places.size()) : std::string(inner);
    const ByteRange range = byte_range(begin, static_cast<uint32_t>(result.text.size()));
    result.places.push_back(range);
    if (inner == "S") result.secrets.push_back(range);
    at = close + kClose.size();
  }
  return result;
}

Finding finding_of(const Marked& marked, std::string kind) {
  Finding finding;
  finding.rule = "secrets/test";
  finding.remedy_kind = std::move(kind);
  finding.range = marked.places.front();
  finding.secret_ranges = marked.secrets;
  return finding;
}

bool MemoryFiles::is_file(std::string_view path) const {
  return files_.contains(path);
}

bool MemoryFiles::is_folder(std::string_view path) const {
  return !files_in(path).empty();
}

std::vector<std::string> MemoryFiles::files() const {
  std::vector<std::string> paths;
  for (const auto& [path, text] : files_) paths.push_back(path);
  return paths;
}

std::optional<std::string> MemoryFiles::read(std::string_view path) const {
  const auto it = files_.find(path);
  return it == files_.end() ? std::nullopt : std::optional(it->second);
}

std::vector<remedies::Remedy> remedies_in(const Marked& marked, const std::string& path,
                                          const Finding& finding,
                                          const Surroundings& surroundings) {
  const Snapshot snapshot = make_snapshot(path, marked.text);
  const auto tree = syntax::parse(snapshot.language, snapshot.view());
  std::vector<Finding> all = surroundings.others;
  all.push_back(finding);
  remedies::RemedyInput input{snapshot,           tree ? &*tree : nullptr, finding, all,
                              surroundings.files, surroundings.snippets,   {}};
  input.platforms = [&] { return surroundings.platforms; };
  return remedies::remedies_for(input);
}

const remedies::Remedy* row_among(const std::vector<remedies::Remedy>& all, std::string_view row) {
  for (const remedies::Remedy& remedy : all) {
    if (remedy.row == row) return &remedy;
  }
  return nullptr;
}

std::string applied(const Marked& marked, const remedies::Remedy& remedy) {
  std::string text = marked.text;
  for (auto edit = remedy.edits.rbegin(); edit != remedy.edits.rend(); ++edit) {
    text.replace(edit->range.begin.value, edit->range.length(), edit->new_text);
  }
  return text;
}

std::string expanded(std::string_view snippet) {
  std::string text;
  for (size_t at = 0; at < snippet.size(); ++at) {
    if (snippet[at] == '\\') {
      text += snippet[++at];
    } else if (snippet.substr(at, 2) == "${") {
      const size_t colon = snippet.find(':', at);
      const size_t close = snippet.find('}', at);
      text += snippet.substr(colon + 1, close - colon - 1);
      at = close;
    } else {
      text += snippet[at];
    }
  }
  return text;
}

std::string with_crlf(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\n') result += '\r';
    result += c;
  }
  return result;
}

}  // namespace plumbline::test
