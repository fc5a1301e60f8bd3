#!/usr/bin/env python3
"""Writes the C++ table of trust policies that go with an edit, from the records beside this script.

Usage: generate.py OUTPUT RECORD...
"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from record import quoted, read  # noqa: E402

FIELDS = {"id", "rows", "title", "path", "follow_ups", "text"}


def main():
    output, *paths = sys.argv[1:]
    steps, rows = [], []
    for record in sorted((read(path, FIELDS) for path in paths), key=lambda record: record["id"]):
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
