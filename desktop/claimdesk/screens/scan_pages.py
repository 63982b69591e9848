"""Drawn pages of scans wait here for the screens: within 256 MiB, drawn ahead of need, the page wanted now first."""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from claimdesk.casework.attach_scan import case_has_scans, scan_content, scans_of_claim
from claimdesk.casework.scan_files import DrawingRoom

if TYPE_CHECKING:
    from claimdesk.casebook.scanned import ClaimScans, ScannedPage
    from claimdesk.casework.scan_files import Picture
    from claimdesk.errors import Told
    from claimdesk.screens.workplace import Workplace

MOST_PICTURES = 256 << 20
"""Bytes of drawn pages; the page that was looked at longest ago goes first."""

MOST_CONTENT = 64 << 20
"""Bytes of files of which more pages are to be drawn."""

PAGES_AHEAD = 8
"""Of a claim that is not open yet, so many pages are drawn."""


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page as it is painted; the image looks at `pixels` and does not hold them itself."""

    image: QImage
    pixels: bytes


class ScanPages(QObject):
    """Asks the drawing process for one page at a time, never on the thread of the windows."""

    drawn = Signal(object)
    """A `ScannedPage` is at hand now, or it is known why it cannot be drawn."""

    def __init__(self, workplace: Workplace, room: DrawingRoom | None = None) -> None:
        super().__init__(workplace)
        self._workplace = workplace
        self.room = room if room is not None else DrawingRoom()
        self._pictures: OrderedDict[ScannedPage, DrawnPage] = OrderedDict()
        self._troubles: dict[ScannedPage, Told] = {}
        self._contents: OrderedDict[str, bytes] = OrderedDict()
        self._order: deque[ScannedPage] = deque()
        self._at_work: ScannedPage | None = None

    @property
    def size(self) -> int:
        """Bytes of all drawn pages at hand."""
        return sum(len(page.pixels) for page in self._pictures.values())

    def image(self, page: ScannedPage) -> QImage | None:
        """Give a page that is at hand, 8-bit grey, and ask for one that is not ahead of all others."""
        drawn = self._pictures.get(page)
        if drawn is not None:
            self._pictures.move_to_end(page)
            return drawn.image
        if page not in self._troubles:
            self._ask(page, is_wanted_now=True)
        return None

    def ask_again(self, page: ScannedPage) -> None:
        """Forget why a page could not be drawn, and draw it as soon as it is wanted: somebody asks for it again."""
        self._troubles.pop(page, None)

    def trouble(self, page: ScannedPage) -> Told | None:
        """Give why a page cannot be drawn; None while nothing is known against it."""
        return self._troubles.get(page)

    def draw_ahead(self, claim: ClaimScans, *, first: int = 0, most: int = PAGES_AHEAD) -> None:
        """Draw pages of a claim when nothing else is to be drawn, from page `first` on and then those before it."""
        for at in (*range(first, claim.pages), *range(first))[:most]:
            page = claim.page_at(at)
            if page is not None and page not in self._pictures and page not in self._troubles:
                self._ask(page, is_wanted_now=False)

    def prefetch(self, claim_numbers: tuple[str, ...]) -> None:
        """Draw the first pages of claims that will be opened next."""
        zones = self._workplace.desk.settlement.zones
        for number in claim_numbers:
            self._workplace.do(
                partial(scans_of_claim, claim_number=number, zones=zones),
                owner=self,
                done=self.draw_ahead,
                failed=lambda _told: None,  # a claim that is gone needs no pages; who opens it is told
            )

    def warm_up(self) -> None:
        """Start the drawing process of a case that has scans, before the first page is wanted."""
        self._workplace.do(case_has_scans, owner=self, done=self._start, failed=lambda _told: None)

    def close(self) -> None:
        """End the drawing process."""
        self._order.clear()
        self.room.close()

    def _start(self, has_scans: bool) -> None:  # noqa: FBT001 - the answer of the verb
        if has_scans:
            self._workplace.jobs.run_drawing(
                self.room.start, owner=self, done=lambda _none: None, failed=lambda _told: None
            )

    def _ask(self, page: ScannedPage, *, is_wanted_now: bool) -> None:
        if page == self._at_work:
            return
        if page in self._order:
            if not is_wanted_now:
                return
            self._order.remove(page)
        if is_wanted_now:
            self._order.appendleft(page)
        else:
            self._order.append(page)
        self._go_on()

    def _go_on(self) -> None:
        if self._at_work is not None or not self._order:
            return
        page = self._at_work = self._order.popleft()
        content = self._contents.get(page.sha256)
        if content is not None:
            self._contents.move_to_end(page.sha256)
            self._draw(page, content)
            return
        self._workplace.do(
            partial(scan_content, sha256=page.sha256),
            owner=self,
            done=partial(self._keep_content, page),
            failed=partial(self._note_trouble, page),
        )

    def _keep_content(self, page: ScannedPage, content: bytes) -> None:
        self._contents[page.sha256] = content
        while len(self._contents) > 1 and sum(map(len, self._contents.values())) > MOST_CONTENT:
            self._contents.popitem(last=False)
        self._draw(page, content)

    def _draw(self, page: ScannedPage, content: bytes) -> None:
        self._workplace.jobs.run_drawing(
            partial(self.room.draw, page.sha256, content, page=page.page),
            owner=self,
            done=partial(self._keep_picture, page),
            failed=partial(self._note_trouble, page),
        )

    def _keep_picture(self, page: ScannedPage, picture: Picture) -> None:
        grey = QImage.Format.Format_Grayscale8
        image = QImage(picture.pixels, picture.width, picture.height, picture.width, grey)
        self._pictures[page] = DrawnPage(image, picture.pixels)
        while len(self._pictures) > 1 and self.size > MOST_PICTURES:
            self._pictures.popitem(last=False)
        self._finish(page)

    def _note_trouble(self, page: ScannedPage, told: Told) -> None:
        self._troubles[page] = told
        self._finish(page)

    def _finish(self, page: ScannedPage) -> None:
        self._at_work = None
        self.drawn.emit(page)
        self._go_on()
