#!/usr/bin/env python3
"""Writes the C++ table of trust lints from the records beside this script.

Usage: generate.py OUTPUT RECORD...
"""
import sys

import yaml

FIELDS = {"id", "title", "why", "cwe", "severity", "examples", "silent"}


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def read(path):
    with open(path, encoding="utf-8") as file:
        record = yaml.safe_load(file)
    if set(record) != FIELDS:
        sys.exit(f"{path}: keys missing or unknown: {sorted(FIELDS ^ set(record))}")
    return record


def main():
    output, *paths = sys.argv[1:]
    records = sorted((read(path) for path in paths), key=lambda record: record["id"])
    with open(output, "w", encoding="utf-8") as file:
        file.write("constexpr RuleInfo kRules[] = {\n")
        for record in records:
            texts = ", ".join(quoted(record[key].strip()) for key in ("title", "why", "cwe"))
            file.write(f"    {{{quoted('secrets/trust-' + record['id'])}, {texts},\n"
                       f"     Severity::{record['severity']}}},\n")
        file.write("};\n")


main()
