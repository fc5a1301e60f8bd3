#!/usr/bin/env python3
"""Writes the rule records as one C++ source, so that the program carries its pack with it."""
import sys
from pathlib import Path

target, root, *records = sys.argv[1:]
lines = [
    '#include "analyzers/patterns/patterns.h"',
    "",
    "#include <array>",
    "",
    "namespace plumbline::patterns {",
    "",
    "std::span<const RuleFile> builtin_files() {",
    f"  static const std::array<RuleFile, {len(records)}> kFiles = {{{{",
]
for record in sorted(records):
    path = Path(record)
    text = path.read_text(encoding="utf-8")
    assert ')RULE"' not in text
    lines.append(f'      {{"{path.relative_to(root).as_posix()}", R"RULE({text})RULE"}},')
lines += ["  }};", "  return kFiles;", "}", "", "}  // namespace plumbline::patterns", ""]
Path(target).write_text("\n".join(lines), encoding="utf-8")
