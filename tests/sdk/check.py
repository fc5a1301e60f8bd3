#!/usr/bin/env python3
"""Type-checks what the edits of credentials leave, with the real SDKs.

Usage: check.py SDKS   (made by `run`, and run by its interpreter)

Takes the `after` of every example under rules/remedies in Python, JavaScript, TypeScript, Go and Java. Names that an
example only mentions (`region`, `use()`) are unknown on purpose: what a compiler says of them does not count. What it says
of an SDK's names, arguments and types does, and so does an import that nothing uses.
"""
import ast
import collections
import importlib
import inspect
import os
import pathlib
import re
import shutil
import subprocess
import sys

import yaml

HERE = pathlib.Path(__file__).resolve().parent
RECORDS = HERE.parents[1] / "rules" / "remedies"
SUFFIXES = {".py": "python", ".js": "js", ".mjs": "js", ".cjs": "js", ".ts": "ts", ".go": "go", ".java": "java"}

Example = collections.namedtuple("Example", "name text")
Fault = collections.namedtuple("Fault", "name message")


def examples():
    found = collections.defaultdict(list)
    for path in sorted(RECORDS.glob("*.yaml")):
        record = yaml.safe_load(path.read_text(encoding="utf-8"))
        for example in record["examples"]:
            place = pathlib.Path(example.get("path", record["path"]))
            unfinished = example.get("class", record["class"]) != record["class"]  # left to a person
            if place.suffix in SUFFIXES and not unfinished:
                found[SUFFIXES[place.suffix]].append(Example(f"{record['id']}: {example['name']}", example["after"]))
    return found


def run(command, folder, **more):
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, **more)
    return result.stdout + result.stderr


class PythonCalls:
    """Imports what an example imports and binds the arguments of its calls to the real signatures."""

    def __init__(self, example):
        self.example, self.known, self.faults = example, {}, []

    def check(self):
        tree = ast.parse(self.example.text)
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for name in node.names:
                    self.bind(name.asname or name.name.split(".")[0], name.name, name.asname)
            elif isinstance(node, ast.ImportFrom) and not node.level:
                for name in node.names:
                    self.bind_member(node.module, name.name, name.asname or name.name)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                self.call(node)
        return self.faults

    def fault(self, message):
        self.faults.append(Fault(self.example.name, message))

    def bind(self, local, module, whole):
        try:
            loaded = importlib.import_module(module)
        except ImportError:
            return  # not installed: an SDK that no class-A edit is about
        self.known[local] = loaded if whole else importlib.import_module(module.split(".")[0])

    def bind_member(self, module, member, local):
        try:
            owner = importlib.import_module(module)
        except ImportError:
            return
        if hasattr(owner, member):
            self.known[local] = getattr(owner, member)
            return
        try:
            self.known[local] = importlib.import_module(f"{module}.{member}")
        except ImportError:
            self.fault(f"{module} has no {member}")

    def value(self, node):
        if isinstance(node, ast.Name):
            return self.known.get(node.id)
        if not isinstance(node, ast.Attribute):
            return None
        owner = self.value(node.value)
        if owner is None or not (inspect.ismodule(owner) or inspect.isclass(owner)):
            return None
        if not hasattr(owner, node.attr):
            self.fault(f"{ast.unparse(node)} does not exist")
        return getattr(owner, node.attr, None)

    def call(self, node):
        target = self.value(node.func)
        if target is None or not callable(target):
            return
        if any(isinstance(item, ast.Starred) for item in node.args) or any(not item.arg for item in node.keywords):
            return
        try:
            signature = inspect.signature(target)
        except (TypeError, ValueError):
            return
        try:
            signature.bind(*[None] * len(node.args), **{item.arg: None for item in node.keywords})
        except TypeError as error:
            self.fault(f"{ast.unparse(node.func)}: {error}")


def check_python(found, _sdks, _out):
    return [fault for example in found for fault in PythonCalls(example).check()]


# Names that an example leaves open, and modules without types.
OPEN_IN_TYPESCRIPT = {"TS2304", "TS2552", "TS18004", "TS7016", "TS2307", "TS2580", "TS2503"}


