#!/usr/bin/env python3
"""Writes the C++ table of trust lints from the records beside this script.

Usage: generate.py OUTPUT RECORD...
"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from record import quoted, read  # noqa: E402

FIELDS = {"id", "title", "why", "cwe", "severity", "examples", "silent"}


def main():
    output, *paths = sys.argv[1:]
    records = sorted((read(path, FIELDS) for path in paths), key=lambda record: record["id"])
    with open(output, "w", encoding="utf-8") as file:
        file.write("constexpr RuleInfo kRules[] = {\n")
        for record in records:
            texts = ", ".join(quoted(record[key].strip()) for key in ("title", "why", "cwe"))
            file.write(f"    {{{quoted('secrets/trust-' + record['id'])}, {texts},\n"
                       f"     Severity::{record['severity']}}},\n")
        file.write("};\n")


main()
