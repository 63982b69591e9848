"""Key to paint: from a key event to the last paint it causes, with 500 lines in the schedule and its durable draft."""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget
from table import Row

from claimdesk.casebook.places import Entry, with_entries
from claimdesk.casebook.reading import Mark
from claimdesk.casework.keep_draft import keep_draft
from claimdesk.casework.open_case import open_case
from claimdesk.casework.reference import load_settlement, load_wording
from claimdesk.casework.register_claim import register_claim
from claimdesk.screens.fields.paper_edit import field_for
from claimdesk.screens.schedule_editor import ScheduleEditor
from claimdesk.screens.theme import Scheme, Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casework.desk import Desk

LINES = 500
ROUNDS = 60
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
ENTER = (Qt.Key.Key_Return, "\r")


def measure() -> tuple[Row, ...]:
    """Measure a character and a line advance against a bare line editor and a bare table."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with TemporaryDirectory() as folder:
        bare_character = bare_line_characters()
        bare_advance = bare_table_advances()
        theme = Theme(application, scheme=Scheme.LIGHT)
        desk = open_case(Path(folder), settlement=load_settlement("sonus-2004"), wording=load_wording())
        in_field = field_characters()
        in_cell, cells, lines = schedule_keys(desk)
        desk.store.close()
        theme.deleteLater()
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


def key(widget: QWidget, code: int, text: str) -> float:
    """Send one key and wait for every paint it causes; give the seconds from the event on."""
    pressed = QKeyEvent(QEvent.Type.KeyPress, code, NO_MODIFIER, text)
    begun = time.perf_counter()
    QApplication.sendEvent(widget, pressed)
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


def schedule_keys(desk: Desk) -> tuple[list[float], list[float], list[float]]:
    """Key lines after 500 others: seconds of characters, of advances to the next cell, and to the next line."""
    claim = register_claim(desk).claim
    editor = ScheduleEditor(desk.settlement)
    editor.show_proof(with_many_lines(claim.proof))
    editor.committed.connect(
        lambda entries: keep_draft(desk, claim.claim_number, entries=entries, base_version=claim.version)
    )
    shown(editor)
    editor.go_to(f"schedule.purchases[{LINES}].trade_date")
    characters, cells, lines = [], [], []
    line = editor.grid.line
    for _ in range(ROUNDS):
        for text in ("24", "1000", "7.50", "7500"):
            characters.extend(typed(line, text))
            cells.append(key(line, *ENTER))
        characters.extend(typed(line, "y"))
        lines.append(key(line, *ENTER))
    editor.close()
    return characters, cells, lines


def with_many_lines(proof: ProofOfClaim) -> ProofOfClaim:
    """Give the proof with 500 purchases."""
    first = date(2002, 3, 28)
    lines = (
        {
            "trade_date": (first + timedelta(days=place % 700)).isoformat(),
            "shares": "1000",
            "price": "7.50",
            "total": "7500",
            "documented": "yes",
        }
        for place in range(LINES)
    )
    entries = tuple(
        Entry(f"schedule.purchases[{place}].{column}", Mark.WRITTEN, text)
        for place, line in enumerate(lines)
        for column, text in line.items()
    )
    return with_entries(proof, entries)
