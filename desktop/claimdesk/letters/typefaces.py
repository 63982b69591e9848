"""Every character of a letter is drawn by a font that ships with the program, or refused by its name."""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from claimdesk.assets import asset
from claimdesk.letters.trouble import CannotBePrinted

PRIVATE_USE = 0xE000
ARABIC_FORMS = (range(0xFB50, 0xFE00), range(0xFE70, 0xFF00))


class Weight(StrEnum):
    """How heavy a text of a letter is set."""

    REGULAR = "regular"
    MEDIUM = "medium"
    BOLD = "bold"
    ITALIC = "italic"


_HEBREW, _ARABIC, _CHINESE = "NotoSansHebrew-Regular", "NotoSansArabic-Regular", "DroidSansFallbackFull"
_OTHERS = (_HEBREW, _ARABIC, _CHINESE)
_BOLD_OTHERS = ("NotoSansHebrew-Bold", "NotoSansArabic-Bold", _CHINESE)

FACES = MappingProxyType(
    {
        Weight.REGULAR: ("InterTabular-Regular", *_OTHERS),
        Weight.MEDIUM: ("InterTabular-Medium", *_OTHERS),
        Weight.BOLD: ("InterTabular-SemiBold", *_BOLD_OTHERS),
        Weight.ITALIC: ("InterTabular-Italic", *_OTHERS),
    }
)
"""The fonts of each weight in the order in which they are asked for a character."""


class LetterFont(TTFont):  # type: ignore[misc] # reportlab ships no types
    """A shipped font whose text reads back as letters: a joined Arabic form is written down as the letters in it."""

    def character_of(self, glyph: int, advance: int) -> int:
        """Give a code that draws `glyph`; a glyph without a character gets the same private code in every document."""
        for code in self.face.glyphToChar.get(glyph, ()):
            return int(code)
        code = PRIVATE_USE + glyph
        self.face.charToGlyph[code] = glyph
        self.face.glyphToChar[glyph] = [code]
        self.face.charWidths[code] = self.pdfScale(advance)
        return code

    def addObjects(self, doc: Any) -> None:  # noqa: N802, ANN401 - reportlab's own names, no types
        """Add the subsets of this font to the document, each with the text that its codes stand for."""
        state = self.state[doc]
        names = tuple(f"{state.internalName}+{number}" for number in range(len(state.subsets)))
        super().addObjects(doc)
        for name, subset in zip(names, state.subsets, strict=True):
            entry = doc.idToObject["BasicFonts"].dict[name]
            stream = doc.idToObject[f"toUnicodeCMap:{entry.BaseFont}"]
            stream.content = _with_letters(stream.content, subset)


def _with_letters(character_map: str, subset: list[int]) -> str:
    for code, character in enumerate(subset):
        letters = read_as(character)
        if letters != chr(character):
            character_map = character_map.replace(
                f"<{code:02X}> <{character:04X}>\n", f"<{code:02X}> <{letters.encode('utf-16-be').hex().upper()}>\n"
            )
    return character_map


def read_as(character: int) -> str:
    """Give the letters that a glyph of this code stands for: an Arabic presentation form is its plain letters."""
    if any(character in forms for forms in ARABIC_FORMS):
        return unicodedata.normalize("NFKC", chr(character)).strip()
    return chr(character)


@cache
def typeface(name: str) -> LetterFont:
    """Give the shipped font `name`, known to reportlab under this name from then on.

    Raises:
        MissingAsset: the font is not in resources/fonts.
    """
    font = LetterFont(name, str(asset(f"fonts/{name}.ttf")))
    pdfmetrics.registerFont(font)
    return font


@lru_cache(maxsize=8192)
def face_for(cluster: str, weight: Weight) -> str:
    """Give the name of the first font that draws every character of `cluster`, a letter with its marks.

    Raises:
        CannotBePrinted: no font of this weight draws it; the sentence names the character.
    """
    for name in FACES[weight]:
        drawn = typeface(name).face.charToGlyph
        if all(ord(character) in drawn for character in cluster):
            return name
    undrawn = next((sign for sign in cluster if not _is_drawn(sign, weight)), cluster[-1])
    raise CannotBePrinted(
        f"no font of the letters can draw {character_name(undrawn)}",
        "Key the text that holds it without this character.",
    )


def _is_drawn(character: str, weight: Weight) -> bool:
    return any(ord(character) in typeface(name).face.charToGlyph for name in FACES[weight])


def character_name(character: str) -> str:
    """Give the code and the Unicode name of a character, such as `U+1F600 GRINNING FACE`."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'a character without a name')}"
