"""Firefox without a window, driven by the protocol that it brings with it: each message is a length, a colon and JSON.

It reaches the browser's own window, too, where the buttons of extensions stand.
"""

from __future__ import annotations

import json
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any

_PREFERENCES = {
    "marionette.port": 0,  # any that is free
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
}
_WAIT = 60  # seconds
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the key under which the protocol names an element

# Asks a remote page that is no tab, as a sidebar, for what an expression gives there.
_ASK = """
const [expression, done] = arguments;
const name = `asked:${Math.random()}`;
const manager = ([[browser]]).messageManager;
manager.addMessageListener(name, function heard({ data }) {
  manager.removeMessageListener(name, heard);
  done(data);
});
const script = `{
  const own = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
  Promise.resolve(Cu.evalInSandbox(${JSON.stringify(expression)}, own))
    .then((value) => sendAsyncMessage(${JSON.stringify(name)}, value));
}`;
manager.loadFrameScript("data:application/javascript;charset=utf-8," + encodeURIComponent(script), false);
"""


class Firefox:
    """One browser with an empty profile, to be closed by `with`."""

    def __init__(self, program: str, profile: Path) -> None:
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in _PREFERENCES.items()]
        (profile / "user.js").write_text("".join(lines), encoding="utf-8")
        words = ("--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", str(profile))
        self._process = subprocess.Popen(
            [program, *words], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._asked = 0
        self._read = b""
        try:
            self._socket = socket.create_connection(("127.0.0.1", _port(profile)), timeout=_WAIT)
        except BaseException:
            self._end()
            raise
        self._received()
        self.ask("WebDriver:NewSession", capabilities={"alwaysMatch": {}})
        self.ask("WebDriver:SetTimeouts", script=_WAIT * 1000)

    def __enter__(self) -> Firefox:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()
        self._end()

    def _end(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def ask(self, command: str, **values: Any) -> Any:
        self._asked += 1
        sent = json.dumps([0, self._asked, command, values]).encode()
        self._socket.sendall(b"%d:%b" % (len(sent), sent))
        _, _, error, answer = self._received()
        if error:
            raise RuntimeError(f"{command}: {error['message']}")
        return answer.get("value") if isinstance(answer, dict) and "value" in answer else answer

    def _received(self) -> Any:
        while b":" not in self._read:
            self._more()
        length, _, self._read = self._read.partition(b":")
        size = int(length)
        while len(self._read) < size:
            self._more()
        said, self._read = self._read[:size], self._read[size:]
        return json.loads(said)

    def _more(self) -> None:
        read = self._socket.recv(1 << 16)
        if not read:
            raise ConnectionError("the browser has gone")
        self._read += read

    def chrome(self, on: bool) -> None:
        """What is asked from now on is asked of the browser's own window, or again of the tab."""
        self.ask("Marionette:SetContext", value="chrome" if on else "content")

    def run(self, script: str) -> Any:
        """What a function without parameters gives. What it leaves behind is seen by the next and by no page."""
        return self.ask("WebDriver:ExecuteScript", script=f"return ({script})()", args=[], newSandbox=False)

    def element(self, selector: str) -> str:
        found = self.ask("WebDriver:FindElement", using="css selector", value=selector)
        return str(found[_ELEMENT])

    def click(self, selector: str) -> None:
        self.ask("WebDriver:ElementClick", id=self.element(selector))

    def type(self, selector: str, text: str) -> None:
        self.ask("WebDriver:ElementSendKeys", id=self.element(selector), text=text)

    def into(self, selector: str | None) -> None:
        """Into a frame of the page, or out of all."""
        self.ask("WebDriver:SwitchToFrame", **({"element": self.element(selector)} if selector else {}))

    def beside(self, browser: str, expression: str) -> Any:
        """What an expression gives in a page that is no tab, as a sidebar; `browser` gives its element in the browser's
        own window."""
        self.chrome(True)
        try:
            return self.ask(
                "WebDriver:ExecuteAsyncScript", script=_ASK.replace("[[browser]]", browser), args=[expression]
            )
        finally:
            self.chrome(False)


def _port(profile: Path) -> int:
    path, until = profile / "MarionetteActivePort", time.monotonic() + _WAIT
    while time.monotonic() < until:
        if path.exists() and (text := path.read_text(encoding="utf-8").strip()):
            return int(text)
        time.sleep(0.1)
    raise TimeoutError("Firefox tells no port")
