#!/usr/bin/env python3
"""Writes the C++ table of trust policies that go with an edit, from the records beside this script.

Usage: generate.py OUTPUT RECORD...
"""
import sys

import yaml

FIELDS = {"id", "rows", "title", "path", "follow_ups", "text"}


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
    steps, rows = [], []
    for record in sorted((read(path) for path in paths), key=lambda record: record["id"]):
        name = f"kSteps{len(steps)}"
        items = ", ".join(f"{{{quoted(step['id'])}, {quoted(step['title'])}}}"
                          for step in record["follow_ups"])
        steps.append(f"constexpr PolicyTemplate::Step {name}[] = {{{items}}};\n")
        for row in record["rows"]:
            texts = ", ".join(quoted(text) for text in (row, record["id"], record["title"],
                                                        record["path"], record["text"]))
            rows.append(f"    {{{texts}, {name}}},\n")
    with open(output, "w", encoding="utf-8") as file:
        file.write("".join(steps) + "constexpr PolicyTemplate kPolicies[] = {\n" + "".join(rows) +
                   "};\n")


main()
