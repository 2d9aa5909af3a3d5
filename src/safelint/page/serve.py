"""The page on the loopback address of this machine, for whoever wants to look at it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_HOST = "127.0.0.1"
_INDEX = "index.html"
_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css",
    "js": "text/javascript",
    "bin": "application/octet-stream",
    "txt": "text/plain; charset=utf-8",
}


class PageServer(ThreadingHTTPServer):
    """Gives out some files by their names and nothing else, to this machine alone, at a port that is free."""

    daemon_threads = True

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__((_HOST, 0), partial(_PageRequest, files))

    @property
    def address(self) -> str:
        return f"http://{_HOST}:{self.server_address[1]}/"


class _PageRequest(BaseHTTPRequestHandler):
    def __init__(self, files: Mapping[str, bytes], *arguments: Any) -> None:
        self._files = files
        super().__init__(*arguments)

    def do_GET(self) -> None:
        name = self.path.partition("?")[0].lstrip("/") or _INDEX
        data = self._files.get(name)
        if data is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", _TYPES[name.rpartition(".")[2]])
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Security-Policy", "frame-ancestors 'none'")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        """Nobody reads a log of it."""
