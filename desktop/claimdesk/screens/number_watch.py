"""Whoever uncovers a stored taxpayer number, in its field or on the scan, is put on record once a window.

Every copy is on record too; no key waits for it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from claimdesk.casebook.claim import ClaimState
from claimdesk.casebook.places import reading_at
from claimdesk.casebook.reading import Mark
from claimdesk.casework.look_at_number import copy_number, look_at_number
from claimdesk.screens.fields.tin_line import TinLine
from claimdesk.screens.lock import CLIPBOARD_MILLISECONDS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from claimdesk.errors import Told
    from claimdesk.screens.claim_session import ClaimSession
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.scan_panel import ScanPanel
    from claimdesk.screens.workplace import Workplace


class NumberWatch(QObject):
    """Listens to the lines of one claim window in which a number shows while the cursor is there."""

    def __init__(
        self, workplace: Workplace, session: ClaimSession, *, form: QWidget, notices: Notices, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._session = session
        self._notices = notices
        self._is_noted = False
        lines = form.findChildren(TinLine)
        self._paths = frozenset(line.objectName() for line in lines)
        for line in lines:
            line.uncovered.connect(partial(self._note_uncovered, line))
            line.copy_wanted.connect(self._copy)

    def watch_scan(self, scan: ScanPanel) -> None:
        """Watch what is looked at on the paper of the claim too."""
        scan.looked_at.connect(self._note_paper)

    def _note_uncovered(self, line: TinLine) -> None:
        if self._is_stored(line.objectName()):
            self._note_look()

    def _note_paper(self, path: str) -> None:
        """Note a look at the paper of a claim that is keyed already; while it is keyed, its paper has to be read."""
        claim = self._session.claim
        is_keyed = claim is not None and claim.state is not ClaimState.RECEIVED
        shows_number = not path or path in self._paths
        if shows_number and (is_keyed or any(map(self._is_stored, self._paths))):
            self._note_look()

    def _is_stored(self, path: str) -> bool:
        return reading_at(self._session.stored, path).mark is Mark.WRITTEN

    def _note_look(self) -> None:
        if self._is_noted:
            return
        self._is_noted = True
        verb = partial(look_at_number, claim_number=self._session.claim_number)
        self._workplace.do(verb, owner=self, done=lambda _none: None, failed=self._not_noted)

    def _not_noted(self, told: Told) -> None:
        self._is_noted = False
        self._notices.tell(told)

    def _copy(self, number: str) -> None:
        verb = partial(copy_number, claim_number=self._session.claim_number)
        self._workplace.do(verb, owner=self, done=partial(self._give, number), failed=self._notices.tell)

    def _give(self, number: str, _none: None) -> None:
        QGuiApplication.clipboard().setText(number)
        self._notices.say(
            f"The number is on the clipboard for {CLIPBOARD_MILLISECONDS // 1_000} seconds; that is on record"
        )
