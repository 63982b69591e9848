"""Every colour, font and icon of the screens comes from here, as tokens of two schemes for one style sheet."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from html import escape
from string import Template

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QIcon, QPainter, QPalette, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from claimdesk.assets import asset

FAMILY = "Inter Tabular"
_FAMILIES_OF_OTHER_SCRIPTS = ("Noto Sans Arabic", "Noto Sans Hebrew", "Droid Sans Fallback")
"""A machine may have no fonts of its own, and a name may be in any script."""
_FONT_FILES = tuple(
    f"fonts/{name}.ttf"
    for name in (
        "InterTabular-Regular",
        "InterTabular-Medium",
        "InterTabular-SemiBold",
        "InterTabular-Bold",
        "InterTabular-Italic",
        "NotoSansArabic-Regular",
        "NotoSansHebrew-Regular",
        "DroidSansFallbackFull",
    )
)
BODY_PIXELS, LABEL_PIXELS, FOOTER_PIXELS, HEADER_PIXELS = 13, 11, 15, 20
_MIDDLE_LIGHTNESS = 128
_DISABLED_OPACITY = 0.4


class Scheme(StrEnum):
    """Which of the two schemes is shown; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one scheme by what they are for; `_soft` are grounds under the colour of the same name."""

    surface: str
    raised: str
    line: str
    edge: str
    hover: str
    selection: str
    text: str
    quiet: str
    accent: str
    accent_pressed: str
    on_accent: str
    accent_soft: str
    good: str
    good_soft: str
    caution: str
    caution_soft: str
    wrong: str
    wrong_soft: str
    focus: str


LIGHT = Tokens(
    surface="#F4F6F9",
    raised="#FFFFFF",
    line="#DDE2E9",
    edge="#B7C0CC",
    hover="#ECF0F6",
    selection="#D3E2FC",
    text="#12161C",
    quiet="#56606E",
    accent="#1D4691",
    accent_pressed="#163670",
    on_accent="#FFFFFF",
    accent_soft="#E3EBFA",
    good="#17663A",
    good_soft="#E0F2E7",
    caution="#845000",
    caution_soft="#FBEFD8",
    wrong="#A8231B",
    wrong_soft="#FBE5E3",
    focus="#2F6BD0",
)
DARK = Tokens(
    surface="#14171C",
    raised="#1B1F26",
    line="#2C323C",
    edge="#495363",
    hover="#232932",
    selection="#274272",
    text="#EDF0F5",
    quiet="#A7B1BF",
    accent="#9ABDFF",
    accent_pressed="#B6CFFF",
    on_accent="#0D1830",
    accent_soft="#1D2B47",
    good="#82D6A4",
    good_soft="#183024",
    caution="#F2BB66",
    caution_soft="#372A14",
    wrong="#FF9F97",
    wrong_soft="#3B201F",
    focus="#74A6FF",
)


class Theme(QObject):
    """Dresses the application in a scheme, and follows the desktop's while none is chosen.

    Held by whoever makes the application; `choose` may be called at any time.
    """

    def __init__(self, application: QApplication, *, scheme: Scheme = Scheme.SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        self._scheme = scheme
        for name in _FONT_FILES:
            QFontDatabase.addApplicationFont(str(asset(name)))
        application.setStyle("Fusion")
        application.setFont(body_font())
        self._sheet = Template(asset("screens/style.qss").read_text(encoding="utf-8"))
        application.styleHints().colorSchemeChanged.connect(self._dress)
        self._dress()

    @property
    def scheme(self) -> Scheme:
        """What was chosen."""
        return self._scheme

    @property
    def is_dark(self) -> bool:
        """Whether the dark scheme is shown now, chosen or followed."""
        follows = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._scheme is Scheme.DARK or (self._scheme is Scheme.SYSTEM and follows)

    def choose(self, scheme: Scheme) -> None:
        """Show the light or the dark scheme, or follow the desktop."""
        self._scheme = scheme
        self._dress()

    def _dress(self) -> None:
        shown = DARK if self.is_dark else LIGHT
        self._application.setPalette(palette_of(shown))
        self._application.setStyleSheet(self._sheet.substitute(asdict(shown)))


def tokens() -> Tokens:
    """Give the colours of the scheme that is shown now."""
    window = QApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if window.lightness() < _MIDDLE_LIGHTNESS else LIGHT


def colour(name: str) -> QColor:
    """Give the colour of a token, such as `quiet`, in the scheme that is shown now."""
    return QColor(getattr(tokens(), name))


def palette_of(shown: Tokens) -> QPalette:
    """Give Qt's palette of a scheme."""
    palette = QPalette()
    role = QPalette.ColorRole
    for each, value in (
        (role.Window, shown.surface),
        (role.WindowText, shown.text),
        (role.Base, shown.raised),
        (role.AlternateBase, shown.surface),
        (role.Text, shown.text),
        (role.PlaceholderText, shown.quiet),
        (role.Button, shown.raised),
        (role.ButtonText, shown.text),
        (role.BrightText, shown.wrong),
        (role.Highlight, shown.selection),
        (role.HighlightedText, shown.text),
        (role.Accent, shown.accent),
        (role.Link, shown.accent),
        (role.LinkVisited, shown.accent),
        (role.ToolTipBase, shown.raised),
        (role.ToolTipText, shown.text),
        (role.Light, shown.raised),
        (role.Midlight, shown.hover),
        (role.Mid, shown.line),
        (role.Dark, shown.edge),
        (role.Shadow, shown.edge),
    ):
        palette.setColor(each, QColor(value))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(shown.quiet))
    return palette


