"""The figures of keying in words: keys and time, errors in 1,000 keys, and the names of the fields they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.work import Work
from claimdesk.screens.labels import load_labels

if TYPE_CHECKING:
    from claimdesk.casebook.figures import ErrorCount, FieldFigures, Figures, KeyingErrors

_MINUTE = 60_000
_OWN = " Nobody else sees these."


def keyed_words(figures: Figures, *, is_of_all: bool) -> str:
    """Say how much was keyed, in what time, and how often wrongly."""
    if not figures.days:
        return "What you key is counted as you save: keys, and the time at work without pauses. Nobody else sees it."
    minutes = figures.active_ms // _MINUTE
    hours, rest = divmod(minutes, 60)
    spent = f"{hours} h {rest} min" if hours else f"{rest} min"
    who = f"{figures.persons} persons, " if is_of_all else ""
    keys = f"{figures.keys:,} keys in {spent}: {figures.keys_per_hour:,} an hour"
    if not minutes:
        keys = f"{figures.keys:,} keys in less than a minute"
    rate = f" {per_thousand_words(figures.errors)}." if figures.errors.keys else ""
    return f"{who}{_claims(figures.claims)} in the last two weeks, {keys}.{rate}{'' if is_of_all else _OWN}"


def errors_words(errors: KeyingErrors, *, is_of_all: bool) -> str:
    """Say how many errors second keying found, and in how many keys."""
    if not errors.claims:
        return (
            "Errors are known once a claim was keyed twice and what differs is settled."
            f" No such claim was settled in the last two weeks.{'' if is_of_all else _OWN}"
        )
    found = f"{errors.errors:,} error{'' if errors.errors == 1 else 's'}" if errors.errors else "No error"
    where = f"{found} in {_claims(errors.claims)} keyed twice and settled in the last two weeks"
    rate = f": {per_thousand_words(errors)}" if errors.keys else ""
    return f"{where}{rate}.{'' if is_of_all else _OWN}"


def per_thousand_words(errors: KeyingErrors) -> str:
    """Give the errors in 1,000 keys: `2.1 errors in 1,000 keys`."""
    return f"{tenths_words(errors.tenths_per_thousand_keys)} errors in 1,000 keys"


def tenths_words(tenths: int) -> str:
    """Give a number of tenths with one decimal."""
    return f"{tenths // 10:,}.{tenths % 10}"


def field_words(field: str) -> str:
    """Name a field of the figures: that of a form, of a section of the schedule, or the answers to differences."""
    if field == Work.DIFFERENCES.value:
        return "Settling a difference"
    if field.startswith("schedule."):
        place = field.removeprefix("schedule.")
        is_end = place.endswith(".count")
        words = f"{place.removesuffix('.count')}.finished" if is_end else place.replace("[]", "")
        return words.replace("_", " ").replace(".", ", ").capitalize()
    try:
        return load_labels().label(field)
    except KeyError:
        return field.replace("_", " ").replace(".", ", ")


def error_place_words(pattern: str) -> str:
    """Name a place of the errors, whose sections are one: `Schedule, price`, `Schedule, a whole line`."""
    if pattern.startswith("schedule.*"):
        column = pattern.rpartition(".")[2].replace("_", " ")
        return "Schedule, a whole line" if pattern.endswith("[]") else f"Schedule, {column}"
    if pattern.endswith("[]"):
        return f"{field_words(pattern.removesuffix('[]'))}, a whole line"
    return " ".join(field_words(pattern).split())


def time_words(field: FieldFigures, total: int) -> str:
    """Give how long one time takes, and the share of the whole time."""
    share = 100 * field.active_ms // total if total else 0
    return f"{tenths_words(field.tenths_of_a_second)} s, {share} %"


def kinds_words(counts: tuple[ErrorCount, ...]) -> str:
    """Give the kinds of error in one place: `2 digits swapped, 1 out by ten`."""
    return ", ".join(f"{each.count:,} {each.slip}" for each in counts)


def _claims(count: int) -> str:
    return f"{count:,} claim{'' if count == 1 else 's'}"
