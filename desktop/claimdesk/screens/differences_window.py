"""The differences between two keyings of a claim, one at a time, settled with a key each by a third person."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from claimdesk.casebook.work import Work
from claimdesk.casework.settle_differences import Answer, OpenedDifferences
from claimdesk.casework.take_work import give_back
from claimdesk.screens.actions import Scope, bind, keys_text
from claimdesk.screens.claim_header import HEIGHT as HEADER_HEIGHT
from claimdesk.screens.difference_pane import DifferencePane
from claimdesk.screens.differences_session import DifferencesSession
from claimdesk.screens.fields.presses import key_map
from claimdesk.screens.notices import Notices
from claimdesk.screens.paper_view import PaperView
from claimdesk.screens.pass_deeds import PassDeeds
from claimdesk.screens.query_panels import QueryPanels
from claimdesk.screens.words import plain_label, title_label, wrapped_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimdesk.casework.next_claim import NextClaim
    from claimdesk.screens.workplace import Workplace

WIDTH, HEIGHT = 900, 620
_UNBROKEN = "\N{NO-BREAK SPACE}"
_IN_LEGEND = ("take_one", "take_two", "type", "illegible", "blank", "query", "undo")


class DifferencesWindow(QMainWindow):
    """Which reading is whose is not shown; the strip of the scan above shows the place in dispute."""

    def __init__(self, workplace: Workplace, claim_number: str) -> None:
        super().__init__()
        self.setObjectName("differences_window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.claim_number, self._workplace = claim_number, workplace
        self.session = DifferencesSession(workplace, claim_number, parent=self)
        root = QWidget(self)
        self.notices = Notices(root)
        self.progress = plain_label("", root)
        self.pane = DifferencePane(key_map(workplace.deeds, Scope.DIFFERENCES), root)
        self.end = _End(root)
        self.pages = QStackedWidget(root)
        self.pages.addWidget(self.end)
        self.pages.addWidget(self.pane)
        self.paper = PaperView(workplace, scope=Scope.DIFFERENCES, notices=self.notices, parent=root)
        self.deeds = PassDeeds(
            workplace, self, work=Work.DIFFERENCES, notices=self.notices, give_back=give_back, parent=root
        )
        self.query = QueryPanels(root)
        self._number = title_label("", root)
        self._name(claim_number)
        self._is_finish_wanted = False
        self._legend = wrapped_label(_legend(workplace), root)
        self._legend.setProperty("tone", "quiet")
        self._lay_out(root)
        self._wire()
        self.paper.hold(bind(self, Scope.DIFFERENCES, deeds=workplace.deeds, handlers=self._handlers()))
        workplace.memory.restore(self, "differences", width=WIDTH, height=HEIGHT)
        self.session.open()

    def commit(self) -> None:
        """Leave what is being typed as it is: nothing is answered without its key."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place of the window; every answer is in the store already or on its way there."""
        self.deeds.close()
        self._workplace.memory.keep(self, "differences")
        super().closeEvent(event)

    def finish(self) -> None:
        """Go on to the next claim of the queue, once nothing is left here that this person could settle."""
        session, queue = self.session, self.deeds.next
        if session.left:
            count = f"{_differences(session.left)} wait{'s' if session.left == 1 else ''} for an answer"
            one, two, ask = (self.deeds.key(name) for name in ("take_one", "take_two", "query"))
            self.notices.say(f"{count}: {one}, {two}, another reading, or {ask} to ask somebody else")
        elif not session.differences:
            self.notices.say(f"There is nothing to settle here; {self.deeds.key('close')} closes this window")
        elif not queue.is_wanted:
            self.notices.say(f"This claim was not taken from the queue; {self.deeds.key('close')} closes this window")
        elif not queue.is_going_on:
            queue.begin()
            self._is_finish_wanted = not session.is_verified and not session.queries
            if session.queries and not session.is_verified:
                self._workplace.do(
                    partial(give_back, claim_number=self.claim_number),
                    owner=self,
                    done=lambda _changes: self._hand_in(),
                    failed=lambda _told: self._hand_in(),  # it is nobody's already
                )
            elif session.is_verified:
                self.deeds.next.take()

    def _hand_in(self) -> None:
        """Leave a claim in which somebody else has to answer."""
        self.deeds.hand_in(f"{self.claim_number} waits for an answer to {_queries(self.session.queries)}")

    def _answer(self, answer: Answer) -> None:
        """Take an answer; what went into it is counted as work on differences."""
        self.deeds.figures.count(Work.DIFFERENCES.value)
        self.session.answer(answer)

    def _name(self, claim_number: str) -> None:
        self.claim_number = claim_number
        self.setWindowTitle(f"Differences {claim_number} · {self._workplace.desk.settlement.short_caption}")
        self._number.setText(claim_number)
        self.deeds.show_claim(claim_number)

    def _turn_to(self, following: NextClaim) -> None:
        """Show the next claim in the place of the one that is settled; nothing is painted until it is there."""
        opened = following.opened
        if isinstance(opened, OpenedDifferences):
            self._name(opened.claim_number)
            self.setUpdatesEnabled(False)
            try:
                self.session.turn_to(opened)
            finally:
                self.setUpdatesEnabled(True)

    def _close_pane(self) -> None:
        self.query.close()
        self._end(f"{self.claim_number} is left", "")

    def _lay_out(self, root: QWidget) -> None:
        legend = QHBoxLayout()
        legend.setContentsMargins(24, 0, 24, 12)
        legend.addWidget(self._legend, 1)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.pages, 1)
        beside.addWidget(self.paper.page, 1)
        column = QVBoxLayout(root)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header(root))
        column.addWidget(self.paper)
        for panel in (self.deeds.aside, *self.query.panels):
            column.addWidget(panel)
        column.addLayout(beside, 1)
        column.addLayout(legend)
        column.addWidget(self.notices)
        self.setCentralWidget(root)

    def _header(self, root: QWidget) -> QFrame:
        header = QFrame(root)
        header.setObjectName("claim_header")
        header.setFixedHeight(HEADER_HEIGHT)
        chip = QLabel("differences", header)
        chip.setTextFormat(Qt.TextFormat.PlainText)
        chip.setProperty("chip", "caution")
        row = QHBoxLayout(header)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(16)
        row.addWidget(self._number)
        row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.progress)
        return header

    def _wire(self) -> None:
        session, pane = self.session, self.pane
        session.shown.connect(self._show)
        self.paper.looked_at.connect(session.note_paper)
        session.refused.connect(self._show_refused)
        session.told.connect(self.notices.tell)
        session.verified.connect(self._show_verified)
        session.told.connect(lambda _told: self.deeds.next.stay())
        pane.answered.connect(self._answer)
        pane.queried.connect(self.query.ask)
        self.query.asked.connect(lambda words: self._answer(Answer(asked=words)))
        self.query.left.connect(self._back)
        self.deeds.aside.left.connect(self._back)
        self.deeds.left.connect(self._close_pane)
        self.deeds.next.handed.connect(self._turn_to)
        for page in (pane, self.end):
            page.stepped.connect(lambda forward: session.step(forward=forward))
        pane.said.connect(self.notices.say)
        self.notices.dismissed.connect(self._back)

    def _handlers(self) -> Mapping[str, Callable[[], None]]:
        workplace = self._workplace
        return MappingProxyType(
            {
                **self.paper.handlers,
                **self.deeds.handlers,
                "finish": self.finish,
                "undo": self._undo,
                "close": self._close,
                "find": lambda: workplace.screen_wanted.emit("find"),
                "notice": self.notices.take_focus,
                "help": lambda: workplace.screen_wanted.emit("help/differences"),
                "lock": lambda: workplace.screen_wanted.emit("lock"),
                "scheme": lambda: workplace.screen_wanted.emit("scheme"),
            }
        )

    def _show(self) -> None:
        session, current = self.session, self.session.current
        count = len(session.differences)
        asked = f", {session.queries} with a query" if session.queries else ""
        if current is not None:
            here = 0 if session.at is None else session.at + 1
            self.progress.setText(f"{here} of {count}, {session.left} to settle{asked}")
            self.pages.setCurrentWidget(self.pane)
            if self.paper.pages.claim.claim_number != self.claim_number:
                self.paper.pages.show_claim(self.claim_number)
                self.deeds.begin()
            self.paper.show_path(current.paths[0] if current.is_line else current.path)
            self.pane.show_difference(current)
            return
        self.progress.setText(f"{count} of {count}{asked}")
        words = (
            f"{_differences(session.queries)} with a query. Somebody who keyed neither has to answer"
            " before the claim is verified; Up and Down go back to them."
            if session.queries
            else "Saving what was settled."
        )
        self._end("Every difference has an answer", words)

    def _show_verified(self, opened: OpenedDifferences) -> None:
        self.progress.setText("")
        key = self.deeds.key
        following = (
            f"{key('finish')} takes the next claim"
            if self.deeds.next.is_wanted
            else f"{key('close')} closes this window"
        )
        self._end(
            f"{self.claim_number} is verified",
            f"{_differences(len(opened.differences))} settled and saved. {following}.",
        )
        self.deeds.end(f"{self.claim_number} is verified")
        if self._is_finish_wanted:
            self._is_finish_wanted = False
            self.deeds.next.take()

    def _show_refused(self, told: object) -> None:
        self._end("There is nothing to settle here", "")
        self.notices.tell(told)  # type: ignore[arg-type]  # the signal carries a Told

    def _end(self, title: str, words: str) -> None:
        self.end.say(title, words)
        self.pages.setCurrentWidget(self.end)
        self.end.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back(self) -> None:
        page = self.pane if self.session.current is not None else self.end
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _undo(self) -> None:
        if self.session.undo():
            self.notices.say("Open again: this difference waits for its answer")
        elif self.session.is_verified:
            self.notices.say("The claim is verified; a correction is made in the claim itself, with its reason")
        else:
            self.notices.say("Nothing to undo: nothing was settled here yet")

    def _close(self) -> None:
        self.close()


class _End(QFrame):
    """What stands in the place of a difference when there is none; Up and Down go back to those with an answer."""

    stepped = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("difference")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = title_label("Reading both keyings", self)
        self._words = wrapped_label("", self)
        self._words.setProperty("tone", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addStretch(1)

    def say(self, title: str, words: str) -> None:
        """Say how the claim stands."""
        self._title.setText(title)
        self._words.setText(words)
        self.setAccessibleName(f"{title}. {words}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the differences."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)


def _queries(count: int) -> str:
    return "a query" if count == 1 else f"{count} queries"


def _differences(count: int) -> str:
    return f"{count} difference{'' if count == 1 else 's'}"


def _legend(workplace: Workplace) -> str:
    known = {deed.name: deed for deed in workplace.deeds if deed.scope is Scope.DIFFERENCES}
    parts = (f"{keys_text(known[name]).split(',')[0]}  {known[name].text.lower()}" for name in _IN_LEGEND)
    return "   ".join(part.replace(" ", _UNBROKEN) for part in parts)
