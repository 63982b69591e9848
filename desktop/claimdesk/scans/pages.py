"""A page of a PDF becomes a PNG picture; a file that cannot be drawn is told as such, whatever it holds."""

from __future__ import annotations

import io

import pypdfium2

POINTS_PER_INCH = 72


class UnreadablePagesError(ValueError):
    """A file of pages that cannot be drawn; the message says what it is not."""


def page_count(pdf: bytes) -> int:
    """Give the number of pages of a PDF.

    Raises:
        UnreadablePagesError: it is no PDF.
    """
    with _opened(pdf) as document:
        return len(document)


def render_page(pdf: bytes, page: int, *, dots_per_inch: int) -> bytes:
    """Draw one page, counted from 0, as a PNG picture.

    Raises:
        UnreadablePagesError: it is no PDF, or it has no such page.
    """
    with _opened(pdf) as document:
        if not 0 <= page < len(document):
            raise UnreadablePagesError(f"there is no page {page + 1} among {len(document)}")
        picture = document[page].render(scale=dots_per_inch / POINTS_PER_INCH).to_pil()
    png = io.BytesIO()
    picture.save(png, format="PNG")
    return png.getvalue()


def _opened(pdf: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise UnreadablePagesError("this is no PDF that can be drawn") from error
