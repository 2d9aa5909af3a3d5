"""A client of the language server: one process, spoken to in JSON over its standard input and output."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

SECONDS = 60
Message = dict[str, Any]


class Client:
    """Use as a context. `seen` holds what the server has told without being asked, in order."""

    def __init__(self, folder: Path, *options: str, encodings: tuple[str, ...] = (), **capabilities: Any) -> None:
        self.folder = folder
        self.options = options
        general = {"general": {"positionEncodings": list(encodings)}} if encodings else {}
        self.capabilities = {**general, **capabilities}
        self.seen: list[Message] = []
        self.count = 0
        self.came: Queue[Message | None] = Queue()
        self.begun: Message = {}

    def __enter__(self) -> Client:
        command = [sys.executable, "-m", "safelint", "lsp", "--today", "2026-11-25", *self.options]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(command, cwd=self.folder, **pipes)  # type: ignore[call-overload]
        self.listener = Thread(target=self._listen, daemon=True)
        self.listener.start()
        folders = [{"uri": self.folder.as_uri(), "name": "texts"}]
        said = {"processId": None, "rootUri": None, "capabilities": self.capabilities, "workspaceFolders": folders}
        self.begun = self.ask("initialize", said)
        self.tell("initialized", {})
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.ask("shutdown", None)
            self.tell("exit", None)
            self.process.wait(timeout=SECONDS)
        finally:
            self.process.kill()
            self.process.wait()
            self.listener.join()
            for stream in (self.process.stdin, self.process.stdout):
                stream.close()

    def _listen(self) -> None:
        stream = self.process.stdout
        while True:
            length = 0
            while (line := stream.readline().strip()) or not length:
                if not line:
                    self.came.put(None)
                    return
                if line.lower().startswith(b"content-length:"):
                    length = int(line.partition(b":")[2])
            self.came.put(json.loads(stream.read(length)))

    def send(self, message: Mapping[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()

    def tell(self, method: str, params: Any) -> None:
        self.send({"method": method, **({} if params is None else {"params": params})})

    def begin(self, method: str, params: Any) -> int:
        """Asks, and does not wait for the answer."""
        self.count += 1
        self.send({"id": self.count, "method": method, **({} if params is None else {"params": params})})
        return self.count

    def until(self, wanted: Callable[[Message], bool]) -> Message:
        """The first message from now on that is wanted."""
        while True:
            try:
                message = self.came.get(timeout=SECONDS)
            except Empty:
                raise AssertionError("the server says nothing") from None
            assert message is not None, "the server has ended"
            if "id" in message and "method" in message:
                self.send({"id": message["id"], "result": None})
            elif "method" in message:
                self.seen.append(message)
            if wanted(message):
                return message

    def answer(self, id_: int) -> Message:
        return self.until(lambda message: message.get("id") == id_ and "method" not in message)

    def ask(self, method: str, params: Any) -> Any:
        answer = self.answer(self.begin(method, params))
        assert "error" not in answer, answer
        return answer["result"]

    # texts

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str, language: str = "markdown") -> list[Message]:
        item = {"uri": self.uri(name), "languageId": language, "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": item})
        return self.diagnostics(name, 1)

    def change(self, name: str, version: int, *changes: Message) -> None:
        named = {"uri": self.uri(name), "version": version}
        self.tell("textDocument/didChange", {"textDocument": named, "contentChanges": list(changes)})

    def diagnostics(self, name: str, version: int) -> list[Message]:
        uri = self.uri(name)

        def wanted(message: Message) -> bool:
            if message.get("method") != "textDocument/publishDiagnostics":
                return False
            return bool(message["params"]["uri"] == uri and message["params"].get("version") == version)

        found: list[Message] = self.until(wanted)["params"]["diagnostics"]
        return found

    def at(self, name: str, line: int, character: int) -> Message:
        return {"textDocument": {"uri": self.uri(name)}, "position": {"line": line, "character": character}}

    def actions(self, name: str, diagnostic: Message, only: list[str] | None = None) -> list[Message]:
        context = {"diagnostics": [diagnostic], **({"only": only} if only else {})}
        asked = {"textDocument": {"uri": self.uri(name)}, "range": diagnostic["range"], "context": context}
        found: list[Message] = self.ask("textDocument/codeAction", asked)
        return found
