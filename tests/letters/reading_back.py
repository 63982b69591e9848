"""A PDF is read back with pypdf: its text, its fonts, and what it says of itself."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, cast

from pypdf import PdfReader

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

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


def fonts_inside(pdf: PdfReader) -> set[bool]:
    """Say of every font of page 1 whether its outlines are in the file."""
    resources = cast("DictionaryObject", pdf.pages[0]["/Resources"])
    fonts = cast("DictionaryObject", resources["/Font"]).values()
    described = (
        cast("DictionaryObject", cast("DictionaryObject", font.get_object())["/FontDescriptor"]) for font in fonts
    )
    return {"/FontFile2" in each for each in described}
