"""A part of a scanned page on the screen: cropped from the picture at hand, with the zone of the field outlined."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from claimdesk.casebook.scanned import WHOLE, Zone, zone_between
from claimdesk.screens import theme

if TYPE_CHECKING:
    from claimdesk.screens.claim_pages import ClaimPages

ZOOM_STEP = 1.25
LEAST_ZOOM, MOST_ZOOM = 0.25, 8.0
PAN_PIXELS = 60
OUTLINE = 2
HALF = 0.5
LEAST_DRAG = 4
"""Pixels that the mouse moves before a click is a drag."""

_CONTRASTS = (1.0, 1.8, 3.2)
_MIDDLE, _PAPER = 128, 255
_LIGHTER = 40
"""Faint pencil and grey ground part at this much above the middle."""


@dataclass(frozen=True, slots=True)
class Tone:
    """How the grey of a page is shown: one of three contrasts, and dark for light."""

    contrast: int = 0
    is_inverted: bool = False

    def stronger(self) -> Tone:
        """Give the next contrast; after the strongest the page as it was scanned."""
        return replace(self, contrast=(self.contrast + 1) % len(_CONTRASTS))

    def inverted(self) -> Tone:
        """Give dark for light, or back."""
        return replace(self, is_inverted=not self.is_inverted)

    def table(self) -> bytes:
        """Give what each of the 256 greys is shown as."""
        factor = _CONTRASTS[self.contrast]
        middle = _MIDDLE + (_LIGHTER if self.contrast else 0)
        greys = (max(0, min(_PAPER, int((grey - middle) * factor + middle))) for grey in range(_PAPER + 1))
        return bytes(_PAPER - grey if self.is_inverted else grey for grey in greys)

    def on(self, image: QImage) -> QImage:
        """Give an image of 8-bit grey in this tone."""
        if self == Tone():
            return image
        toned = bytes(image.constBits()).translate(self.table())
        grey = QImage.Format.Format_Grayscale8
        return QImage(toned, image.width(), image.height(), image.bytesPerLine(), grey).copy()


class PageCanvas(QWidget):
    """Shows a page around a point of it; how large is decided by `base_scale` and the zoom of the person."""

    marked = Signal(object)
    """A `Zone` that somebody clicked or dragged with the mouse."""

    def __init__(self, pages: ClaimPages, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.pages = pages
        self.page = 0
        self.zone: Zone | None = None
        self.tone = Tone()
        self.is_zone_open = False
        """Whether the zone is being moved, and is outlined so."""
        self._zoom = 1.0
        self._centre = QPointF(0.5, 0.0)
        self._pressed: QPoint | None = None
        self._dragged: QPoint | None = None
        pages.redrawn.connect(self._show_redrawn)
        pages.changed.connect(self.update)

    def base_scale(self, image: QImage) -> float:
        """Give how many logical pixels a pixel of the image takes before the person zooms: the width fits."""
        return self.width() / max(1, image.width())

    def show_zone(self, zone: Zone | None) -> None:
        """Outline a zone and bring it into the middle, on whatever page it lies; None leaves the page where it is."""
        self.zone = zone
        if zone is not None:
            self.page = zone.page
            self._centre = QPointF((zone.x + zone.width / 2) / WHOLE, (zone.y + zone.height / 2) / WHOLE)
        self.update()

    def turn_to(self, page: int) -> None:
        """Show another page from its top; the outline stays on its own page."""
        self.page = max(0, min(page, self.pages.count - 1))
        self._centre = QPointF(0.5, 0.0)
        self.update()

    def zoom(self, steps: int) -> None:
        """Zoom in by steps, out by steps below 0, and with 0 back to where it began."""
        wanted = self._zoom * ZOOM_STEP**steps if steps else 1.0
        self._zoom = max(LEAST_ZOOM, min(MOST_ZOOM, wanted))
        self.update()

    def pan(self, right: int, down: int) -> None:
        """Look further right and down, by steps."""
        image = self.pages.image(self.page)
        if image is None:
            return
        shown = self._shown(image)
        step = PAN_PIXELS / self._scale(image)
        x = (shown.center().x() + right * step) / image.width()
        y = (shown.center().y() + down * step) / image.height()
        self._centre = QPointF(max(0.0, min(x, 1.0)), max(0.0, min(y, 1.0)))
        self.update()

    def show_tone(self, tone: Tone) -> None:
        """Show the page in another tone."""
        self.tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        """As large as there is room."""
        return QSize(420, 400)

    def seen(self) -> Zone | None:
        """Give the part of the page that is on show; None while there is no picture."""
        image = self.pages.image(self.page)
        if image is None:
            return None
        shown = self._shown(image)
        width, height = image.width(), image.height()
        return zone_between(
            self.page,
            (int(shown.left() / width * WHOLE), int(shown.top() / height * WHOLE)),
            (int(shown.right() / width * WHOLE), int(shown.bottom() / height * WHOLE)),
        )

    def outline(self) -> QRectF | None:
        """Give where the outlined zone lies on this widget; None where its page is not on show."""
        image = self.pages.image(self.page)
        zone = self.zone
        if image is None or zone is None or zone.page != self.page:
            return None
        return self._on_widget(zone, image)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the part of the page, or the sentence of why there is none."""
        painter = QPainter(self)
        image = self.pages.image(self.page)
        if image is None:
            self._paint_words(painter)
            return
        shown = self._shown(image)
        ratio = self.devicePixelRatioF()
        scale = self._scale(image)
        target = QRectF(
            (self.width() - shown.width() * scale) / 2 if shown.width() * scale < self.width() else 0,
            0,
            shown.width() * scale,
            shown.height() * scale,
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(target, self.tone.on(_reduced(image.copy(shown.toRect()), scale * ratio)))
        self._paint_outline(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to mark a place of the page."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = self._dragged = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what is being marked."""
        if self._pressed is not None:
            self._dragged = event.position().toPoint()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Mark what was dragged over, or around a click as much as the zone of the field covers."""
        pressed, self._pressed, self._dragged = self._pressed, None, None
        image = self.pages.image(self.page)
        if pressed is None or image is None:
            return
        released = event.position().toPoint()
        first, last = self._on_page(pressed, image), self._on_page(released, image)
        if (released - pressed).manhattanLength() < LEAST_DRAG:
            wide, high = (self.zone.width, self.zone.height) if self.zone is not None else (2_000, 300)
            first, last = (first[0] - wide // 2, first[1] - high // 2), (first[0] + wide // 2, first[1] + high // 2)
        self.marked.emit(zone_between(self.page, first, last))
        self.update()

    def _scale(self, image: QImage) -> float:
        return self.base_scale(image) * self._zoom

    def _shown(self, image: QImage) -> QRectF:
        """Give the part of the image that is on show, in its pixels."""
        scale = self._scale(image)
        width, height = min(image.width(), self.width() / scale), min(image.height(), self.height() / scale)
        left = max(0.0, min(self._centre.x() * image.width() - width / 2, image.width() - width))
        top = max(0.0, min(self._centre.y() * image.height() - height / 2, image.height() - height))
        return QRectF(left, top, width, height)

    def _margin(self, image: QImage) -> float:
        return max(0.0, (self.width() - self._shown(image).width() * self._scale(image)) / 2)

    def _on_widget(self, zone: Zone, image: QImage) -> QRectF:
        shown, scale, margin = self._shown(image), self._scale(image), self._margin(image)
        return QRectF(
            margin + (zone.x / WHOLE * image.width() - shown.left()) * scale,
            (zone.y / WHOLE * image.height() - shown.top()) * scale,
            zone.width / WHOLE * image.width() * scale,
            zone.height / WHOLE * image.height() * scale,
        )

    def _on_page(self, point: QPoint, image: QImage) -> tuple[int, int]:
        shown, scale, margin = self._shown(image), self._scale(image), self._margin(image)
        x = (shown.left() + (point.x() - margin) / scale) / image.width()
        y = (shown.top() + point.y() / scale) / image.height()
        return (int(x * WHOLE), int(y * WHOLE))

    def _paint_words(self, painter: QPainter) -> None:
        told = self.pages.trouble(self.page)
        words = f"{told.sentence} {told.remedy}" if told is not None else f"Page {self.page + 1} is being drawn"
        painter.setPen(theme.colour("caution" if told is not None else "quiet"))
        painter.drawText(self.rect().adjusted(16, 8, -16, -8), int(_CENTRED), words)

    def _paint_outline(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = self.outline()
        if outline is not None:
            around = outline.adjusted(-OUTLINE, -OUTLINE, OUTLINE, OUTLINE)
            pen = QPen(_OPEN_ZONE if self.is_zone_open else _ZONE, OUTLINE + int(self.is_zone_open))
            pen.setStyle(Qt.PenStyle.DashLine if self.is_zone_open else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.drawRoundedRect(around, 3, 3)
        if self._pressed is not None and self._dragged is not None:
            painter.setPen(QPen(_OPEN_ZONE, OUTLINE, Qt.PenStyle.DashLine))
            painter.drawRect(QRect(self._pressed, self._dragged).normalized())

    def _show_redrawn(self, page: int) -> None:
        if page == self.page:
            self.update()


def _reduced(part: QImage, scale: float) -> QImage:
    """Give a part of a page small enough to be painted without losing thin lines: the painter halves well, no more."""
    if scale >= HALF:
        return part
    wanted = QSize(max(1, round(part.width() * scale)), max(1, round(part.height() * scale)))
    smooth = Qt.TransformationMode.SmoothTransformation
    small = part.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    return small.convertToFormat(QImage.Format.Format_Grayscale8)


_CENTRED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_ZONE, _OPEN_ZONE = QColor("#2F6BD0"), QColor("#C2410C")
"""Paper is light in both schemes, so what is drawn on it keeps its colours."""
