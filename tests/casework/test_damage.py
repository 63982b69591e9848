"""A damaged store is refused with a sentence or read as it was written; it never brings the program down."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from cases import PLANTED_TIN, marguerite, open_sonus
from seed_claims import seed_claims
from stores import tamper

from claimdesk.casework.find_claims import ClaimSearch, counts, find_claims
from claimdesk.casework.open_case import STORE_NAME, close_case
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.errors import Told

FLIPS = 150
NUMBER = "SONUS-0000001"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give the bytes of a case with a keyed claim and forty invented ones."""
    folder = tmp_path_factory.mktemp("whole")
    desk = open_sonus(folder)
    register_claim(desk)
    save_claim(desk, NUMBER, proof=marguerite(desk), base_version=1)
    seed_claims(desk, 40, trades_each=3)
    close_case(desk)
    return (folder / STORE_NAME).read_bytes()


def use(folder: Path) -> None:
    """Open the case and read it as the screens do."""
    desk = open_sonus(folder)
    try:
        open_claim(desk, NUMBER)
        find_claims(desk, ClaimSearch(text="smith"))
        counts(desk)
        desk.store.check()
    finally:
        close_case(desk)


def test_a_flipped_bit_brings_nothing_down(tmp_path: Path, whole: bytes) -> None:
    """At random places of the file one bit is turned: the case opens, or a sentence says why not."""
    chance = random.Random(7)  # noqa: S311 - places of a file, no secret
    told: list[Told] = []
    for _ in range(FLIPS):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        (tmp_path / STORE_NAME).write_bytes(damaged)
        try:
            use(tmp_path)
        except Told as one:
            told.append(one)
    assert told
    assert all(each.remedy and PLANTED_TIN not in str(each) for each in told)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE claim SET state = 'recejved' WHERE claim_number = 'SONUS-0000001'",
        "UPDATE claim SET tin = '518-42-77361' WHERE claim_number = 'SONUS-0000001'",
        "UPDATE claim SET postmark_on = '2008-13-10' WHERE claim_number = 'SONUS-0000001'",
        "UPDATE trade SET trade_date = '200x-04-15' WHERE claim_id = 1 AND line = 0",
        "UPDATE claim SET tin = CAST(x'3531382d34322d37ff' AS TEXT) WHERE claim_number = 'SONUS-0000001'",
    ],
)
def test_words_that_no_version_writes_are_damage(tmp_path: Path, whole: bytes, sql: str) -> None:
    """The claim is named or the file is, the advice is the backup, and no number is repeated."""
    path = tmp_path / STORE_NAME
    path.write_bytes(whole)
    tamper(path, sql)
    desk = open_sonus(tmp_path)
    with pytest.raises(Told, match="damaged") as told:
        open_claim(desk, NUMBER)
    assert "backup" in told.value.remedy
    error: BaseException | None = told.value
    while error is not None:
        assert "518" not in str(error)
        error = error.__cause__
    close_case(desk)


def test_a_list_with_a_damaged_row_says_so(tmp_path: Path, whole: bytes) -> None:
    """The list is not shown with a row left out."""
    path = tmp_path / STORE_NAME
    path.write_bytes(whole)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE claim SET state = 'recejved' WHERE claim_id = 20")
    desk = open_sonus(tmp_path)
    with pytest.raises(Told, match="The list of claims cannot be read because the case file is damaged"):
        find_claims(desk, ClaimSearch())
    close_case(desk)
