"""A settlement file opens, or every one of its faults is named with key and line."""

from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal

import pytest
from settlement_texts import SMALLEST, added, faults, opened, read

from claimdesk.assets import asset
from claimdesk.casebook.settlement import SectionRole


@pytest.fixture(scope="module")
def sonus_text() -> str:
    """The shipped file of the Sonus settlement."""
    return asset("settlements/sonus-2004/settlement.toml").read_text("utf-8")


def test_the_smallest_file_opens_and_knows_nothing_else() -> None:
    """Caption, short caption, one security and one section are all that a settlement needs to open."""
    settlement = opened(SMALLEST)
    assert settlement.caption == "In re Example"
    assert settlement.securities[0].name == "Example common stock"
    assert settlement.sections[0].role is SectionRole.IN
    assert (settlement.bar_date, settlement.class_period, settlement.cure, settlement.form) == (None, None, None, None)
    assert settlement.tolerances.price is None
    assert settlement.letters == ()


def test_what_is_not_known_is_reported_with_what_stays_silent() -> None:
    """A missing table is reported once, with every sentence that rests on it; a missing key by its own path."""
    missing = {missing.path: missing.sentence for missing in read(SMALLEST).missing}
    assert missing["exchange"] == "Whether a trade date was a trading day is not asked (TX-DATE)."
    assert missing["bar_date"].startswith("No claim is late (LATE)")
    assert "No schedule is out of balance (BAL)." in missing["tolerances"]
    assert missing["citations"] == "Every deficiency rests on practice alone."
    assert "No section" in missing["section"]
    assert "administrator.email" not in missing
    assert missing == {missing.path: missing.sentence for missing in opened(SMALLEST).missing}


def test_an_empty_file_names_everything_that_it_needs_to_open() -> None:
    """Caption, short caption, a security and a section are each asked for."""
    assert [path for path, _, _ in faults("")] == ["caption", "short_caption", "security", "section"]


def test_the_sonus_file_has_no_fault_and_exact_decimals(sonus_text: str) -> None:
    """Amounts come in millionths and inches as exact decimals, never as binary fractions."""
    settlement = opened(sonus_text)
    assert settlement.tolerances.price == 10_000
    assert settlement.tolerances.total_amount == 1_000_000
    assert settlement.tolerances.total_share == Decimal("0.005")
    assert settlement.tolerances.balance == 0
    assert settlement.mailing is not None
    assert settlement.mailing.window_left == Decimal("0.875")


def test_a_settlement_can_be_sent_to_another_process(sonus_text: str) -> None:
    """Letters are composed in a process of their own, so the settlement travels and arrives unchanged."""
    settlement = opened(sonus_text)
    assert pickle.loads(pickle.dumps(settlement)) == settlement  # noqa: S301 - our own bytes of a line above


def test_the_version_is_the_hash_of_the_text(sonus_text: str) -> None:
    """One changed character makes another version of the settlement."""
    assert opened(sonus_text).version != opened(sonus_text + "\n").version
    assert len(opened(sonus_text).version) == 64


def test_holdings_give_their_days_to_the_sections(sonus_text: str) -> None:
    """The days of the holdings stand once in the file and are the days of its first and last section."""
    settlement = opened(sonus_text)
    assert settlement.sections[0].on == date(2002, 3, 27)
    assert settlement.sections[-1].on == date(2004, 3, 26)
    assert settlement.sections[1].on is None


def test_a_source_is_found_for_a_key_and_for_its_table(sonus_text: str) -> None:
    """A key knows the paragraph it comes from, whether the source names it or its whole table."""
    settlement = opened(sonus_text)
    assert settlement.source("case_number") == "form, caption and I.1"
    assert settlement.source("class_period.first") == "form, title and IV.2"
    assert settlement.source("section[1].rows") == "assumed"
    assert settlement.source("nothing.of.this") == ""


def test_all_faults_are_reported_at_once_each_with_its_line() -> None:
    """Wrong types, unknown keys, wrong words and missing sources of one file come together, in the order of lines."""
    text = """\
caption = 5
short_caption = ""
cort = "D. Mass."
exchange = "NISE"
letters = ["acknowledgment", "anknowledgment"]

[source]
caption = "form 1"
short_caption = "form 1"
letters = "because"

[class_period]
first = 2004-03-26T00:00:00
last = "2004"
source = "form IV.2"

[[security]]
nam = "Example"
source = "form"

[[section]]
key = "purchases"
heading = "Purchases"
role = "inn"
columns = []
source = "form"

[citations]
"SIG-NON" = "I.1"
"BAL" = ""
"""
    found = faults(text)
    assert [(path, line) for path, line, _ in found] == [
        ("caption", 1),
        ("short_caption", 2),
        ("cort", 3),
        ("exchange", 4),
        ("exchange", 4),
        ("letters[1]", 5),
        ("source.letters", 10),
        ("class_period.first", 13),
        ("class_period.last", 14),
        ("security[0].name", 17),
        ("security[0].nam", 18),
        ("section[0].role", 24),
        ("section[0].columns", 25),
        ("citations.SIG-NON", 29),
        ("citations.BAL", 30),
    ]
    sentences = {path: sentence for path, _, sentence in found}
    assert "`court` is meant" in sentences["cort"]
    assert "`acknowledgment` is meant" in sentences["letters[1]"]
    assert "`SIG-NONE` is meant" in sentences["citations.SIG-NON"]
    assert "a day with a time" in sentences["class_period.first"]
    assert sentences["caption"] == "this is a whole number, and caption is a text; put it in quotes"


