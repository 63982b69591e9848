"""One thousand letters of one page each cost at most twice what a bare reportlab canvas takes to draw their lines."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from table import Row

from claimdesk.casebook.correspondence import Addressee, Correspondence, Sender
from claimdesk.casebook.settlement import LetterKind
from claimdesk.casework.letter_facts import sender_of
from claimdesk.casework.reference import load_settlement
from claimdesk.letters.batch import compose_batch
from claimdesk.letters.compose import pages_of
from claimdesk.letters.marks import TextMark

LETTERS = 1000
FIRST_NAMES = ("Robert", "Elena", "Zoë", "Thomas", "Marguerite", "Andrei", "Nadia", "Wei", "Sofia", "Jan")
LAST_NAMES = ("Henderson", "O'Neil", "Łukaszewicz", "Papadopoulou", "Nguyen", "Smith & Sons", "Grün", "Lee", "Roy")
STREETS = ("Maple Ridge Dr", "Water St", "Long Acre Ave", "P.O. Box", "Second St Apt 3B", "Quay Rd", "Elm St")


def measure() -> tuple[Row, ...]:
    """Compose the letters, draw the same lines bare, and give both times in the same run."""
    sender = sender_of(load_settlement("sonus-2004"))
    letters = tuple(_letter(number) for number in range(LETTERS))
    lines = _lines(letters, sender)
    _milliseconds(lambda: compose_batch(letters[:20], sender))
    _milliseconds(lambda: _bare(lines[:20]))
    ours = min(_milliseconds(lambda: compose_batch(letters, sender)) for _ in range(3))
    bare = min(_milliseconds(lambda: _bare(lines)) for _ in range(3))
    return (
        Row(
            name=f"{LETTERS:,} letters of one page, one PDF",
            measured=ours,
            reference=bare,
            unit="ms",
            limit=2.0,
            goal=f"{LETTERS / ours * 1000:,.0f} letters a second",
        ),
    )


def _letter(number: int) -> Correspondence:
    """Give an acknowledgment that shares nothing with its neighbours but the wording."""
    name = f"{FIRST_NAMES[number % 10]} {chr(65 + number % 26)} {LAST_NAMES[number % 9]}"
    received = date(2008, 4, 1) + timedelta(days=number % 29)
    base = Correspondence(
        kind=LetterKind.ACKNOWLEDGMENT,
        claim_number=f"SONUS-{number + 1:07d}",
        claimant=name,
        addressee=Addressee(
            recipients=(name,),
            street=f"{100 + number} {STREETS[number % 7]}",
            city="San Rafael",
            state="CA",
            zip=f"{94000 + number}",
        ),
        dated=date(2008, 5, 1),
    )
    return replace(
        base,
        received_on=received,
        postmarked_on=received - timedelta(days=3),
        documents=("monthly statement", "broker confirmation")[: 1 + number % 2],
        tin_last_four=f"{number % 10000:04d}",
    )


_Line = tuple[float, float, str, float, str]


def _lines(letters: tuple[Correspondence, ...], sender: Sender) -> tuple[tuple[_Line, ...], ...]:
    """Give for each letter its lines as a bare canvas draws them: place, font, size, text."""
    pages = []
    for letter in letters:
        (page,) = pages_of(letter, sender)
        texts = (mark for mark in page.marks if isinstance(mark, TextMark))
        pages.append(tuple((mark.x, mark.y, run.face, mark.size, run.text) for mark in texts for run in mark.runs))
    return tuple(pages)


def _bare(pages: tuple[tuple[_Line, ...], ...]) -> None:
    canvas = Canvas(BytesIO(), pagesize=(612, 792), invariant=1, pageCompression=1)
    for lines in pages:
        for x, y, font, size, text in lines:
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
