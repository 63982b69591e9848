"""What a demonstration leaves behind: a case, pictures, letters as PDF and as pictures, and a summary."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.casework.preview import page_count, render_page
from claimdesk.errors import Told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from claimdesk.casework.issue_letter import Letter
    from claimdesk.casework.sample_papers import Finding, PaperOutcome

MARK = ".claimdesk-demonstration"
DOTS_PER_INCH = 80
_NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class DemonstrationFiles:
    """The folder of one demonstration."""

    out: Path

    @property
    def case(self) -> Path:
        """The folder of the case that was keyed."""
        return self.out / "case"

    @property
    def pictures(self) -> Path:
        """The folder of the pictures of screens."""
        return self.out / "pictures"

    @property
    def letters(self) -> Path:
        """The folder of the letters."""
        return self.out / "letters"

    @property
    def scans(self) -> Path:
        """The folder of the scans."""
        return self.out / "scans"

    @property
    def summary(self) -> Path:
        """The table of what was found against what was expected."""
        return self.out / "summary.md"

    def write_letters(self, letters: tuple[Letter, ...], *, name: str) -> None:
        """Write letters as `NAME-KIND.pdf` and a picture of each page beside them.

        Raises:
            Told: they cannot be written.
        """
        with writing(self.letters):
            for letter in letters:
                stem = f"{name}-{letter.kind.value.replace('_', '-')}"
                (self.letters / f"{stem}.pdf").write_bytes(letter.pdf)
                for page in range(page_count(letter.pdf)):
                    png = render_page(letter.pdf, page, dots_per_inch=DOTS_PER_INCH)
                    (self.letters / f"{stem}-page-{page + 1}.png").write_bytes(png)

    def write_summary(self, outcomes: tuple[PaperOutcome, ...]) -> str:
        """Write the table of all papers and give the sentence that says how it went.

        Raises:
            Told: it cannot be written.
        """
        right = sum(outcome.is_right for outcome in outcomes)
        sentence = (
            f"{right} of {len(outcomes)} papers were stored as they stand, and exactly what is wrong was found; "
            f"{sum(len(outcome.letters) for outcome in outcomes)} letters."
        )
        head = "| Paper | Claim | Claimant | Expected | Found | Stored | Letters | Keys |"
        rows = (head, "|---" * 8 + "|", *(_row(outcome) for outcome in outcomes))
        misread = tuple(f"- {each.claim_number}: {place}" for each in outcomes for place in each.misread)
        text = "\n".join(("# Demonstration", "", sentence, "", *rows, "", *misread))
        with writing(self.summary):
            self.summary.write_text(text.rstrip() + "\n", encoding="utf-8")
        return sentence


def make_files(out: Path) -> DemonstrationFiles:
    """Make the folder of a demonstration, in place of what an earlier demonstration left there.

    Raises:
        Told: the folder holds something else, or cannot be written.
    """
    files = DemonstrationFiles(out)
    with writing(out):
        if out.exists() and any(out.iterdir()) and not (out / MARK).exists():
            raise Told(f"{out} is not empty and holds no demonstration.", "Name a new folder.")
        for folder in (files.case, files.pictures, files.letters, files.scans):
            if folder.exists():
                shutil.rmtree(folder)
            folder.mkdir(parents=True)
        (out / MARK).write_text("This folder is made anew by each demonstration.\n", encoding="utf-8")
    return files


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Tell the person when a file or folder cannot be written.

    Raises:
        Told: the system said why not.
    """
    try:
        yield
    except OSError as error:
        reason = error.strerror or "the system does not say why"
        raise Told(f"{path} cannot be written: {reason}.", "Choose another folder, or make room.") from error


def line_of(outcome: PaperOutcome) -> str:
    """Give one line that says what became of a paper."""
    judged = "as expected" if outcome.is_right else "NOT as expected"
    return f"{outcome.claim_number} {outcome.paper.name}: {_found(outcome.findings)}, {judged}"


def _row(outcome: PaperOutcome) -> str:
    stored = "as it stands" if not outcome.misread else f"{len(outcome.misread)} places differ"
    letters = ", ".join(kind.value.replace("_", " ") for kind in outcome.letters)
    cells = (
        outcome.paper.name,
        outcome.claim_number,
        outcome.claimant,
        _found(outcome.paper.findings),
        _found(outcome.findings),
        stored,
        letters,
        str(outcome.keys),
    )
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _found(findings: tuple[Finding, ...]) -> str:
    return ", ".join(str(finding) for finding in findings) or _NOTHING
