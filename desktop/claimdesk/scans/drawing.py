"""Pages of somebody else's file become grey pictures; called only in the process that may die of it."""

from __future__ import annotations

import io
import re
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

import pypdfium2
from PIL import Image, ImageOps

from claimdesk.scans.media import MediaType, media_type_of
from claimdesk.scans.straighten import straightened

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PIXELS = 100_000_000
"""A picture of more is not decoded; the head of the file says how many there are."""

MOST_PAGES = 2_000
LONGEST_SIDE = 2_200
"""Pixels of the longer side of a drawn page: 200 dots an inch on Letter paper, 3.7 MB in 8-bit grey."""

WHITE = 255
PDF_TAIL = 2_048
_NO_PAGE = re.compile(rb"/Count\s+0\b")
_DEEP_MODES = ("I;16", "I;16B", "I;16L", "I", "F")
_FORMATS = MappingProxyType({MediaType.TIFF: "TIFF", MediaType.PNG: "PNG", MediaType.JPEG: "JPEG"})


class UnreadableError(ValueError):
    """A file or a page that cannot be drawn; the message ends a sentence that began with the name of the file."""


@dataclass(frozen=True, slots=True)
class GreyPage:
    """A drawn page: one byte a pixel, rows from top to bottom without padding."""

    width: int
    height: int
    pixels: bytes


class Document(Protocol):
    """An open file of pages."""

    @property
    def pages(self) -> int:
        """How many pages it has."""

    def picture(self, page: int) -> Image.Image:
        """Draw a page, counted from 0, in 8-bit grey."""


def open_document(content: bytes) -> Document:
    """Open a file of pages.

    Raises:
        UnreadableError: it is no scan, it is locked, damaged, empty or too large.
    """
    media_type = media_type_of(content)
    if media_type is None:
        raise UnreadableError("is no PDF, TIFF, PNG or JPEG")
    with _damage_told():
        document: Document = _Pdf(content) if media_type is MediaType.PDF else _Pictures(content, _FORMATS[media_type])
        if not document.pages:
            raise UnreadableError("holds no page")
        if document.pages > MOST_PAGES:
            raise UnreadableError(f"holds {document.pages:,} pages, and a scan may have {MOST_PAGES:,}")
        return document


def draw(document: Document, page: int) -> GreyPage:
    """Draw a page, counted from 0, upright and straight.

    Raises:
        UnreadableError: there is no such page, or it is damaged or too large.
    """
    if not 0 <= page < document.pages:
        raise UnreadableError(f"has no page {page + 1}")
    with _damage_told():
        picture = straightened(document.picture(page))
        return GreyPage(picture.width, picture.height, picture.tobytes())


class _Pdf:
    """A PDF; one that was cut off at its end is not mended silently."""

    def __init__(self, content: bytes) -> None:
        if b"%%EOF" not in content[-PDF_TAIL:]:
            raise UnreadableError("is torn: its end is missing")
        try:
            self._document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            # What the library says of its last error may be that of an earlier file, so the file is asked as well.
            if b"/Encrypt" in content:
                raise UnreadableError("is locked with a password") from error
            if _NO_PAGE.search(content):
                raise UnreadableError("holds no page") from error
            raise
        self.pages = len(self._document)

    def picture(self, page: int) -> Image.Image:
        """Draw a page so that its longer side has the usual length."""
        leaf = self._document[page]
        scale = LONGEST_SIDE / max(1.0, *leaf.get_size())
        drawn: Image.Image = leaf.render(scale=scale, grayscale=True).to_pil()
        leaf.close()
        return drawn.convert("L")


class _Pictures:
    """A picture, or the pictures of a TIFF of several pages."""

    def __init__(self, content: bytes, format_name: str) -> None:
        Image.MAX_IMAGE_PIXELS = None  # the cap below is ours, and is told in a sentence
        self._image = Image.open(io.BytesIO(content), formats=(format_name,))
        self.pages = getattr(self._image, "n_frames", 1) if format_name == "TIFF" else 1

    def picture(self, page: int) -> Image.Image:
        """Decode a page, turned upright as its EXIF says, and no larger than is drawn."""
        image = self._image
        if self.pages > 1:
            image.seek(page)
        pixels = image.width * image.height
        if pixels > MOST_PIXELS:
            raise UnreadableError(
                f"has a page of {image.width:,} x {image.height:,} dots; up to 100 million dots are decoded"
            )
        image.draft("L", (LONGEST_SIDE, LONGEST_SIDE))
        grey = _grey(image)
        grey.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.BOX)
        # TIFF says how it lies in a tag of the page that is open; what was decoded has taken it along.
        return ImageOps.exif_transpose(grey)


def _grey(image: Image.Image) -> Image.Image:
    if image.mode in _DEEP_MODES:
        return image.convert("F").point(lambda value: value / 256 + 0).convert("L")
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        whole = image.convert("RGBA")
        paper = Image.new("RGBA", whole.size, (WHITE, WHITE, WHITE, WHITE))
        paper.alpha_composite(whole)
        grey = paper.convert("L")
    else:
        grey = image.convert("L")
    grey.info["exif"] = image.info.get("exif")
    return grey


@contextmanager
def _damage_told() -> Iterator[None]:
    """Say of everything that a decoder trips over that the file is damaged; memory that runs out is another matter."""
    try:
        yield
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:
        raise UnreadableError("is torn or damaged") from error
