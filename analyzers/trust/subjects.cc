#include "analyzers/trust/subjects.h"

#include <set>

#include "analyzers/source/ascii.h"
#include "analyzers/source/path.h"
#include "analyzers/trust/document.h"

namespace plumbline::trust {
namespace {

void collect(const Value& value, std::set<std::string>& subjects) {
  if (value.kind == Value::Kind::scalar && value.text.starts_with("repo:") &&
      !contains(value.text, "${")) {
    subjects.insert(value.text);
  }
  for (const Entry& entry : value.entries) collect(entry.value, subjects);
  for (const Value& item : value.items) collect(item, subjects);
}

}  // namespace

bool may_name_subjects(const Snapshot& snapshot) {
  const bool reads = snapshot.language == Language::yaml || snapshot.language == Language::json ||
                     snapshot.language == Language::hcl;
  return reads && !is_workflow_path(snapshot.path) && contains(snapshot.view(), "repo:") &&
         contains_any(snapshot.view(),
                      {"token.actions.githubusercontent.com", "federated_identity_credential",
                       "federatedIdentityCredentials"});
}

std::vector<std::string> trusted_subjects(const Snapshot& snapshot, const syntax::Tree& tree) {
  std::set<std::string> subjects;
  for (const Value& document : read_documents(snapshot, tree)) collect(document, subjects);
  return {subjects.begin(), subjects.end()};
}

bool subject_fits(std::string_view pattern, std::string_view subject) {
  // The last star that was passed, and where its text could end: what fails later goes back there.
  size_t star = std::string_view::npos;
  size_t resume = 0;
  size_t p = 0;
  size_t s = 0;
  while (s < subject.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = s;
    } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == subject[s])) {
      ++p;
      ++s;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      s = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace plumbline::trust
