#!/usr/bin/env python3
"""Writes the C++ tables of the remedies from the records beside this script.

Usage: generate.py FOLDER RECORD...

FOLDER gets one table for all rows and one for each form of edit that records describe as data
(`edit:`). In the text of an edit, `<ROLE_ARN>` is a hole that a person fills in.
"""
import pathlib
import re
import sys

import yaml

FIELDS = ("id", "kind", "languages", "class", "precondition", "title", "source", "follow_ups",
          "examples", "refused")
LONGEST_TITLE = 100
LONGEST_MESSAGE = 120
HOLE = re.compile(r"<([A-Z][A-Z0-9_]+)>")


def quoted(text):
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + HOLE.sub(r'\\x0E""\1\\x0F""', text) + '"'


def stop(path, message):
    sys.exit(f"{path}: {message}")


def read(path):
    with open(path, encoding="utf-8") as file:
        record = yaml.safe_load(file)
    for field in FIELDS:
        if field not in record:
            stop(path, f"`{field}` is missing")
    for title in (record["title"], record.get("template", {}).get("title", "")):
        if len(title) > LONGEST_TITLE:
            stop(path, f"a title is longer than {LONGEST_TITLE} characters")
    if len(record.get("reference", {}).get("message", "")) > LONGEST_MESSAGE:
        stop(path, f"the message is longer than {LONGEST_MESSAGE} characters")
    if record["class"] != "A" and not record["follow_ups"]:
        stop(path, "a template needs follow-ups")
    return record


class Table:
    """One C++ array of structures; what they refer to stands before it in arrays of its own."""

    def __init__(self, kind, name):
        self.kind, self.name = kind, name
        self.before, self.rows = [], []

    def list_of(self, kind, entries):
        """The name of a new array of these entries, or `{}`."""
        if not entries:
            return "{}"
        name = f"{self.name}Part{len(self.before)}"
        self.before.append(f"constexpr {kind} {name}[] = {{{', '.join(entries)}}};\n")
        return name

    def strings(self, texts):
        return self.list_of("std::string_view", [quoted(text) for text in texts or []])

    def pairs(self, kind, mapping):
        return self.list_of(kind, [f"{{{quoted(key)}, {quoted(value)}}}"
                                   for key, value in (mapping or {}).items()])

    def add(self, *values):
        self.rows.append(f"    {{{', '.join(values)}}},\n")

    def text(self):
        return ("".join(self.before) + f"constexpr {self.kind} {self.name}[] = {{\n" +
                "".join(self.rows) + "};\n")


def things_to_do(table, items):
    return table.list_of("FollowUpText", [
        f"{{{quoted(item['id'])}, {quoted(item['title'])}}}" for item in items])


def rows(records):
    table = Table("Row", "kRows")
    for record in records:
        follow_ups = things_to_do(table, record["follow_ups"])
        template = record.get("template", {"title": "", "follow_ups": []})
        precondition = record["precondition"].replace("-", "_")
        table.add(quoted(record["id"]), quoted(record["kind"]), f"Class::{record['class']}",
                  f"Precondition::{precondition}", quoted(record["title"]), follow_ups,
                  quoted(template["title"]), things_to_do(table, template["follow_ups"]))
    return table


def of_form(records, form):
    """Each record with each of its edits of this form; a record may have several."""
    for record in records:
        edits = record.get("edit", {}).get(form, [])
        for edit in edits if isinstance(edits, list) else [edits]:
            yield record, edit


def platform_of(record, edit):
    """Where the new code works, and whether it is offered there only; an edit may differ from its record."""
    platform = edit.get("platform", record.get("platform", ""))
    only = edit.get("only_on_platform", record.get("only_on_platform", False))
    return f"{quoted(platform)}, {str(only).lower()}"


def scopes_of(table, permissions):
    return table.list_of("Scope", [f"{{{quoted(name)}, {str(level == 'write').lower()}}}"
                                   for name, level in (permissions or {}).items()])


def steps(records):
    table = Table("StepRow", "kSteps")
    for record, edit in of_form(records, "step"):
        where = table.list_of("StepCondition", [
            f"{{{quoted(place)}, {table.strings(values)}}}"
            for place, values in edit.get("where", {}).items()])
        scopes = scopes_of(table, edit.get("permissions"))
        table.add(quoted(record["id"]), f"Class::{edit.get('class', record['class'])}",
                  table.strings(edit.get("uses")), quoted(edit.get("run", "")), where,
                  table.strings(edit.get("lacks")), table.strings(edit["secret"]),
                  table.strings(edit.get("drop")), table.pairs("StepSetting", edit.get("set")),
                  scopes, quoted(edit.get("before", "")), quoted(edit.get("instead", "")))
    return table


