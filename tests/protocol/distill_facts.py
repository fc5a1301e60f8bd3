#!/usr/bin/env python3
"""Distils the facts that our tests check from the meta model of the Language Server Protocol.

    distill_facts.py META_MODEL.json > protocol_facts.json

Kept: what the methods below carry, as types. Left out: all prose. A type is a name ("string",
"Position") or one of {"array": T}, {"or": [T…]}, {"map": [K, V]}, {"literal": "text"},
{"object": {…}}. A property whose key ends in "?" is optional.
"""

import json
import sys

METHODS = """
initialize initialized shutdown exit $/setTrace $/logTrace $/cancelRequest $/progress
client/registerCapability client/unregisterCapability
textDocument/didOpen textDocument/didChange textDocument/didSave textDocument/didClose
textDocument/publishDiagnostics textDocument/diagnostic textDocument/codeAction codeAction/resolve
textDocument/hover
workspace/diagnostic workspace/diagnostic/refresh workspace/executeCommand workspace/applyEdit
workspace/configuration workspace/didChangeConfiguration workspace/workspaceFolders
workspace/didChangeWorkspaceFolders workspace/didChangeWatchedFiles workspace/willRenameFiles
workspace/didRenameFiles
window/showMessage window/showMessageRequest window/showDocument window/logMessage
window/workDoneProgress/create window/workDoneProgress/cancel
""".split()

# Carried by $/progress, by errors, or by methods through members of free shape.
ROOTS = """
WorkDoneProgressBegin WorkDoneProgressReport WorkDoneProgressEnd DiagnosticServerCancellationData
InitializeError WorkspaceDiagnosticReportPartialResult
""".split()


class Distiller:
    def __init__(self, model):
        self.model = model
        self.structures = {s["name"]: s for s in model["structures"]}
        self.aliases = {a["name"]: a for a in model["typeAliases"]}
        self.enumerations = {e["name"]: e for e in model["enumerations"]}
        self.facts = {"structures": {}, "aliases": {}, "enumerations": {}, "methods": {}}

    def type(self, node):
        kind = node["kind"]
        if kind == "base":
            return node["name"]
        if kind == "reference":
            self.include(node["name"])
            return node["name"]
        if kind == "array":
            return {"array": self.type(node["element"])}
        if kind == "or":
            return {"or": [self.type(item) for item in node["items"]]}
        if kind == "map":
            return {"map": [self.type(node["key"]), self.type(node["value"])]}
        if kind == "stringLiteral":
            return {"literal": node["value"]}
        if kind == "literal":
            return {"object": self.properties(node["value"])}
        if kind == "and":
            merged = {}
            for item in node["items"]:
                merged.update(self.flattened(self.structures[item["name"]]))
            return {"object": merged}
        raise ValueError(f"no rule for the type {kind}")

    def properties(self, structure):
        return {
            p["name"] + ("?" if p.get("optional") else ""): self.type(p["type"])
            for p in structure["properties"]
        }

    def flattened(self, structure):
        """The structure's own properties and those it takes over; its own win."""
        merged = {}
        for parent in structure.get("extends", []) + structure.get("mixins", []):
            merged.update(self.flattened(self.structures[parent["name"]]))
        for name, kind in self.properties(structure).items():
            merged.pop(name, None)
            merged[name] = kind
        return merged

    def include(self, name):
        if name in self.structures and name not in self.facts["structures"]:
            self.facts["structures"][name] = {}  # ends the recursion
            self.facts["structures"][name] = self.flattened(self.structures[name])
        elif name in self.aliases and name not in self.facts["aliases"]:
            # The three types of free shape refer to each other; they are built into the checker.
            free = name in ("LSPAny", "LSPObject", "LSPArray")
            self.facts["aliases"][name] = "LSPAny" if free else None
            if not free:
                self.facts["aliases"][name] = self.type(self.aliases[name]["type"])
        elif name in self.enumerations:
            e = self.enumerations[name]
            self.facts["enumerations"][name] = {
                "type": e["type"]["name"],
                "open": bool(e.get("supportsCustomValues")),
                "values": [v["value"] for v in e["values"]],
            }

    def include_method(self, entry, kind):
        method = {"kind": kind, "direction": entry["messageDirection"]}
        for key, name in (("params", "params"), ("result", "result"),
                          ("partialResult", "partial"), ("registrationOptions", "registration")):
            if key in entry:
                method[name] = self.type(entry[key])
        if "registrationMethod" in entry:
            method["registrationMethod"] = entry["registrationMethod"]
        self.facts["methods"][entry["method"]] = method

    def distill(self):
        for kind in ("request", "notification"):
            for entry in self.model[kind + "s"]:
                if entry["method"] in METHODS:
                    self.include_method(entry, kind)
        for root in ROOTS:
            self.include(root)
        missing = set(METHODS) - set(self.facts["methods"])
        if missing:
            raise SystemExit(f"not in the model: {sorted(missing)}")
        self.facts["version"] = self.model["metaData"]["version"]
        return self.facts


def lines(facts):
    """One line for each structure, so that a difference can be read."""
    out = ["{"]
    for section in ("structures", "aliases", "enumerations", "methods"):
        out.append(f' "{section}": {{')
        entries = sorted(facts[section].items())
        for number, (name, value) in enumerate(entries):
            comma = "," if number + 1 < len(entries) else ""
            text = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
            out.append(f"  {json.dumps(name)}: {text}{comma}")
        out.append(" },")
    out.append(f' "version": {json.dumps(facts["version"])}')
    out.append("}")
    return "\n".join(out)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as file:
        print(lines(Distiller(json.load(file)).distill()))
