"""Sentences are filled in once, say days as their reader writes them, and a file of wording names all of its faults."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from claimdesk.casebook.acts import Act, Verb
from claimdesk.casebook.day_text import letter_date, screen_date
from claimdesk.casebook.defects import Code, Curability, Defect, Level, Particular, ParticularKind, Remark, Severity
from claimdesk.casebook.settlement import ClassPeriod, Settlement
from claimdesk.casebook.wording import NOT_STATED, Wording, filled, line_words, names_in, read_wording

CODE = Code(
    code="TX-PRICE", level=Level.LINE, curability=Curability.CURABLE, severity=Severity.PART, waived_by="adjudicator"
)
DEFICIENCIES = """\
["TX-PRICE"]
title = "Price not of its day"
problem = "{line}: {price} on {date}, class period from {class_first}."
notice = "In {line} you state {price} for {date}; see {administrator}."
cure = "Send it by {bar_date}."
report = "A price was not of its day."

["TX-PRICE".findings.blank]
notice = "In {line} no price is stated."
"""
SETTLEMENT = Settlement(
    name="example",
    version="",
    caption="In re Example",
    short_caption="Example",
    class_period=ClassPeriod(date(2002, 3, 28), date(2004, 3, 26)),
)
DEFECT = Defect(
    code=CODE,
    line="purchases[1]",
    field="schedule.purchases[1].price",
    particulars=(
        Particular("price", 4_480_000, ParticularKind.MONEY),
        Particular("date", date(2003, 9, 4), ParticularKind.DATE),
    ),
)


def wording(deficiencies: str = DEFICIENCIES, *, remarks: str = "", acts: str = "") -> Wording:
    """Read wording that has no faults."""
    read = read_wording(deficiencies=deficiencies, remarks=remarks, acts=acts)
    assert read.faults == ()
    return read.wording


def faults(deficiencies: str = DEFICIENCIES, *, remarks: str = "", acts: str = "") -> list[tuple[str, str]]:
    """Give file and path of each fault."""
    read = read_wording(deficiencies=deficiencies, remarks=remarks, acts=acts)
    return [(fault.file, fault.path) for fault in read.faults]


def test_a_day_is_short_on_the_screen_and_in_full_in_a_letter() -> None:
    """No comma and three letters on the screen; the whole month in a letter; no zero before a day."""
    assert screen_date(date(2008, 4, 5)) == "5 Apr 2008"
    assert letter_date(date(2008, 4, 5)) == "April 5, 2008"


def test_a_problem_is_said_for_the_screen() -> None:
    """Line, price and days come in the words of the screen."""
    said = wording().problem(DEFECT, SETTLEMENT)
    assert said == "line 2 of the purchases: 4.48 on 4 Sep 2003, class period from 28 Mar 2002."


def test_a_notice_is_said_for_a_letter_and_knows_words_for_what_is_not_known() -> None:
    """Days in full; an administrator or a bar date that the file lacks is said in words, not left open."""
    said = wording()
    notice = said.notice(DEFECT, SETTLEMENT)
    assert notice == "In line 2 of your purchases you state 4.48 for September 4, 2003; see the claims administrator."
    assert said.cure(DEFECT, SETTLEMENT) == "Send it by the last day for filing."
    assert said.cure(DEFECT, replace(SETTLEMENT, bar_date=date(2008, 4, 30))) == "Send it by April 30, 2008."


def test_a_finding_has_its_own_words_and_borrows_the_others() -> None:
    """The notice of a blank price is its own; the cure is that of the code."""
    blank = replace(DEFECT, finding="blank", particulars=())
    assert wording().notice(blank, SETTLEMENT) == "In line 2 of your purchases no price is stated."
    assert wording().cure(blank, SETTLEMENT) == "Send it by the last day for filing."
    assert wording().title("TX-PRICE") == "Price not of its day"
    assert wording().report("TX-PRICE") == "A price was not of its day."


@pytest.mark.parametrize("value", ["{bar_date}", "O'Neil & Sons <Trust>", "a {b} {{c}}", "{0.__class__}", "\\g<0>"])
def test_braces_in_a_value_stay_as_they_are(value: str) -> None:
    """A name of a claimant is never read as wording."""
    assert filled("From {name}.", {"name": value, "bar_date": "no"}) == f"From {value}."


def test_a_name_that_nobody_knows_is_said_to_be_not_stated() -> None:
    """A letter still goes; the test of words finds the slip."""
    assert filled("It is {nowhere}.", {}) == f"It is {NOT_STATED}."
    assert names_in("{one} and {two_2}, not {Three}") == {"one", "two_2"}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("purchases[1]", "line 2 of your purchases"),
        ("schedule.sales[0].trade_date", "line 1 of your sales"),
        ("schedule.later_purchases[2].price", "line 3 of your later purchases"),
        ("schedule.opening_holding.shares", "your opening holding"),
        ("schedule.extra_sheets[0].signed", "additional sheet 1"),
        ("documents[3].quality", "document 4"),
        ("joint_owners[0].last", "joint owner 1"),
        ("release.joint_signed[1].signed", "joint owner 2"),
    ],
)
def test_a_path_is_a_line_in_the_words_of_a_letter(path: str, words: str) -> None:
    """Lines are counted from one, and sections are called as claimants call them."""
    assert line_words(path, of="your") == words


def test_a_remark_and_an_act_have_their_sentences() -> None:
    """A remark names its particulars, an act who did what."""
    said = wording(
        remarks='eight_digits = "{line} has {count} digits."', acts='"void claim" = "{who} voided {on}: {reason}"'
    )
    remark = Remark(name="eight_digits", field="tin", readings=(), particulars=(Particular("count", "eight"),))
    assert said.remark(remark) == "the tin has eight digits."
    act = Act(
        sequence=1,
        at=datetime(2008, 4, 10, tzinfo=UTC),
        who="Local person",
        verb=Verb.VOID_CLAIM,
        on="SONUS-0000001",
        before="",
        after="",
        reason="keyed {twice}",
        outcome="",
    )
    assert said.act(act) == "Local person voided SONUS-0000001: keyed {twice}"
    assert said.act(replace(act, verb=Verb.OPEN_CASE)) == "Local person: open case, SONUS-0000001"


def test_a_code_without_wording_is_called_by_its_name() -> None:
    """A clerk sees the code rather than a crash."""
    empty = wording("")
    assert empty.title("TX-PRICE") == "TX-PRICE"
    assert empty.problem(DEFECT, SETTLEMENT) == "TX-PRICE"


def test_every_fault_of_the_wording_is_reported() -> None:
    """A missing text, an unknown one, an empty one and a loose brace come together, with their paths."""
    text = '["A"]\ntitle = ""\nproblem = "a { b"\nnotice = "n"\ncure = 5\nwhy = "x"\n["A".findings]\nblank = "text"\n'
    assert faults(text + '["A".findings.other]\nnotise = "x"\n["B"]\n') == [
        ("deficiencies.toml", "A.report"),
        ("deficiencies.toml", "A.title"),
        ("deficiencies.toml", "A.problem"),
        ("deficiencies.toml", "A.cure"),
        ("deficiencies.toml", "A.why"),
        ("deficiencies.toml", "A.findings.blank"),
        ("deficiencies.toml", "A.findings.other.notise"),
        ("deficiencies.toml", "B.title"),
        ("deficiencies.toml", "B.problem"),
        ("deficiencies.toml", "B.notice"),
        ("deficiencies.toml", "B.cure"),
        ("deficiencies.toml", "B.report"),
    ]


def test_faults_of_remarks_and_acts_are_reported() -> None:
    """A deed that is none, a name that an act has not, and text that is no TOML are faults of their files."""
    acts = '"void claims" = "x"\n"void claim" = "{whom} voided it"\n'
    assert faults(remarks="a = 5\nb = 'x'", acts=acts) == [
        ("remarks.toml", "a"),
        ("acts.toml", "void claims"),
        ("acts.toml", "void claim"),
    ]
    assert faults("A = 'text'", remarks="=", acts="") == [("deficiencies.toml", "A"), ("remarks.toml", "")]
