"""What the generators of tables share: a record read and checked, a text as C++ spells it."""
import sys

import yaml


def read(path, fields):
    """The record of a file, which must have exactly these fields."""
    with open(path, encoding="utf-8") as file:
        record = yaml.safe_load(file)
    if set(record) != set(fields):
        sys.exit(f"{path}: keys missing or unknown: {sorted(set(fields) ^ set(record))}")
    return record


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
