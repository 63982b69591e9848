"""A list finds beginnings, the most frequent first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimdesk.casebook.prefix_list import Listed, PrefixList, folded_words, read_prefix_list

BROKERS = read_prefix_list("# a note\nCharles Schwab & Co Inc\tschwab\nSmith Barney\nScottrade Inc\nCiti\n")


def test_the_most_frequent_of_those_that_begin_so_is_found() -> None:
    """Rank and not the alphabet decides, and another way to a value finds it too."""
    assert BROKERS.best("c") == "Charles Schwab & Co Inc"
    assert BROKERS.best("S") == "Charles Schwab & Co Inc"
    assert BROKERS.best("sc") == "Charles Schwab & Co Inc"
    assert BROKERS.best("sco") == "Scottrade Inc"
    assert BROKERS.matches("s", most=2) == ("Charles Schwab & Co Inc", "Smith Barney")


def test_what_merely_contains_the_letters_is_not_found() -> None:
    """`barney` is no beginning, and no letters find nothing."""
    assert BROKERS.best("barney") == ""
    assert BROKERS.best("") == ""
    assert BROKERS.best("  ") == ""


@given(st.lists(st.text(min_size=1, max_size=8), unique_by=folded_words, max_size=60), st.text(max_size=4))
def test_the_best_is_the_first_that_begins_so(texts: list[str], start: str) -> None:
    """As a look at every value in its order would find it."""
    known = [text for text in texts if folded_words(text)]
    found = PrefixList(Listed(folded_words(text), rank, text) for rank, text in enumerate(known))
    folded = folded_words(start)
    expected = next((text for text in known if folded_words(text).startswith(folded)), "") if folded else ""
    assert found.best(start) == expected
