"""Whoever uncovers a stored taxpayer number is put on record once a window, and at every copy; no key waits for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

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
        for line in form.findChildren(TinLine):
            line.uncovered.connect(partial(self._note_look, line))
            line.copy_wanted.connect(self._copy)

    def _note_look(self, line: TinLine) -> None:
        if self._is_noted or reading_at(self._session.stored, line.objectName()).mark is not Mark.WRITTEN:
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
