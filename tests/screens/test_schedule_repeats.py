"""What stands above is taken over by one key, totals are accepted by their own, and lines are put in and moved."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from schedule_clerk import ALT, CONTROL, KEYPAD, SHIFT, Clerk

from claimdesk.casebook.reading import Mark


@pytest.fixture
def clerk(qtbot: QtBot) -> Clerk:
    """Seat a clerk with one whole line of purchases keyed, at the first cell of the next."""
    clerk = Clerk(qtbot)
    clerk.editor.go_to("schedule.purchases[0].trade_date")
    clerk.keys("03282002", "1000", "4.48", "4480", "y")
    assert clerk.at == "schedule.purchases[1].trade_date"
    return clerk


def shares(clerk: Clerk) -> list[str]:
    """Give the shares of all lines."""
    return [trade.shares.text for trade in clerk.trades("purchases")]


def test_a_ditto_takes_the_cell_above_and_goes_on(clerk: Clerk) -> None:
    """Keypad plus and Ctrl+D do the same; in the empty line the first of them makes the line."""
    clerk.presses(Qt.Key.Key_Plus, KEYPAD)
    assert clerk.at == "schedule.purchases[1].shares"
    clerk.presses(Qt.Key.Key_D, CONTROL)
    assert clerk.at == "schedule.purchases[1].price"
    first, second = clerk.trades("purchases")
    assert (second.trade_date, second.shares) == (first.trade_date, first.shares)


def test_a_ditto_in_the_first_line_says_that_nothing_stands_above(clerk: Clerk) -> None:
    """Nothing is changed and the cursor stays."""
    clerk.editor.go_to("schedule.purchases[0].price")
    before = clerk.proof
    clerk.presses(Qt.Key.Key_Plus, KEYPAD)
    assert clerk.editor.footer.words == "Nothing above to repeat here"
    assert (clerk.proof, clerk.at) == (before, "schedule.purchases[0].price")


def test_an_open_text_is_replaced_by_a_ditto(clerk: Clerk) -> None:
    """What was begun by mistake does not stand before the value from above."""
    clerk.types("9")
    clerk.presses(Qt.Key.Key_Plus, KEYPAD)
    assert clerk.trades("purchases")[1].trade_date.text == "2002-03-28"


def test_a_plus_of_the_letter_keys_still_adds_shares(clerk: Clerk) -> None:
    """500+500 is one number of shares."""
    clerk.keys("0415", "500+500")
    assert clerk.trades("purchases")[1].shares.text == "1000"


def test_the_whole_line_above_is_one_step_with_the_cursor_on_the_shares(clerk: Clerk) -> None:
    """Fills of one order differ in their shares only, which are keyed over."""
    clerk.presses(Qt.Key.Key_D, CONTROL | SHIFT)
    assert clerk.at == "schedule.purchases[1].shares"
    assert clerk.trades("purchases")[1] == clerk.trades("purchases")[0]
    clerk.keys("250")
    assert shares(clerk) == ["1000", "250"]
    assert len(clerk.batches[-2]) == len(("date", "shares", "price", "total", "documented", "count"))


def test_a_total_is_accepted_by_its_own_key_alone(clerk: Clerk) -> None:
    """Shares x price to the cent by the equals sign; Enter leaves the total blank."""
    clerk.keys("0415", "3", "4.485")
    clerk.presses(Qt.Key.Key_Equal)
    assert clerk.at == "schedule.purchases[1].documented"
    # 3 x 4.485 = 13.455, half a cent rounds up.
    assert clerk.trades("purchases")[1].total.text == "13.46"
    clerk.keys("y", "0416", "3", "4", "")
    assert clerk.trades("purchases")[2].total.mark is Mark.BLANK


def test_a_total_without_a_price_is_not_made_up(clerk: Clerk) -> None:
    """The footer says what lacks, and the cursor stays."""
    clerk.keys("0415", "3", "*")
    clerk.presses(Qt.Key.Key_Equal)
    assert clerk.editor.footer.words == "Shares and price make the total; one lacks"
    assert clerk.at == "schedule.purchases[1].total"


def test_a_line_is_inserted_before_the_open_one(clerk: Clerk) -> None:
    """The empty line stands where the cursor is, and nobody has been at any place of it."""
    clerk.editor.go_to("schedule.purchases[0].shares")
    clerk.presses(Qt.Key.Key_I, CONTROL)
    assert clerk.at == "schedule.purchases[0].trade_date"
    assert [trade.shares.mark for trade in clerk.trades("purchases")] == [Mark.NOT_REACHED, Mark.WRITTEN]


def test_a_line_moves_up_and_down_with_the_cursor(clerk: Clerk) -> None:
    """What is open is committed first; at the edge of the section it says so."""
    clerk.keys("0415", "2000")
    clerk.types("5")
    clerk.presses(Qt.Key.Key_Up, ALT)
    assert (shares(clerk), clerk.at) == (["2000", "1000"], "schedule.purchases[0].price")
    assert clerk.trades("purchases")[0].price.text == "5"
    clerk.presses(Qt.Key.Key_Up, ALT)
    assert clerk.editor.footer.words == "This is the first line of its section"
    clerk.presses(Qt.Key.Key_Down, ALT)
    assert (shares(clerk), clerk.at) == (["1000", "2000"], "schedule.purchases[1].price")
