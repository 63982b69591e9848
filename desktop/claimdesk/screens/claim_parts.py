"""The form of a claim and what asks above it are made here, each with what it works with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.screens.claim_form import ClaimForm
from claimdesk.screens.labels import load_labels
from claimdesk.screens.letters_panel import LettersPanel
from claimdesk.screens.note_deeds import NoteDeeds, NotePanels
from claimdesk.screens.place_finder import PlaceFinder
from claimdesk.screens.reason_panel import ReasonPanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from claimdesk.casebook.paper import Block
    from claimdesk.screens.claim_session import ClaimSession
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace


def made_form(workplace: Workplace, blocks: tuple[Block, ...], *, parent: QWidget) -> ClaimForm:
    """Make the form of a claim of this case."""
    desk = workplace.desk
    return ClaimForm(
        blocks,
        settlement=desk.settlement,
        wording=desk.wording,
        labels=load_labels(),
        deeds=workplace.deeds,
        parent=parent,
    )


def made_notes(
    workplace: Workplace, session: ClaimSession, *, form: ClaimForm, notices: Notices, parent: QWidget
) -> NoteDeeds:
    """Make what asks, notes and overrides at a place, with its panels above the form."""
    panels = NotePanels(letters=LettersPanel(parent), line=ReasonPanel(parent), places=PlaceFinder(parent))
    return NoteDeeds(workplace, session, form=form, notices=notices, panels=panels, parent=parent)
