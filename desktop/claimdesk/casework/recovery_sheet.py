"""The recovery sheet of a case is composed once, while its code is still known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.day_text import letter_date
from claimdesk.casework.deed import deed
from claimdesk.casework.letter_batch import told_of_troubles
from claimdesk.letters.recovery_sheet import compose_recovery_sheet
from claimdesk.letters.trouble import LetterTrouble

if TYPE_CHECKING:
    from claimdesk.casework.sign_in import FirstStart


def recovery_sheet(first: FirstStart) -> bytes:
    """Give the sheet as a PDF, and put on record that it left the case.

    Raises:
        Told: a character of the name or of the caption cannot be printed, or the store cannot be written.
    """
    desk = first.desk
    try:
        composed = compose_recovery_sheet(
            caption=desk.settlement.caption,
            name=desk.staff.name,
            day=letter_date(desk.today()),
            code=first.recovery_code,
        )
    except LetterTrouble as trouble:
        raise told_of_troubles((trouble,)) from trouble
    with deed(desk, Verb.SAVE_RECOVERY_SHEET, on=desk.staff.name):
        return composed.pdf
