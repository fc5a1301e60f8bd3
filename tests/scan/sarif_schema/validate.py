#!/usr/bin/python3
"""Holds SARIF reports to the standard's schema and to what Plumbline promises beyond it.

usage: validate.py PLUMBLINE SCHEMA

Makes a project that has something of everything (each family, fixes, waivers, a baseline, faults, odd file names, a
history), scans it in several ways, and checks every report. The last line counts: N passed, N failed.
"""
import json
import pathlib
import random
import string
import subprocess
import sys
import tempfile
import urllib.parse

import jsonschema

PROGRAM, SCHEMA = sys.argv[1:]
KEY = "".join(random.Random(7).choices(string.ascii_letters + string.digits, k=40))
LEAK = f's3 = client("s3", aws_secret_access_key="{KEY}")\n'

FILES = {
    "src/a/leak.py": "import src.b.other\n" + LEAK,
    "src/b/other.py": "import requests\nrequests.get(url, timeout=3, verify=False)\n",
    "odd names/ä & ü#%.py": LEAK,
    "tab\there.py": LEAK,
    "waived.py": LEAK.rstrip() + "  # plumbline: allow(aws-secret-key) because a sample\n",
    "astral.py": '"\N{GRINNING FACE}"; ' + LEAK,
    "bytes.py": b"x = '\xff\xfe'\n" + LEAK.encode(),
    "picture.bin": b"\0\1\2",
    "flow.py": "import subprocess\nfrom flask import request\n\n\ndef run():\n"
               "    command = request.args['c']\n    subprocess.run(command, shell=True)\n",
    ".plumbline/architecture.yaml":
        "version: 1\ncomponents:\n  a: { files: ['src/a/**'] }\n  b: { files: ['src/b/**'] }\n  none: { files: ['c/**'] }\n"
        "rules:\n  - { id: a-not-b, kind: forbid, from: [a], to: [b], because: kept apart }\n",
    ".plumbline/config.yaml": "famlies: [secrets]\n",
    ".plumbline/rules/own.yaml":
        "rules:\n  - { id: no-eval, languages: [python], severity: ERROR, message: no, pattern: eval($X), fix: safe($X) }\n",
    "eval.py": "eval(x)\n",
}


def write(root):
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    git = ["git", "-C", str(root), "-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-qm", "all"], check=True)


def scan(root, *words):
    run = subprocess.run([PROGRAM, "scan", "--root", str(root), "--format", "sarif", *words], capture_output=True)
    return run.returncode, run.stdout.decode()


def faults_of(report, root):
    """What the schema does not ask for."""
    run = report["runs"][0]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    base = run["originalUriBaseIds"]["ROOT"]["uri"]
    taxa = {taxon["id"] for taxon in run["taxonomies"][0]["taxa"]}
    if not (base.startswith("file:///") and base.endswith("/")):
        yield f"ROOT is {base}"
    if run["columnKind"] != "utf16CodeUnits":
        yield "columnKind"
    for rule in rules.values():
        for key in ("name", "shortDescription", "fullDescription", "help", "defaultConfiguration", "properties"):
            if key not in rule:
                yield f"{rule['id']} has no {key}"
        if "precision" not in rule["properties"] or "tags" not in rule["properties"]:
            yield f"{rule['id']} has no precision or tags"
    for result in run["results"]:
        if result["ruleId"] not in rules:
            yield f"{result['ruleId']} is not described"
        if any(taxon["id"] not in taxa for taxon in result.get("taxa", [])):
            yield f"{result['ruleId']} names a weakness that no taxonomy has"
        if "plumbline/v1" not in result.get("partialFingerprints", {}):
            yield f"{result['ruleId']} has no fingerprint"
        place = result["locations"][0]["physicalLocation"]
        path = urllib.parse.unquote(place["artifactLocation"]["uri"])
        text = (root / path).read_bytes().decode(errors="replace")
        line = text.split("\n")[place["region"]["startLine"] - 1]
        units = line.encode("utf-16-le")[2 * (place["region"]["startColumn"] - 1):]
        if result["ruleId"] == "secrets/aws-secret-key" and not units.decode("utf-16-le").startswith(KEY):
            yield f"the column in {path} does not point at the key"


def check(name, root, wanted, *words):
    status, text = scan(root, *words)
    faults = []
    if KEY in text:
        faults.append("the key is shown")
    report = json.loads(text)
    validator = jsonschema.Draft7Validator(json.loads(pathlib.Path(SCHEMA).read_text()))
    faults += [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in validator.iter_errors(report)]
    faults += faults_of(report, root)
    found = {result["ruleId"] for result in report["runs"][0]["results"]}
    faults += [f"{rule} is not reported" for rule in wanted - found]
    for fault in faults:
        print(f"{name} (exit {status}): {fault}", file=sys.stderr)
    return not faults


def main():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        write(root)
        everything = {"secrets/aws-secret-key", "patterns/py-tls-verify", "a-not-b", "config", "empty-component",
                      "no-eval"}
        passed = [
            check("everything", root, everything),
            check("one file", root, {"a-not-b"}, str(root / "src/a/leak.py")),
            check("history", root, {"secrets/aws-secret-key"}, "--history"),
            check("nothing", root, set(), str(root / "eval.py"), "--only", "secrets"),
            check("wrong command line", root, set(), "--severity", "bogus"),
            check("no such file", root, set(), str(root / "none")),
        ]
        (root / ".plumbline/config.yaml").unlink()
        subprocess.run([PROGRAM, "baseline", "create", "--root", str(root)], check=True, capture_output=True)
        passed.append(check("baseline", root, everything - {"config"}))
    print(f"{sum(passed)} passed, {len(passed) - sum(passed)} failed")
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