def check_typescript(found, sdks, out, strict=True):
    for index, example in enumerate(found):
        suffix = ".ts" if strict else (".mjs" if re.search(r"^(import|export) ", example.text, re.M) else ".cjs")
        (out / f"e{index}{suffix}").write_text(example.text, encoding="utf-8")
    options = {"noEmit": True, "strict": strict, "noImplicitAny": False, "allowJs": True, "checkJs": True,
               "skipLibCheck": True, "target": "esnext", "module": "preserve", "moduleDetection": "force",
               "esModuleInterop": True, "types": ["node"]}
    (out / "tsconfig.json").write_text(yaml.safe_dump({"compilerOptions": options, "include": ["e*"]},
                                                      default_flow_style=True), encoding="utf-8")
    modules = out / "node_modules"
    if not modules.exists():
        modules.symlink_to(sdks / "node" / "node_modules")
    said = run([str(modules / ".bin" / "tsc"), "--pretty", "false", "-p", "."], out)
    faults = []
    for number, code, message in re.findall(r"^e(\d+)\.\w+\(\d+,\d+\): error (TS\d+): (.*)$", said, re.M):
        if code not in OPEN_IN_TYPESCRIPT:
            faults.append(Fault(found[int(number)].name, f"{code} {message}"))
    if not faults and "error" in said and not re.search(r"^e\d+\.", said, re.M):
        faults.append(Fault("tsc", said[:300]))
    return faults


def check_javascript(found, sdks, out):
    return check_typescript(found, sdks, out, strict=False)


def check_go(found, sdks, out):
    provided = re.findall(r"^\t(\S+) v", (HERE / "go" / "go.mod").read_text(encoding="utf-8"), re.M)
    for name in ("go.mod", "go.sum"):
        (out / name).write_bytes((HERE / "go" / name).read_bytes())
    names = {}
    for index, example in enumerate(found):
        imports = re.findall(r'"([a-z]+\.[a-z]+/\S+)"', example.text)
        if any(not any(path == module or path.startswith(module + "/") for module in provided) for path in imports):
            continue  # an SDK that is not installed
        folder = out / f"e{index}"
        folder.mkdir(exist_ok=True)
        (folder / "example.go").write_text(example.text, encoding="utf-8")
        names[folder.name] = example.name
    said = run(["go", "build", "-gcflags=-e", "./..."], out, env={**os.environ, "GOFLAGS": "-mod=mod"})
    faults = []
    for folder, message in re.findall(r"^(e\d+)/example\.go:\d+:\d+: (.*)$", said, re.M):
        if not re.match(r"undefined: \w+$|function main is undeclared", message):
            faults.append(Fault(names[folder], message))
    if "error" in said and "example.go" not in said:
        faults.append(Fault("go", said[:300]))
    return faults


def check_java(found, sdks, out):
    class_path = (sdks / "java" / "classpath").read_text(encoding="utf-8").strip()
    faults = []
    for index, example in enumerate(found):
        folder = out / f"e{index}"
        folder.mkdir(exist_ok=True)
        public = re.search(r"^public (?:final )?(?:class|interface|enum|record) (\w+)", example.text, re.M)
        source = folder / f"{public.group(1) if public else 'Example'}.java"
        source.write_text(example.text, encoding="utf-8")
        said = run(["javac", "-proc:none", "-Xmaxerrs", "200", "-cp", class_path, "-d", str(folder), source.name], folder)
        faults += [Fault(example.name, message) for message in java_faults(said, example.text)]
    return faults


def java_faults(said, text):
    """What is wrong with a name of the example itself is left open: its location is a class of the example."""
    own = set(re.findall(r"(?:class|interface|enum|record) (\w+)", text))
    for block in re.split(r"(?m)^(?=\w+\.java:\d+: error: )", said)[1:]:
        message = block.split("error: ", 1)[1].splitlines()[0]
        location = re.search(r"location: +(?:class|interface) (\S+)", block)
        local = location and location.group(1).split(".")[-1] in own
        if message == "cannot find symbol" and local:
            symbol = re.search(r"symbol: +(\w+) (\w+)", block)
            if symbol.group(1) != "class" or not re.search(rf"import .*\b{symbol.group(2)};", text):
                continue
        if re.match(r"package \S+ does not exist", message):
            continue
        yield message + (f" ({location.group(0)})" if location else "")


def main():
    sdks = pathlib.Path(sys.argv[1]).resolve()
    checks = {"python": check_python, "js": check_javascript, "ts": check_typescript, "go": check_go, "java": check_java}
    passed = failed = 0
    for language, found in examples().items():
        out = sdks / "examples" / language
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True, exist_ok=True)
        faults = checks[language](found, sdks, out)
        wrong = {fault.name for fault in faults}
        for fault in faults:
            print(f"{language}: {fault.name}: {fault.message}")
        print(f"{language}: {len(found) - len(wrong)} of {len(found)} after-texts check")
        passed, failed = passed + len(found) - len(wrong), failed + len(wrong)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
