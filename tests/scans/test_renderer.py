"""Pages are drawn in a process of their own, which may die of them while the program goes on."""

from __future__ import annotations

import io
import os
import signal
import sys
import time
from collections.abc import Iterator
from hashlib import sha256

import pytest
from pictures_of_paper import file_of, huge_png, page, pdf_of
from PIL import Image, ImageChops
from pypdf import PdfReader, PdfWriter

from claimdesk.scans.renderer import DIED, Renderer, UnreadableScanError
from claimdesk.scans.straighten import skew_of

SLOW = b"0 0 600 700 re W n " + b"0.1 0.9 0.2 rg 0 0 612 792 re f* " * 200_000
"""A content stream of 7 MB that packs into some kilobytes and fills the page two hundred thousand times."""


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    """Give a renderer with the limits of the program, closed at the end."""
    made = Renderer()
    yield made
    made.close()


def look(renderer: Renderer, content: bytes) -> int:
    """Look at a file under its SHA-256."""
    return renderer.look(sha256(content).hexdigest(), content)


def why_not(renderer: Renderer, content: bytes) -> str:
    """Give the words with which a file is refused."""
    with pytest.raises(UnreadableScanError) as refused:
        look(renderer, content)
    return str(refused.value)


def drawn(renderer: Renderer, content: bytes, *, at: int = 0) -> Image.Image:
    """Draw a page."""
    grey = renderer.draw(sha256(content).hexdigest(), content, page=at)
    return Image.frombytes("L", (grey.width, grey.height), grey.pixels)


def grey_at(picture: Image.Image, x: int, y: int) -> int:
    """Give how light a dot of a grey picture is, 255 for paper."""
    return picture.tobytes()[y * picture.width + x]


@pytest.mark.parametrize("kind", ["PDF", "TIFF", "PNG", "JPEG"])
def test_a_page_of_every_kind_is_drawn_in_grey(renderer: Renderer, kind: str) -> None:
    """The mark stands in the upper left corner, the other corners are paper; the longer side has its usual length."""
    content = file_of(page(size=(1700, 2200)), kind)
    assert look(renderer, content) == 1
    picture = drawn(renderer, content)
    assert max(picture.size) == 2200
    assert grey_at(picture, 20, 20) < 60
    assert grey_at(picture, picture.width - 20, 20) > 200
    assert grey_at(picture, 20, picture.height - 20) > 200


@pytest.mark.parametrize("kind", ["PDF", "TIFF"])
def test_each_page_of_several_is_drawn(renderer: Renderer, kind: str) -> None:
    """The third page of three is another one than the first."""
    content = file_of(page(), kind, page(lines=3), page(lines=30))
    assert look(renderer, content) == 3
    ink = [sum(ImageChops.invert(drawn(renderer, content, at=at)).histogram()[128:]) for at in range(3)]
    assert ink[1] < ink[0] < ink[2]


def test_a_photograph_lies_as_its_exif_says(renderer: Renderer) -> None:
    """Orientation 6: the camera was turned, and the mark that is upper left in the file belongs upper right."""
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = drawn(renderer, file_of(page(), "JPEG", exif=exif))
    assert picture.width > picture.height
    assert grey_at(picture, picture.width - 10, 10) < 60
    assert grey_at(picture, 10, 10) > 200


@pytest.mark.parametrize("degrees", [-3.2, -0.8, 1.4, 3.6])
def test_a_page_that_lies_askew_is_straightened(renderer: Renderer, degrees: float) -> None:
    """What was turned by some degrees lies level to within a fifth of a degree."""
    picture = page(size=(1700, 2200)).rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)
    assert abs(skew_of(drawn(renderer, file_of(picture, "PNG")))) <= 0.2


