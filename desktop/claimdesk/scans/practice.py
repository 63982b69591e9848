"""Scans to practise on: printed pages, written on by hand, laid a little askew, with the grain of a scanner."""

from __future__ import annotations

import io
import random
import time
from dataclasses import dataclass
from enum import StrEnum

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from claimdesk.scans.media import MediaType

DOTS_PER_INCH = 150
POINTS_PER_INCH = 72
WHOLE = 10_000
INK, STAMP_INK, PAPER = 45, 90, 255
LARGEST_HAND = 0.27
"""Of an inch: the height of a line of handwriting."""

LEAST_HAND = 0.2
MOST_SKEW = 1.4
GRAIN = 0.07
JPEG_QUALITY = 55
_EXIF_ORIENTATION, _TURNED_RIGHT = 0x0112, 6
_NO_DATE = time.gmtime(0)


class Hand(StrEnum):
    """How something is put on the paper."""

    WRITTEN = "written"
    SIGNED = "signed"
    STAMPED = "stamped"
    TICKED = "ticked"
    CROSSED_OUT = "crossed out"
    SCRIBBLED = "scribbled"
    """Illegible."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """Something put on a page, counted from 0, in a rectangle of ten-thousandths of its sides."""

    page: int
    x: int
    y: int
    width: int
    height: int
    text: str
    hand: Hand = Hand.WRITTEN


@dataclass(frozen=True, slots=True)
class Hands:
    """The bytes of the fonts of the hand and of the stamp."""

    writing: bytes
    stamp: bytes


def practice_scan(pdf: bytes, writings: tuple[Writing, ...], *, hands: Hands, seed: int) -> tuple[Image.Image, ...]:
    """Draw the pages of a printed form and write on them; the same seed gives the same pages to the dot."""
    chance = random.Random(seed)  # noqa: S311 - how a sheet lies, nothing secret
    document = pypdfium2.PdfDocument(pdf)
    scale = DOTS_PER_INCH / POINTS_PER_INCH
    pages = [leaf.render(scale=scale, grayscale=True).to_pil().convert("L") for leaf in document]
    for writing in writings:
        _put(pages[writing.page], writing, hands=hands, chance=chance)
    return tuple(_scanned(page, chance) for page in pages)


def scan_files(pages: tuple[Image.Image, ...], media_type: MediaType) -> tuple[bytes, ...]:
    """Give the pages as files: one PDF or TIFF for all of them, or a picture for each."""
    first, rest = pages[0], list(pages[1:])
    match media_type:
        case MediaType.PDF:
            options = {"resolution": DOTS_PER_INCH, "quality": JPEG_QUALITY}
            dates = {"creationDate": _NO_DATE, "modDate": _NO_DATE}
            return (_bytes(first, "PDF", save_all=True, append_images=rest, **options, **dates),)
        case MediaType.TIFF:
            black = [page.convert("1") for page in pages]
            return (_bytes(black[0], "TIFF", save_all=True, append_images=black[1:], compression="group4"),)
        case MediaType.PNG:
            return tuple(_bytes(page.quantize(16), "PNG") for page in pages)
        case MediaType.JPEG:
            exif = Image.Exif()
            exif[_EXIF_ORIENTATION] = _TURNED_RIGHT
            turned = (page.transpose(Image.Transpose.ROTATE_90) for page in pages)
            return tuple(_bytes(page, "JPEG", quality=JPEG_QUALITY, exif=exif) for page in turned)


def _bytes(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def _put(page: Image.Image, writing: Writing, *, hands: Hands, chance: random.Random) -> None:
    left, top = writing.x * page.width / WHOLE, writing.y * page.height / WHOLE
    width, height = writing.width * page.width / WHOLE, writing.height * page.height / WHOLE
    draw = ImageDraw.Draw(page)
    match writing.hand:
        case Hand.TICKED:
            reach = 3
            draw.line((left - reach, top - reach, left + width + reach, top + height + reach), fill=INK, width=3)
            draw.line((left - reach, top + height + reach, left + width + reach, top - reach), fill=INK, width=3)
        case Hand.CROSSED_OUT:
            draw.line((left, top, left + width, top + height), fill=INK, width=4)
            draw.line((left, top + height, left + width, top), fill=INK, width=4)
        case Hand.SCRIBBLED:
            steps = [(left + width * at / 14, top + height * chance.uniform(0.45, 0.95)) for at in range(1, 13)]
            draw.line(steps, fill=INK, width=6, joint="curve")
            draw.line([(x - 5, y - 4) for x, y in steps[::-1]], fill=INK, width=4, joint="curve")
        case _:
            _write(draw, writing, hands, box=(left, top, width, height), chance=chance)


def _write(
    draw: ImageDraw.ImageDraw,
    writing: Writing,
    hands: Hands,
    *,
    box: tuple[float, float, float, float],
    chance: random.Random,
) -> None:
    """Write on the lower edge of the box, as large as it allows and never beyond its right end."""
    left, top, width, height = box
    is_stamp = writing.hand is Hand.STAMPED
    face = hands.stamp if is_stamp else hands.writing
    size = min(
        LARGEST_HAND * DOTS_PER_INCH * (1.25 if writing.hand is Hand.SIGNED else 1),
        max(height * 0.85, LEAST_HAND * DOTS_PER_INCH),
    )
    size *= 0.7 if is_stamp else 1
    font = ImageFont.truetype(io.BytesIO(face), size)
    pad = 0.02 * DOTS_PER_INCH
    wide = font.getlength(writing.text)
    if wide > width - 2 * pad:
        font = ImageFont.truetype(io.BytesIO(face), size * (width - 2 * pad) / wide)
        wide = font.getlength(writing.text)
    spare = max(0.0, width - 2 * pad - wide)
    x = left + pad + min(spare, DOTS_PER_INCH * 0.08) * chance.random()
    y = top + height - size * 0.28 + chance.uniform(-1.5, 1.5)
    ink = STAMP_INK if is_stamp else INK + chance.randrange(30)
    draw.text((x, y), writing.text, font=font, fill=ink, anchor="ls")


def _scanned(page: Image.Image, chance: random.Random) -> Image.Image:
    skew = chance.uniform(-MOST_SKEW, MOST_SKEW)
    turned = page.rotate(skew, Image.Resampling.BILINEAR, fillcolor=PAPER)
    grain = Image.frombytes("L", page.size, chance.randbytes(page.width * page.height))
    return Image.blend(turned, grain, GRAIN).point(lambda grey: min(PAPER, int(grey * 1.06)))
