"""A calendar day is written short on the screen and in full in a letter, in English on every machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def screen_date(day: date) -> str:
    """Write a day for the screen: `10 Apr 2008`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year:04d}"


def letter_date(day: date) -> str:
    """Write a day for a letter: `April 10, 2008`."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year:04d}"
