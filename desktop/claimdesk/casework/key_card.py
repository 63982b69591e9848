"""The card of keys is composed from the keys that are in force, those of a person's choice included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.day_text import letter_date
from claimdesk.casework.letter_batch import told_of_troubles
from claimdesk.letters.key_card import KeyGroup, KeyLine, compose_key_card
from claimdesk.letters.trouble import LetterTrouble

if TYPE_CHECKING:
    from claimdesk.casework.desk import Desk

KeysByPlace = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""Headings, each with keys and what they do."""


def key_card(desk: Desk, keys: KeysByPlace) -> bytes:
    """Give the card as a PDF of one page.

    Raises:
        Told: a character of the name cannot be printed, or the keys do not stand on one page.
    """
    groups = tuple(KeyGroup(title, tuple(KeyLine(*line) for line in lines)) for title, lines in keys)
    try:
        return compose_key_card(groups, name=desk.staff.name, day=letter_date(desk.today())).pdf
    except LetterTrouble as trouble:
        raise told_of_troubles((trouble,)) from trouble
