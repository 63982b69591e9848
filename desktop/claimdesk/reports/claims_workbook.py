"""The list of claims as a workbook: one row a claim, text as text, so that no name is ever taken for a formula."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

HEADINGS = ("Claim", "Claimant", "TIN, last four", "State", "Postmark", "Received", "Problems")
_WIDTHS = (16, 40, 14, 12, 12, 12, 40)
_LONGEST = 32_767
"""Characters that a cell may hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """One claim as others see it; the number of the taxpayer by its last four digits alone."""

    claim_number: str
    claimant: str
    tin_last_four: str
    state: str
    postmark_on: date | None
    received_on: date | None
    codes: tuple[str, ...]


def claims_workbook(lines: Iterable[ClaimLine], *, title: str) -> bytes:
    """Give a workbook (xlsx) of the claims under a heading row; `title` becomes a property of the file."""
    workbook = Workbook(write_only=True)
    workbook.properties.title = plain(title)
    sheet = workbook.create_sheet("Claims")
    sheet.freeze_panes = "A2"
    for column, width in zip("ABCDEFG", _WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    sheet.append([text_cell(sheet, heading, bold=True) for heading in HEADINGS])
    for line in lines:
        sheet.append(
            [
                text_cell(sheet, line.claim_number),
                text_cell(sheet, line.claimant),
                text_cell(sheet, line.tin_last_four),
                text_cell(sheet, line.state),
                line.postmark_on,
                line.received_on,
                text_cell(sheet, ", ".join(line.codes)),
            ]
        )
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def plain(text: str) -> str:
    """Give a text without the signs that a workbook cannot hold, as long as a cell may be."""
    return str(ILLEGAL_CHARACTERS_RE.sub("", text))[:_LONGEST]


def text_cell(sheet: WriteOnlyWorksheet, text: str, *, bold: bool = False) -> WriteOnlyCell:
    """Give a cell that holds a text and is never taken for a formula."""
    cell = WriteOnlyCell(sheet, value=plain(text))
    cell.data_type = "s"  # else a name that begins with = becomes a formula
    cell.quotePrefix = text[:1] in {"=", "+", "-", "@"}
    if bold:
        cell.font = Font(bold=True)
    return cell
