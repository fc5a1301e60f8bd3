#!/usr/bin/env python3
"""Writes the C++ table of platform evidence from the records beside this script, the strongest first.

Usage: generate.py OUTPUT RECORD...
"""
import sys

import yaml

PLATFORMS = {"aws", "azure", "gcp", "vault"}


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def read(path):
    with open(path, encoding="utf-8") as file:
        record = yaml.safe_load(file)
    if set(record) != {"order", "name", "evidence"}:
        sys.exit(f"{path}: needs order, name and evidence")
    for item in record["evidence"]:
        if item["platform"] not in PLATFORMS or not item["files"]:
            sys.exit(f"{path}: an unknown platform, or no files: {item}")
    return record


def main():
    output, *paths = sys.argv[1:]
    arrays, rows = [], []

    def array(texts):
        if not texts:
            return "{}"
        name = f"kWords{len(arrays)}"
        arrays.append(f"constexpr std::string_view {name}[] = {{"
                      f"{', '.join(quoted(text) for text in texts)}}};\n")
        return name

    for record in sorted((read(path) for path in paths), key=lambda record: record["order"]):
        for item in record["evidence"]:
            rows.append(f"    {{{record['order']}, {quoted(item['platform'])}, "
                        f"{array(item['files'])}, {array(item.get('holds'))}}},\n")
    with open(output, "w", encoding="utf-8") as file:
        file.write("".join(arrays) + "constexpr Evidence kEvidence[] = {\n" + "".join(rows) + "};\n")


main()
