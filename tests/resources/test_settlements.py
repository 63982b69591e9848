"""The shipped settlements hold what their papers say, and every key of a settlement file is documented as declared."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from claimdesk.assets import asset
from claimdesk.casebook.claim import PostmarkSource
from claimdesk.casebook.settlement import Acknowledged, Column, CureStart, FormPart, LetterKind, Settlement
from claimdesk.casebook.settlement_key import Need, SettlementKey
from claimdesk.casebook.settlement_keys import CITATIONS, CODES_OF_THE_FIELD, KEYS
from claimdesk.casebook.trades import TradeKind
from claimdesk.casework.reference import load_settlement

SCAN = Path(__file__).resolve().parents[1] / "samples" / "settlements" / "sonus_proof_of_claim_scan.txt"
NEED_WORDS = {Need.TO_OPEN: "yes", Need.IN_TABLE: "with its table", Need.OPTIONAL: "no"}

LOST_BY_THE_SCAN = {
    "claimant": "PART I: CLAIMANT IDENTIFICATION",
    "schedule": "PART II: SCHEDULE OF TRANSACTIONS IN SONUS SECURITIES",
}
"""Headings of which the scan lost letters, or the whole page."""

DAMAGED_PARTS = frozenset({"claimant", "w9_part_1", "w9_number", "w9_part_2"})
"""Parts that the scan cut into columns; their texts were put together by hand."""


@pytest.fixture(scope="module")
def sonus() -> Settlement:
    """The shipped Sonus settlement."""
    return load_settlement("sonus-2004")


@pytest.fixture(scope="module")
def twitter() -> Settlement:
    """The shipped Twitter settlement."""
    return load_settlement("twitter-2016")


def words(text: str) -> str:
    """Give the words of a text alone, in small letters; the page of the signature is left open in the scan."""
    return " ".join(re.findall(r"[a-z0-9']+", text.lower().replace("{signature_page}", "")))


def documented_rows() -> dict[str, tuple[str, ...]]:
    """Give the rows of the tables of the settlement file by the path in their first cell; zones are another file."""
    text = asset("settlements/README.md").read_text("utf-8").partition("## Zones of the form")[0]
    rows = (tuple(cell.strip() for cell in line.strip("|").split(" |")) for line in text.splitlines() if "|" in line)
    return {row[0].strip("`"): row[1:] for row in rows if row[0].startswith("`")}


def declared_row(key: SettlementKey) -> tuple[str, ...]:
    """Give the cells that the documentation must show for a key."""
    kind = f"{key.kind}: {', '.join(key.words)}" if key.words else str(key.kind)
    return (kind, NEED_WORDS[key.need], key.meaning, f"`{key.example}`", key.silent)


def test_every_key_is_documented_as_it_is_declared() -> None:
    """Type, need, meaning, example and what stays silent are the same in the code and on the page, both ways."""
    assert documented_rows() == {key.path: declared_row(key) for key in KEYS}


def test_the_documentation_names_the_table_of_citations() -> None:
    """Its keys are the deficiency codes, so it has no row of its own."""
    assert f"## `[{CITATIONS}]`" in asset("settlements/README.md").read_text("utf-8")


def test_keys_are_declared_once_and_say_what_they_are() -> None:
    """No path stands twice; whatever is needed to open cannot stay silent, and sentences end as sentences."""
    paths = [key.path for key in KEYS]
    assert len(paths) == len(set(paths))
    assert all(not key.silent or key.silent.endswith(".") for key in KEYS)
    assert all(not key.silent for key in KEYS if key.need is Need.TO_OPEN)


def test_the_sonus_case_is_that_of_its_form(sonus: Settlement) -> None:
    """Caption, court, number and the address to which claims are mailed are those of the form (title, I.3)."""
    assert sonus.caption == "In re Sonus Networks, Inc. Securities Litigation"
    assert sonus.court == "United States District Court, District of Massachusetts"
    assert sonus.case_number == "04-10294-DPW"
    assert sonus.administrator is not None
    assert sonus.administrator.name == "Gilardi & Co. LLC"
    assert sonus.administrator.address == (
        "In re Sonus Networks, Inc. Securities Litigation",
        "c/o Gilardi & Co. LLC",
        "Claims Administrator",
        "P.O. Box 8040",
        "San Rafael, California 94912-8040",
    )


def test_the_sonus_days_are_those_of_its_form(sonus: Settlement) -> None:
    """Class period and holdings as in IV.2, bar date as in I.3 and I.5."""
    assert sonus.class_period is not None
    assert (sonus.class_period.first, sonus.class_period.last) == (date(2002, 3, 28), date(2004, 3, 26))
    assert (sonus.opening_on, sonus.closing_on) == (date(2002, 3, 27), date(2004, 3, 26))
    assert sonus.bar_date == date(2008, 4, 30)
    assert sonus.postmark_proofs == (PostmarkSource.POSTMARK, PostmarkSource.METER, PostmarkSource.PRIVATE_CARRIER)


def test_the_sonus_schedule_asks_what_section_iv_fixes(sonus: Settlement) -> None:
    """Holding, purchases, sales, holding; the trades from 2002-03-28 to 2004-03-26."""
    assert [section.key for section in sonus.sections] == ["opening_holding", "purchases", "sales", "closing_holding"]
    for section in sonus.sections[1:3]:
        assert (section.first, section.last) == (date(2002, 3, 28), date(2004, 3, 26))
        assert section.columns[:5] == (
            Column.TRADE_DATE,
            Column.SHARES,
            Column.PRICE,
            Column.TOTAL,
            Column.DOCUMENTED,
        )
    assert [section.kind for section in sonus.sections] == [None, TradeKind.PURCHASE, TradeKind.SALE, None]


def test_the_sonus_rules_of_office(sonus: Settlement) -> None:
    """Twenty days from mailing over weekends and postal holidays; certified mail is acknowledged; a cent, a dollar."""
    assert sonus.cure is not None
    assert (sonus.cure.days, sonus.cure.start, sonus.cure.mail_allowance_days) == (20, CureStart.MAILING, 0)
    assert sonus.cure.rolls_over_weekends
    assert sonus.cure.rolls_over_postal_holidays
    assert sonus.acknowledged is Acknowledged.CERTIFIED
    assert set(sonus.letters) == set(LetterKind)
    assert (sonus.tolerances.price, sonus.tolerances.total_amount) == (10_000, 1_000_000)
    assert (sonus.tolerances.total_share, sonus.tolerances.balance) == (Decimal("0.005"), 0)


def test_the_sonus_envelope_is_a_number_ten_with_a_window(sonus: Settlement) -> None:
    """Letter folded with an address panel of 4 in and two of 3.5 in; an eighth of an inch clear."""
    mailing = sonus.mailing
    assert mailing is not None
    assert (mailing.envelope_width, mailing.envelope_height) == (Decimal("9.5"), Decimal("4.125"))
    assert (mailing.window_width, mailing.window_height) == (Decimal("4.5"), Decimal("1.125"))
    assert (mailing.window_left, mailing.window_bottom) == (Decimal("0.875"), Decimal("0.5"))
    assert mailing.panels == (Decimal(4), Decimal("3.5"), Decimal("3.5"))
    assert mailing.clearance == Decimal("0.125")


def test_the_sonus_file_cites_a_paragraph_for_every_code(sonus: Settlement) -> None:
    """A code rests on the form where the form says so; the lines checked are those of the table of codes."""
    assert {citation.code for citation in sonus.citations} == CODES_OF_THE_FIELD
    assert sonus.citation("SIG-JOINT") == "III.3"
    assert sonus.citation("SIG-SHEET") == "IV.1"
    assert sonus.citation("DOC-OPEN") == "IV.2"
    assert sonus.citation("ADDR-WRONG") == "I.6"
    assert sonus.citation("ASSIGNED") == "VI.6"
    assert sonus.citation("DOC-QUALITY") == "practice"


def test_the_form_keeps_the_words_of_the_exhibit(sonus: Settlement) -> None:
    """Every heading and paragraph that the scan did not damage stands in it, word for word."""
    assert sonus.form is not None
    scan = words(SCAN.read_text("utf-8").replace("#118552\n\n2\n", ""))
    strange = [
        text
        for part in sonus.form.parts
        if part.key not in DAMAGED_PARTS
        for text in (part.heading, *part.paragraphs)
        if words(text) not in scan and text != LOST_BY_THE_SCAN.get(part.key)
    ]
    assert strange == []


def test_no_scan_error_is_left_in_the_form(sonus: Settlement) -> None:
    """Footers, page numbers, lost letters and the marks of the scan are gone."""
    assert sonus.form is not None
    text = "\n".join(part.heading + "\n" + "\n".join(part.paragraphs) for part in sonus.form.parts)
    for slip in ("118552", ": LAIMANT", "IDENTIFICATIO N", "PAGE .", "____", "<u>", "\t", "  ", "Securities_", "¬"):
        assert slip not in text


def part_of(settlement: Settlement, key: str) -> FormPart:
    """Give the part of the form with this key."""
    assert settlement.form is not None
    return next(part for part in settlement.form.parts if part.key == key)


def test_the_form_numbers_its_paragraphs_as_printed(sonus: Settlement) -> None:
    """The general instructions run from 1 to 6, the releases end with 6 and 7."""
    numbered = [text[:2] for text in part_of(sonus, "general_instructions").paragraphs if text[1:2] == "."]
    assert numbered == ["1.", "2.", "3.", "4.", "5.", "6."]
    assert [text[:2] for text in part_of(sonus, "releases").paragraphs[-2:]] == ["6.", "7."]


def test_the_form_has_a_line_for_each_place_of_part_one(sonus: Settlement) -> None:
    """Name, street, city, state, zip, foreign province and country, number with its two boxes, phones, record owner."""
    rows = part_of(sonus, "claimant").rows
    assert [[entry.label for entry in row.entries] for row in rows][1:4] == [
        ["Street Address"],
        ["City", "State", "Zip Code"],
        ["Foreign Province", "Foreign Country"],
    ]
    assert [entry.is_box for entry in rows[4].entries] == [False, True, True]
    assert [entry.label for entry in rows[4].entries][1:] == ["Individual", "Corporate/Other"]


def test_the_w9_has_its_seven_boxes(sonus: Settlement) -> None:
    """The substitute W-9 of 2008 has no box for a company of another kind."""
    boxes = [entry.label for row in part_of(sonus, "w9_part_1").rows for entry in row.entries if entry.is_box]
    assert boxes == [
        "Individual/Sole Proprietor",
        "Pension Plan",
        "Corporation",
        "Partnership",
        "Trust",
        "IRA",
        "Other",
    ]


@pytest.mark.parametrize("name", ["sonus-2004", "twitter-2016"])
def test_every_key_of_a_shipped_file_has_a_source(name: str) -> None:
    """The file opens, and a file with a key without a source does not; what Part II assumes says so."""
    settlement = load_settlement(name)
    assert settlement.source("section[1].key") == "assumed"
    assert settlement.source("caption")
    assert settlement.source("class_period.first")


def test_twitter_has_its_own_days_and_schedule(twitter: Settlement) -> None:
    """Purchases after the class period have a section of their own, which the balance needs."""
    assert twitter.class_period is not None
    assert (twitter.class_period.first, twitter.class_period.last) == (date(2015, 2, 6), date(2015, 7, 28))
    assert [(section.key, section.on or section.first, section.last) for section in twitter.sections] == [
        ("opening_holding", date(2015, 2, 5), None),
        ("purchases", date(2015, 2, 6), date(2015, 7, 28)),
        ("later_purchases", date(2015, 7, 29), date(2015, 10, 30)),
        ("sales", date(2015, 2, 6), date(2015, 10, 30)),
        ("closing_holding", date(2015, 10, 30), None),
    ]


@pytest.mark.parametrize("written", ["TWTR", "twtr", "US90184L1026", "90184L102", "Twitter Inc.", "TWITTER, INC."])
def test_twitter_is_known_by_ticker_isin_and_cusip(twitter: Settlement, written: str) -> None:
    """The trades that were filed call it by its ISIN."""
    assert twitter.securities[0].is_called(written)
    assert not twitter.securities[0].is_called("Sonus")


def test_what_twitter_does_not_know_is_reported(twitter: Settlement) -> None:
    """Bar date, administrator, form, cure, tolerances and letters are missing, and none of them is guessed."""
    assert {missing.path for missing in twitter.missing} == {
        "own_eins",
        "exchange",
        "acknowledged",
        "letters",
        "administrator",
        "bar_date",
        "cure",
        "tolerances",
        "prices",
        "form",
        "mailing",
        "second_pass",
        "citations",
    }
    assert (twitter.bar_date, twitter.administrator, twitter.cure, twitter.form) == (None, None, None, None)
    assert twitter.letters == ()
    assert twitter.citation("LATE") == "practice"
