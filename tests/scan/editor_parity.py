#!/usr/bin/python3
"""The editor and the pipeline say the same of the same bytes.

usage: editor_parity.py PLUMBLINE FOLDER...

Copies real package trees and the example workspace into a project, scans it, opens every file of it in the language server, and compares what
both report: rule, range, severity, message and fingerprint. The last line counts files: N passed, N failed.
"""
import json
import pathlib
import random
import shutil
import string
import subprocess
import sys
import tempfile

LANGUAGES = {".py": "python", ".js": "javascript", ".ts": "typescript", ".json": "json", ".c": "c", ".h": "c",
             ".md": "markdown", ".yaml": "yaml", ".yml": "yaml", ".go": "go", ".toml": "toml"}
EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"
SEVERITIES = ["error", "warning", "info", "hint"]
KEY = "".join(random.Random(3).choices(string.ascii_letters + string.digits, k=40))
# What the packages may not have: a key, a risky call, a crossed boundary, a waiver; behind wide characters and CRLF.
OWN = {
    "own/a.py": 's = "\N{GRINNING FACE}é"; client("s3", aws_secret_access_key="%s")\r\n' % KEY,
    "own/b.py": "import requests\nfrom own import a\nrequests.get(u, verify=False)\n",
    "own/c.py": 'client("s3", aws_secret_access_key="%s")  # plumbline: allow(aws-secret-key) because a sample\n' % KEY,
    ".plumbline/architecture.yaml":
        "version: 1\ncomponents:\n  a: { files: ['own/a.py'] }\n  b: { files: ['own/b.py'] }\n"
        "rules:\n  - { id: b-not-a, kind: forbid, from: [b], to: [a], because: kept apart }\n",
}


class Server:
    def __init__(self, program, root):
        self.process = subprocess.Popen([program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL)
        self.last_id = 0
        capabilities = {"textDocument": {"diagnostic": {"dynamicRegistration": False, "dataSupport": True},
                                         "publishDiagnostics": {"dataSupport": True}}}
        self.ask("initialize", {"processId": None, "rootUri": root.as_uri(), "capabilities": capabilities,
                                "workspaceFolders": [{"uri": root.as_uri(), "name": "root"}]})
        self.tell("initialized", {})

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def tell(self, method, params):
        self.send({"method": method, "params": params})

    def ask(self, method, params):
        self.last_id += 1
        self.send({"id": self.last_id, "method": method, "params": params})
        while True:
            message = self.receive()
            if message.get("id") == self.last_id and "method" not in message:
                return message["result"]
            if "id" in message and "method" in message:
                self.send({"id": message["id"], "result": None})

    def receive(self):
        size = 0
        while (line := self.process.stdout.readline().strip()):
            if line.lower().startswith(b"content-length:"):
                size = int(line.split(b":")[1])
        return json.loads(self.process.stdout.read(size))

    def findings(self, path):
        language = LANGUAGES.get(path.suffix, "plaintext")
        text = path.read_bytes().decode()
        self.tell("textDocument/didOpen", {"textDocument": {"uri": path.as_uri(), "languageId": language,
                                                            "version": 1, "text": text}})
        answer = self.ask("textDocument/diagnostic", {"textDocument": {"uri": path.as_uri()}})
        self.tell("textDocument/didClose", {"textDocument": {"uri": path.as_uri()}})
        found = []
        for item in answer["items"]:
            start, end = item["range"]["start"], item["range"]["end"]
            found.append((start["line"] + 1, start["character"] + 1, end["line"] + 1, end["character"] + 1,
                          item["code"], SEVERITIES[item["severity"] - 1], item["message"],
                          item["data"]["fingerprint"]))
        return sorted(found)

    def end(self):
        self.ask("shutdown", None)
        self.tell("exit", None)
        self.process.wait(timeout=10)


def scanned(program, root):
    run = subprocess.run([program, "scan", "--root", str(root), str(root), "--format", "json"], capture_output=True)
    by_file = {}
    for finding in json.loads(run.stdout)["findings"]:
        if "suppressedBecause" not in finding:
            by_file.setdefault(finding["path"], []).append(
                (finding["line"], finding["column"], finding["endLine"], finding["endColumn"], finding["rule"],
                 finding["severity"], finding["message"], finding["fingerprint"]))
    return {path: sorted(findings) for path, findings in by_file.items()}


def is_text(path):
    data = path.read_bytes()
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return b"\0" not in data


def main():
    program, *folders = sys.argv[1:]
    passed = failed = findings = 0
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name).resolve()
        for folder in map(pathlib.Path, folders):
            shutil.copytree(folder, root / folder.name, ignore=shutil.ignore_patterns("__pycache__", "*.wasm"))
        for path, text in OWN.items():
            (root / path).parent.mkdir(exist_ok=True)
            (root / path).write_bytes(text.encode())
        subprocess.run([EXAMPLES / "materialise", EXAMPLES / "workshop", root / "workshop"], check=True)
        expected = scanned(program, root)
        server = Server(program, root)
        for path in sorted(root.rglob("*")):
            # The scan leaves out what is binary; bytes that are no UTF-8 reach no server as they are.
            if not path.is_file() or path.is_symlink() or not is_text(path):
                continue
            relative = path.relative_to(root).as_posix()
            seen, wanted = server.findings(path), expected.get(relative, [])
            findings += len(wanted)
            same = seen == wanted
            passed += same
            failed += not same
            if not same:
                print(f"{relative}: only the editor {sorted(set(seen) - set(wanted))}, "
                      f"only the scan {sorted(set(wanted) - set(seen))}".replace(KEY, "KEY"), file=sys.stderr)
        server.end()
    if passed < 100 or findings < 10:
        print(f"too little to compare: {passed} files, {findings} findings", file=sys.stderr)
        failed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
