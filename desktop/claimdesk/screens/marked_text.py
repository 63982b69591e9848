"""The signs in which two readings differ are marked in both: heavier and underlined, on a ground of colour too."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from claimdesk.screens import theme

READING_PIXELS = 20
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text, and whether it is one in which the two differ."""

    text: str
    differs: bool


def differing_parts(one: str, other: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Cut two texts into what they share and what they do not; what one lacks leaves no part in it.

    Two of one length are compared place by place, as figures and dates are read. Two that have little in common differ
    as a whole: single signs that they share by chance tell nothing.
    """
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return (Part(one, differs=True),), (Part(other, differs=True),)
    if len(one) == len(other):
        return _by_place(one, other)
    ours, theirs = list[Part](), list[Part]()
    for kind, start, stop, other_start, other_stop in matcher.get_opcodes():
        if stop > start:
            ours.append(Part(one[start:stop], kind != "equal"))
        if other_stop > other_start:
            theirs.append(Part(other[other_start:other_stop], kind != "equal"))
    return tuple(ours), tuple(theirs)


def _by_place(one: str, other: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    pairs = zip(one, other, strict=True)
    runs = [(differs, list(run)) for differs, run in groupby(pairs, key=lambda pair: pair[0] != pair[1])]
    ours = tuple(Part("".join(sign for sign, _other in run), differs) for differs, run in runs)
    theirs = tuple(Part("".join(sign for _own, sign in run), differs) for differs, run in runs)
    return ours, theirs


class MarkedText(QLabel):
    """One reading, large, with its differing signs marked; no markup of a name is ever taken for one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFont(theme.font(READING_PIXELS, weight=QFont.Weight.Normal))
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_parts(self, parts: tuple[Part, ...], *, spoken: str) -> None:
        """Show a reading; `spoken` is what a screen reader says of it."""
        ground = theme.colour("caution_soft").name()
        colour = theme.colour("text").name()
        style = f"font-weight: 700; text-decoration: underline; background-color: {ground}; color: {colour};"
        self.setText(
            "".join(
                f'<span style="{style}">{_kept(part.text)}</span>' if part.differs else _kept(part.text)
                for part in parts
            )
        )
        self.setAccessibleName(spoken)


def _kept(text: str) -> str:
    """Give a text as markup that shows it as it is, every blank of it too."""
    return escape(text).replace("  ", "&nbsp; ").replace("\n", "<br>")
