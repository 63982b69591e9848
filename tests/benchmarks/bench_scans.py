"""The strip of the active field comes from the picture at hand; drawing a page is never in the path of a key."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from table import Row

from claimdesk.app import Office, start_application
from claimdesk.casework.attach_scan import attach_scan
from claimdesk.casework.open_case import open_case
from claimdesk.casework.reference import load_settlement, load_wording
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.sample_scans import write_sample_scans
from claimdesk.screens.claim_pages import ClaimPages
from claimdesk.screens.scan_strip import STRIP_HEIGHT, ScanStrip

STRIP_WIDTH = 800
TIMES = 200
CLAIMS = 20
PLACES = ("tin", "address.street", "schedule.purchases[0].price", "schedule.sales[3].total", "release.printed_name")


def measure() -> tuple[Row, ...]:
    """Attach a sample paper to claims, and measure the strip beside a bare crop of the same picture."""
    application = start_application()
    settlement = load_settlement("sonus-2004")
    with tempfile.TemporaryDirectory() as folder:
        desk = open_case(Path(folder) / "case", settlement=settlement, wording=load_wording())
        office = Office(application, desk)
        try:
            (sample,) = write_sample_scans(Path(folder) / "scans", settlement, numbers=(3,))
            numbers = _attached(office, sample.files[0].read_bytes(), Path(folder))
            return (*_strips(office, numbers[0]), *_first_strips(office, numbers))
        finally:
            office.close()


def _attached(office: Office, content: bytes, folder: Path) -> tuple[str, ...]:
    """Attach the paper to as many claims, each time as another file: what follows the end of a TIFF is not read."""
    numbers = []
    for at in range(CLAIMS):
        path = folder / f"paper-{at}.tif"
        path.write_bytes(content + bytes([at]) * 4)
        number = register_claim(office.desk).claim.claim_number
        attach_scan(office.desk, office.workplace.scans.room.read(path), claim_number=number)
        numbers.append(number)
    return tuple(numbers)


def _strips(office: Office, number: str) -> tuple[Row, ...]:
    """Measure a strip that is at hand, against a crop and a paint without anything of ours."""
    holder = QWidget()
    pages = ClaimPages(office.workplace, parent=holder)
    strip = ScanStrip(pages, parent=holder)
    strip.resize(STRIP_WIDTH, STRIP_HEIGHT)
    pages.show_claim(number)
    _until(lambda: pages.count > 0 and all(pages.image(at) is not None for at in range(pages.count)))
    picture = pages.image(3)
    target = QImage(STRIP_WIDTH, STRIP_HEIGHT, QImage.Format.Format_RGB32)
    if picture is None:
        message = "the page was drawn and is gone"
        raise RuntimeError(message)

    def show(at: int) -> None:
        strip.show_path(PLACES[at % len(PLACES)])
        strip.render(target)

    def turn(at: int) -> None:
        strip.turn_to(at % pages.count)
        strip.render(target)

    ours, bare = [], []
    for at in range(TIMES):
        ours.append(_milliseconds(partial(show, at)))
        bare.append(_milliseconds(partial(_bare, picture, target)))
    turned = [_milliseconds(partial(turn, at)) for at in range(TIMES)]
    holder.deleteLater()
    return (
        Row(
            name="strip of a field, page at hand (median)",
            measured=median(ours),
            reference=median(bare),
            unit="ms",
            limit=6.0,
            goal="under 5 ms",
        ),
        Row(name="strip of a field, page at hand (p99)", measured=_percentile(ours, 99), unit="ms", goal="under 5 ms"),
        Row(name="another page in the strip (p99)", measured=_percentile(turned, 99), unit="ms", goal="under 5 ms"),
    )


def _first_strips(office: Office, numbers: tuple[str, ...]) -> tuple[Row, ...]:
    """Measure from asking for a claim to its first strip, with its pages fetched ahead, and without."""
    half = len(numbers) // 2
    office.workplace.scans.prefetch(numbers[1:half])
    _until(lambda: len(office.workplace.scans._pictures) >= 7 * half)
    ahead = [_milliseconds(partial(_first_strip, office, number)) for number in numbers[1:half]]
    cold = [_milliseconds(partial(_first_strip, office, number)) for number in numbers[half:]]
    return (
        Row(
            name="first strip, fetched ahead (p95)", measured=_percentile(ahead, 95), unit="ms", goal="p95 under 30 ms"
        ),
        Row(name="first strip, cold (median)", measured=median(cold), unit="ms", goal="under 250 ms"),
    )


def _first_strip(office: Office, number: str) -> None:
    holder = QWidget()
    pages = ClaimPages(office.workplace, parent=holder)
    strip = ScanStrip(pages, parent=holder)
    strip.resize(STRIP_WIDTH, STRIP_HEIGHT)
    strip.show_path("dcn")
    pages.show_claim(number)
    _until(lambda: pages.count > 0 and pages.image(strip.page) is not None)
    strip.render(QImage(STRIP_WIDTH, STRIP_HEIGHT, QImage.Format.Format_RGB32))
    holder.deleteLater()


def _bare(picture: QImage, target: QImage) -> None:
    painter = QPainter(target)
    painter.drawImage(0, 0, picture.copy(200, 400, STRIP_WIDTH, STRIP_HEIGHT))
    painter.end()


def _milliseconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _percentile(times: list[float], percent: int) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def _until(is_so: Callable[[], bool]) -> None:
    patience = time.monotonic() + 120
    while not is_so():
        if time.monotonic() > patience:
            message = "waited in vain for a page"
            raise RuntimeError(message)
        QApplication.processEvents()
        QTest.qWait(1)
