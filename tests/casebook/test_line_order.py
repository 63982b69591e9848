"""The number of a line finds it again after any step, and says so in a draft."""

from __future__ import annotations

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.casebook.line_order import GONE, NEW, LineOrder, LineOrders, read_line_order

THREE = LineOrder((0, 1, 2), 3)
orders = st.integers(0, 8).flatmap(
    lambda fresh: st.permutations(range(fresh)).flatmap(
        lambda numbers: st.integers(0, fresh).map(lambda kept: LineOrder(tuple(numbers[:kept]), fresh))
    )
)


def orders_of(order: LineOrder) -> LineOrders:
    """Give the orders of a schedule of one section."""
    return LineOrders(MappingProxyType({"purchases": order}))


@given(order=orders)
def test_a_draft_reads_what_it_kept(order: LineOrder) -> None:
    """Text and order say the same."""
    assert read_line_order(str(order)) == order


@pytest.mark.parametrize("text", ["", "3", "x: 0 1", "3: 0 one"])
def test_what_no_version_writes_is_told(text: str) -> None:
    """A torn draft is no order."""
    with pytest.raises(ValueError, match="invalid literal"):
        read_line_order(text if text != "3" else "3: ?")


@given(order=orders, place=st.integers(0, 12))
def test_a_number_leads_back_to_its_place(order: LineOrder, place: int) -> None:
    """Of a line, and of the empty ones behind the last."""
    assert order.place_of(order.number_at(place)) == place


@given(order=orders, number=st.integers(0, 12))
def test_a_save_keeps_lines_apart(order: LineOrder, number: int) -> None:
    """What stood at a line stands at its place; what stood at a line that went stands where no line is."""
    stored = order.stored_as(number, version=4)
    place = order.place_of(number)
    assert stored == place if place is not None else stored == number + 4 * GONE
    assert order.stored_as(number + GONE, version=9) == number + GONE


def test_a_step_says_where_lines_stood() -> None:
    """An insertion, an exchange and a deletion, one after the other."""
    inserted = THREE.moved((0, NEW, 1, 2))
    assert (inserted.numbers, inserted.fresh) == ((0, 3, 1, 2), 4)
    assert inserted.moved((1, 0, 2, 3)).numbers == (3, 0, 1, 2)
    assert inserted.moved((1, 2, 3)).place_of(0) is None
    assert inserted.fitted(5).numbers == (0, 3, 1, 2, 4)
    assert inserted.fitted(1).numbers == (0,)


def test_a_number_is_given_once() -> None:
    """A line that was put in and taken back leaves its number to no other one."""
    before = orders_of(THREE)
    taken_back = orders_of(THREE.moved((0, 1, 2, NEW))).back_to(before)
    assert taken_back.sections["purchases"] == LineOrder((0, 1, 2), 4)
    assert taken_back.path_now("schedule.purchases[3].price") == ""


def test_an_earlier_step_is_known_by_the_numbers_of_a_save() -> None:
    """After the save a deleted line is brought back with the number under which its notes are kept."""
    before, saved = orders_of(THREE), orders_of(THREE.moved((0, 2)))
    earlier = before.rebased(saved, version=6)
    assert earlier.sections["purchases"].numbers == (0, 1 + 6 * GONE, 1)
    kept = saved.saved_path("schedule.purchases[1].price", version=6)
    assert earlier.path_now(kept) == "schedule.purchases[1].price"
    assert saved.rebased(saved, version=6).path_now(kept) == ""
    assert saved.rebased(saved, version=6).is_plain


@pytest.mark.parametrize("path", ["tin", "schedule.opening_holding.shares", "schedule.extra_sheets[1].signed"])
def test_a_place_outside_of_lines_stays(path: str) -> None:
    """Only sections have lines that move."""
    moved = orders_of(THREE.moved((NEW, 0, 1, 2)))
    assert {moved.stored_path(path), moved.path_now(path), moved.saved_path(path, version=1)} == {path}
