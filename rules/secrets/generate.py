#!/usr/bin/env python3
"""Compiles rules/secrets/*.yaml into two C++ files: the table of records and the table of their examples.

Usage: generate.py OUT_FOLDER RECORD.yaml...
A record that lacks a key, has an unknown one or a pattern with look-around ends the build with its file and id.
rules/secrets/README.md says what each key means.
"""

import re
import sys
from pathlib import Path

import yaml

try:
    from re import _parser as regex_parser
except ImportError:  # Python before 3.11
    import sre_parse as regex_parser

ENUMS = {"form": "token", "check": "none", "lifetime": "unknown"}
BOUNDARIES = {
    "word": "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_",
    "dash": "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-",
    "base64": "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-+/",
    "alnum": "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "none": "",
}
FILE_KEYS = {"issuer", "revoke", "remedy", "rules"}
KEYS = {
    "id", "title", "why", "form", "literals", "fold", "pattern", "offset", "lookback", "before", "after",
    "entropy", "digit", "check", "lifetime", "public", "severity", "samples", "context", "remedy", "revoke",
    "variable", "cwe", "priority", "action", "examples", "silent",
}
SIGNS = ("_", "-", ".", " ", ":", "]", "'", '"')
FOLLOWERS = ("api", "app", "key", "token", "secret", "client", "access", "auth", "consumer")
PRIORITY = {"token": 30, "named": 20, "pem": 50, "url": 10, "signed_url": 15, "near": 18, "ppk": 50, "place": 1}


def fail(path, rule, message):
    sys.exit(f"{path}: {rule}: {message}")


def text(value):
    """A C++ literal; every byte outside plain ASCII is written as octal."""
    escaped = ""
    for byte in (value or "").encode():
        char = chr(byte)
        plain = 32 <= byte < 127 and char not in '"\\?'
        escaped += char if plain else f"\\{byte:03o}"
    return f'"{escaped}"'


def sample_hash(value):
    """FNV-1a, 64 bits: the same as sample_hash() in known_samples.cc."""
    result = 0xCBF29CE484222325
    for byte in (value or "").encode():
        result = (result ^ byte) * 0x100000001B3 % 2**64
    return result


def shortest(path, rule):
    pattern = rule.get("pattern", "")
    try:
        return regex_parser.parse(pattern).getwidth()[0]
    except Exception as error:  # the library raises several types
        fail(path, rule["id"], f"pattern: {error}")


def expanded(literal):
    """`key-[0-9a-f]` stands for sixteen literals; a class may hold ranges."""
    found = re.search(r"\[([^]]+)\]", literal)
    if not found:
        return [literal]
    members = re.sub(r"(.)-(.)", lambda span: "".join(map(chr, range(ord(span[1]), ord(span[2]) + 1))), found[1])
    return [more for member in members for more in expanded(literal[:found.start()] + member + literal[found.end():])]


def spellings(literal):
    """`fb_app` is a name: fb-app, fb.app, fb:app, fb app and fbApp are the same. `fb_` is the whole word fb."""
    words = literal.strip("_").split("_")
    inside = [sign.join(words) for sign in ("_", "-", ".", ":", " ", "")] if len(words) > 1 else words
    if literal.startswith("_"):
        return ["_" + word for word in inside]
    ends = SIGNS + FOLLOWERS if literal.endswith("_") else ("",)
    return [word + end for word in inside for end in ends]


def literals_of(rule):
    literals = [literal for entry in rule.get("literals", []) for literal in expanded(entry)]
    if rule.get("form") in ("near", "named") and rule.get("fold"):
        literals = [spelling for literal in literals for spelling in spellings(literal)]
        literals = [literal for literal in literals if len(literal) >= 4]
    return sorted(set(literals), key=literals.index)


def array(name, kind, items):
    if not items:
        return "", "{}"
    return f"constexpr {kind} {name}[] = {{{', '.join(items)}}};\n", name


def check_rule(path, rule):
    unknown = set(rule) - KEYS
    if unknown:
        fail(path, rule.get("id"), f"unknown keys {sorted(unknown)}")
    for key in ("id", "title") if rule.get("form") == "place" else ("id", "title", "literals"):
        if key not in rule:
            fail(path, rule.get("id"), f"lacks {key}")
    if not rule.get("examples"):
        fail(path, rule["id"], "has no example")
    if any(look in rule.get("pattern", "") for look in ("(?=", "(?!", "(?<")):
        fail(path, rule["id"], "look-around: boundaries are checked in code")
    if any(len(literal) < 3 for literal in literals_of(rule)):
        fail(path, rule["id"], "a literal needs three bytes")
    if rule.get("form") == "near" and any(len(literal) < 4 for literal in literals_of(rule)):
        fail(path, rule["id"], "a name that anything may follow needs four bytes")


