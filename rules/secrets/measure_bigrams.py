#!/usr/bin/env python3
"""Prints the rows of kPairs in analyzers/secrets/randomness.cc: how natural each pair of letters is in identifiers and prose.

Usage: measure_bigrams.py FILE...   (source files and plain text, some megabytes)
Each digit is 0 (hardly ever) to 9 (very common), from the logarithm of the pair's frequency given its first letter.
"""

import math
import re
import sys
from collections import Counter


def main():
    words = set()
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8", errors="ignore") as file:
            for word in re.findall(r"[A-Za-z]{4,}", file.read()):
                words.update(re.findall(r"[a-z]{3,}", re.sub(r"([A-Z])", r" \1", word).lower()))
    pairs = Counter(word[i:i + 2] for word in words for i in range(len(word) - 1))
    letters = "abcdefghijklmnopqrstuvwxyz"
    for first in letters:
        total = sum(pairs[first + second] for second in letters) + 26
        row = ""
        for second in letters:
            bits = math.log2((pairs[first + second] + 1) / total * 26)  # 0: as often as by chance
            row += str(max(0, min(9, round(5 + 1.5 * bits))))
        print(f'"{row}"  // {first}')


if __name__ == "__main__":
    main()
