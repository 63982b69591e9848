"""Lines of two passes are laid side by side as sequences, however many were left out, put in or mistyped."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimdesk.casebook.alignment import Line, Pair, align

LINES = st.lists(st.tuples(*(st.sampled_from("abc") for _ in range(4))), max_size=9)


def trades(count: int) -> list[Line]:
    """Give lines that differ in date, shares, price and total, as trades do."""
    return [(f"2002-04-{day:02d}", str(100 + day), f"4.{day:02d}", str(day * 7), "yes") for day in range(1, count + 1)]


def gaps(pairs: tuple[Pair, ...]) -> int:
    """Give how many lines have no partner."""
    return sum(pair.first is None or pair.second is None for pair in pairs)


def changed(pairs: tuple[Pair, ...], first: list[Line], second: list[Line]) -> int:
    """Give how many pairs hold lines that are not the same."""
    return sum(
        first[pair.first] != second[pair.second] for pair in pairs if pair.first is not None and pair.second is not None
    )


def mirrored(pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """Give the pairs with their sides exchanged."""
    return tuple(Pair(pair.second, pair.first) for pair in pairs)


def test_an_omitted_line_and_a_slip_are_two_differences() -> None:
    """At ten trades, wherever they lie: one line without a partner, one pair that differs, all others the same."""
    whole = trades(10)
    for omitted in range(10):
        for slipped in set(range(10)) - {omitted}:
            keyed = list(whole)
            keyed[slipped] = (*whole[slipped][:2], "9.99", *whole[slipped][3:])
            del keyed[omitted]
            pairs = align(whole, keyed)
            assert (gaps(pairs), changed(pairs, whole, keyed)) == (1, 1)
            assert Pair(omitted, None) in pairs


def test_a_line_that_is_mistyped_in_every_cell_stays_one_pair() -> None:
    """It is one changed line, and not one that is omitted beside one that is extra."""
    whole = trades(5)
    keyed = [*whole[:2], ("2003-01-01", "7", "1.00", "7.00", "no"), *whole[3:]]
    pairs = align(whole, keyed)
    assert (gaps(pairs), changed(pairs, whole, keyed)) == (0, 1)


def test_one_line_left_out_and_another_put_in_are_two_differences() -> None:
    """Equal lengths do not make the pairs: the lines between are recognised as the same."""
    whole = trades(12)
    keyed = [*whole[:2], *whole[3:9], ("2003-01-01", "7", "1.00", "7.00", "no"), *whole[9:]]
    pairs = align(whole, keyed)
    assert (gaps(pairs), changed(pairs, whole, keyed)) == (2, 0)


def test_of_equal_lines_the_last_is_without_a_partner() -> None:
    """Three lines of the same trade against two."""
    line = trades(1)[0]
    assert align([line] * 3, [line] * 2) == (Pair(0, 0), Pair(1, 1), Pair(2, None))


def test_an_empty_list_has_gaps_alone() -> None:
    """Nothing was keyed in one pass."""
    assert align([], trades(2)) == (Pair(None, 0), Pair(None, 1))
    assert align([], []) == ()


@given(LINES, LINES)
def test_aligning_is_the_same_from_either_side(first: list[Line], second: list[Line]) -> None:
    """Which pass came first changes nothing but the side."""
    assert align(second, first) == mirrored(align(first, second))


@given(LINES)
def test_a_list_against_itself_has_no_difference(lines: list[Line]) -> None:
    """Every line has its own place as partner."""
    assert align(lines, lines) == tuple(Pair(place, place) for place in range(len(lines)))


@given(LINES, LINES)
def test_every_line_is_in_one_pair_in_its_order(first: list[Line], second: list[Line]) -> None:
    """No line is lost, doubled or moved."""
    pairs = align(first, second)
    assert [pair.first for pair in pairs if pair.first is not None] == list(range(len(first)))
    assert [pair.second for pair in pairs if pair.second is not None] == list(range(len(second)))


@given(LINES, st.lists(st.integers(0, 9), max_size=4))
def test_lines_put_in_are_as_many_differences(lines: list[Line], places: list[int]) -> None:
    """Whatever is put in and wherever: so many lines without a partner, and no pair that differs."""
    keyed = list(lines)
    for number, place in enumerate(places):
        keyed.insert(min(place, len(keyed)), (f"new {number}", "x", "y", "z"))
    pairs = align(lines, keyed)
    assert (gaps(pairs), changed(pairs, lines, keyed)) == (len(places), 0)


@given(LINES, LINES, LINES)
def test_lines_that_both_have_at_the_ends_change_nothing(
    middle: list[Line], other: list[Line], around: list[Line]
) -> None:
    """The same beginning and the same end in both passes add no difference."""
    alone = align(middle, other)
    fenced = align([*around, *middle, *around], [*around, *other, *around])
    whole, framed = [*around, *middle, *around], [*around, *other, *around]

    def cost(pairs: tuple[Pair, ...], one: list[Line], two: list[Line]) -> int:
        cells = sum(
            sum(a != b for a, b in zip(one[pair.first], two[pair.second], strict=True))
            for pair in pairs
            if pair.first is not None and pair.second is not None
        )
        return 5 * gaps(pairs) + 2 * cells

    assert cost(fenced, whole, framed) <= cost(alone, middle, other)


def test_two_long_lists_that_have_nothing_in_common_are_paired_all_the_same() -> None:
    """Three thousand lines against as many others are laid side by side without looking at nine million pairs."""
    first = [(f"a{place}", "1", "2", "3") for place in range(3_000)]
    second = [(f"b{place}", "4", "5", "6") for place in range(3_000)]
    assert gaps(align(first, second)) == 0
