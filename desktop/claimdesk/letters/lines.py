"""Text is broken into lines at blanks, each line as full as it goes; a word longer than a line is cut."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from claimdesk.letters.marks import Strip, TextMark
from claimdesk.letters.script import clusters, printable
from claimdesk.letters.setting import Run, Setting, set_text
from claimdesk.letters.typefaces import Weight

BASE_LINE = 0.76
"""Share of the leading that lies above the base line."""


@dataclass(frozen=True, slots=True)
class Style:
    """Size and leading in points, and the weight where a piece names none."""

    size: float
    leading: float
    weight: Weight = Weight.REGULAR


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one weight."""

    text: str
    weight: Weight = Weight.REGULAR


Pieces = tuple[Piece, ...]


@lru_cache(maxsize=4096)
def broken(pieces: Pieces, size: float, width: float) -> tuple[Pieces, ...]:
    """Break `pieces` into lines of at most `width` points, each again a tuple of pieces.

    Raises:
        CannotBePrinted: no shipped font draws one of the characters.
    """
    room = width / size
    lines: list[list[Piece]] = [[]]
    used = 0.0
    for word in _words(pieces, room):
        wide = sum(set_text(piece.text, piece.weight).width for piece in word)
        blank = _blank(word[0].weight).width if lines[-1] else 0
        if lines[-1] and used + blank + wide > room:
            lines.append([])
            used = blank = 0
        if lines[-1]:
            lines[-1].append(Piece(" ", word[0].weight))
        lines[-1].extend(word)
        used += blank + wide
    return tuple(_joined(line) for line in lines)


def _words(pieces: Pieces, room: float) -> list[Pieces]:
    """Give the words of `pieces`; a word may hold several pieces, such as a bold date and its full stop."""
    words: list[list[Piece]] = [[]]
    for piece in pieces:
        for place, part in enumerate(piece.text.split(" ")):
            if place:
                words.append([])
            if part:
                words[-1].append(Piece(part, piece.weight))
    return [short for word in words if word for short in _cut(tuple(word), room)]


def _cut(word: Pieces, room: float) -> list[Pieces]:
    if len(word) > 1 or set_text(word[0].text, word[0].weight).width <= room:
        return [word]
    parts = [""]
    for cluster in clusters(printable(word[0].text)):
        if parts[-1] and set_text(parts[-1] + cluster, word[0].weight).width > room:
            parts.append("")
        parts[-1] += cluster
    return [(Piece(part, word[0].weight),) for part in parts]


def _joined(line: list[Piece]) -> Pieces:
    """Join neighbours of one weight, so that a line is drawn in few strokes."""
    joined: list[Piece] = []
    for piece in line:
        if joined and (joined[-1].weight is piece.weight or piece.text == " "):
            joined[-1] = Piece(joined[-1].text + piece.text, joined[-1].weight)
        else:
            joined.append(piece)
    return tuple(joined)


def set_line(pieces: Pieces) -> Setting:
    """Set the pieces of one line side by side."""
    if len(pieces) == 1:
        return set_text(pieces[0].text, pieces[0].weight)
    runs: list[Run] = []
    for piece in pieces:
        inner = set_text(piece.text.strip(" "), piece.weight)
        runs.extend(inner.runs)
        if piece.text.endswith(" "):
            runs.append(_blank(piece.weight))
    return Setting(tuple(runs), sum(run.width for run in runs))


@lru_cache(maxsize=8)
def _blank(weight: Weight) -> Run:
    """Give a blank as a run of its own; a text loses the blanks at its ends when it is set."""
    letter = set_text("n", weight).runs[0]
    return Run(letter.face, " ", set_text("n n", weight).width - 2 * letter.width)


@lru_cache(maxsize=4096)
def paragraph(pieces: Pieces, style: Style, *, left: float, width: float) -> tuple[Strip, ...]:
    """Set a paragraph as one strip per line, from `left` points on, `width` points wide.

    Raises:
        CannotBePrinted: no shipped font draws one of the characters.
    """
    base = -style.leading * BASE_LINE
    return tuple(
        Strip(style.leading, (TextMark(left, base, set_line(line).runs, style.size),))
        for line in broken(pieces, style.size, width)
        if line
    )
