"""The card of keys stands on one page, with every key that is in force."""

from __future__ import annotations

import pypdfium2
import pytest

from claimdesk.letters.key_card import KeyGroup, KeyLine, compose_key_card
from claimdesk.letters.trouble import LetterTrouble
from claimdesk.screens.actions import DEEDS, rebound
from claimdesk.screens.help_view import keys_by_place


def groups_of(deeds: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]) -> tuple[KeyGroup, ...]:
    """Give the keys as the card takes them."""
    return tuple(KeyGroup(title, tuple(KeyLine(*line) for line in lines)) for title, lines in deeds)


def text_of(pdf: bytes) -> str:
    """Read a page back."""
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    return " ".join(document[0].get_textpage().get_text_bounded().split())


def test_every_key_of_the_house_stands_on_one_page() -> None:
    """With the words of its deed; and a key of one's own choice in place of that of the house."""
    deeds = rebound(DEEDS, {"field.field_ditto": ("F11",)})
    composed = compose_key_card(groups_of(keys_by_place(deeds)), name="Mary Lee", day="May 20, 2008")
    text = text_of(composed.pdf)
    assert "Keys of Mary Lee, May 20, 2008" in text
    assert "F11 What stood here in the previous claim" in text
    for deed in deeds:
        if deed.keys:
            assert " ".join(deed.text.split()[:2]) in text, deed.name


def test_more_keys_than_a_page_holds_are_refused() -> None:
    """A card that is cut would lie."""
    many = tuple(KeyLine(f"Ctrl+{number}", "What it does in some words that need a line") for number in range(400))
    with pytest.raises(LetterTrouble, match="do not stand on one page"):
        compose_key_card((KeyGroup("In a field", many),), name="Mary Lee", day="May 20, 2008")
