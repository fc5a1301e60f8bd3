#!/usr/bin/env python3
"""Writes the C++ table of remedy rows from the records beside this script.

Usage: generate.py OUTPUT RECORD...
"""
import sys

import yaml

FIELDS = ("id", "kind", "languages", "class", "precondition", "title", "source", "follow_ups",
          "examples", "refused")
LONGEST_TITLE = 100


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def read(path):
    with open(path, encoding="utf-8") as file:
        record = yaml.safe_load(file)
    for field in FIELDS:
        if field not in record:
            sys.exit(f"{path}: `{field}` is missing")
    if len(record["title"]) > LONGEST_TITLE:
        sys.exit(f"{path}: the title is longer than {LONGEST_TITLE} characters")
    return record


def follow_ups(index, record):
    entries = ",\n".join(f"    {{{quoted(item['id'])}, {quoted(item['title'])}}}"
                         for item in record["follow_ups"])
    return f"constexpr FollowUpText kFollowUps{index}[] = {{\n{entries}}};\n"


def row(index, record):
    precondition = record["precondition"].replace("-", "_")
    return (f"    {{{quoted(record['id'])}, Class::{record['class']}, "
            f"Precondition::{precondition},\n     {quoted(record['title'])}, kFollowUps{index}}},\n")


def main():
    output, *paths = sys.argv[1:]
    records = sorted((read(path) for path in paths), key=lambda record: record["id"])
    with open(output, "w", encoding="utf-8") as file:
        for index, record in enumerate(records):
            file.write(follow_ups(index, record))
        file.write("constexpr Row kRows[] = {\n")
        for index, record in enumerate(records):
            file.write(row(index, record))
        file.write("};\n")


main()
