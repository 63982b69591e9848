"""Key to paint: from a key event to the last paint it causes, with 500 lines in the schedule and its durable draft."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget
from table import Row

from claimdesk.app import Office
from claimdesk.casebook.money import plain_text
from claimdesk.casebook.places import Entry, with_entries
from claimdesk.casebook.reading import Mark
from claimdesk.casework.open_case import open_case
from claimdesk.casework.reference import load_settlement, load_wording
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.screens.claim_window import ClaimWindow
from claimdesk.screens.fields.line import PaperLine
from claimdesk.screens.fields.paper_edit import field_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from claimdesk.casebook.almanac import DayPrices
    from claimdesk.casebook.claim import ProofOfClaim

LINES = 500
ROUNDS = 60
COLUMNS = ("trade_date", "shares", "price", "total", "documented")
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
ENTER = (Qt.Key.Key_Return, "\r")


def measure() -> tuple[Row, ...]:
    """Measure a character and a line advance against a bare line editor and a bare table."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with TemporaryDirectory() as folder:
        bare_character = bare_line_characters()
        bare_advance = bare_table_advances()
        desk = open_case(Path(folder), settlement=load_settlement("sonus-2004"), wording=load_wording())
        office = Office(application, desk)
        in_field = field_characters()
        in_cell, cells, lines = schedule_keys(office)
        office.close()
    return (
        at_99("a character in a field", in_field, reference=bare_character, goal="p99 at most 4 ms"),
        at_99("a character in the schedule", in_cell, reference=bare_character, goal="p99 at most 4 ms"),
        at_99("the next cell, draft on disk", cells, reference=bare_advance, goal="p99 at most 12 ms"),
        at_99("the next line, draft on disk", lines, reference=bare_advance, goal="p99 at most 12 ms"),
    )


def at_99(name: str, times: Sequence[float], *, reference: Sequence[float], goal: str) -> Row:
    """Give the row of a 99th percentile against that of the bare counterpart."""
    return Row(name=name, measured=percentile(times), unit="ms", reference=percentile(reference), goal=goal)


def percentile(times: Sequence[float]) -> float:
    """Give the 99th percentile in milliseconds."""
    return 1000 * sorted(times)[int(len(times) * 0.99) - 1]


def key(widget: QWidget, code: int, text: str, *, office: Office | None = None) -> float:
    """Send one key, wait for every paint it causes and for its draft on disk; give the seconds from the event on."""
    pressed = QKeyEvent(QEvent.Type.KeyPress, code, NO_MODIFIER, text)
    begun = time.perf_counter()
    QApplication.sendEvent(widget, pressed)
    QApplication.processEvents()
    while office is not None and office.jobs.is_busy:
        QApplication.processEvents()
    return time.perf_counter() - begun


def typed(widget: QWidget, text: str) -> list[float]:
    """Type a text and give the seconds of each character."""
    return [key(widget, ord(sign.upper()), sign) for sign in text]


def shown(widget: QWidget) -> None:
    """Show a widget and paint it once."""
    widget.resize(1000, 700)
    widget.show()
    widget.activateWindow()
    QApplication.processEvents()


def bare_line_characters() -> list[float]:
    """Measure characters in a line editor of Qt."""
    line = QLineEdit()
    shown(line)
    line.setFocus()
    times = []
    for _ in range(ROUNDS):
        line.selectAll()
        times.extend(typed(line, "04102008"))
    line.close()
    return times


def bare_table_advances() -> list[float]:
    """Measure commits in a table of Qt that opens an editor in the next cell."""
    model = QStandardItemModel(LINES, 9)
    for row in range(LINES):
        for column in range(9):
            model.setItem(row, column, QStandardItem("1,000"))
    table = QTableView()
    table.setModel(model)
    shown(table)
    times = []
    for round_ in range(ROUNDS):
        row = LINES - ROUNDS + round_
        table.setCurrentIndex(model.index(row, 3))
        table.edit(model.index(row, 3))
        QApplication.processEvents()
        editor = table.viewport().findChildren(QLineEdit)[-1]
        typed(editor, "42")
        times.append(key(editor, Qt.Key.Key_Tab, "\t"))
    table.close()
    return times


def field_characters() -> list[float]:
    """Measure characters in a date field, which shows what they mean."""
    field = field_for("release.executed_on", label="Executed on")
    shown(field)
    field.take_focus()
    times = []
    for _ in range(ROUNDS):
        field.line.selectAll()
        times.extend(typed(field.line, "04102008"))
    field.close()
    return times


def schedule_keys(office: Office) -> tuple[list[float], list[float], list[float]]:
    """Key lines after 500 others in a claim window: characters, advances to the next cell, and to the next line."""
    desk = office.desk
    claim = register_claim(desk).claim
    save_claim(
        desk,
        claim.claim_number,
        proof=with_many_lines(claim.proof, desk.settlement.almanac.prices),
        base_version=claim.version,
    )
    window = ClaimWindow(office.workplace, claim.claim_number)
    shown(window)
    settled(office)
    window.go_to(f"schedule.purchases[{LINES}].trade_date")
    line = QApplication.focusWidget()
    assert isinstance(line, PaperLine)
    characters, cells, lines = [], [], []
    for _ in range(ROUNDS):
        for text in ("26", "1000", "7.50", "7500"):
            characters.extend(typed(line, text))
            cells.append(key(line, *ENTER, office=office))
        characters.extend(typed(line, "y"))
        lines.append(key(line, *ENTER, office=office))
        settled(office)
    window.close()
    return characters, cells, lines


def settled(office: Office) -> None:
    """Wait until the store has answered and the rules have judged."""
    until = time.perf_counter() + 0.2
    while office.jobs.is_busy or time.perf_counter() < until:
        QApplication.processEvents()


def with_many_lines(proof: ProofOfClaim, prices: Mapping[date, DayPrices]) -> ProofOfClaim:
    """Give the proof with 500 purchases on trading days, each at the close of its day."""
    entries = []
    for place, (day, of_day) in enumerate(sorted(prices.items(), key=lambda item: item[0])[:LINES]):
        close = of_day.close
        texts = (day.isoformat(), "1000", plain_text(close), plain_text(close * 1000), "yes")
        entries += [
            Entry(f"schedule.purchases[{place}].{column}", Mark.WRITTEN, text)
            for column, text in zip(COLUMNS, texts, strict=True)
        ]
    return with_entries(proof, tuple(entries))
