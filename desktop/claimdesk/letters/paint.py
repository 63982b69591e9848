"""Pages become the bytes of a PDF, the same pages the same bytes, with title, author, language and text to extract."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from claimdesk.letters.marks import BarsMark, BoxMark, LineMark, PlaceMark, TextMark
from claimdesk.letters.script import printable
from claimdesk.letters.typefaces import FACES, Weight, typeface

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from claimdesk.letters.marks import Page

LANGUAGE = "en-US"

rl_config.useA85 = 0  # reportlab would write compressed pages as letters, a fifth longer and a third slower


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What a PDF says of itself: title, subject, author, date if it has one, and the size in points."""

    title: str
    subject: str
    author: str
    dated: date | None
    width: float
    height: float


def pdf_bytes(pages: Iterable[Page], imprint: Imprint) -> bytes:
    """Draw the pages, one after the other as they come, into one PDF."""
    target = BytesIO()
    canvas = Canvas(
        target,
        pagesize=(imprint.width, imprint.height),
        invariant=1,
        pageCompression=1,
        lang=LANGUAGE,
        initialFontName=typeface(FACES[Weight.REGULAR][0]).fontName,
    )
    canvas.setTitle(printable(imprint.title))
    canvas.setAuthor(printable(imprint.author))
    canvas.setSubject(printable(imprint.subject))
    if imprint.dated:
        canvas.setDateFormatter(lambda *_: f"D:{imprint.dated:%Y%m%d}000000Z")
    canvas.setCreator("Claimdesk")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    for page in pages:
        if page.bookmark:
            canvas.bookmarkPage(page.bookmark)
            canvas.addOutlineEntry(page.bookmark, page.bookmark)
        _draw(canvas, page)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _draw(canvas: Any, page: Page) -> None:  # noqa: ANN401 - reportlab ships no types
    """Draw what is no text first, so that the text is one stretch that reads from top to bottom."""
    for mark in page.marks:
        if not isinstance(mark, TextMark | PlaceMark):
            _draw_shape(canvas, mark)
    text = canvas.beginText()
    font: tuple[str, float] | None = None
    for mark in page.marks:
        if isinstance(mark, TextMark):
            text.setTextOrigin(mark.x, mark.y)
            for run in mark.runs:
                if (run.face, mark.size) != font:
                    font = (run.face, mark.size)
                    text.setFont(*font)
                text.textOut(run.text)
    canvas.drawText(text)


def _draw_shape(canvas: Any, mark: LineMark | BoxMark | BarsMark) -> None:  # noqa: ANN401 - reportlab ships no types
    match mark:
        case LineMark():
            canvas.setLineWidth(mark.thickness)
            canvas.setDash([mark.dash] if mark.dash else [])
            canvas.line(mark.x, mark.y, mark.to_x, mark.to_y)
        case BoxMark():
            canvas.setLineWidth(mark.thickness)
            canvas.setDash([])
            canvas.setFillGray(1 if mark.shade is None else mark.shade)
            canvas.rect(
                mark.x, mark.y, mark.width, mark.height, stroke=int(mark.thickness > 0), fill=mark.shade is not None
            )
            canvas.setFillGray(0)
        case BarsMark():
            canvas.drawPath(PDFPathObject(_bar_rectangles(mark)), stroke=0, fill=1)


def _bar_rectangles(mark: BarsMark) -> list[str]:
    """Write the bars as rectangles of a path; reportlab's own figures would take a tenth of the time of a letter."""
    edges = accumulate((width * mark.module for width in mark.widths), initial=mark.x)
    return [
        f"{left:.3f} {mark.y:.3f} {width * mark.module:.3f} {mark.height:.3f} re"
        for place, (left, width) in enumerate(zip(edges, mark.widths, strict=False))
        if place % 2 == 0
    ]