def record(path, source, rule, number):
    form = rule.get("form", "token")
    boundary = lambda key: BOUNDARIES[rule.get(key, "word")]
    arrays = []

    def reference(key, kind, items):
        declaration, name = array(f"k{key}{number}", kind, items)
        arrays.append(declaration)
        return name

    literals = reference("Literals", "std::string_view", [text(x) for x in literals_of(rule)])
    samples = reference("Samples", "uint64_t", [f"0x{x:016x}U" for x in rule.get("samples", [])])
    context = reference("Context", "std::string_view", [text(x) for x in rule.get("context", [])])
    info = ", ".join([
        text("secrets/" + rule["id"]), text(rule["title"]), text(source["issuer"]), text(rule.get("why", "")),
        text(rule.get("revoke", source.get("revoke", ""))), text(rule.get("cwe", "CWE-798")),
        text(rule.get("remedy", source.get("remedy", "generic"))), text(rule.get("variable", "")),
        f"Severity::{rule.get('severity', 'warning')}", text(rule.get("action", ""))])
    enum = lambda key: str(rule.get(key, ENUMS[key])).replace("-", "_")
    bool_of = lambda key: "true" if rule.get(key) else "false"
    priority = rule.get("priority", PRIORITY[form] + (10 if "check" in rule else 0))
    fields = [
        f"{{{info}}}", f"Form::{enum('form')}", literals, bool_of("fold"), text(rule.get("pattern", "")),
        str(rule.get("offset", 0)), str(rule.get("lookback", 0)), str(shortest(path, rule)),
        text(boundary("before")), text(boundary("after")), str(int(10 * rule.get("entropy", 0))),
        bool_of("digit"), f"Check::{enum('check')}", f"Lifetime::{enum('lifetime')}", bool_of("public"),
        str(priority), samples, context]
    return "".join(arrays), "  {" + ", ".join(fields) + "},\n"


def example(rule, entry, expected):
    entry = {"make": entry} if isinstance(entry, str) else entry
    state = entry.get("state", "silent" if not expected else "shape")
    path = entry.get("path", "config.txt")
    return f"  {{{text('secrets/' + rule['id'])}, {text(entry['make'])}, {text(state)}, {text(path)}}},\n"


def main():
    out, paths = Path(sys.argv[1]), sorted(sys.argv[2:])
    found = []
    for path in paths:
        source = yaml.safe_load(Path(path).read_text())
        if set(source) - FILE_KEYS:
            fail(path, "file", f"unknown keys {sorted(set(source) - FILE_KEYS)}")
        for rule in source["rules"]:
            check_rule(path, rule)
            found.append((rule["id"], path, source, rule))
    found.sort(key=lambda entry: entry[0])
    arrays, rows, examples = "", "", ""
    for number, (_, path, source, rule) in enumerate(found):
        more, row = record(path, source, rule, number)
        arrays, rows = arrays + more, rows + row
        examples += "".join(example(rule, entry, True) for entry in rule.get("examples", []))
        examples += "".join(example(rule, entry, False) for entry in rule.get("silent", []))
    head = "// Generated by rules/secrets/generate.py; do not edit.\n"
    (out / "secret_records.cc").write_text(
        head + '#include "analyzers/secrets/rule_record.h"\n\nnamespace plumbline::secrets {\nnamespace {\n\n'
        + arrays + "\nconstexpr RuleRecord kRecords[] = {\n" + rows
        + "};\n\n}  // namespace\n\nstd::span<const RuleRecord> records() { return kRecords; }\n\n"
        + "}  // namespace plumbline::secrets\n")
    (out / "secret_examples.cc").write_text(
        head + '#include "tests/analyzers/secrets/record_example.h"\n\nnamespace plumbline::secrets::test {\n'
        + "namespace {\n\nconstexpr RecordExample kExamples[] = {\n" + examples
        + "};\n\n}  // namespace\n\nstd::span<const RecordExample> record_examples() { return kExamples; }\n\n"
        + "}  // namespace plumbline::secrets::test\n")


if __name__ == "__main__":
    main()
