"""A typist who knows the grammar of the keyboard keys each place of a paper with the fewest keys that mean it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from claimdesk.casebook.keyed import read_keyed
from claimdesk.casebook.keyed_dates import ANY_DATE, DateContext, around
from claimdesk.casebook.paper import Block, ValueKind, paper_field
from claimdesk.casebook.places import count_at, is_count, reading_at
from claimdesk.casebook.reading import Mark, Reading
from claimdesk.casebook.settlement import Column
from claimdesk.screens.claim_form import block_of
from claimdesk.screens.fields.presses import Press
from claimdesk.screens.schedule_deeds import value_beside
from claimdesk.screens.schedule_page import SchedulePage
from claimdesk.screens.schedule_rows import GridRow, date_context, target_of
from claimdesk.screens.typist import Typist, focused_path, keyed_form
from claimdesk.screens.unreached import unreached, unreached_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.screens.claim_window import ClaimWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
MOST_PLACES = 2_000
LISTS = ("joint_owners.count", "representative.count", "schedule.extra_sheets.count")
"""Lists that may stay without an answer: nobody has to say that there are none."""


@dataclass(slots=True, kw_only=True)
class ThriftyTypist(Typist):
    """Keys like `Typist`, with fewer keys; `accepts_totals` says whether totals are taken from shares x price."""

    accepts_totals: bool

    def key_claim(self, proof: ProofOfClaim, claim: ClaimWindow, *, settlement: Settlement) -> None:
        """Key what is not keyed yet, place by place, and finish by the key that records the rest as blank."""
        for _ in range(MOST_PLACES):
            so_far = claim.session.proof
            missing = (*unreached(so_far, settlement, blocks=claim.session.blocks), *LISTS)
            if all(_says_nothing(proof, so_far, path) for path in missing):
                break
            self._key_next(proof, claim, settlement=settlement)
        self.press(Qt.Key.Key_B, CONTROL | SHIFT)

    def _key_next(self, proof: ProofOfClaim, claim: ClaimWindow, *, settlement: Settlement) -> None:
        path = focused_path()
        block = block_of(path)
        lists = tuple(each for each in LISTS if block_of(each) == block)
        rest = (*unreached_in(claim.session.proof, settlement, block=block), *lists)
        if all(_says_nothing(proof, claim.session.proof, each) for each in rest):
            self.press(Qt.Key.Key_F6)
        elif is_count(path):
            # Left empty going forward, a list says that it has no items.
            self.key(str(count_at(proof, path) or ""))
            self.press(Qt.Key.Key_Return)
        elif block != Block.SCHEDULE:
            self._key_shortest(path, reading_at(proof, path), around(settlement.bar_date))
        elif _is_usual_cell(proof, path):
            self._key_cell(path, reading_at(proof, path), claim, settlement=settlement)
        else:
            self.key_here(proof)

    def _key_cell(self, path: str, truth: Reading[Any], claim: ClaimWindow, *, settlement: Settlement) -> None:
        """Take the cell over where one key does, else key it."""
        row, column = _open_cell(claim)
        schedule = claim.session.proof.schedule
        if value_beside(Press.DITTO, row, column, schedule=schedule) == truth and column is not Column.TOTAL:
            self.press(Qt.Key.Key_Plus, KEYPAD)
        elif (
            column is Column.TOTAL
            and self.accepts_totals
            and value_beside(Press.ACCEPT_TOTAL, row, column, schedule=schedule) == truth
        ):
            self.press(Qt.Key.Key_Equal)
        else:
            self._key_shortest(path, truth, date_context(row, schedule, settlement=settlement))

    def _key_shortest(self, path: str, truth: Reading[Any], context: DateContext) -> None:
        place = paper_field(path)
        if truth.mark is Mark.WRITTEN:
            texts = [text for text in _ways(truth, place.kind) if _means(path, text, truth, context=context)]
            self.key(min(texts, key=len, default=keyed_form(truth, place)))
            self.press(Qt.Key.Key_Return)
        else:
            self.key_place(truth, place)


def _ways(truth: Reading[Any], kind: ValueKind) -> Iterator[str]:
    """Give texts by which a clerk may key a reading; not each of them means it."""
    text = truth.text
    yield text
    if kind is ValueKind.DATE and truth.value is not None:
        day = truth.value
        yield from (f"{day.day}", f"{day:%d}", f"{day.month}{day:%d}", f"{day:%m%d}", f"{day:%m%d%y}", f"{day:%m%d%Y}")
    elif kind in {ValueKind.CHOICE, ValueKind.YES_NO}:
        yield from (text[:length] for length in range(1, len(text)))
    elif kind is ValueKind.TIN:
        yield text.replace("-", "")
    elif kind in {ValueKind.SHARES, ValueKind.PRICE, ValueKind.MONEY}:
        yield text.lstrip("0")


def _means(path: str, text: str, truth: Reading[Any], *, context: DateContext = ANY_DATE) -> bool:
    return bool(text) and read_keyed(paper_field(path), text, context=context).reading == truth


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


def _open_cell(claim: ClaimWindow) -> tuple[GridRow, Column]:
    page = claim.form.currentWidget()
    if not isinstance(page, SchedulePage) or page.editor.grid.at is None:
        raise TypeError(page)
    row, column = page.editor.grid.at
    return (page.editor.model.rows.at(row), column)
