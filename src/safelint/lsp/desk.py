"""The texts that are open, and when each is checked: soon after the last key, once for each version, one at a time.

A check runs in a thread of its own, so that the server answers meanwhile. What comes of a version that is no longer the
newest is dropped. Whoever gives up waiting stops no check that others wait for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter
from typing import TypeVar

from safelint import memory
from safelint.config import Flags
from safelint.lsp.fixes import Tried
from safelint.lsp.positions import Positions
from safelint.lsp.session import Checked, Session

T = TypeVar("T")

_LEAST_WAIT, _MOST_WAIT = 0.02, 0.5  # seconds after a key


class OpenText:
    """A text that an editor has open. `path` is where it lies, or would lie."""

    def __init__(self, uri: str, path: str, language: str, version: int, text: str) -> None:
        self.uri = uri
        self.path = path
        self.language = language
        self.version = version
        self.text = text
        self.took = 0.0  # seconds of its last check
        self.known: VersionKnown | None = None
        self.checking: asyncio.Task[VersionKnown] | None = None  # of the version that `asked` names
        self.asked = -1
        self.waiting: asyncio.Task[None] | None = None


class VersionKnown:
    """What is known of one version of a text."""

    def __init__(self, version: int, checked: Checked, positions: Positions) -> None:
        self.version = version
        self.checked = checked
        self.positions = positions
        self.tried = Tried()


class Desk:
    """`told` is given each text when its newest version was checked; `failed` what safelint itself is at fault for."""

    def __init__(
        self,
        flags: Flags,
        config_path: str,
        told: Callable[[OpenText, VersionKnown], None],
        failed: Callable[[Exception], str],
    ) -> None:
        self.encoding = ""
        self.open: dict[str, OpenText] = {}
        self._settings = flags, config_path
        self._session: Session | None = None
        self._told = told
        self._failed = failed
        self._thread = ThreadPoolExecutor(1, "safelint")

    def session(self) -> Session:
        """For use in the thread of the checks alone."""
        if self._session is None:
            self._session = Session(*self._settings)
        return self._session

    async def aside(self, work: Callable[[], T]) -> T:
        """What `work` gives, done in the thread of the checks."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def warm_up(self) -> None:
        """Loads the packs before the first text comes."""
        self._thread.submit(self._warm_up)

    def _warm_up(self) -> None:
        try:
            self.session()
        except Exception as error:  # the first check meets it again, and says so where somebody reads it
            self._failed(error)

    def soon(self, text: OpenText, *, at_once: bool = False) -> None:
        """Checks a text, after a pause in which its writer may go on."""
        if text.waiting is not None:
            text.waiting.cancel()
        wait = 0.0 if at_once else min(max(text.took / 4, _LEAST_WAIT), _MOST_WAIT)
        text.waiting = asyncio.get_running_loop().create_task(self._after(text, wait))

    async def _after(self, text: OpenText, wait: float) -> None:
        await asyncio.sleep(wait)
        version = text.version
        with memory.quiet():  # to tidy takes a fifth of a check, and can wait until somebody has been told
            known = await self.known(text)
            if known.version == text.version == version and self.open.get(text.uri) is text:
                self._told(text, known)
            await self.aside(memory.tidied)

    async def known(self, text: OpenText) -> VersionKnown:
        """What is known of the version that is the newest when this is asked."""
        if text.known is not None and text.known.version == text.version:
            return text.known
        if text.checking is None or text.asked != text.version:
            text.asked = text.version
            text.checking = asyncio.get_running_loop().create_task(self._check(text))
        return await asyncio.shield(text.checking)

    async def _check(self, text: OpenText) -> VersionKnown:
        version, words = text.version, text.text
        checked, took = await self.aside(lambda: self._checked(text, version, words))
        known = VersionKnown(version, checked, Positions(words, self.encoding))
        if text.version == version:
            text.known, text.took = known, took
        return known

    def _checked(self, text: OpenText, version: int, words: str) -> tuple[Checked, float]:
        """In the thread of the checks. A version that is old by now is not checked."""
        if text.version != version:
            return Checked(), 0.0
        start = perf_counter()
        try:
            with memory.quiet():
                checked = self.session().checked(text.path, text.language, words)
        except Exception as error:
            said = self._failed(error)
            checked = Checked(text.path, problems=(said,), crashes=(said,))
        return checked, perf_counter() - start

    async def forget_settings(self) -> None:
        """Reads all settings anew, and checks all texts by them."""
        if self._session is not None:
            await self.aside(self._session.forget)
        for text in self.open.values():
            text.known = text.checking = None
            self.soon(text, at_once=True)

    def close(self, uri: str) -> None:
        text = self.open.pop(uri, None)
        if text is not None and text.waiting is not None:
            text.waiting.cancel()
            self._thread.submit(memory.tidied)
