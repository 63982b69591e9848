"""A page of a PDF becomes a picture, and what is no PDF is told as such."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from pypdf import PdfWriter

from claimdesk.scans.pages import UnreadablePagesError, page_count, render_page


def pdf_of(pages: int) -> bytes:
    """Make a PDF of blank Letter pages."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=612, height=792)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_letter_page_is_drawn_at_its_size() -> None:
    """A Letter page at 100 dots an inch is 850 x 1100 dots."""
    picture = Image.open(io.BytesIO(render_page(pdf_of(2), 1, dots_per_inch=100)))
    assert picture.format == "PNG"
    assert picture.size == (850, 1100)
    assert picture.convert("L").getextrema() == (255, 255)


def test_pages_are_counted() -> None:
    """Three pages are three."""
    assert page_count(pdf_of(3)) == 3


@pytest.mark.parametrize("page", [-1, 2])
def test_a_page_outside_of_the_file_is_refused(page: int) -> None:
    """The page before the first and the page after the last are not there."""
    with pytest.raises(UnreadablePagesError, match="there is no page"):
        render_page(pdf_of(2), page, dots_per_inch=50)


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"%PDF-1.7\n", b"<html>"])
def test_what_is_no_pdf_is_told(content: bytes) -> None:
    """Empty files, pictures and cut-off PDFs are refused with a sentence."""
    with pytest.raises(UnreadablePagesError, match="no PDF"):
        page_count(content)
