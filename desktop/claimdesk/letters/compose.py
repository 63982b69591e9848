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
from claimdesk.letters.loss_annex import annex_pages, annex_title
from claimdesk.letters.paint import Imprint, pdf_bytes
from claimdesk.letters.rejection_notice import rejection_notice_pages, rejection_notice_title
from claimdesk.letters.trouble import LetterTrouble

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from claimdesk.casebook.correspondence import Correspondence, Sender
    from claimdesk.casebook.explained_loss import ExplainedLoss
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
    """Lay out one letter, its annex and its cover note included.

    Raises:
        LetterTrouble: the letter cannot be printed; the trouble names its claim.
    """
    try:
        pages = _KINDS[letter.kind].pages(letter, sender)
        annex = annex_pages(letter.annex, sender, is_for_mailing=True) if letter.annex is not None else ()
        notes = cover_note_pages(letter, sender) if letter.returns_certificates else ()
    except LetterTrouble as trouble:
        raise trouble.of_claim(letter.claim_number) from trouble
    return (*pages, *annex, *notes)


def title_of(letter: Correspondence) -> str:
    """Give the title of one letter."""
    return _KINDS[letter.kind].title(letter)


def compose(letter: Correspondence, sender: Sender) -> Composed:
    """Compose one letter.

    Raises:
        LetterTrouble: the letter cannot be printed; the trouble names its claim.
    """
    pages = pages_of(letter, sender)
    return _composed(pages, sender, title=title_of(letter), claim_number=letter.claim_number, dated=letter.dated)


def compose_annex(explained: ExplainedLoss, sender: Sender, *, dated: date, is_for_mailing: bool) -> Composed:
    """Compose the annex of one claim alone; one that is not for mailing says so at its head.

    Raises:
        LetterTrouble: a character cannot be printed; the trouble names its claim.
    """
    pages = annex_pages(explained, sender, is_for_mailing=is_for_mailing)
    return _composed(pages, sender, title=annex_title(), claim_number=explained.claim_number, dated=dated)


def _composed(pages: tuple[Page, ...], sender: Sender, *, title: str, claim_number: str, dated: date) -> Composed:
    frame = frame_of(sender.mailing)
    imprint = Imprint(
        title=f"{title}, {claim_number}",
        subject=sender.caption,
        author=sender.administrator.name,
        dated=dated,
        width=frame.width,
        height=frame.height,
    )
    return Composed(title, pdf_bytes(pages, imprint), len(pages))
