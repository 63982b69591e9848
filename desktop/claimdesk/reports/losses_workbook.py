"""The claims whose recognized loss a run has changed as a workbook: one row a claim, with both amounts."""

from __future__ import annotations

import io
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from claimdesk.casebook.loss_words import NOT_COMPUTED, NOT_IN_THE_RUN
from claimdesk.casebook.money import decimal_text
from claimdesk.reports.claims_workbook import plain, text_cell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_WIDTH = 20
_MONEY = "#,##0.00"


@dataclass(frozen=True, slots=True)
class LossLine:
    """One claim with both amounts in millionths of a dollar; None where it was not computed, or was not in the run."""

    claim_number: str
    before: int | None
    after: int | None
    has_come: bool
    has_gone: bool


def losses_workbook(lines: Iterable[LossLine], *, title: str, heads: tuple[str, str]) -> bytes:
    """Give a workbook (xlsx) of the claims under a heading row; `heads` stand over the two amounts."""
    workbook = Workbook(write_only=True)
    workbook.properties.title = plain(title)
    sheet = workbook.create_sheet("Changed losses")
    sheet.freeze_panes = "A2"
    for column in "ABCD":
        sheet.column_dimensions[column].width = _WIDTH
    sheet.append([text_cell(sheet, heading, bold=True) for heading in ("Claim", *heads, "Difference")])
    for line in lines:
        both = line.before is not None and line.after is not None
        difference = (line.after or 0) - (line.before or 0) if both else None
        sheet.append(
            [
                text_cell(sheet, line.claim_number),
                _amount(sheet, line.before, is_in=not line.has_come),
                _amount(sheet, line.after, is_in=not line.has_gone),
                _amount(sheet, difference, is_in=True) if both else text_cell(sheet, ""),
            ]
        )
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _amount(sheet: WriteOnlyWorksheet, amount: int | None, *, is_in: bool) -> WriteOnlyCell:
    if amount is None:
        return text_cell(sheet, NOT_COMPUTED if is_in else NOT_IN_THE_RUN)
    cell = WriteOnlyCell(sheet, value=Decimal(decimal_text(amount)))
    cell.number_format = _MONEY
    return cell
