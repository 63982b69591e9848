"""Claims are found however their names are keyed, and by nothing that is not there."""

from collections.abc import Iterator

import pytest
from cases import open_sonus, paper, wrote
from seed_claims import seed_claims

from claimdesk.casebook.claim import ClaimState
from claimdesk.casebook.places import Entry
from claimdesk.casebook.reading import Mark
from claimdesk.casework.desk import Desk
from claimdesk.casework.find_claims import ClaimRow, ClaimSearch, counts, find_claims
from claimdesk.casework.keep_draft import keep_draft
from claimdesk.casework.open_case import close_case
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimstore import search

NAMES = (
    "Marguerite O'Neil",
    "Władysław Łukasiewicz",
    "Παύλος Παπαδόπουλος",
    "Nguyễn Thị Hằng",
    "王小明",
    "Robert'); DROP TABLE claims;--",
    '100% Cotton_Traders; "Quoted"',
    "François Müller-Straße",
)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Give a case with one claim a name, in the order of the names."""
    desk = open_sonus(tmp_path_factory.mktemp("found"))
    for line, name in enumerate(NAMES):
        number = register_claim(desk).claim.claim_number
        tin = f"518-42-77{line:02d}"
        proof = paper(desk, wrote("beneficial_owner.entity", name), wrote("tin", tin), wrote("w9.ein", "95-3141592"))
        save_claim(desk, number, proof=proof, base_version=1, finish=line % 2 == 0)
    yield desk
    close_case(desk)


def found(case: Desk, text: str) -> list[str]:
    """Give the names of the claims that `text` finds."""
    return [row.claimant for row in find_claims(case, ClaimSearch(text=text)).rows]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("O'Neil", NAMES[0]),
        ("oneil", NAMES[0]),
        ("o\u200bnei\u202el", NAMES[0]),
        ("MARG O\u2019NE", NAMES[0]),
        ("wladyslaw", NAMES[1]),
        ("ŁUKASIEWICZ", NAMES[1]),
        ("παπαδοπουλος", NAMES[2]),
        ("nguyen hang", NAMES[3]),
        ("Nguye\u0302\u0303n", NAMES[3]),
        ("王", NAMES[4]),
        ("Robert'); DROP TABLE claims;--", NAMES[5]),
        ("cotton_traders", NAMES[6]),
        ("muller strasse", NAMES[7]),
        ("SONUS-0000002", NAMES[1]),
        ("sonus-2", NAMES[1]),
        ("sonus 0000002", NAMES[1]),
        ("2", NAMES[1]),
        ("7703", NAMES[3]),
    ],
)
def test_a_claim_is_found(case: Desk, text: str, name: str) -> None:
    """Accents, capitals, apostrophes and the order of words do not matter; a beginning is enough."""
    assert found(case, text) == [name]


@pytest.mark.parametrize(
    "text", ["%", "_", "'", '"', ";", "--", "*", "?", "%%%", "zzz", "neill'", "\x00", "9999999999"]
)
def test_nothing_is_found_by_what_is_in_no_name(case: Desk, text: str) -> None:
    """Signs with a meaning for a query language mean nothing here."""
    assert found(case, text) == []


def test_the_last_four_of_either_number_find_a_claim(case: Desk) -> None:
    """The W-9's number counts as much as that of Part I; the whole number is no search."""
    assert len(found(case, "1592")) == len(NAMES)
    assert found(case, "518-42-7703") == []


def test_blank_text_finds_all(case: Desk) -> None:
    """An empty search is the whole list, in the order of claim numbers."""
    assert found(case, "  ") == list(NAMES)


def test_a_row_shows_what_the_list_needs(case: Desk) -> None:
    """Number, name, last four digits, state, dates, codes and whether there is a draft."""
    number = register_claim(case).claim.claim_number
    proof = paper(
        case,
        wrote("beneficial_owner.last", "Abernathy"),
        wrote("postmark.on", "2008-04-10"),
        wrote("received_on", "2008-02-30"),
        Entry("release.signed", Mark.BLANK),
        Entry("release.assigned", Mark.WRITTEN, "yes"),
    )
    save_claim(case, number, proof=proof, base_version=1)
    keep_draft(case, number, entries=(wrote("address.city", "Oslo"),), base_version=2)
    (row,) = find_claims(case, ClaimSearch(text="abernathy")).rows
    assert (row.claim_number, row.tin_last_four, row.state) == (number, "", ClaimState.RECEIVED)
    assert str(row.postmark_on) == "2008-04-10"
    assert row.received_on is None
    assert {"SIG-NONE", "ASSIGNED"} <= set(row.codes)
    assert row.has_draft
    assert counts(case).drafts == 1


def test_pages_follow_one_another_without_a_gap(case: Desk) -> None:
    """The pages of two are the whole list, and the last one says that it is the last."""
    whole = find_claims(case, ClaimSearch()).rows
    pages: list[ClaimRow] = []
    after = None
    while True:
        page = find_claims(case, ClaimSearch(after=after, limit=2))
        pages += page.rows
        after = page.next_after
        if after is None:
            break
    assert tuple(pages) == whole


def test_filters_narrow_a_search(case: Desk) -> None:
    """State and problem hold together with the text."""
    keyed = find_claims(case, ClaimSearch(state=ClaimState.KEYED)).rows
    assert [row.claimant for row in keyed] == list(NAMES[::2])
    assert [row.claimant for row in find_claims(case, ClaimSearch(text="mull", state=ClaimState.KEYED)).rows] == []
    assert find_claims(case, ClaimSearch(code="NO-SUCH-CODE")).rows == ()


def test_a_broad_beginning_finds_the_same_claims_either_way(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Walking along the claims and gathering all hits give the same pages."""
    desk = open_sonus(tmp_path_factory.mktemp("broad"))
    seed_claims(desk, 1_500)
    asked = ClaimSearch(text="s", state=ClaimState.KEYED, code="BAL", limit=50)
    gathered = find_claims(desk, asked)
    monkeypatch.setattr(search, "BROAD", 10)
    assert find_claims(desk, asked) == gathered
    assert len(gathered.rows) == 50
    close_case(desk)


def test_counts_are_of_claims(case: Desk) -> None:
    """States sum up to all claims, and each code counts a claim once."""
    counted = counts(case)
    assert counted.claims == sum(each.claims for each in counted.by_state)
    assert all(each.claims <= counted.claims for each in counted.by_code)
