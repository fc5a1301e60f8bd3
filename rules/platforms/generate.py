#!/usr/bin/env python3
"""Writes the C++ table of platform evidence from the records beside this script, the strongest first.

Usage: generate.py OUTPUT RECORD...
"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from record import quoted, read  # noqa: E402

PLATFORMS = {"aws", "azure", "gcp", "vault"}


def read_evidence(path):
    record = read(path, {"order", "name", "evidence"})
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

    for record in sorted((read_evidence(path) for path in paths), key=lambda record: record["order"]):
        for item in record["evidence"]:
            rows.append(f"    {{{record['order']}, {quoted(item['platform'])}, "
                        f"{array(item['files'])}, {array(item.get('holds'))}}},\n")
    with open(output, "w", encoding="utf-8") as file:
        file.write("".join(arrays) + "constexpr Evidence kEvidence[] = {\n" + "".join(rows) + "};\n")


main()
