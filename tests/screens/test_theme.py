"""Two schemes of tokens, readable by contrast, on one palette and one style sheet."""

from __future__ import annotations

import re
from dataclasses import asdict, fields

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QPalette, QTextLayout
from PySide6.QtWidgets import QApplication

from claimdesk.assets import asset
from claimdesk.screens import theme as themes
from claimdesk.screens.theme import DARK, LIGHT, Scheme, Theme, Tokens

GROUNDS = ("surface", "raised", "hover", "selection")
FIGURE_GROUNDS = ("surface", "raised", "hover", "selection", "caution_soft")


def luminance(colour: str) -> float:
    """Give the relative luminance of WCAG 2.1."""
    shade = QColor(colour)
    return 0.2126 * linear(shade.redF()) + 0.7152 * linear(shade.greenF()) + 0.0722 * linear(shade.blueF())


def linear(part: float) -> float:
    """Take the gamma of sRGB out of one channel from 0 to 1."""
    exact: float = part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
    return exact


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of WCAG 2.1."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_that_of_the_guidelines() -> None:
    """Black on white is 21 to 1, a colour on itself 1 to 1; #767676 on white is the known edge of 4.54."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#123456", "#123456") == pytest.approx(1)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("words", ["text", "quiet", "accent", "good", "caution", "wrong"])
def test_words_can_be_read_on_every_ground(tokens: Tokens, ground: str, words: str) -> None:
    """At least 4.5 to 1."""
    assert contrast(getattr(tokens, words), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", FIGURE_GROUNDS)
def test_figures_can_be_read_with_ease(tokens: Tokens, ground: str) -> None:
    """Keyed figures stand at least 7 to 1 on whatever is behind them."""
    assert contrast(tokens.text, getattr(tokens, ground)) >= 7


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("tone", ["good", "caution", "wrong", "accent"])
def test_a_chip_can_be_read_on_its_own_ground(tokens: Tokens, tone: str) -> None:
    """Each tone on its soft ground, and the words of a primary button on the accent."""
    assert contrast(getattr(tokens, tone), getattr(tokens, f"{tone}_soft")) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent_pressed) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_focus_ring_can_be_seen(tokens: Tokens) -> None:
    """At least 3 to 1 against what is around it."""
    assert contrast(tokens.focus, tokens.surface) >= 3
    assert contrast(tokens.focus, tokens.raised) >= 3


def test_the_sheet_uses_every_word_that_it_names() -> None:
    """A word after a dollar sign is a token, in the sheet of either scheme."""
    sheet = asset("screens/style.qss").read_text(encoding="utf-8")
    assert set(re.findall(r"\$(\w+)", sheet)) <= {field.name for field in fields(Tokens)}


def test_both_schemes_have_colours_of_their_own() -> None:
    """No token of one scheme is left over in the other."""
    light, dark = asdict(LIGHT), asdict(DARK)
    assert [name for name in light if light[name] == dark[name]] == []


def test_choosing_a_scheme_changes_palette_and_tokens(theme: Theme, qapp: QApplication) -> None:
    """Dark on demand, light again, and what the desktop says otherwise."""
    theme.choose(Scheme.DARK)
    assert themes.tokens() == DARK
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(DARK.raised)
    assert DARK.focus in qapp.styleSheet()
    theme.choose(Scheme.LIGHT)
    assert themes.tokens() == LIGHT
    theme.choose(Scheme.SYSTEM)
    assert themes.tokens() in {LIGHT, DARK}


def test_the_font_of_the_house_is_there_and_its_figures_are_tabular(theme: Theme) -> None:
    """Every figure is as wide as every other, in fields and in headers."""
    assert theme.scheme is Scheme.LIGHT
    for font in (themes.body_font(), themes.label_font(), themes.header_font()):
        assert QFontInfo(font).family() == themes.FAMILY
        assert len({QFontMetrics(font).horizontalAdvance(figure) for figure in "0123456789"}) == 1


@pytest.mark.parametrize(
    "name",
    [
        "Nguy\u1ec5n",
        "\u0394\u03b7\u03bc\u03ac\u03b4\u03b7\u03c2",
        "\u738b\u5c0f\u660e",
        "\u05e9\u05dc\u05d5\u05dd",
        "\u0645\u062d\u0645\u062f",
    ],
)
def test_a_name_of_any_script_has_its_letters(theme: Theme, name: str) -> None:
    """No letter is drawn as an empty box, with the fonts that ship alone."""
    assert theme.scheme is Scheme.LIGHT
    layout = QTextLayout(name, themes.body_font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    assert {run.rawFont().familyName() for run in runs} <= set(themes.body_font().families())
    assert all(0 not in run.glyphIndexes() for run in runs)


def test_an_icon_is_drawn_in_the_colour_of_its_token_at_every_density(theme: Theme) -> None:
    """Twice the pixels on a screen of double density; the strokes have the colour of the token."""
    assert theme.scheme is Scheme.LIGHT
    pixmap = themes.icon_pixmap("check", 16, tone="good", ratio=2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (32, 2.0)
    image = pixmap.toImage()
    colours = {
        image.pixelColor(x, y).name().upper()
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colours == {LIGHT.good}
    assert not themes.icon("check", 20).isNull()
