"""Many letters become one PDF with shared fonts, in the order given, with a bookmark for each claim."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimdesk.letters.compose import pages_of, title_of
from claimdesk.letters.layout import frame_of
from claimdesk.letters.paint import Imprint, pdf_bytes
from claimdesk.letters.trouble import LetterTrouble
from claimdesk.letters.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimdesk.casebook.correspondence import Correspondence, Sender
    from claimdesk.letters.marks import Page


@dataclass(frozen=True, slots=True)
class BatchPdf:
    """One PDF of many letters: its bytes, and the title and the number of pages of each letter in order."""

    pdf: bytes
    titles: tuple[str, ...]
    pages: tuple[int, ...]


class BatchTrouble(Exception):
    """Letters of a batch that cannot be printed, each with its claim; the whole batch was not made."""

    def __init__(self, troubles: tuple[LetterTrouble, ...]) -> None:
        super().__init__(troubles)
        self.troubles = troubles


def compose_batch(
    letters: tuple[Correspondence, ...], sender: Sender, *, laid_out: Callable[[int], None] = lambda _: None
) -> BatchPdf:
    """Compose `letters` into one PDF; `laid_out` is told after each letter how many are done, and may raise to stop.

    Raises:
        BatchTrouble: some letters cannot be printed; all of them are named.
        LetterTrouble: the sender's envelope or letterhead does not serve.
    """
    frame = frame_of(sender.mailing)
    counts: list[int] = []
    troubles: list[LetterTrouble] = []

    def pages() -> Iterator[Page]:
        for done, letter in enumerate(letters, start=1):
            try:
                of_letter = pages_of(letter, sender)
            except LetterTrouble as trouble:
                troubles.append(trouble)
            else:
                counts.append(len(of_letter))
                yield replace(of_letter[0], bookmark=letter.claim_number)
                yield from of_letter[1:]
            laid_out(done)

    imprint = Imprint(
        title=words("letterhead").text("batch_title", count=f"{len(letters):,}", case=sender.short_caption),
        subject=sender.caption,
        author=sender.administrator.name,
        dated=letters[0].dated,
        width=frame.width,
        height=frame.height,
    )
    pdf = pdf_bytes(pages(), imprint)
    if troubles:
        raise BatchTrouble(tuple(troubles))
    return BatchPdf(pdf, tuple(title_of(letter) for letter in letters), tuple(counts))
