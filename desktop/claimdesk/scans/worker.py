"""The drawing process: it is given files and pages, answers with pixels, and may die of them without harm."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import IO

from claimdesk.scans.drawing import Document, UnreadableError, draw, open_document
from claimdesk.scans.frames import Errand, Outcome, Reply, Request, read_request

if sys.platform != "win32":
    import resource

MEBIBYTES = 512
NO_MEMORY = f"needs more than {MEBIBYTES} MiB of memory to be drawn"
_CLOSED_READER = 70
"""The code of an exit because whoever asked is gone."""


class Worker:
    """Answers requests one after another; the file that was sent last stays open."""

    def __init__(self) -> None:
        self._document: Document | None = None

    def answer(self, request: Request) -> Reply:
        """Answer one request, whatever the file holds."""
        try:
            if request.content:
                self._document = None
                self._document = open_document(request.content)
            if self._document is None:
                return _unreadable("is not open")
            return _looked(self._document) if request.errand is Errand.LOOK else _drawn(self._document, request.page)
        except UnreadableError as error:
            return _unreadable(str(error))
        except MemoryError:
            self._document = None
            return _unreadable(NO_MEMORY)


def _looked(document: Document) -> Reply:
    for page in sorted({0, document.pages - 1}):
        draw(document, page)
    return Reply(Outcome.DONE, pages=document.pages)


def _drawn(document: Document, page: int) -> Reply:
    grey = draw(document, page)
    return Reply(Outcome.DONE, document.pages, grey.width, grey.height, grey.pixels)


def _unreadable(why: str) -> Reply:
    return Reply(Outcome.UNREADABLE, body=why.encode())


def limit_memory() -> None:
    """Let this process have 512 MiB and no core dump, where the system can be asked for that."""
    if sys.platform != "win32":
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (MEBIBYTES << 20, MEBIBYTES << 20))
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def serve(requests: IO[bytes], replies: IO[bytes]) -> None:
    """Answer until nobody asks any more."""
    worker = Worker()
    while (request := read_request(requests)) is not None:
        worker.answer(request).write(replies)


def main() -> None:
    """Serve the program at the other end; what a library prints goes nowhere."""
    limit_memory()
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
    try:
        serve(sys.stdin.buffer, replies)
    except BrokenPipeError:
        os._exit(_CLOSED_READER)


if __name__ == "__main__":
    main()
