"""The program's end of the drawing process: started when first wanted, stopped in time, and started again."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from claimdesk.scans.drawing import GreyPage
from claimdesk.scans.frames import Errand, Outcome, Reply, Request, read_reply

if TYPE_CHECKING:
    from typing import IO

SECONDS = 20.0
TRIES = 2
"""A process that was ended from outside is no fault of the page, so the page is asked for once more."""

DIED = "ended the process that draws pages, most likely for want of memory"


class UnreadableScanError(ValueError):
    """A file or a page that cannot be drawn; the message ends a sentence that began with the name of the file."""


class _Process:
    """One run of the drawing process."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._popen = subprocess.Popen(
            (sys.executable, "-P", "-m", "claimdesk.scans.worker"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.key = ""
        self.was_stopped = False

    @property
    def pid(self) -> int:
        """Its number in the system."""
        return self._popen.pid

    @property
    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self._popen.poll() is None

    def ask(self, request: Request) -> Reply | None:
        """Send a request and wait for its reply; None when the process has ended over it, or was stopped in time."""
        watch = threading.Timer(self._seconds, self._stop)
        watch.start()
        try:
            request.write(self._stream(self._popen.stdin))
            return read_reply(self._stream(self._popen.stdout))
        except OSError:
            return None
        finally:
            watch.cancel()

    def end(self) -> None:
        """End it and let go of its pipes."""
        self._popen.kill()
        for stream in (self._popen.stdin, self._popen.stdout):
            with suppress(OSError):
                self._stream(stream).close()
        self._popen.wait()

    def _stop(self) -> None:
        self.was_stopped = True
        self._popen.kill()

    @staticmethod
    def _stream(stream: IO[bytes] | None) -> IO[bytes]:
        if stream is None:
            message = "the drawing process was started without its pipes"
            raise RuntimeError(message)
        return stream


class Renderer:
    """Draws pages in a process of its own, one request at a time; any thread may ask.

    `seconds` is how long one request may take.
    """

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._turn = threading.Lock()
        self._process: _Process | None = None
        self._is_closed = False

    @property
    def pid(self) -> int | None:
        """The number of the drawing process in the system; None while there is none."""
        process = self._process
        return process.pid if process is not None else None

    def start(self) -> None:
        """Start the drawing process unless it runs; it takes up its work while nobody waits for it."""
        with self._turn:
            if not self._is_closed:
                self._running()

    def look(self, key: str, content: bytes) -> int:
        """Give the number of pages of a file, after its first and its last page could be drawn.

        Raises:
            UnreadableScanError: it cannot be drawn, in the time and memory that there are for it.
        """
        return self._ask(Errand.LOOK, key, content, page=0).pages

    def draw(self, key: str, content: bytes, *, page: int) -> GreyPage:
        """Draw a page, counted from 0, of the file that `key` tells from every other.

        Raises:
            UnreadableScanError: it cannot be drawn, in the time and memory that there are for it.
        """
        reply = self._ask(Errand.DRAW, key, content, page=page)
        return GreyPage(reply.width, reply.height, reply.body)

    def close(self) -> None:
        """End the drawing process; what is being drawn is given up, and nothing is drawn any more."""
        self._is_closed = True
        process = self._process
        if process is not None:
            process.end()

    def _ask(self, errand: Errand, key: str, content: bytes, *, page: int) -> Reply:
        with self._turn:
            for _ in range(TRIES):
                if self._is_closed:
                    break
                process = self._running()
                is_open = process.key == key
                process.key = ""
                reply = process.ask(Request(errand, page, b"" if is_open else content))
                if reply is not None:
                    process.key = key if reply.outcome is Outcome.DONE else ""
                    return _told(reply)
                process.end()
                self._process = None
                if process.was_stopped:
                    raise UnreadableScanError(f"took longer than {self._seconds:g} seconds to be drawn")
            raise UnreadableScanError(DIED)

    def _running(self) -> _Process:
        if self._process is None or not self._process.is_running:
            if self._process is not None:
                self._process.end()
            self._process = _Process(self._seconds)
        return self._process


def _told(reply: Reply) -> Reply:
    if reply.outcome is Outcome.UNREADABLE:
        raise UnreadableScanError(reply.body.decode())
    return reply