def font(pixels: int, *, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Give the family of the house at a size in pixels; its figures are tabular without a feature of the font."""
    made = QFont([FAMILY, *_FAMILIES_OF_OTHER_SCRIPTS])
    made.setPixelSize(pixels)
    made.setWeight(weight)
    return made


def body_font() -> QFont:
    """Give the font of fields and lists."""
    return font(BODY_PIXELS)


def label_font() -> QFont:
    """Give the font of the words above and below a field."""
    return font(LABEL_PIXELS)


def header_font() -> QFont:
    """Give the font of a header strip."""
    return font(HEADER_PIXELS, weight=QFont.Weight.DemiBold)


def plain_tip(words: str) -> str:
    """Give a tool tip that shows words as they are: Qt would take markup in a claimant's name for its own."""
    return f"<qt>{escape(words).replace(chr(10), '<br>')}</qt>" if words else ""


def text_metrics() -> QFontMetrics:
    """Give the measures of the font of fields and lists."""
    return QFontMetrics(body_font())


def icon_pixmap(name: str, size: int, *, tone: str = "text", ratio: float = 1.0) -> QPixmap:
    """Draw an icon of resources/icons in the colour of a token, `size` in device-independent pixels."""
    shade = colour(tone).name()
    key = f"icon/{name}/{size}/{shade}/{ratio}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    drawing = asset(f"icons/{name}.svg").read_text(encoding="utf-8").replace("currentColor", shade)
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, pixmap)
    return pixmap


def icon(name: str, size: int = 16, *, tone: str = "text") -> QIcon:
    """Give an icon in the colour of a token for screens of single and double density; quieter while disabled."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(icon_pixmap(name, size, tone=tone, ratio=ratio), QIcon.Mode.Normal)
        faded = QPixmap(icon_pixmap(name, size, tone=tone, ratio=ratio).size())
        faded.fill(Qt.GlobalColor.transparent)
        painter = QPainter(faded)
        painter.setOpacity(_DISABLED_OPACITY)
        painter.drawPixmap(faded.rect(), icon_pixmap(name, size, tone=tone, ratio=ratio))
        painter.end()
        faded.setDevicePixelRatio(ratio)
        made.addPixmap(faded, QIcon.Mode.Disabled)
    return made
