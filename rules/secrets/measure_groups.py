#!/usr/bin/env python3
"""Prints the lists in analyzers/source/group_rarity.cc: of which groups of four bytes, out of the literals of our
gates, source text is full.

Usage: measure_groups.py FILE...   (some 50 MB of source text, documentation and data)
Groups are counted as the gate sees them: case folded, three bits of the first byte."""

import os
import re
import sys
from collections import Counter
from glob import glob

import yaml

import generate

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
CODE = ("place_scan", "account_pair", "command_form", "call_form")  # name literals of their own
FLOORS = (200, 50)  # per megabyte; one list each
FOLD = bytes(c | 0x20 for c in range(256))
FIRST = bytes((c | 0x20) & 7 for c in range(256))


def seen(group):
    return (FIRST[group[0]], *group[1:].translate(FOLD))


def literals():
    for path in glob(os.path.join(ROOT, "rules/secrets/*.yaml")):
        with open(path, encoding="utf-8") as file:
            for rule in yaml.safe_load(file)["rules"]:
                yield from generate.literals_of(rule)
    for name in CODE:
        with open(os.path.join(ROOT, f"analyzers/secrets/{name}.cc"), encoding="utf-8") as file:
            yield from re.findall(r'"([^"\\\n]*)"', re.sub(r"'\"'|\\\\.", "", file.read()))


def main():
    groups = {}
    for literal in map(str.lower, literals()):
        for at in range(len(literal) - 3 if len(literal) > 4 else 0):
            groups.setdefault(seen(literal[at:at + 4].encode()), set()).add(literal[at:at + 4])
    counts = Counter()
    size = 0
    for path in sys.argv[1:]:
        with open(path, "rb") as file:
            text = file.read()
        if b"\0" in text:
            continue
        size += len(text)
        folded = text.translate(FOLD)
        counts.update(zip(text.translate(FIRST), folded[1:], folded[2:], folded[3:]))
    for index, floor in enumerate(FLOORS):
        above = FLOORS[index - 1] if index else float("inf")
        names = sorted(name for group, spelled in groups.items() for name in spelled
                       if floor <= counts[group] * 1e6 / size < above)
        print(f"{floor} per megabyte:")
        print("\n".join(f'    "{"".join(names[at:at + 22])}"' for at in range(0, len(names), 22)))


if __name__ == "__main__":
    main()
