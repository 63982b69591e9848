"""The fonts that ship can be embedded in a PDF, set figures in columns, and hold every script that a name may have."""

from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFace

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
FILES = sorted(FONTS.glob("*.ttf"))
FAMILY = [path for path in FILES if path.stem.startswith("InterTabular")]
SCRIPTS = (
    ("InterTabular-Regular", "Polish", "Łódź Żółć Śniadecka"),
    ("InterTabular-Regular", "Greek", "Αθήνα Ώρα"),
    ("InterTabular-Regular", "Cyrillic", "Щёкин Їжак"),
    ("InterTabular-Regular", "Vietnamese", "Nguyễn Thị Phượng Đỗ"),
    ("NotoSansArabic-Regular", "Arabic", "محمد الأحمد"),
    ("NotoSansHebrew-Regular", "Hebrew", "שרה לוי"),
    ("DroidSansFallbackFull", "Chinese", "王小明國陈麗"),
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_font_has_outlines_that_a_pdf_can_embed(path: Path) -> None:
    """A file with CFF outlines begins with OTTO and cannot be embedded by the writer of the letters."""
    assert path.read_bytes()[:4] != b"OTTO"
    assert TTFontFace(str(path)).charToGlyph


@pytest.mark.parametrize("path", FAMILY, ids=lambda path: path.stem)
def test_every_figure_is_as_wide_as_the_others(path: Path) -> None:
    """Columns of figures line up without asking the text engine for a feature."""
    face = TTFontFace(str(path))
    assert len({face.charWidths[ord(digit)] for digit in "0123456789"}) == 1


@pytest.mark.parametrize(("font", "script", "name"), SCRIPTS, ids=[script for _, script, _ in SCRIPTS])
def test_the_fonts_hold_a_name_of_every_script(font: str, script: str, name: str) -> None:
    """A missing glyph would print a box on a letter."""
    face = TTFontFace(str(FONTS / f"{font}.ttf"))
    missing = [character for character in name if character != " " and ord(character) not in face.charToGlyph]
    assert missing == [], script


def test_every_font_has_its_licence_beside_it() -> None:
    """Each family is shipped under terms that must be shipped with it."""
    licences = [path.name.removesuffix("-LICENSE.txt") for path in FONTS.glob("*-LICENSE.txt")]
    assert [path.name for path in FILES if not path.name.startswith(tuple(licences))] == []
