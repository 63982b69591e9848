"""A line of a letter is set as runs: one font, one direction, a known width."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import uharfbuzz
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr

from claimdesk.letters.script import ZERO_WIDTH_NON_JOINER, clusters, is_right_to_left, printable, seen_parts
from claimdesk.letters.typefaces import FACES, LetterFont, Weight, face_for, typeface

THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Run:
    """A text in one font; `width` is in points at a size of one point. Joined scripts come shaped."""

    face: str
    text: str
    width: float


@dataclass(frozen=True, slots=True)
class Setting:
    """A text as it is drawn: its runs from left to right, and their width in points at a size of one point."""

    runs: tuple[Run, ...]
    width: float


@lru_cache(maxsize=32768)
def set_text(text: str, weight: Weight = Weight.REGULAR) -> Setting:
    """Set one line of text; what it holds is drawn as written, never read as markup.

    Raises:
        CannotBePrinted: no shipped font draws one of its characters.
    """
    plain = printable(text)
    if _is_plain(plain, weight):
        face = FACES[weight][0]
        runs: tuple[Run, ...] = (Run(face, plain, pdfmetrics.stringWidth(plain, face, 1)),)
    else:
        runs = tuple(
            run for part, right_to_left in seen_parts(plain) for run in _runs(part, weight, right_to_left=right_to_left)
        )
    return Setting(runs, sum(run.width for run in runs))


def _is_plain(text: str, weight: Weight) -> bool:
    drawn = typeface(FACES[weight][0]).face.charToGlyph
    return all(ord(sign) in drawn for sign in text) and not is_right_to_left(text) and len(clusters(text)) == len(text)


def _runs(part: str, weight: Weight, *, right_to_left: bool) -> list[Run]:
    """Give the runs of one direction from left to right; a blank joins the run before it."""
    pieces = clusters(part)
    faces: list[str] = []
    for piece in pieces:
        joins = faces and piece in {ZERO_WIDTH_NON_JOINER, " "}
        faces.append(faces[-1] if joins else face_for(piece, weight))
    runs = []
    for face, group in groupby(zip(faces, pieces, strict=True), key=lambda pair: pair[0]):
        grouped = [piece for _, piece in group]
        text = "".join(grouped)
        if right_to_left or len(grouped) != len(text):
            runs.append(_shaped(text, typeface(face)))
        else:
            runs.append(Run(face, text, pdfmetrics.stringWidth(text, face, 1)))
    return runs[::-1] if right_to_left else runs


def _shaped(text: str, font: LetterFont) -> Run:
    """Join letters and place marks as the font asks for; the glyphs come in the order in which they are seen."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    shaper = font.hbFont(THOUSAND)
    uharfbuzz.shape(shaper, buffer)
    signs, data, width = "", [], 0.0
    for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        character = font.character_of(glyph.codepoint, place.x_advance)
        signs += chr(character)
        advance = font.pdfScale(place.x_advance)
        width += advance
        data.append(
            ShapeData(
                glyph.cluster,
                advance,
                font.pdfScale(place.y_advance),
                font.pdfScale(place.x_offset),
                font.pdfScale(place.y_offset),
                font.face.charWidths[character],
            )
        )
    return Run(font.fontName, ShapedStr(signs, shapeData=data), width / THOUSAND)
