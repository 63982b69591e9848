"""The list of claims holds what was asked for so far, page by page, as texts made ready once for each row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from claimdesk.casebook.day_text import screen_date

if TYPE_CHECKING:
    from datetime import date

    from claimdesk.casework.find_claims import ClaimRow

HEADINGS = ("Claim", "Claimant", "TIN", "State", "Postmark", "Received", "Problems", "Draft")
CLAIMANT_COLUMN = 1
STATE_COLUMN = 3
PROBLEMS_COLUMN = 6
SHOWN_CODES = 3
STATE_ROLE = Qt.ItemDataRole.UserRole
NUMBER_ROLE = Qt.ItemDataRole.UserRole + 1
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _ShownRow:
    """One row as it is painted: its texts by column, and one line for a screen reader."""

    claim_number: str
    state: str
    texts: tuple[str, ...]
    spoken: str
    hint: str


class ClaimsModel(QAbstractTableModel):
    """Rows of claims; `wants_more` fires when the view nears the end of what it holds."""

    wants_more = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[_ShownRow] = []
        self._has_more = False

    def show_first(self, rows: tuple[ClaimRow, ...], *, has_more: bool) -> None:
        """Put the first page of a new search in place of what is shown."""
        self.beginResetModel()
        self._rows = [_shown(row) for row in rows]
        self._has_more = has_more
        self.endResetModel()

    def show_next(self, rows: tuple[ClaimRow, ...], *, has_more: bool) -> None:
        """Add the page that follows."""
        self._has_more = has_more
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows.extend(_shown(row) for row in rows)
            self.endInsertRows()

    def claim_number(self, row: int) -> str:
        """Give the claim number of a row; empty when there is no such row."""
        return self._rows[row].claim_number if 0 <= row < len(self._rows) else ""

    def row_of(self, claim_number: str) -> int:
        """Give the row of a claim among those that are held, or -1."""
        return next((at for at, row in enumerate(self._rows) if row.claim_number == claim_number), -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - the signature of Qt
        """How many rows are held so far."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - the signature of Qt
        """How many columns there are."""
        return 0 if parent.isValid() else len(HEADINGS)

    def canFetchMore(self, parent: AnyIndex) -> bool:
        """Whether the store holds more rows of this search."""
        return self._has_more and not parent.isValid()

    def fetchMore(self, parent: AnyIndex) -> None:
        """Ask for the page that follows; it comes later."""
        if self._has_more and not parent.isValid():
            self._has_more = False
            self.wants_more.emit()

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a text made ready when the row came."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.texts[index.column()]
        if role == STATE_ROLE:
            return row.state
        if role == NUMBER_ROLE:
            return row.claim_number
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken if index.column() == 0 else f"{HEADINGS[index.column()]}: {row.texts[index.column()]}"
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == PROBLEMS_COLUMN:
            return row.hint or None
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Give the heading of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


def _day(day: date | None) -> str:
    return screen_date(day) if day is not None else ""


def _shown(row: ClaimRow) -> _ShownRow:
    codes = ", ".join(row.codes[:SHOWN_CODES])
    more = f" +{len(row.codes) - SHOWN_CODES}" if len(row.codes) > SHOWN_CODES else ""
    claimant = row.claimant or "Name not keyed yet"
    last_four = f"••{row.tin_last_four}" if row.tin_last_four else ""
    draft = "Draft" if row.has_draft else ""
    texts = (
        row.claim_number,
        claimant,
        last_four,
        str(row.state),
        _day(row.postmark_on),
        _day(row.received_on),
        f"{codes}{more}",
        draft,
    )
    spoken = f"{row.claim_number}, {claimant}, {row.state}, {len(row.codes)} problems"
    return _ShownRow(row.claim_number, str(row.state), texts, spoken, ", ".join(row.codes))
