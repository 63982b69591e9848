"""A table becomes lines; what is not understood is named; what is no table is refused in a sentence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.casebook.keyed_dates import DateContext
from claimdesk.casebook.pasted_trades import MOST_LINES, PastedTrades, is_table, read_pasted_trades
from claimdesk.casebook.settlement import Column

PERIOD = DateContext(first=date(2002, 3, 28), last=date(2004, 3, 26))
COLUMNS = (Column.TRADE_DATE, Column.SHARES, Column.PRICE, Column.TOTAL, Column.DOCUMENTED)


def pasted(text: str) -> PastedTrades:
    """Read a text as purchases."""
    return read_pasted_trades(text, section="purchases", columns=COLUMNS, context=PERIOD)


def test_columns_without_names_are_those_of_the_paper() -> None:
    """Date, shares, price, total, in every spelling that may be keyed."""
    read = pasted("9/24/2003\t1,000\t$7.50\t$7,500.00\n25\t500\t4 31/64\t\n")
    first, second = read.trades
    assert (first.trade_date.text, first.shares.text, first.price.text) == ("2003-09-24", "1000", "7.50")
    assert (second.trade_date.text, second.price.text) == ("2003-09-25", "4.484375")
    assert second.total.is_blank
    assert not second.documented.is_reached
    assert read.not_understood == ()


def test_columns_are_found_by_their_names() -> None:
    """In the order of the table; one that belongs nowhere is left out and counted."""
    read = pasted("Account\tPrice per share\tTrade date\tQuantity\n77-1\t7.50\t09/24/2003\t1000\n")
    (trade,) = read.trades
    assert read.columns == (Column.PRICE, Column.TRADE_DATE, Column.SHARES)
    assert read.left_out == 1
    assert (trade.trade_date.text, trade.shares.text, trade.price.text) == ("2003-09-24", "1000", "7.50")


def test_what_is_not_understood_stays_and_is_named() -> None:
    """The text is kept in its cell with the line of why, as if it had been keyed."""
    read = pasted("9/24/2003\t1000\t7.50\n99/99/99\tmany\t8.00\n9/26/2003\t5\t9\n")
    assert [(each.line, each.column, each.text, each.why) for each in read.not_understood] == [
        (2, Column.TRADE_DATE, "99/99/99", "there is no month 99"),
        (2, Column.SHARES, "many", "only digits, commas and one decimal point make a number"),
    ]
    assert read.trades[1].shares.text == "many"
    assert read.trades[1].shares.value is None


@pytest.mark.parametrize(
    "text",
    [
        "Dear Sir or Madam,\nI bought many shares in the spring\nand sold them all at a loss.\nYours",
        "\n\n\n",
        "\t\t\t\n\t\t\n",
    ],
)
def test_prose_is_refused_whole(text: str) -> None:
    """One sentence, and no line."""
    read = pasted(text)
    assert read.trades == ()
    assert read.refusal == "What is on the clipboard is no table of trades: nothing was taken."


def test_ten_thousand_lines_are_refused_at_once() -> None:
    """The sentence names both numbers, and not one line is read."""
    text = "9/24/2003\t1000\t7.50\n" * 10_000
    read = pasted(text)
    assert read.refusal.startswith("10,001 lines are on the clipboard, and at most 2,000 are taken at once.")
    assert len(pasted("9/24/2003\t1000\t7.50\n" * 50).trades) == 50


def test_as_many_lines_as_are_allowed_are_taken() -> None:
    """The last line that is allowed is taken too."""
    assert len(pasted("\n".join(["9/24/2003\t1000\t7.50"] * MOST_LINES)).trades) == MOST_LINES


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    """Either lines or one sentence."""
    read = pasted(text)
    assert bool(read.trades) is not bool(read.refusal)


@pytest.mark.parametrize(("text", "is_one"), [("1000", False), ("1000\n", False), ("1\t2", True), ("1\n2", True)])
def test_one_value_is_no_table(text: str, *, is_one: bool) -> None:
    """A spreadsheet ends even a single cell with a line end."""
    assert is_table(text) is is_one
