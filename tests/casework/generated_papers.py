"""Papers of every kind for property tests: each place not reached, blank, illegible, sensible or nonsense."""

from __future__ import annotations

from hypothesis import strategies as st

from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.money import LARGEST, plain_text
from claimdesk.casebook.paper import PAPER_FIELDS, PaperField, ValueKind
from claimdesk.casebook.places import Entry, with_entries
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.settlement import Settlement

TRADE_SECTIONS = ("purchases", "sales")
HOLDING_SECTIONS = ("opening_holding", "closing_holding")
LISTS = ("documents", "joint_owners", "release.joint_signed", "schedule.extra_sheets", "schedule.purchases")
LONGEST_LIST = 4

plain = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
names = st.sampled_from(
    ("O'Neil", '"', ";", "%", "_", "Robert'); DROP TABLE claims;--", "Łukasiewicz", "Παύλος", "王小明")
)
_tins = st.from_regex(r"\A(?:\d{9}|\d{3}-\d{2}-\d{4}|\d{2}-\d{7}|\d{3} \d{2} \d{4})\Z").filter(str.isascii)
_figures = st.one_of(
    st.integers(-LARGEST, LARGEST).map(plain_text),
    st.integers(0, 10**10).map(plain_text),
    st.decimals(0, 10_000, places=2).map(str),
)


def _texts(place: PaperField) -> st.SearchStrategy[str]:
    match place.kind:
        case ValueKind.DATE:
            return st.dates().map(str) | st.sampled_from(("2003-02-30", "20020415", ""))
        case ValueKind.SHARES | ValueKind.PRICE | ValueKind.MONEY:
            return _figures
        case ValueKind.TIN:
            return _tins
        case ValueKind.YES_NO:
            return st.sampled_from(("yes", "no"))
        case ValueKind.CHOICE if place.choices:
            return st.sampled_from([choice.value for choice in place.choices])
        case ValueKind.CHOICES if place.choices:
            words = st.lists(st.sampled_from([choice.value for choice in place.choices]), unique=True)
            return words.map(", ".join) | words.map(",".join)
    return plain | names


def _paths(place: PaperField) -> st.SearchStrategy[str]:
    lines = st.integers(0, LONGEST_LIST - 1)
    if place.pattern.startswith("schedule.*[]."):
        name = place.pattern.removeprefix("schedule.*[].")
        return st.builds("schedule.{}[{}].{}".format, st.sampled_from(TRADE_SECTIONS), lines, st.just(name))
    if place.pattern.startswith("schedule.*."):
        return st.sampled_from([place.pattern.replace("*", key) for key in HOLDING_SECTIONS])
    return lines.map(lambda line: place.pattern.replace("[]", f"[{line}]"))


def _entries_at(place: PaperField) -> st.SearchStrategy[Entry]:
    kept = st.builds(Entry, _paths(place), st.just(Mark.WRITTEN), _texts(place) | plain)
    return kept | st.builds(Entry, _paths(place), st.sampled_from((Mark.BLANK, Mark.ILLEGIBLE)))


counts = st.builds(
    Entry,
    st.sampled_from([f"{name}.count" for name in LISTS]),
    st.sampled_from((Mark.WRITTEN, Mark.NOT_REACHED)),
    st.integers(0, LONGEST_LIST).map(str),
) | st.builds(Entry, st.just("representative.count"), st.just(Mark.WRITTEN), st.sampled_from(("0", "1")))

entries = st.one_of(counts, *map(_entries_at, PAPER_FIELDS))
"""One thing that a clerk may key."""


def papers(settlement: Settlement) -> st.SearchStrategy[ProofOfClaim]:
    """Give papers into which up to forty things were keyed in any order."""
    blank = ProofOfClaim(schedule=settlement.blank_schedule())
    return st.lists(entries, max_size=40).map(lambda keyed: with_entries(blank, tuple(keyed)))
