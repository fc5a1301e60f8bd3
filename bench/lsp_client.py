"""A language client that measures: starts a server, opens a file, types letters, and notes when diagnostics come."""
import json
import os
import subprocess
import time


class Client:
    def __init__(self, command, folder):
        self.started = time.perf_counter()
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, cwd=folder)
        self.next_id = 0
        self.version = {}

    def send(self, method, params, request=False):
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        if request:
            self.next_id += 1
            message["id"] = self.next_id
        body = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()
        return self.next_id

    def read(self):
        length = 0
        while True:
            line = self.process.stdout.readline()
            if line in (b"\r\n", b""):
                break
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not length:
            raise EOFError("the server left")
        return json.loads(self.process.stdout.read(length))

    def wait(self, wanted):
        """Reads until a message fits, answering what the server asks on the way."""
        while True:
            message = self.read()
            if "method" in message and "id" in message:
                items = message.get("params", {}).get("items", []) if message["params"] else []
                result = [None] * len(items) if message["method"] == "workspace/configuration" else None
                body = json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": result}).encode()
                self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
                self.process.stdin.flush()
            if wanted(message):
                return message

    def initialize(self, folder):
        uri = "file://" + folder
        answer = self.send("initialize", {
            "processId": os.getpid(), "rootUri": uri, "workspaceFolders": [{"uri": uri, "name": "bench"}],
            "capabilities": {"textDocument": {"publishDiagnostics": {"versionSupport": True},
                                              "codeAction": {"codeActionLiteralSupport": {
                                                  "codeActionKind": {"valueSet": ["quickfix"]}}}},
                             "workspace": {"configuration": True}}}, request=True)
        self.wait(lambda m: m.get("id") == answer and "method" not in m)
        taken = time.perf_counter() - self.started
        self.send("initialized", {})
        return taken * 1e3

    def _published(self, uri):
        def fits(message):
            if message.get("method") != "textDocument/publishDiagnostics":
                return False
            params = message["params"]
            return params["uri"] == uri and params.get("version", self.version[uri]) >= self.version[uri]
        return fits

    def open(self, path, language, text):
        uri = "file://" + path
        self.version[uri] = 1
        start = time.perf_counter()
        self.send("textDocument/didOpen", {"textDocument": {
            "uri": uri, "languageId": language, "version": 1, "text": text}})
        self.wait(self._published(uri))
        return (time.perf_counter() - start) * 1e3

    def type(self, path, line, column, text):
        uri = "file://" + path
        self.version[uri] += 1
        position = {"line": line, "character": column}
        start = time.perf_counter()
        self.send("textDocument/didChange", {
            "textDocument": {"uri": uri, "version": self.version[uri]},
            "contentChanges": [{"range": {"start": position, "end": position}, "text": text}]})
        self.wait(self._published(uri))
        return (time.perf_counter() - start) * 1e3

    def code_action(self, path, line):
        uri = "file://" + path
        place = {"start": {"line": line, "character": 0}, "end": {"line": line, "character": 1}}
        start = time.perf_counter()
        answer = self.send("textDocument/codeAction", {
            "textDocument": {"uri": uri}, "range": place, "context": {"diagnostics": []}}, request=True)
        self.wait(lambda m: m.get("id") == answer and "method" not in m)
        return (time.perf_counter() - start) * 1e3

    def cpu_seconds(self):
        fields = open(f"/proc/{self.process.pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resident_mib(self):
        for line in open(f"/proc/{self.process.pid}/status"):
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0

    def stop(self):
        answer = self.send("shutdown", None, request=True)
        self.wait(lambda m: m.get("id") == answer and "method" not in m)
        self.send("exit", None)
        self.process.wait(timeout=5)
