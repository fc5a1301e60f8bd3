// Texts with marked secrets: `⟦S⟧` stands for a literal made at run time, `⟦text⟧` marks a place
// that holds no secret. Findings are made by hand, so that the remedies are tested alone.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/findings/finding.h"
#include "analyzers/remedies/remedies.h"

namespace plumbline::test {

struct Marked {
  std::string text;
  std::vector<ByteRange> secrets;  // of ⟦S⟧
  std::vector<ByteRange> places;   // of every mark
};

Marked read_marks(std::string_view marked);

/// One finding over all marks of the text.
Finding finding_of(const Marked& marked, std::string kind);

/// Files of a project that are in memory only.
class MemoryFiles : public ProjectFiles {
 public:
  void add(std::string path, std::string text) { files_[std::move(path)] = std::move(text); }

  bool is_file(std::string_view path) const override;
  bool is_folder(std::string_view path) const override;
  std::vector<std::string> files() const override;
  std::optional<std::string> read(std::string_view path) const override;

 private:
  std::map<std::string, std::string, std::less<>> files_;
};

/// What is around the file: null where nothing is.
struct Surroundings {
  const ProjectFiles* files = nullptr;
  bool snippets = false;
  std::vector<std::string> platforms = {};
  std::vector<Finding> others = {};  // of the same document
};

/// The remedies for the finding in a file of that path.
std::vector<remedies::Remedy> remedies_in(const Marked& marked, const std::string& path,
                                          const Finding& finding,
                                          const Surroundings& surroundings = {});

const remedies::Remedy* row_among(const std::vector<remedies::Remedy>& all, std::string_view row);

std::string applied(const Marked& marked, const remedies::Remedy& remedy);

/// What an editor leaves of a snippet whose holes nobody fills in.
std::string expanded(std::string_view snippet);

std::string with_crlf(std::string_view text);

}  // namespace plumbline::test
