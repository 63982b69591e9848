"""What is marked in two readings is where a person would point."""

from __future__ import annotations

import pytest

from claimdesk.screens.marked_text import differing_parts


@pytest.mark.parametrize(
    ("one", "other", "marks"),
    [
        ("2.55", "2.65", ("5", "6")),
        ("09/24/2003", "09/24/2002", ("3", "2")),
        ("1247 Maple Ridge Dr", "1247 Maple Bridge Dr", ("R", "Br")),
        ("1,000", "100", (",0", "")),
        ("Portland", "San Rafael", ("Portland", "San Rafael")),
    ],
)
def test_the_signs_that_differ_are_marked(one: str, other: str, marks: tuple[str, str]) -> None:
    """A figure is compared place by place; a sign that is left out leaves no mark on the other side."""
    parts = differing_parts(one, other)
    assert tuple("".join(part.text for part in side) for side in parts) == (one, other)
    assert tuple("".join(part.text for part in side if part.differs) for side in parts) == marks


def test_the_middle_figure_is_marked_and_not_the_last() -> None:
    """Of 2.55 and 2.65 it is the figure after the point."""
    one, other = differing_parts("2.55", "2.65")
    assert [(part.text, part.differs) for part in one] == [("2.", False), ("5", True), ("5", False)]
    assert [(part.text, part.differs) for part in other] == [("2.", False), ("6", True), ("5", False)]
