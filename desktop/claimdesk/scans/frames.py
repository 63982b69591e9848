"""What the program and its drawing process say to each other: a head of fixed length, then bytes, and no objects."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import Enum
from typing import IO

_REQUEST = struct.Struct(">cIQ")
_REPLY = struct.Struct(">cIIIQ")


class Errand(Enum):
    """What the drawing process is asked for."""

    LOOK = b"L"
    """Count the pages of a file, and draw its first and its last."""
    DRAW = b"D"


class Outcome(Enum):
    """How a request ended."""

    DONE = b"D"
    UNREADABLE = b"U"


@dataclass(frozen=True, slots=True)
class Request:
    """One request; empty `content` means the file that was sent last."""

    errand: Errand
    page: int
    content: bytes

    def write(self, stream: IO[bytes]) -> None:
        """Send it."""
        stream.write(_REQUEST.pack(self.errand.value, self.page, len(self.content)))
        stream.write(self.content)
        stream.flush()


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply; `body` holds the pixels of a page, or in UTF-8 why there are none."""

    outcome: Outcome
    pages: int = 0
    width: int = 0
    height: int = 0
    body: bytes = b""

    def write(self, stream: IO[bytes]) -> None:
        """Send it."""
        stream.write(_REPLY.pack(self.outcome.value, self.pages, self.width, self.height, len(self.body)))
        stream.write(self.body)
        stream.flush()


def read_request(stream: IO[bytes]) -> Request | None:
    """Wait for a request; None when nobody will send another one."""
    head = stream.read(_REQUEST.size)
    if len(head) < _REQUEST.size:
        return None
    errand, page, length = _REQUEST.unpack(head)
    content = stream.read(length)
    return Request(Errand(errand), page, content) if len(content) == length else None


def read_reply(stream: IO[bytes]) -> Reply | None:
    """Wait for a reply; None when the process has ended."""
    head = stream.read(_REPLY.size)
    if len(head) < _REPLY.size:
        return None
    outcome, pages, width, height, length = _REPLY.unpack(head)
    body = stream.read(length)
    return Reply(Outcome(outcome), pages, width, height, body) if len(body) == length else None
