"""One letter, or many in one file, become PDF bytes; what cannot be printed names its claim."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.settlement import LetterKind
from claimdesk.letters.acknowledgment import acknowledgment_pages, acknowledgment_title
from claimdesk.letters.cover_note import cover_note_pages
from claimdesk.letters.deficiency_notice import deficiency_notice_pages, deficiency_notice_title
from claimdesk.letters.layout import frame_of
from claimdesk.letters.paint import Imprint, pdf_bytes
from claimdesk.letters.rejection_notice import rejection_notice_pages, rejection_notice_title
from claimdesk.letters.trouble import LetterTrouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimdesk.casebook.correspondence import Correspondence, Sender
    from claimdesk.letters.marks import Page


@dataclass(frozen=True, slots=True)
class _Kind:
    title: Callable[[Correspondence], str]
    pages: Callable[[Correspondence, Sender], tuple[Page, ...]]


_KINDS = MappingProxyType(
    {
        LetterKind.ACKNOWLEDGMENT: _Kind(acknowledgment_title, acknowledgment_pages),
        LetterKind.DEFICIENCY_NOTICE: _Kind(deficiency_notice_title, deficiency_notice_pages),
        LetterKind.REJECTION_NOTICE: _Kind(rejection_notice_title, rejection_notice_pages),
    }
)


@dataclass(frozen=True, slots=True)
class Composed:
    """A finished letter: its title, its PDF, and how many pages it has."""

    title: str
    pdf: bytes
    pages: int


def pages_of(letter: Correspondence, sender: Sender) -> tuple[Page, ...]:
    """Lay out one letter, its cover note included.

    Raises:
        LetterTrouble: the letter cannot be printed; the trouble names its claim.
    """
    try:
        pages = _KINDS[letter.kind].pages(letter, sender)
        return (*pages, *cover_note_pages(letter, sender)) if letter.returns_certificates else pages
    except LetterTrouble as trouble:
        raise trouble.of_claim(letter.claim_number) from trouble


def title_of(letter: Correspondence) -> str:
    """Give the title of one letter."""
    return _KINDS[letter.kind].title(letter)


def compose(letter: Correspondence, sender: Sender) -> Composed:
    """Compose one letter.

    Raises:
        LetterTrouble: the letter cannot be printed; the trouble names its claim.
    """
    pages = pages_of(letter, sender)
    title = title_of(letter)
    frame = frame_of(sender.mailing)
    imprint = Imprint(
        title=f"{title}, {letter.claim_number}",
        subject=sender.caption,
        author=sender.administrator.name,
        dated=letter.dated,
        width=frame.width,
        height=frame.height,
    )
    return Composed(title, pdf_bytes(pages, imprint), len(pages))
