"""A PDF is read back with pypdf: its text, its fonts, and what it says of itself."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

PAGE_BREAK = "----------"


def reader(pdf: bytes) -> PdfReader:
    """Open the bytes of a PDF."""
    return PdfReader(BytesIO(pdf))


def pages_of(pdf: bytes) -> tuple[str, ...]:
    """Give the text of each page, without blanks at the ends of lines."""
    return tuple(
        "\n".join(line.rstrip() for line in page.extract_text().splitlines() if line.strip())
        for page in reader(pdf).pages
    )


def text_of(pdf: bytes) -> str:
    """Give the text of all pages, parted by a line."""
    return f"\n{PAGE_BREAK}\n".join(pages_of(pdf)) + "\n"


def flat(pdf: bytes) -> str:
    """Give the text of all pages as one line, to look for a sentence that is broken anywhere."""
    return " ".join(" ".join(pages_of(pdf)).split())
