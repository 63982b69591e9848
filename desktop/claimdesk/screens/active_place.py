"""Tells which place of the paper has the cursor, as it goes from field to field and from cell to cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from claimdesk.screens.fields.count_edit import CountEdit
from claimdesk.screens.fields.paper_edit import PaperEdit
from claimdesk.screens.schedule_editor import ScheduleEditor

if TYPE_CHECKING:
    from claimdesk.screens.claim_form import ClaimForm


class ActivePlace(QObject):
    """Follows the cursor within one form."""

    reached = Signal(str)
    """The path of the place that has the cursor now."""

    def __init__(self, form: ClaimForm, *, parent: QObject) -> None:
        super().__init__(parent)
        self._form = form
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)
        form.cell_opened.connect(self.reached)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self._form.isAncestorOf(now):
            return
        widget: QWidget | None = now
        while widget is not None and not isinstance(widget, PaperEdit | CountEdit | ScheduleEditor):
            widget = widget.parentWidget()
        if isinstance(widget, PaperEdit | CountEdit):
            self.reached.emit(widget.path)
