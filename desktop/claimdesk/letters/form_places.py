"""Where on the pages of the blank form one writes and ticks, so that its zones are held against its print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.casebook.scanned import WHOLE, Zone
from claimdesk.letters.blank_form import form_pages
from claimdesk.letters.layout import frame_of
from claimdesk.letters.marks import PlaceMark

if TYPE_CHECKING:
    from claimdesk.casebook.correspondence import Sender
    from claimdesk.casebook.settlement import Settlement


@dataclass(frozen=True, slots=True)
class FormPlace:
    """A place of the print: the words at it, of a table the number of its line and its column, and where it lies."""

    name: tuple[str, ...]
    zone: Zone


def form_places(settlement: Settlement, sender: Sender) -> tuple[FormPlace, ...]:
    """Give every place of the blank form in the order of its print.

    Raises:
        LetterTrouble: the settlement does not know its form, or a character cannot be printed.
    """
    frame = frame_of(sender.mailing)

    def across(length: float) -> int:
        return round(length / frame.width * WHOLE)

    def down(length: float) -> int:
        return round(length / frame.height * WHOLE)

    return tuple(
        FormPlace(
            mark.name,
            Zone(
                page=page,
                x=across(mark.x),
                y=down(frame.height - mark.y - mark.height),
                width=across(mark.width),
                height=down(mark.height),
            ),
        )
        for page, leaf in enumerate(form_pages(settlement, sender))
        for mark in leaf.marks
        if isinstance(mark, PlaceMark)
    )