def test_transparency_is_paper_and_deep_grey_is_not_black(renderer: Renderer) -> None:
    """A PNG without a ground is drawn on white; a TIFF of 16 bits keeps its middle grey in the middle."""
    clear = Image.new("RGBA", (300, 400), (0, 0, 0, 0))
    assert drawn(renderer, file_of(clear, "PNG")).getextrema() == (255, 255)
    deep = Image.new("I;16", (300, 400), 128 * 256)
    assert drawn(renderer, file_of(deep, "TIFF")).getextrema() == (128, 128)


def test_a_picture_of_sixty_thousand_by_sixty_thousand_is_not_decoded(renderer: Renderer) -> None:
    """The head of the file says its size, and that is enough to refuse it."""
    assert "60,000 x 60,000" in why_not(renderer, huge_png(60_000, 60_000))
    assert "torn" in why_not(renderer, huge_png(10_000, 10_000))


@pytest.mark.skipif(sys.platform != "linux", reason="the system keeps no such limit")
def test_a_picture_that_wants_too_much_memory_is_refused(renderer: Renderer) -> None:
    """A hundred million dots in colour would take more than the drawing process may have."""
    large = file_of(Image.new("RGB", (9_999, 9_999)), "PNG", compress_level=1)
    assert why_not(renderer, large) == "needs more than 512 MiB of memory to be drawn"
    assert look(renderer, file_of(page(), "PNG")) == 1


def test_torn_files_are_refused(renderer: Renderer) -> None:
    """Each kind cut in its middle, a PDF without its end, and a folder's worth of nothing."""
    for kind in ("PDF", "TIFF", "PNG", "JPEG"):
        noise = Image.effect_noise((400, 500), 90)
        whole = file_of(noise, kind)
        assert "torn" in why_not(renderer, whole[: len(whole) // 2]), kind
    assert "no PDF" in why_not(renderer, b"MZ\x90\0 a program that is named 0001.pdf")
    assert "no PDF" in why_not(renderer, b"<html>")


def test_a_locked_an_empty_and_an_endless_pdf_are_refused(renderer: Renderer) -> None:
    """A password, no page, and ten thousand pages."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of(b""))))
    writer.encrypt("a password of somebody else")
    locked = io.BytesIO()
    writer.write(locked)
    assert why_not(renderer, locked.getvalue()) == "is locked with a password"
    assert why_not(renderer, pdf_of(b"", pages=0)) == "holds no page"
    assert why_not(renderer, pdf_of(b"", pages=10_000)) == "holds 10,000 pages, and a scan may have 2,000"


def test_a_pdf_that_is_never_done_is_stopped_in_time() -> None:
    """The process is ended after its seconds, and the next file is drawn by another one."""
    hurried = Renderer(seconds=2.0)
    try:
        before = time.monotonic()
        why = why_not(hurried, pdf_of(SLOW))
        assert time.monotonic() - before < 15
        assert why in {"took longer than 2 seconds to be drawn", "needs more than 512 MiB of memory to be drawn", DIED}
        assert look(hurried, file_of(page(), "PNG")) == 1
    finally:
        hurried.close()


def test_a_process_that_was_killed_is_started_again(renderer: Renderer) -> None:
    """Ended from outside between two pages, nobody notices but by its number."""
    content = file_of(page(), "PNG")
    look(renderer, content)
    first = renderer.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    assert drawn(renderer, content).width > 0
    assert renderer.pid not in {None, first}


def test_a_closed_renderer_ends_its_process_and_draws_no_more() -> None:
    """The drawing process ends with the window."""
    made = Renderer()
    content = file_of(page(), "PNG")
    look(made, content)
    number = made.pid
    assert number is not None
    made.close()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
    with pytest.raises(UnreadableScanError):
        look(made, content)


def test_the_process_ends_when_the_program_is_gone() -> None:
    """Its requests come through a pipe, whose end is the end of it."""
    made = Renderer()
    look(made, file_of(page(), "PNG"))
    process = made._process
    assert process is not None
    stdin = process._popen.stdin
    assert stdin is not None
    stdin.close()
    assert process._popen.wait(timeout=20) == 0
    made.close()
