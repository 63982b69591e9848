"""A letter that leaves the case, on paper or as a file, is put on record before it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casework.deed import deed

if TYPE_CHECKING:
    from claimdesk.casework.desk import Desk


def print_letter(desk: Desk, on: str, *, what: str, pages: int) -> None:
    """Put on record that a letter on the claim `on` goes to a printer; `what` names it: `the acknowledgment`.

    Raises:
        Told: the store cannot be written.
    """
    _note(desk, Verb.PRINT_LETTER, on=on, what=_with_pages(what, pages))


def save_letter(desk: Desk, on: str, *, what: str, pages: int) -> None:
    """Put on record that a letter on the claim `on` leaves the case as a file; `what` names it: `the acknowledgment`.

    Raises:
        Told: the store cannot be written.
    """
    _note(desk, Verb.SAVE_LETTER, on=on, what=_with_pages(what, pages))


def save_letters(desk: Desk, *, what: str) -> None:
    """Put on record that a print run leaves the case as one file; `what` names it: `12 deficiency notices`.

    Raises:
        Told: the store cannot be written.
    """
    _note(desk, Verb.SAVE_LETTER, on=desk.settlement.name, what=what)


def _note(desk: Desk, verb: Verb, *, on: str, what: str) -> None:
    with deed(desk, verb, on=on) as work:
        work.after = what


def _with_pages(what: str, pages: int) -> str:
    return f"{what}, {pages} page{'' if pages == 1 else 's'}"