@pytest.mark.parametrize(
    ("lines", "path", "line"),
    [
        ("[cure]\ndays = 20\nsource = 'practice'\n", "cure.start", 1),
        ("[cure]\ndays = true\n", "cure.days", 2),
        ("[tolerances]\nprice = -0.01\nsource = 'practice'\n", "tolerances.price", 2),
        ("[tolerances]\nprice = nan\nsource = 'practice'\n", "tolerances.price", 2),
        ("[tolerances]\nprice = '0.01'\nsource = 'practice'\n", "tolerances.price", 2),
        ("[tolerances]\nbalance = 0.0000001\nsource = 'practice'\n", "tolerances.balance", 2),
        ("[tolerances]\ntotal_share = 1.5\nsource = 'practice'\n", "tolerances.total_share", 2),
        ("[tolerances]\nprice = 0.01\n", "tolerances.price", 2),
        ("[tolerances]\nprice = 0.01\nsource = ''\n", "tolerances.source", 3),
        ("[tolerances]\nprice = 0.01\nsource = 'formal'\n", "tolerances.source", 3),
        ("[tolerances]\nprice = 0.01\n[tolerances.source]\nprise = 'form'\n", "tolerances.source.prise", 4),
        ("[prices]\nfile = '../prices.csv'\nsource = 'assumed'\n", "prices.file", 2),
        ("[prices]\nfile = 'prices.xlsx'\nsource = 'assumed'\n", "prices.file", 2),
        ("[[cure]]\ndays = 1\n", "cure", 1),
        ("[citations]\n'TX-DATES' = 'IV'\n", "citations.TX-DATES", 2),
    ],
)
def test_a_fault_is_found_on_its_line(lines: str, path: str, line: int) -> None:
    """Each fault names its key, and the line on which the key or, where it lacks, its table stands."""
    assert (path, line) in added(lines)


@pytest.mark.parametrize(
    ("period", "holdings", "bar_date", "path"),
    [
        (("2004-03-26", "2002-03-28"), None, None, "class_period.last"),
        (("2002-03-28", "2004-03-26"), ("2002-03-28", "2004-03-26"), None, "holdings.opening_on"),
        (("2002-03-28", "2004-03-26"), ("2002-03-27", "2004-03-25"), None, "holdings.closing_on"),
        (None, ("2002-03-27", "2002-03-26"), None, "holdings.closing_on"),
        (("2002-03-28", "2004-03-26"), None, "2004-03-25", "bar_date.on"),
        (None, ("2002-03-27", "2004-03-26"), "2004-03-25", "bar_date.on"),
    ],
)
def test_days_out_of_order_are_faults(
    period: tuple[str, str] | None, holdings: tuple[str, str] | None, bar_date: str | None, path: str
) -> None:
    """The opening holding, the class period, the closing holding and the bar date follow one another."""
    lines = ""
    if period:
        lines += f"[class_period]\nfirst = {period[0]}\nlast = {period[1]}\nsource = 'form'\n"
    if holdings:
        lines += f"[holdings]\nopening_on = {holdings[0]}\nclosing_on = {holdings[1]}\nsource = 'form'\n"
    if bar_date:
        lines += f"[bar_date]\non = {bar_date}\nsource = 'form'\n"
    assert [found for found, _ in added(lines)] == [path]


def test_days_that_meet_are_in_order() -> None:
    """The closing holding may be that of the last day of the class period, and a period may be one day long."""
    lines = (
        "[class_period]\nfirst = 2002-03-28\nlast = 2002-03-28\nsource = 'form'\n"
        "[holdings]\nopening_on = 2002-03-27\nclosing_on = 2002-03-28\nsource = 'form'\n"
        "[bar_date]\non = 2002-03-28\nsource = 'form'\n"
    )
    assert added(lines) == []


