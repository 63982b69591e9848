"""The queue: one's own open claims on top, how much waits by kind of work, the batches, and what was put aside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.day_text import screen_date
from claimdesk.casebook.roles import may
from claimdesk.casebook.work import Work
from claimdesk.casework.put_aside import bring_back
from claimdesk.casework.see_queue import see_queue
from claimdesk.casework.take_work import give_back, hold_again, take_next
from claimdesk.screens.batch_panel import BatchPanel, ClosePanel
from claimdesk.screens.claim_deeds import fields_text
from claimdesk.screens.figures_panel import FiguresPanel
from claimdesk.screens.lines import Lines
from claimdesk.screens.words import heading_label, quiet_label, title_label, wrapped_label

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from claimdesk.casebook.work import Held, Waiting
    from claimdesk.casework.changes import Changes
    from claimdesk.casework.desk import Desk
    from claimdesk.casework.see_queue import Aside, OpenBatch, QueueSeen, WorkCount
    from claimdesk.casework.take_work import Taken
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

EMPTY_QUEUE = "The queue is empty: papers that are registered, alone or in a batch, wait here for their keying"
_OWN_HEIGHT = 160
_ASIDE_HEIGHT = 90
_NUMBER_WIDTH = 150
_LEAST_HEIGHT = 64
_MOST = 100
"""Stretch of the list of batches: all the height that is left."""


class QueueRoom(QScrollArea):
    """Where work comes to a clerk; what a role may not do stays closed."""

    def __init__(self, workplace: Workplace, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("queue_room")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._sheet = QWidget(self)
        self.setWidget(self._sheet)
        self._workplace = workplace
        self._notices = notices
        self._seen: QueueSeen | None = None
        self._is_stale = False
        self._make_lists()
        # Tab enters at the list of work, so that whatever it is to reach comes after that.
        self.take = self._button("Take the next claim", self.take_next)
        self.take.setProperty("primary", "true")
        self.new_batch = self._button("Register a batch", self.ask_batch)
        self.end_batch = self._button("Close this batch", self.ask_close)
        self.back = self._button("Bring back", self.bring_back)
        self.batch_panel = BatchPanel(workplace, notices, parent=self._sheet)
        self.batch_panel.left.connect(self._take_focus)
        self.close_panel = ClosePanel(workplace, notices, parent=self._sheet)
        self.close_panel.left.connect(self._take_focus)
        self.figures = FiguresPanel(workplace, notices, parent=self._sheet)
        self._lay_out()
        self.setFocusProxy(self.work)
        workplace.changed.connect(self._on_changed)

    def _make_lists(self) -> None:
        self._words = wrapped_label("", self._sheet)
        self._words.setProperty("tone", "quiet")
        self.work = Lines(
            "Your open claims, then what waits",
            (("Work", _NUMBER_WIDTH), ("", 0), ("Since, or deadline and receipt", 240)),
            enter=self.take_lit,
            parent=self._sheet,
        )
        self.work.setFixedHeight(_OWN_HEIGHT)
        self.batches = Lines(
            "Batches that are open",
            (("Batch", 0), ("Received", 150), ("Documents", 110), ("Pages", 80), ("To be keyed", 110)),
            enter=self.ask_close,
            parent=self._sheet,
        )
        self.aside = Lines(
            "Claims that were put aside",
            (("Claim", _NUMBER_WIDTH), ("Waits for", 0), ("Comes back", 120), ("Put aside by", 120)),
            enter=self.bring_back,
            parent=self._sheet,
        )
        self.aside.setFixedHeight(_ASIDE_HEIGHT)
        self.batches.setMinimumHeight(_LEAST_HEIGHT)
        self._no_batch = quiet_label(
            "A tray or file whose papers are registered together stands here until it is closed.", self
        )
        self._no_aside = quiet_label(
            "Claims that wait for somebody or something stand here until they come back.", self
        )

    def _button(self, text: str, deed: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self._sheet)
        button.clicked.connect(deed)
        return button

    def event(self, event: QEvent) -> bool:
        """Look again at what has changed while another window was in front."""
        if event.type() is QEvent.Type.WindowActivate:
            self._look_again()
        return super().event(event)

    def enter(self) -> None:
        """Read the queue, and begin with the first line lit: one's own open claims stand on top."""
        self.work.clear()
        self.reload()

    def reload(self) -> None:
        """Read the queue and the figures again."""
        self._is_stale = False
        self._workplace.jobs.run_newest(
            partial(see_queue, self._workplace.desk),
            subject="queue",
            owner=self,
            done=self._show,
            failed=self._notices.tell,
        )
        self.figures.reload()

    def take_next(self) -> None:
        """Take the next claim by priority, one's own first, and open its window."""
        self._run(partial(take_next, besides=self._workplace.claims_on_screen), self._show_taken)

    def take_lit(self) -> None:
        """Go on with the lit claim of one's own; on a kind of work take the next claim by priority."""
        number = self.work.key
        held = next((each for each in self._seen.mine if each.claim_number == number), None) if self._seen else None
        if held is None:
            self.take_next()
        else:
            self._run(partial(hold_again, claim_number=held.claim_number), self._show_taken)

    def give_back(self) -> None:
        """Give the lit claim of one's own back to the queue."""
        number = self.work.key
        if self._seen is None or number not in {each.claim_number for each in self._seen.mine}:
            self._notices.say("A claim of your own is given back: light one above what waits")
        elif number in self._workplace.claims_on_screen:
            self._notices.say(f"{number} is open in a window: close it first, then give it back")
        else:
            self._run(
                partial(give_back, claim_number=number),
                lambda _changes: self._say(f"{number} is back in the queue; what you keyed is kept as your draft"),
            )

    def ask_batch(self) -> None:
        """Ask for the facts of a new batch."""
        if self.new_batch.isEnabled():
            self.close_panel.hide()
            self.batch_panel.ask()

    def ask_close(self) -> None:
        """Ask what was counted in the lit batch."""
        batch = (
            next((each for each in self._seen.batches if each.name == self.batches.key), None) if self._seen else None
        )
        if batch is not None and self.end_batch.isEnabled():
            self.batch_panel.hide()
            self.close_panel.ask(batch)

    def bring_back(self) -> None:
        """Bring the lit claim back that was put aside."""
        number = self.aside.key
        if number and self.back.isEnabled():
            self._run(partial(bring_back, claim_number=number), lambda _moved: self._say(f"{number} is back"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N registers a batch, C closes the lit one, G gives the lit claim back, B brings one back."""
        deeds = {
            Qt.Key.Key_N: self.ask_batch,
            Qt.Key.Key_C: self.ask_close,
            Qt.Key.Key_G: self.give_back,
            Qt.Key.Key_B: self.bring_back,
        }
        deed = None if event.modifiers() else deeds.get(Qt.Key(event.key()))
        if deed is not None:
            deed()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(title_label("Queue", self._sheet))
        head.addStretch(1)
        head.addWidget(self.new_batch)
        head.addWidget(self.take)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.work)
        for words, button, none, lines in (
            ("Batches", self.end_batch, self._no_batch, self.batches),
            ("Put aside", self.back, self._no_aside, self.aside),
        ):
            row = QHBoxLayout()
            row.addWidget(heading_label(words, self._sheet))
            row.addStretch(1)
            row.addWidget(button)
            left.addSpacing(8)
            left.addLayout(row)
            left.addWidget(none)
            left.addWidget(lines, _MOST if lines is self.batches else 0)
            if lines is self.batches:
                left.addWidget(self.batch_panel)
                left.addWidget(self.close_panel)
        left.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addLayout(left, 1)
        middle.addWidget(self.figures)
        page = QVBoxLayout(self._sheet)
        page.setContentsMargins(24, 20, 24, 16)
        page.setSpacing(12)
        page.addLayout(head)
        page.addWidget(self._words)
        page.addLayout(middle, 1)

    def _show(self, seen: QueueSeen) -> None:
        self._seen = seen
        roles = self._workplace.desk.staff.roles
        self.take.setEnabled(may(roles, Verb.TAKE_CLAIM))
        self.new_batch.setEnabled(may(roles, Verb.REGISTER_BATCH))
        self.end_batch.setEnabled(may(roles, Verb.CLOSE_BATCH) and bool(seen.batches))
        self.back.setEnabled(may(roles, Verb.BRING_BACK) and bool(seen.aside))
        self._words.setText(_sentence(seen, may_take=self.take.isEnabled()))
        own = tuple((each.claim_number, _own_line(each)) for each in seen.mine)
        self.work.show_lines((*own, *((count.work.value, _count_line(count)) for count in seen.counts)))
        today = self._workplace.desk.today()
        self.batches.show_lines(tuple((each.name, _batch_line(each, today)) for each in seen.batches))
        self.aside.show_lines(tuple((each.claim_number, _aside_line(each)) for each in seen.aside))
        self._no_batch.setVisible(not seen.batches)
        self._no_aside.setVisible(not seen.aside)
        self.aside.setVisible(bool(seen.aside))
        self.back.setVisible(bool(seen.aside))
        self.end_batch.setVisible(bool(seen.batches))
        self.batches.setVisible(bool(seen.batches))

    def _show_taken(self, taken: Taken) -> None:
        if taken.item is None:
            self._say(EMPTY_QUEUE)
        else:
            self._workplace.work_wanted.emit(taken.item.claim_number, taken.item.work)

    def _on_changed(self, changes: Changes) -> None:
        # Whoever keys in a window before this one does not wait for the counts behind it.
        self._is_stale = bool(changes.claim_numbers or changes.batches) or self._is_stale
        self._look_again()

    def _look_again(self) -> None:
        if self._is_stale and self.isVisible() and self.isActiveWindow():
            self.reload()

    def _take_focus(self) -> None:
        self.work.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, sentence: str) -> None:
        self._notices.clear()
        self._notices.say(sentence)

    def _run(self, verb: Callable[[Desk], object], done: Callable[..., None]) -> None:
        self._workplace.do(verb, owner=self, done=done, failed=self._notices.tell)


def _sentence(seen: QueueSeen, *, may_take: bool) -> str:
    if not may_take:
        return (
            "Keyers take claims from here. You see what waits, and what you may do with batches and claims put aside."
        )
    waiting = sum(count.waiting for count in seen.counts)
    if not waiting and not seen.mine:
        return f"{EMPTY_QUEUE}."
    count = f"{waiting:,} claim{' waits' if waiting == 1 else 's wait'}"
    return f"{count}. Enter takes the next one: the oldest deadline first, your own open claims before all others."


def _own_line(held: Held) -> tuple[str, str, str]:
    draft = _draft_words(held)
    since = held.since.astimezone()
    who = "" if held.work is Work.SECOND_KEYING else f"{held.claimant or 'name not keyed yet'} · "
    return (
        held.claim_number,
        f"{who}{held.work.value} · {draft}",
        f"yours since {screen_date(since.date())}, {since:%H:%M}",
    )


def _draft_words(held: Held) -> str:
    """Say what this person has done: a draft is saved at the end, a second keying and answers as they are given."""
    match held.work:
        case Work.FIRST_KEYING:
            return f"{fields_text(held.fields)} not yet saved" if held.fields else "all saved"
        case Work.SECOND_KEYING:
            return f"{fields_text(held.fields)} keyed" if held.fields else "nothing keyed yet"
        case Work.DIFFERENCES:
            return "every answer is kept"


def _count_line(count: WorkCount) -> tuple[str, str, str]:
    title = count.work.value.capitalize()
    waits = f"{count.waiting:,} claim{' waits' if count.waiting == 1 else 's wait'}"
    return (title, waits, _days(count.first)) if count.waiting else (title, "nothing waits", "")


def _days(first: Waiting | None) -> str:
    if first is None or first.work is Work.SECOND_KEYING:
        return ""
    deadline = screen_date(first.deadline) if first.deadline else "no deadline"
    return f"{deadline}, {screen_date(first.received_on) if first.received_on else 'not noted'}"


def _batch_line(batch: OpenBatch, today: date) -> tuple[str, str, str, str, str]:
    standing = batch.claims - batch.voided
    same = standing == batch.expected_documents
    documents = f"{standing:,}" if same else f"{standing:,} of {batch.expected_documents:,}"
    pages = f"{batch.expected_pages:,}" if batch.expected_pages else "not known"
    return (
        batch.name,
        _age(batch.received_on, today),
        documents,
        pages,
        f"{batch.unkeyed:,}" if batch.unkeyed else "all keyed",
    )


def _age(day: date | None, today: date) -> str:
    if day is None:
        return "not noted"
    age = (today - day).days
    words = "today" if age == 0 else f"{age:,} day{'' if age == 1 else 's'} ago"
    return words if age >= 0 else screen_date(day)


def _aside_line(aside: Aside) -> tuple[str, str, str, str]:
    back = f"on {screen_date(aside.until)}" if aside.until else "by a supervisor"
    return (aside.claim_number, aside.reason, back, aside.staff)