def blocks(records):
    table = Table("BlockRow", "kBlocks")
    for record, edit in of_form(records, "block"):
        table.add(quoted(record["id"]), quoted(edit["type"]), table.strings(edit.get("labels")),
                  table.strings(edit["secret"]), quoted(edit.get("reference", "")),
                  table.strings(edit.get("drop")), table.pairs("BlockSetting", edit.get("set")),
                  quoted(edit.get("before", "")))
    return table


def calls(records):
    table = Table("CallRow", "kCallRows")
    for record, edit in of_form(records, "call"):
        table.add(quoted(record["id"]), table.strings(edit["languages"]),
                  table.strings(edit["callees"]), quoted(edit.get("holds", "")),
                  quoted(edit.get("misses", "")),
                  table.strings(edit["secret"]), table.strings(edit.get("drop")),
                  table.strings(edit.get("lacks")), quoted(edit.get("with", "")),
                  table.pairs("CallSetting", edit.get("set")), quoted(edit.get("call", "")),
                  quoted(edit.get("before", "")), quoted(edit.get("after", "")),
                  table.pairs("CallImport", edit.get("imports")),
                  str(edit.get("url", False)).lower(), str(edit.get("file", False)).lower(),
                  quoted(edit.get("cut", "")), table.strings(edit.get("drop_calls")),
                  table.strings(edit.get("option_of")),
                  "{" + ", ".join(quoted(text) for text in edit.get("option", [])) + "}",
                  table.pairs("CallSetting", edit.get("rewrite")), platform_of(record, edit))
    return table


def settings(records):
    table = Table("SettingsRow", "kSettings")
    for record, edit in of_form(records, "settings"):
        where = table.list_of("SettingCondition", [
            f"{{{quoted(key)}, {table.strings(values)}}}"
            for key, values in edit.get("where", {}).items()])
        change = table.list_of("SettingRewrite", [
            f"{{{', '.join(quoted(text) for text in (item['key'], item['from'], item['to']))}}}"
            for item in edit.get("change", [])])
        languages = table.list_of("Language", [f"Language::{name}"
                                               for name in record["languages"]])
        table.add(quoted(record["id"]), languages, quoted(edit.get("path", "")),
                  quoted(edit.get("holds", "")), quoted(edit.get("lacks", "")),
                  table.strings(edit["secret"]), where, table.strings(edit.get("drop")),
                  table.pairs("NewValue", edit.get("set")), change,
                  quoted(edit.get("endpoint", "")), platform_of(record, edit))
    return table


def environments(records):
    table = Table("EnvironmentRow", "kEnvironments")
    for record, edit in of_form(records, "environment"):
        additions = table.list_of("Addition", [
            f"{{{', '.join(quoted(item[part]) for part in ('to', 'key', 'lines'))}}}"
            for item in edit.get("add", [])])
        table.add(quoted(record["id"]), f"Manifest::{edit['in']}", table.strings(edit["secret"]),
                  table.pairs("NewVariable", edit.get("set")), additions)
    return table


def documents(records):
    table = Table("DocumentRow", "kDocuments")
    for record, edit in of_form(records, "document"):
        table.add(quoted(record["id"]), quoted(edit["type"]), quoted(edit["text"].rstrip("\n")))
    return table


def needs(records):
    """Three arrays, of what the record 5.gha says of actions, commands and API paths."""
    all_needs = next(record["needs"] for record in records if "needs" in record)
    tables = []
    for group, name in (("actions", "Action"), ("commands", "Command"), ("paths", "Path")):
        table = Table("Needs", f"k{name}Needs")
        for entry in all_needs[group]:
            table.add(quoted(entry["name"]), quoted(entry.get("input", "")),
                      scopes_of(table, entry["permissions"]), table.strings(entry.get("events")))
        tables.append(table)
    return tables


def references(records):
    table = Table("Reference", "kReferences")
    for record in records:
        if "reference" in record:
            reference = record["reference"]
            table.add(quoted(record["id"]), quoted("secrets/" + reference["rule"]),
                      quoted(record["kind"]), quoted(reference["message"]),
                      f"Severity::{reference.get('severity', 'info')}")
    return table


def main():
    folder, *paths = sys.argv[1:]
    records = sorted((read(path) for path in paths), key=lambda record: record["id"])
    forms = (rows, steps, blocks, calls, settings, environments, documents, needs, references)
    for make in forms:
        tables = make(records)
        tables = tables if isinstance(tables, list) else [tables]
        text = "".join(table.text() for table in tables)
        (pathlib.Path(folder) / f"remedy_{make.__name__}.inc").write_text(text, encoding="utf-8")


main()