@pytest.mark.parametrize(
    ("section", "path"),
    [
        ("key = 'purchases'\nrole = 'in'\ncolumns = ['trade_date', 'shares']", "section[1].key"),
        ("key = 'Sales'\nrole = 'out'\ncolumns = ['trade_date', 'shares']", "section[1].key"),
        ("key = 'extra_sheets'\nrole = 'out'\ncolumns = ['trade_date', 'shares']", "section[1].key"),
        ("key = 'sales'\nrole = 'out'\ncolumns = ['shares']", "section[1].columns"),
        ("key = 'sales'\nrole = 'out'\ncolumns = ['trade_date']", "section[1].columns"),
        ("key = 'sales'\nrole = 'out'\nkind = 'purchase'\ncolumns = ['trade_date', 'shares']", "section[1].kind"),
        ("key = 'sales'\nrole = 'out'\nrows = 0\ncolumns = ['trade_date', 'shares']", "section[1].rows"),
        (
            "key = 'sales'\nrole = 'out'\nfirst = 2003-01-02\nlast = 2003-01-01\ncolumns = ['trade_date', 'shares']",
            "section[1].last",
        ),
        ("key = 'open'\nrole = 'opening'\ncolumns = ['shares', 'price']", "section[1].columns"),
        ("key = 'open'\nrole = 'opening'\nfirst = 2003-01-02\ncolumns = ['shares']", "section[1].first"),
    ],
)
def test_a_section_that_cannot_be_is_a_fault(section: str, path: str) -> None:
    """Keys are distinct, columns fit the role, the usual kind goes the right way, and days are in order."""
    lines = f"[[section]]\nheading = 'Another'\nsource = 'form'\n{section}\n"
    assert [found for found, _ in added(lines)] == [path]


def test_a_schedule_has_one_opening_holding() -> None:
    """A second opening holding would make the balance ambiguous."""
    section = "[[section]]\nkey = '{}'\nheading = 'H'\nrole = 'opening'\ncolumns = ['shares']\nsource = 'form'\n"
    assert [path for path, _ in added(section.format("one") + section.format("two"))] == ["section[2].role"]


def test_sections_lie_between_the_two_holdings() -> None:
    """A section that asks for trades of the day of the opening holding, or after the closing one, is a fault."""
    lines = (
        "[[section]]\nkey = 'sales'\nheading = 'Sales'\nrole = 'out'\ncolumns = ['trade_date', 'shares']\n"
        "first = 2002-03-27\nlast = 2004-03-27\nsource = 'form'\n"
        "[holdings]\nopening_on = 2002-03-27\nclosing_on = 2004-03-26\nsource = 'form'\n"
    )
    assert [path for path, _ in added(lines)] == ["section[1].first", "section[1].last"]


@pytest.mark.parametrize(
    ("was", "becomes", "path"),
    [
        ("window_width = 4.5", "window_width = 9.0", "mailing.window_width"),
        ("window_width = 4.5", "window_width = 1.25", "mailing.window_width"),
        ("window_height = 1.125", "window_height = 4.0", "mailing.window_height"),
        ("window_height = 1.125", "window_height = 0.375", "mailing.window_height"),
        ("window_height = 1.125", "window_height = 0", "mailing.window_height"),
        ("paper_width = 8.5", "paper_width = 9.75", "mailing.paper_width"),
        ("panels = [4.0, 3.5, 3.5]", "panels = [4.0, 3.5]", "mailing.panels"),
        ("panels = [4.0, 3.5, 3.5]", "panels = [5.5, 5.5]", "mailing.panels"),
        ("panels = [4.0, 3.5, 3.5]", "panels = [4.0, -3.5, 10.5]", "mailing.panels[1]"),
        ("clearance = 0.125", "clearance = 0.5", "mailing.window_height"),
    ],
)
def test_impossible_geometry_is_a_fault(sonus_text: str, was: str, becomes: str, path: str) -> None:
    """A window beyond its envelope, panels that do not make the paper, an address without room are each found."""
    assert was in sonus_text
    assert path in [found for found, _, _ in faults(sonus_text.replace(was, becomes))]


def test_a_brace_in_the_form_stands_for_the_page_of_the_signature_alone(sonus_text: str) -> None:
    """Any other name in braces would be printed as it stands, so it is a fault of its paragraph."""
    found = faults(sonus_text.replace("on page {signature_page}", "on page {signature page}"))
    assert [path for path, _, _ in found] == ["form.part[2].paragraphs[0]"]


def test_an_own_number_has_nine_digits() -> None:
    """An employer number with a hyphen, or of eight digits, would never be recognised on a paper."""
    text = SMALLEST.replace("source", 'own_eins = ["123456789", "12-3456789", "12345678"]\nsource', 1)
    assert [path for path, _, _ in faults(text)] == ["own_eins[1]", "own_eins[2]"]
