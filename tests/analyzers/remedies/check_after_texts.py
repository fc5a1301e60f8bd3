#!/usr/bin/env python3
"""Checks the texts that remedies leave with the tools of their languages, as far as these are
installed: that they parse, and that what Python imports exists in the SDKs.

Usage: PLUMBLINE_AFTER_TEXTS=1 check_after_texts.py   (an interpreter that has the SDKs)
Without the variable it does nothing: SDKs are no dependency of the build.
"""
import ast
import collections
import importlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import yaml

RECORDS = pathlib.Path(__file__).resolve().parents[3] / "rules" / "remedies"

# A command that exits with 0 for a file that parses.
PARSERS = {
    ".js": ["node", "--check"],
    ".go": ["gofmt", "-e", "-l"],
    ".rb": ["ruby", "-c"],
    ".php": ["php", "-l"],
    ".rs": ["rustfmt", "--check", "--edition", "2021", "--config", "disable_all_formatting=true"],
}


def texts():
    for path in sorted(RECORDS.glob("*.yaml")):
        record = yaml.safe_load(path.read_text(encoding="utf-8"))
        for example in record["examples"]:
            place = pathlib.Path(example.get("path", record["path"]))
            yield f"{record['id']}: {example['name']}", place, example["after"]


def missing_imports(text):
    """Names that an installed module does not have; modules that are not installed say nothing."""
    missing = []
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.ImportFrom) or node.level:
            continue
        try:
            module = importlib.import_module(node.module)
        except ImportError:
            continue
        for name in node.names:
            if hasattr(module, name.name):
                continue
            try:
                importlib.import_module(f"{node.module}.{name.name}")
            except ImportError:
                missing.append(f"{node.module}.{name.name}")
    return missing


def faults(suffix, path, text):
    if suffix == ".py":
        try:
            return missing_imports(text)
        except SyntaxError as error:
            return [str(error)]
    run = subprocess.run(PARSERS[suffix] + [str(path)], capture_output=True, text=True, check=False)
    return [] if run.returncode == 0 else [run.stderr.strip() or run.stdout.strip()]


def main():
    if "PLUMBLINE_AFTER_TEXTS" not in os.environ:
        print("PLUMBLINE_AFTER_TEXTS is not set: nothing checked")
        return 0
    checked, failed = collections.Counter(), 0
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, place, text) in enumerate(texts()):
            suffix = place.suffix
            known = suffix == ".py" or (suffix in PARSERS and shutil.which(PARSERS[suffix][0]))
            if not known:
                continue
            module = suffix == ".js" and "import " in text
            path = pathlib.Path(folder) / f"{number}{'.mjs' if module else suffix}"
            path.write_text(text, encoding="utf-8")
            checked[suffix] += 1
            for fault in faults(suffix, path, text):
                failed += 1
                print(f"{name}: {fault}")
    print(", ".join(f"{count} {suffix}" for suffix, count in sorted(checked.items())),
          f"checked, {failed} faults")
    return 1 if failed else 0


sys.exit(main())
