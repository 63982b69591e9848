"""A rectangle pasted into a sheet of the plan is shown cell by cell before it is taken, whole or by its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTableWidgetItem, QVBoxLayout, QWidget

from claimdesk.casebook.pasted import Paste, Rectangle, lay, read_columns
from claimdesk.screens import theme
from claimdesk.screens.pasted_preview import PastedPreview
from claimdesk.screens.words import quiet_label, wrapped_label

if TYPE_CHECKING:
    from claimdesk.casebook.keyed_dates import DateContext
    from claimdesk.casebook.plan_sheets import Sheet

_SHOWN_ROWS = 500
_LEAST_HEIGHT = 150


class PastePanel(PastedPreview):
    """Shows what was pasted into a sheet of the plan; `taken` carries the cells of the whole sheet after it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, name="paste")
        self.setProperty("panel", "true")
        self._rectangle = Rectangle(())
        self._sheet: Sheet | None = None
        self._corner = (0, 0)
        self._period: DateContext | None = None
        self.paste: Paste | None = None
        self.words = wrapped_label("", self)
        self.words.setProperty("tone", "quiet")
        self.table.setMinimumHeight(_LEAST_HEIGHT)
        self.columns = QLineEdit(self)
        self.columns.setAccessibleName("Columns to take")
        self.columns.textEdited.connect(self._show)
        self._lay_out()

    def show_paste(self, rectangle: Rectangle, sheet: Sheet, *, corner: tuple[int, int], period: DateContext) -> None:
        """Show a rectangle as it would lie on a sheet with its corner at a cell."""
        self._rectangle, self._sheet, self._corner, self._period = rectangle, sheet, corner, period
        room = max(sheet.width - corner[1], 1)
        fits = min(rectangle.width, room) if sheet.kind.value != "matrix" else rectangle.width
        self.columns.setText(", ".join(str(number + 1) for number in range(fits)))
        self._show()
        self._open()

    def _offered(self) -> object | None:
        return self.paste.rows if self.paste is not None and self.paste.cells else None

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(quiet_label("Columns to take", self))
        row.addWidget(self.columns)
        row.addStretch(1)
        row.addWidget(self.take_button)
        row.addWidget(self.leave_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.words)
        column.addLayout(self._cells(), 1)
        column.addLayout(row)

    def _show(self) -> None:
        sheet, period = self._sheet, self._period
        columns = read_columns(self.columns.text(), most=max(self._rectangle.width, 1))
        if sheet is None or period is None or columns is None:
            self.paste = None
            self.words.setText(f"Name columns of what was pasted, 1 to {self._rectangle.width}: `1, 3`.")
            self.take_button.setEnabled(False)
            return
        row, column = self._corner
        self.paste = lay(self._rectangle, sheet, row=row, column=column, period=period, columns=columns)
        wrong = self.paste.not_understood
        count = len(self.paste.cells)
        self.heading.setText(
            f"{len(self._rectangle.rows):,} rows were pasted: {count - len(wrong):,} of {count:,} cells are understood"
        )
        said = [*self.paste.left_out, _rewritten(self.paste)]
        self.words.setText(" ".join(filter(None, said)))
        self.words.setVisible(any(said))
        self.faults.clear()
        for cell in wrong:
            place = f"Row {sheet.name_of(cell.row)}, {_title(sheet, cell.column)}"
            self.faults.addItem(f"{place}: `{cell.was}`: {cell.why}")
        self.faults.setVisible(bool(wrong))
        self.take_button.setText(f"Take {count:,} cells" + (f", {len(wrong):,} as they stand" if wrong else ""))
        self.take_button.setEnabled(bool(self.paste.cells))
        self._fill(sheet, self.paste)

    def _fill(self, sheet: Sheet, paste: Paste) -> None:
        rows = sorted({cell.row for cell in paste.cells})[:_SHOWN_ROWS]
        columns = sorted({cell.column for cell in paste.cells})
        self.table.clear()
        self.table.setRowCount(len(rows))
        self.table.setColumnCount(len(columns))
        self.table.setHorizontalHeaderLabels([_title(sheet, column) for column in columns])
        self.table.setVerticalHeaderLabels([sheet.name_of(row) for row in rows])
        for cell in paste.cells:
            if cell.row in rows[:1] or rows[0] <= cell.row <= rows[-1]:
                item = QTableWidgetItem(cell.text if cell.text == cell.was else f"{cell.text}  ({cell.was})")
                if cell.why:
                    item.setBackground(theme.colour("caution_soft"))
                self.table.setItem(rows.index(cell.row), columns.index(cell.column), item)
        self.table.resizeColumnsToContents()


def _title(sheet: Sheet, column: int) -> str:
    return sheet.title_of(column) if column < sheet.width else f"Sold {column - 1}"


def _rewritten(paste: Paste) -> str:
    changed = [cell for cell in paste.cells if not cell.why and cell.text != " ".join(cell.was.split())]
    if not changed:
        return ""
    first = changed[0]
    example = f"`{first.was}` is {first.text}"
    return f"{len(changed):,} cells are written otherwise, such as {example}; what was pasted stands in brackets."
