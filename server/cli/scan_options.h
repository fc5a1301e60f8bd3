// What `plumbline scan` was asked for, as plain data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/findings/finding.h"

namespace plumbline::cli {

enum class Format : uint8_t { text, json, sarif, github, gitlab, gitlab_secrets, junit, html };
enum class Color : uint8_t { automatic, always, never };

/// One report: how, and where to.
struct Destination {
  Format format = Format::text;
  std::string file;  // empty: standard output
};

struct ScanOptions {
  std::vector<std::string> paths;
  std::vector<Destination> destinations;  // never empty
  std::vector<std::string> only;          // families and rule ids; empty: everything
  std::vector<std::string> rules;         // files and folders of pattern rules
  bool builtin = false;                   // with `rules`: the built-in pack too
  bool staged = false;
  std::string diff_base;      // git: what is new since this commit; empty: everything
  bool history = false;       // git: every commit
  std::string history_range;  // of them; empty: all that any branch or tag reaches
  bool standard_input = false;
  std::string path_of_input;  // what standard input is the text of
  std::string root;           // empty: found
  bool use_baseline = true;
  std::string baseline;               // empty: the project's, if it has one
  Severity counted = Severity::info;  // from this severity on, findings set the exit code
  bool exit_zero = false;
  uint32_t shard = 1;   // of `shards`, from 1
  uint32_t shards = 1;  // the files are split into so many parts
  bool use_ignore_files = true;
  bool hidden = true;
  bool archives = false;                       // opened, for secrets
  uint64_t max_file_size = 100 * 1024 * 1024;  // bytes
  uint32_t jobs = 0;                           // 0: one for each processor
  bool compact = false;
  bool explain = false;
  Color color = Color::automatic;
};

}  // namespace plumbline::cli
