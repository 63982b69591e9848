"""A taxpayer number is in no message, trace, log, file name or output, whatever goes wrong while it is at hand."""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from cases import at_desk_of, marguerite, paper, wrote
from click.testing import CliRunner
from sealed_case import PLANTED

from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.roles import Role
from claimdesk.casebook.settlement import LetterKind
from claimdesk.casework.approve_plan import withdraw_plan
from claimdesk.casework.desk import Desk
from claimdesk.casework.explain_loss import explain_loss
from claimdesk.casework.find_claims import ClaimSearch, find_claims
from claimdesk.casework.issue_letter import compose_letter, issue_letters
from claimdesk.casework.keep_draft import keep_draft
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.review_claim import review_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.void_claim import void_claim
from claimdesk.cli import main
from claimdesk.screens.bug_log import BugLog

NUMBER = "SONUS-0000001"


def spellings(number: tuple[str, str, str]) -> tuple[str, ...]:
    """Give the four ways in which a number is looked for."""
    area, group, serial = number
    return (
        f"{area}-{group}-{serial}",
        f"{area}{group}{serial}",
        f"{area} {group} {serial}",
        f"{area[:2]}-{area[2:]}{group}{serial}",
    )


def bears(desk: Desk, text: str) -> ProofOfClaim:
    """Give a paper on which the number stands wherever a number can stand."""
    places = ("tin", "w9.ssn", "w9.ein")
    return paper(desk, wrote("beneficial_owner.last", "O'Neil"), *(wrote(place, text) for place in places))


def run(desk: Desk, sql: str, *values: str) -> None:
    """Run a statement of which the store complains, with the number among its values."""
    with desk.store.writing() as transaction:
        transaction.run(sql, values)


def stumble(desk: Desk, text: str) -> None:
    """Fail as a bug does, with the number in a variable."""
    number = text
    raise KeyError(len(number) + len(desk.staff.name))


Trouble = Callable[[Desk, str], object]

KEYED: Mapping[str, Trouble] = MappingProxyType(
    {
        "a second save": lambda desk, text: (
            save_claim(desk, NUMBER, proof=bears(desk, text), base_version=1),
            save_claim(desk, NUMBER, proof=marguerite(desk), base_version=1),
        ),
        "a save of one who may not": lambda desk, text: save_claim(
            at_desk_of(desk, "Kim", Role.CASE_ADMINISTRATOR), NUMBER, proof=bears(desk, text), base_version=1
        ),
        "half a character beside it": lambda desk, text: keep_draft(
            desk, NUMBER, entries=(wrote("beneficial_owner.last", f"{text}\ud800"),), base_version=1
        ),
        "half a character saved beside it": lambda desk, text: save_claim(
            desk, NUMBER, proof=paper(desk, wrote("tin", text), wrote("address.city", "\ud800")), base_version=1
        ),
        "a search for it": lambda desk, text: find_claims(desk, ClaimSearch(text=text, after=text)),
        "a statement that is wrong": lambda desk, text: run(
            desk, "INSERT INTO claim (claim_number, tin) VALUES (?, ?)", text, text
        ),
        "a row that is not allowed": lambda desk, text: run(desk, "UPDATE claim SET version = ?, tin = ?", text, text),
        "a row that is there": lambda desk, text: run(
            desk, "INSERT INTO search_word (word, claim_id) VALUES (?1, 1), (?1, 1)", text
        ),
        "a bug beside it": stumble,
    }
)
"""What goes wrong while a number stands where it belongs: in any of the four spellings."""

MISPLACED: Mapping[str, Trouble] = MappingProxyType(
    {
        "a claim of that number": open_claim,
        "a draft of that claim": lambda desk, text: keep_draft(desk, text, entries=(), base_version=1),
        "a review of that claim": lambda desk, text: review_claim(desk, text, base_version=1),
        "letters to that claim": lambda desk, text: issue_letters(desk, claim_numbers=(text,)),
        "a loss of that claim": explain_loss,
        "a letter that is not due": lambda desk, text: compose_letter(desk, text, kind=LetterKind.REJECTION_NOTICE),
        "a reason for voiding": lambda desk, text: void_claim(desk, NUMBER, reason=f"see {text}", base_version=1),
        "a reason for withdrawing": lambda desk, text: withdraw_plan(desk, "illustrative 1", reason=f"see {text}"),
        "a plan of that name": lambda desk, text: withdraw_plan(desk, text, reason="replaced"),
        "a batch of that number": lambda desk, text: register_claim(desk, batch=text, dcn=text),
    }
)
"""What goes wrong, or well, while somebody has keyed a number where none belongs; bare digits may be anything there."""


def said_of(desk: Desk, trouble: Trouble, text: str) -> str:
    """Let it go wrong and give all that is then said and written: the message, the trace, the log of bugs, the acts."""
    said = []
    try:
        trouble(desk, text)
    except Exception as error:  # noqa: BLE001 - whatever it is, it shows no number
        BugLog(desk.folder).write(error)
        said = [str(error), *traceback.format_exception(error)]
        said += [repr(each) for each in getattr(error, "differences", ())]
    with desk.store.reading() as transaction:
        said += [repr(row) for row in transaction.values("SELECT * FROM act")]
    log = desk.folder / "errors.log"
    said += [log.read_text("utf-8") if log.exists() else "", *(path.name for path in desk.folder.rglob("*"))]
    return "\n".join(said)


@pytest.mark.parametrize("trouble", KEYED)
def test_a_number_where_it_belongs_is_told_nowhere(desk: Desk, trouble: str) -> None:
    """Five numbers in four spellings; every spelling of each is looked for."""
    register_claim(desk)
    for number in PLANTED:
        for text in spellings(number):
            said = said_of(desk, KEYED[trouble], text)
            assert [each for each in spellings(number) if each in said] == []


@pytest.mark.parametrize("trouble", MISPLACED)
def test_a_number_where_none_belongs_is_told_nowhere(desk: Desk, trouble: str) -> None:
    """As a claim number, a reason, a batch or a name: its last four digits are shown."""
    register_claim(desk)
    for number in PLANTED:
        for text in (spelling for spelling in spellings(number) if not spelling.isdigit()):
            said = said_of(desk, MISPLACED[trouble], text)
            assert [each for each in spellings(number) if each in said] == []


def transcripts(text: str) -> dict[str, str]:
    """Give transcripts that go wrong near a number."""
    return {
        "cut off behind it": f'{{"tin": "{text}"',
        "of another type": json.dumps({"tin": {"digits": text}, "w9": [text], "address": text}),
        "an unknown key": json.dumps({f"tin {text}": text}),
        "too long": json.dumps({"tin": f"{text}{text}", "w9": {"ssn": f"{text}9", "ein": f"x{text}"}}),
        "twice": f'{{"tin": "{text}", "tin": "{text}"}}',
    }


@pytest.mark.parametrize("kind", transcripts(""))
def test_the_command_line_tells_no_number_of_a_transcript(tmp_path: Path, kind: str) -> None:
    """Whatever is wrong with the file, the sentence names the place and not what stands there."""
    path = tmp_path / "paper.json"
    for number in PLANTED:
        for text in spellings(number):
            path.write_text(transcripts(text)[kind], "utf-8")
            answer = CliRunner().invoke(main, ["check", str(path), "--json"])
            said = answer.stdout + answer.stderr + "".join(traceback.format_exception(answer.exception))
            assert [each for each in spellings(number) if each in said] == []
