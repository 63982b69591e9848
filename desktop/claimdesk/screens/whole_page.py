"""The whole page beside the form: as large as fits at first, then as the person zooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from claimdesk.screens.page_canvas import PageCanvas

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from claimdesk.screens.claim_pages import ClaimPages

LEAST_WIDTH = 360


class WholePage(PageCanvas):
    """A page of which all is to be seen."""

    def __init__(self, pages: ClaimPages, *, parent: QWidget) -> None:
        super().__init__(pages, parent=parent)
        self.setObjectName("scan_page")
        self.setAccessibleName("The whole page of the scan")
        self.setMinimumWidth(LEAST_WIDTH)

    def sizeHint(self) -> QSize:
        """Wide enough to read print at the height of a window."""
        return QSize(560, 720)

    def base_scale(self, image: QImage) -> float:
        """The whole page fits."""
        return min(self.width() / max(1, image.width()), self.height() / max(1, image.height()))
