"""A typist who knows the grammar of the keyboard keys each place of a paper with the fewest keys that mean it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from claimdesk.casebook.keyed import read_keyed
from claimdesk.casebook.keyed_dates import ANY_DATE, DateContext
from claimdesk.casebook.paper import Block, ValueKind, paper_field
from claimdesk.casebook.places import Entry, count_at, entry_of, is_count, reading_at, with_entry
from claimdesk.casebook.reading import Mark, Reading
from claimdesk.casebook.settlement import Column
from claimdesk.casebook.usual_answers import usual_entries
from claimdesk.screens.claim_form import block_of
from claimdesk.screens.fields.paper_edit import PaperEdit
from claimdesk.screens.fields.presses import Press
from claimdesk.screens.recent import is_repeatable
from claimdesk.screens.schedule_deeds import usual_rest, value_beside
from claimdesk.screens.schedule_page import SchedulePage
from claimdesk.screens.schedule_rows import GridRow, date_context, entries_of_new_row, target_of
from claimdesk.screens.typist import Typist, focused_path, keyed_form
from claimdesk.screens.unreached import unreached, unreached_in
from claimdesk.screens.usual_file import load_usual_answers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.screens.claim_window import ClaimWindow
    from claimdesk.screens.recent import Recent

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
MOST_PLACES = 2_000
LISTS = ("joint_owners.count", "representative.count", "schedule.extra_sheets.count")
"""Lists that may stay without an answer: nobody has to say that there are none."""


@dataclass(slots=True, kw_only=True)
class ThriftyTypist(Typist):
    """Keys like `Typist`, with fewer keys; `accepts_totals` says whether totals are taken from shares x price.

    `by_place` counts the keys that were pressed while the cursor stood in a place, lines of the schedule together.
    """

    accepts_totals: bool
    recent: Recent
    by_place: Counter[str] = field(default_factory=Counter)

    def key_claim(self, proof: ProofOfClaim, claim: ClaimWindow, *, settlement: Settlement) -> None:
        """Key what is not keyed yet, place by place, and finish by the key that records the rest as blank."""
        for _ in range(MOST_PLACES):
            so_far = claim.session.proof
            missing = (*unreached(so_far, settlement, blocks=claim.session.blocks), *LISTS)
            if all(_says_nothing(proof, so_far, path) for path in missing):
                break
            before, path = self.keys, focused_path()
            self._key_next(path, proof, claim, settlement=settlement)
            self.by_place[path] += self.keys - before
        self.press(Qt.Key.Key_B, CONTROL | SHIFT)
        self.by_place["finish"] += 1

    def _key_next(self, path: str, proof: ProofOfClaim, claim: ClaimWindow, *, settlement: Settlement) -> None:
        block = block_of(path)
        lists = tuple(each for each in LISTS if block_of(each) == block)
        rest = (*unreached_in(claim.session.proof, settlement, block=block), *lists)
        if all(_says_nothing(proof, claim.session.proof, each) for each in rest):
            self.press(Qt.Key.Key_F6)
        elif block != Block.SCHEDULE and self._is_filled_rightly(claim, proof, path, settlement=settlement):
            self.press(Qt.Key.Key_Space, CONTROL)
        elif is_count(path):
            # Left empty going forward, a list says that it has no items.
            self.key(str(count_at(proof, path) or ""))
            self.press(Qt.Key.Key_Return)
        elif block != Block.SCHEDULE:
            self._key_field(path, proof, claim, settlement=settlement)
        elif _is_usual_cell(proof, path):
            self._key_cell(path, proof, claim, settlement=settlement)
        else:
            self.key_here(proof)

    def _key_field(self, path: str, proof: ProofOfClaim, claim: ClaimWindow, *, settlement: Settlement) -> None:
        """Take the value by one key where it is offered or was keyed before, else key it and go on most cheaply."""
        truth, edit = reading_at(proof, path), _field_here()
        place = edit.place
        offered = edit.offering.of("", is_reached=edit.reading.is_reached).text
        if offered and read_keyed(place, offered).reading == truth:
            self.press(Qt.Key.Key_F4)
            return
        before = self.recent.of_previous_claim(path, claim_number=claim.claim_number) if is_repeatable(path) else None
        if before is not None and truth.mark is Mark.WRITTEN and before.reading == truth:
            self.press(Qt.Key.Key_Plus, KEYPAD)
            return
        if truth.mark is not Mark.WRITTEN:
            is_arrived = edit.line._arrival is not None
            if is_arrived and truth.mark is Mark.BLANK:
                self.press(Qt.Key.Key_B, CONTROL)
            else:
                self.key_place(truth, place)
            return
        text = _shortest(truth, path, context=edit.date_context)
        letters = next(
            (at for at in range(1, len(text) - 1) if edit.offering.of(text[:at], is_reached=False).text == truth.text),
            0,
        )
        if letters:
            self.key(text[:letters])
            self.press(Qt.Key.Key_F4)
            return
        self.key(text)
        if focused_path() != path:
            return
        after = with_entry(claim.session.proof, entry_of(path, truth))
        is_usual = self._is_filled_rightly(claim, proof, path, settlement=settlement, so_far=after)
        self.press(*((Qt.Key.Key_Space, CONTROL) if is_usual else (Qt.Key.Key_Return,)))

    def _is_filled_rightly(
        self,
        claim: ClaimWindow,
        proof: ProofOfClaim,
        path: str,
        *,
        settlement: Settlement,
        so_far: ProofOfClaim | None = None,
    ) -> bool:
        """Whether the key of the usual answers fills something in this block, and nothing that the paper denies."""
        stands = so_far or claim.session.proof
        answers = load_usual_answers(settlement.name).of_block(block_of(path), stands)
        entries = usual_entries(
            answers,
            stands,
            is_open=lambda each: (
                claim.form.is_open_at(each) and each not in claim.session.origins and (so_far is None or each != path)
            ),
            previous=partial(self.recent.of_previous_claim, claim_number=claim.claim_number),
        )
        return bool(entries) and all(_is_true(entry, proof) for entry in entries)

    def _key_cell(self, path: str, proof: ProofOfClaim, claim: ClaimWindow, *, settlement: Settlement) -> None:
        """Take the cell over where one key does, else key it; end a line by its usual rest where that is true."""
        row, column = _open_cell(claim)
        schedule, truth = claim.session.proof.schedule, reading_at(proof, path)
        if self._rest_is_true(row, column, claim.session.proof, proof):
            self.press(Qt.Key.Key_Space, CONTROL)
        elif column is not Column.TOTAL and value_beside(Press.DITTO, row, column, schedule=schedule) == truth:
            self.press(Qt.Key.Key_Plus, KEYPAD)
        elif (
            column is Column.TOTAL
            and self.accepts_totals
            and value_beside(Press.ACCEPT_TOTAL, row, column, schedule=schedule) == truth
        ):
            self.press(Qt.Key.Key_Equal)
        elif truth.mark is not Mark.WRITTEN:
            self.key_place(truth, paper_field(path))
        else:
            self.key(_shortest(truth, path, context=date_context(row, schedule, settlement=settlement)))
            if focused_path() != path:
                return
            entry = entry_of(path, truth)
            entries = entries_of_new_row(row, entry) if row.kind.name == "NEW" else (entry,)
            after = claim.session.proof
            for each in entries:
                after = with_entry(after, each)
            if self._rest_is_true(row, column, after, proof):
                self.press(Qt.Key.Key_Space, CONTROL)
            else:
                self.press(Qt.Key.Key_Return)

    def _rest_is_true(self, row: GridRow, column: Column, so_far: ProofOfClaim, proof: ProofOfClaim) -> bool:
        """Whether the key of the usual rest fills this line as the paper has it."""
        if column is Column.TRADE_DATE:
            return False
        entries = usual_rest(row, schedule=so_far.schedule)
        takes_total = any(entry.path.endswith(".total") for entry in entries)
        may = self.accepts_totals or not takes_total
        return may and bool(entries) and all(_is_true(entry, proof) for entry in entries)


def _shortest(truth: Reading[Any], path: str, *, context: DateContext) -> str:
    """Give the shortest text that means a reading."""
    place = paper_field(path)
    texts = [text for text in _ways(truth, place.kind) if _means(path, text, truth, context=context)]
    return min(texts, key=len, default=keyed_form(truth, place))


def _ways(truth: Reading[Any], kind: ValueKind) -> Iterator[str]:
    """Give texts by which a clerk may key a reading, without Shift first; not each of them means it."""
    text = truth.text
    yield text.lower()
    yield text
    if kind is ValueKind.DATE and truth.value is not None:
        day = truth.value
        yield from (f"{day.day}", f"{day:%d}", f"{day.month}{day:%d}", f"{day:%m%d}", f"{day:%m%d%y}", f"{day:%m%d%Y}")
    elif kind in {ValueKind.CHOICE, ValueKind.YES_NO}:
        yield from (text[:length] for length in range(1, len(text)))
    elif kind is ValueKind.TIN:
        yield text.replace("-", "")
        yield text[:4] + text[4:].replace("-", "")
    elif kind is ValueKind.TEXT:
        yield text.replace(" ", "")
    elif kind in {ValueKind.SHARES, ValueKind.PRICE, ValueKind.MONEY}:
        yield text.lstrip("0")


def _means(path: str, text: str, truth: Reading[Any], *, context: DateContext = ANY_DATE) -> bool:
    return bool(text) and read_keyed(paper_field(path), text, context=context).reading == truth


def _is_true(entry: Entry, proof: ProofOfClaim) -> bool:
    if is_count(entry.path):
        return count_at(proof, entry.path) == int(entry.text)
    return reading_at(proof, entry.path) == entry.reading


def _says_nothing(proof: ProofOfClaim, so_far: ProofOfClaim, path: str) -> bool:
    """Whether a place is blank on the paper, or a list has no more items than are keyed."""
    if is_count(path):
        return count_at(proof, path) == count_at(so_far, path)
    return reading_at(proof, path).mark is Mark.BLANK


def _is_usual_cell(proof: ProofOfClaim, path: str) -> bool:
    """Whether a cell is one of a usual line or of a holding: not past the last line, and without a kind of its own."""
    target = target_of(path)
    if target is None or target.column is None or path.startswith("schedule.extra_sheets"):
        return False
    if target.index is None:
        return True
    line = f"schedule.{target.key}[{target.index}]"
    seldom = (Column.KIND, Column.EXPLANATION, Column.SECURITY)
    return target.index < count_at(proof, f"schedule.{target.key}.count") and not any(
        reading_at(proof, f"{line}.{column.value}").stands_there for column in seldom
    )


def _field_here() -> PaperEdit:
    widget: QWidget | None = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, PaperEdit):
        widget = widget.parentWidget()
    if widget is None:
        raise TypeError(widget)
    return widget


def _open_cell(claim: ClaimWindow) -> tuple[GridRow, Column]:
    page = claim.form.currentWidget()
    if not isinstance(page, SchedulePage) or page.editor.grid.at is None:
        raise TypeError(page)
    row, column = page.editor.grid.at
    return (page.editor.model.rows.at(row), column)
