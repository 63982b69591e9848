"""Random claims for the example plans: what happened, in the codes of the field, most of it in balance."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from types import MappingProxyType

FIRST, LAST, END = date(2020, 1, 2), date(2020, 6, 30), date(2020, 9, 28)
CORRECTION, SUIT, EXPIRY = date(2020, 4, 1), date(2020, 5, 1), date(2020, 5, 15)
EX_DATE, OLD_FOR_NEW = date(2020, 5, 1), 5
HEADER = "account,security,code,date,quantity,price,category,documented,donor_date,donor_price"

EDGES = (
    FIRST,
    date(2020, 1, 4),
    CORRECTION - timedelta(1),
    CORRECTION,
    SUIT - timedelta(1),
    SUIT,
    LAST,
    date(2020, 7, 1),
    date(2020, 7, 3),
    END - timedelta(1),
    END,
)
PRICES = (5000, 4999, 2000, 1900, 1200, 1205, 1600, 1000, 4200)
GIVEN = ("GI", "FR", "IN")
OTHER_WAYS_IN = ("EX", "DR", "+AS", "MG")
"""A plus before the shares of an assignment says that they came in: a put was assigned."""


@dataclass(frozen=True, slots=True)
class RandomLine:
    """One line: shares that are whole but after a split, price in cents where there is one."""

    security: str
    code: str
    on: date
    shares: Fraction
    cents: int | None = None
    is_documented: bool = True
    donor_date: date | None = None
    donor_cents: int | None = None

    def csv_line(self, account: str, category: str) -> str:
        """Give the line as a file of trades has it."""
        cells = (
            account,
            self.security,
            self.code.removeprefix("+"),
            self.on,
            self.code[: self.code.startswith("+")] + _decimal(self.shares),
            _dollars(self.cents),
            category,
            "" if self.is_documented else "no",
            self.donor_date or "",
            _dollars(self.donor_cents),
        )
        return ",".join(map(str, cells))


@dataclass(frozen=True, slots=True)
class RandomClaim:
    """Opening and closing holdings by security, and lines in the order of their days."""

    openings: Mapping[str, int]
    lines: tuple[RandomLine, ...]
    closings: Mapping[str, Fraction]
    category: str = ""

    def csv_lines(self, account: str) -> list[str]:
        """Give the claim as lines of a file of trades under HEADER."""
        lines = [f"{account},{name},B,,{shares},,{self.category},,," for name, shares in self.openings.items()]
        lines += (line.csv_line(account, self.category) for line in self.lines)
        return lines + [
            f"{account},{name},U,,{_decimal(shares)},,{self.category},,," for name, shares in self.closings.items()
        ]


def random_claim(plan: str, seed: int) -> RandomClaim:
    """Make a claim for an example plan; one in twenty-five is out of balance, and a few sell more than they hold."""
    chance = random.Random(f"{plan} {seed}")  # noqa: S311 - a test wants the same claim each time
    claim = MAKERS.get(plan, _plain)(chance)
    if chance.random() < 1 / 25:
        name = chance.choice(list(claim.closings))
        claim = replace(claim, closings={**claim.closings, name: claim.closings[name] + chance.choice([-1, 1])})
    return claim


def _decimal(shares: Fraction) -> str:
    return f"{float(shares):.1f}".removesuffix(".0")


def _dollars(cents: int | None) -> str:
    return "" if cents is None else f"{cents // 100}.{cents % 100:02}"


def _day(chance: random.Random, last: date) -> date:
    """Give a day that is a few days too early or too late at most, often one at which something changes."""
    if chance.random() < 1 / 4:
        return min(chance.choice(EDGES), last)
    return FIRST + timedelta(chance.randrange(-4, (last - FIRST).days + 5))


def _cents(chance: random.Random) -> int:
    return chance.choice([*PRICES, *(chance.randrange(100, 6000) for _ in PRICES)])


def _days(chance: random.Random, last: date) -> list[date]:
    return sorted(_day(chance, last) for _ in range(chance.randrange(12)))


def _purchases_and_sales(
    chance: random.Random, security: str, opening: int, *, last: date = END, closing_on: date = END
) -> tuple[list[RandomLine], Fraction]:
    """Give lines and what is left; lines outside of the days of the balance do not count in it."""
    held, lines = opening, list[RandomLine]()
    for on in _days(chance, last):
        is_counted = FIRST <= on <= closing_on
        is_sale = held > 0 and chance.random() < 0.45
        if not is_sale and any(line.on == on and line.code == "S" for line in lines):
            continue
        shares = chance.randrange(1, held + 1) if is_sale else chance.randrange(1, 9)
        if is_sale and chance.random() < 1 / 100:
            shares = held + 1
        if is_counted:
            held = max(0, held - shares) if is_sale else held + shares
        lines.append(RandomLine(security, "S" if is_sale else "P", on, Fraction(shares), _cents(chance)))
    return lines, Fraction(held)


def _plain(chance: random.Random) -> RandomClaim:
    opening = chance.choice([0, 0, 3, 10])
    lines, held = _purchases_and_sales(chance, "EXMP", opening)
    return RandomClaim({"EXMP": opening}, tuple(lines), {"EXMP": held})


def _after_the_look_back(chance: random.Random) -> RandomClaim:
    last = date(2020, 12, 31)
    opening = chance.choice([0, 0, 3, 10])
    lines, held = _purchases_and_sales(chance, "EXMP", opening, last=last, closing_on=last)
    return RandomClaim({"EXMP": opening}, tuple(lines), {"EXMP": held})


def _on_days_with_a_row(chance: random.Random) -> RandomClaim:
    """Most sales in the look-back are on days with a row, so that most claims have an answer."""
    claim = _plain(chance)
    days = (date(2020, 7, 1), date(2020, 7, 2), date(2020, 7, 6), END)

    def moved(line: RandomLine) -> RandomLine:
        later = [day for day in days if day >= line.on]
        is_moved = line.code == "S" and line.on > LAST and later and chance.random() < 29 / 30
        return replace(line, on=later[0]) if is_moved else line

    return replace(claim, lines=tuple(map(moved, claim.lines)))


def _exercises(chance: random.Random) -> RandomClaim:
    claim = _plain(chance)
    codes = {"P": OTHER_WAYS_IN, "S": ("AS",)}
    lines = [
        replace(line, code=chance.choice(codes[line.code])) if chance.random() < 1 / 2 else line for line in claim.lines
    ]
    return replace(claim, lines=tuple(lines))


def _with_and_without_documents(chance: random.Random) -> RandomClaim:
    claim = _plain(chance)
    return replace(claim, lines=tuple(replace(line, is_documented=chance.random() > 1 / 4) for line in claim.lines))


def _of_a_category(chance: random.Random) -> RandomClaim:
    category = chance.choice(["exchange", "exchange", "placement", "placement", ""])
    return replace(_plain(chance), category=category)


def _two_securities(chance: random.Random) -> RandomClaim:
    common, held = _purchases_and_sales(chance, "EXMP", 0)
    preferred, preferred_held = _purchases_and_sales(chance, "PREF", 2)
    return RandomClaim({"EXMP": 0, "PREF": 2}, (*common, *preferred), {"EXMP": held, "PREF": preferred_held})


def _split(chance: random.Random) -> RandomClaim:
    """Five shares before the ex-date are one from then on, and fifths of a share can be sold."""
    opening = held = chance.choice([0, 0, 5, 12])
    lines: list[RandomLine] = []
    for on in _days(chance, END):
        size = OLD_FOR_NEW if on >= EX_DATE else 1
        is_sale = held > 0 and chance.random() < 0.45
        if not is_sale and any(line.on == on and line.code == "S" for line in lines):
            continue
        old = chance.randrange(1, held + 1) if is_sale else chance.randrange(1, 9) * size
        if FIRST <= on <= END:
            held += -old if is_sale else old
        lines.append(RandomLine("EXMP", "S" if is_sale else "P", on, Fraction(old, size), _cents(chance)))
    return RandomClaim({"EXMP": opening}, tuple(lines), {"EXMP": Fraction(held, OLD_FOR_NEW)})


def _options_notes_and_shares(chance: random.Random) -> RandomClaim:
    openings: dict[str, int] = {}
    closings: dict[str, Fraction] = {}
    lines: list[RandomLine] = []
    for name in chance.sample(["EXMP", "CALL", "NOTE", "ADR"], 2):
        openings[name] = chance.choice([0, 0, 4])
        last = EXPIRY - timedelta(5) if name == "CALL" else END
        own, held = _purchases_and_sales(chance, name, openings[name], last=last)
        lines += [_exercised(chance, line) for line in own] if name == "CALL" else own
        closings[name] = held if name != "CALL" or chance.random() < 1 / 2 else Fraction(0)
    if chance.random() < 1 / 2:
        own, written = _written(chance)
        openings["PUT"] = 0
        closings["PUT"] = Fraction(-written if chance.random() < 1 / 2 else 0)
        lines += own
    return RandomClaim(openings, tuple(lines), closings)


def _exercised(chance: random.Random, line: RandomLine) -> RandomLine:
    """Some calls are exercised and not sold; their price is the strike."""
    return replace(line, code="EX") if line.code == "S" and chance.random() < 1 / 3 else line


def _written(chance: random.Random) -> tuple[list[RandomLine], int]:
    """Give puts written and closed, each day one line at most."""
    written, lines = 0, list[RandomLine]()
    for on in sorted(set(_days(chance, EXPIRY - timedelta(5)))):
        is_closing = written > 0 and chance.random() < 0.45
        shares = chance.randrange(1, written + 1) if is_closing else chance.randrange(1, 5)
        if on >= FIRST:
            written += -shares if is_closing else shares
        code = chance.choice(["BC", "P", "AS"] if is_closing else ["SS", "S"])
        lines.append(RandomLine("PUT", code, on, Fraction(shares), _cents(chance)))
    return lines, written


def _shorts_gifts_documents(chance: random.Random) -> RandomClaim:
    opening = chance.choice([0, 0, 4, -3])
    held, short = max(0, opening), max(0, -opening)
    lines: list[RandomLine] = []
    days = sorted(set(_days(chance, END)))
    for on in [day for day in days for _ in range(chance.choice([1, 1, 2]))]:
        code = chance.choice(["P", "P", "P", "P", "S", "S", "S", *GIVEN, "GO", "FD", "SS", "BC"])
        if code in {"S", "GO", "FD"} and not held:
            code = "P"
        shares = chance.randrange(1, held + 1) if code in {"S", "GO", "FD"} else chance.randrange(1, 7)
        lines.append(_rich_line(chance, code, on, shares))
        if FIRST <= on <= END:
            covered = min(short, shares) if code in {"P", "BC"} else 0
            short += shares if code == "SS" else -covered
            if code in {"S", "GO", "FD"}:
                held -= shares
            elif code != "SS":
                held += shares - covered
        if code == "P" and chance.random() < 1 / 10:
            slip = replace(lines[-1], cents=_cents(chance), is_documented=True)
            lines += [slip, replace(slip, code="CX")]
    return RandomClaim({"EXMP": opening}, tuple(lines), {"EXMP": Fraction(held - short)})


def _rich_line(chance: random.Random, code: str, on: date, shares: int) -> RandomLine:
    line = RandomLine("EXMP", code, on, Fraction(shares), is_documented=chance.random() > 1 / 8)
    if code in {"P", "S", "SS", "BC"}:
        return replace(line, cents=_cents(chance))
    if code in GIVEN and chance.random() < 2 / 3:
        has_price = chance.random() < 9 / 10
        donor_date = _day(chance, END) if chance.random() < 1 / 30 else min(_day(chance, on), on)
        return replace(line, donor_date=donor_date, donor_cents=_cents(chance) if has_price else None)
    return line


MAKERS: Mapping[str, Callable[[random.Random], RandomClaim]] = MappingProxyType(
    {
        "07-a-day-without-a-row": _on_days_with_a_row,
        "07-look-back": _after_the_look_back,
        "11-record-dates": _with_and_without_documents,
        "10-two-statutes-greater-security": _two_securities,
        "14-categories-and-currency": _of_a_category,
        "15-options-notes-and-shares": _options_notes_and_shares,
        "16-split": _split,
        "18-received-earns-nothing": _shorts_gifts_documents,
        "18-shorts-gifts-documents": _shorts_gifts_documents,
        "19-negatives-per-claim": _two_securities,
        "19-negatives-per-match": _two_securities,
        "19-negatives-per-security": _two_securities,
        "19-negatives-stay": _two_securities,
        "23-rounded-per-security": _two_securities,
        "24-exercises-and-mergers": _exercises,
        "24-exercises-earn-nothing": _exercises,
        "25-caps-and-weights": _two_securities,
    }
)
