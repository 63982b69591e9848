"""A batch is registered and closed in a panel of the queue, its fields in the order of the tray's sheet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from claimdesk.casebook.batch import BatchFacts
from claimdesk.casebook.claim import Delivery, SentTo
from claimdesk.casework.register_batch import close_batch, register_batch
from claimdesk.screens.panel import Panel, UnreadableError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from claimdesk.casework.register_batch import ClosedBatch, RegisteredBatch
    from claimdesk.casework.see_queue import OpenBatch
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace


class BatchPanel(Panel):
    """Registers a batch with the facts that its papers have in common."""

    def __init__(self, workplace: Workplace, notices: Notices, *, parent: QWidget) -> None:
        super().__init__(workplace, notices, deed="Register this batch", parent=parent)
        self.name = self.line("Name of the batch", stretch=2)
        self.documents = self.line("Documents")
        self.pages = self.line("Pages")
        self.begin_row()
        self.received = self.line("Received on")
        self.postmark = self.line("Postmark, if one")
        self.delivery = self.choice("Delivery", tuple(way.value for way in Delivery))
        self.sent_to = self.choice("Sent to", tuple(way.value for way in SentTo))

    def ask(self) -> None:
        """Ask for a new batch, received today until somebody says otherwise."""
        for line in (self.name, self.documents, self.pages, self.postmark):
            line.clear()
        self.received.setText(self.today.strftime("%m/%d/%Y"))
        for box in (self.delivery, self.sent_to):
            box.setCurrentIndex(0)
        self.show_panel("Register a tray or file received together")

    def give(self) -> None:
        """Register the batch, or say what is missing."""
        try:
            facts = self._facts()
        except UnreadableError:
            return
        self._workplace.do(
            partial(register_batch, facts=facts), owner=self, done=self._say_registered, failed=self._notices.tell
        )

    def _facts(self) -> BatchFacts:
        if not self.name.text().strip():
            self.say_unreadable("A batch has a name: what stands on its tray or file, such as B-17", self.name)
            raise UnreadableError
        delivery, sent_to = self.delivery.currentData(), self.sent_to.currentData()
        return BatchFacts(
            name=self.name.text().strip(),
            expected_documents=self.number(self.documents, "Documents") or 0,
            expected_pages=self.number(self.pages, "Pages", may_be_empty=True),
            received_on=self.day(self.received, "Received on", near=self.today),
            postmark_on=self.day(self.postmark, "Postmark", near=self.today),
            delivery=Delivery(delivery) if delivery else None,
            sent_to=SentTo(sent_to) if sent_to else None,
        )

    def _say_registered(self, registered: RegisteredBatch) -> None:
        self._notices.clear()
        first, last = registered.claim_numbers[0], registered.claim_numbers[-1]
        count = len(registered.claim_numbers)
        numbers = first if count == 1 else f"{first} to {last}"
        self._notices.say(
            f"Batch {registered.name}: {count:,} claim{'' if count == 1 else 's'} registered, {numbers},"
            f" DCN {registered.dcns[0]}{'' if count == 1 else f' to {registered.dcns[-1]}'}"
        )
        self.leave()


class ClosePanel(Panel):
    """Closes a batch with what was counted; a difference needs a reason."""

    def __init__(self, workplace: Workplace, notices: Notices, *, parent: QWidget) -> None:
        super().__init__(workplace, notices, deed="Close this batch", parent=parent)
        self._batch: OpenBatch | None = None
        self.documents = self.line("Documents counted")
        self.pages = self.line("Pages counted")
        self.reason = self.line("Reason, where something differs", stretch=4)

    def ask(self, batch: OpenBatch) -> None:
        """Ask what was counted in this batch."""
        self._batch = batch
        for line in (self.documents, self.pages, self.reason):
            line.clear()
        pages = f" on {batch.expected_pages:,} pages" if batch.expected_pages else ""
        documents = f"{batch.expected_documents:,} document{'' if batch.expected_documents == 1 else 's'}"
        self.show_panel(
            f"Close {batch.name}: {documents}{pages} expected, {batch.claims - batch.voided:,} with a claim"
        )

    def give(self) -> None:
        """Close the batch, or say what cannot be read."""
        if self._batch is None:
            return
        try:
            documents = self.number(self.documents, "Documents counted") or 0
            pages = self.number(self.pages, "Pages counted", may_be_empty=True)
        except UnreadableError:
            return
        verb = partial(
            close_batch,
            name=self._batch.name,
            counted_documents=documents,
            counted_pages=pages,
            reason=self.reason.text(),
        )
        self._workplace.do(verb, owner=self, done=self._say_closed, failed=self._notices.tell)

    def _say_closed(self, closed: ClosedBatch) -> None:
        name = self._batch.name if self._batch else ""
        differences = closed.totals.differences()
        words = (
            f"with {len(differences)} difference{'' if len(differences) == 1 else 's'}"
            if differences
            else "everything agrees"
        )
        self._notices.clear()
        self._notices.say(f"Batch {name} is closed: {words}")
        self.leave()
