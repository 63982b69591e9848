"""Cases in which claims are keyed twice: the staff at their desks, and papers with slips planted in them."""

from __future__ import annotations

from dataclasses import replace

from cases import at_desk_of, wrote

from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.pass_plan import PassKind, PassPlan
from claimdesk.casebook.places import Entry, with_entries
from claimdesk.casebook.roles import Role
from claimdesk.casework.desk import Desk
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.second_keying import begin_second_keying, finish_second_keying
from claimdesk.casework.settle_differences import Answer, OpenedDifferences, Side, open_differences, settle_difference
from claimstore.pass_rows import PassDifferenceRow
from claimstore.second_pass import differences_of

FIRST, SECOND, THIRD, JUDGE = "Ines Clerk", "Kofi Clerk", "Lena Third", "Jana Judge"
DOUBLE = PassPlan(kind=PassKind.DOUBLE)


def with_plan(desk: Desk, plan: PassPlan = DOUBLE) -> Desk:
    """Give the desk of the same case under another plan of passes."""
    return replace(desk, settlement=replace(desk.settlement, pass_plan=plan))


def clerk(desk: Desk, name: str) -> Desk:
    """Give the desk of a keyer."""
    return at_desk_of(desk, name, Role.KEYER)


def paper_with(desk: Desk, *entries: Entry, trades: int = 4) -> ProofOfClaim:
    """Give a paper with a name, a number and so many purchases, and `entries` on it."""
    lines = [
        wrote(f"schedule.purchases[{line}].{column}", text)
        for line in range(trades)
        for column, text in (
            ("trade_date", f"2002-04-{line + 10}"),
            ("shares", f"{line + 1}500"),
            ("price", f"4.{line + 21}"),
            ("total", f"{line + 6}111.00"),
            ("documented", "yes"),
        )
    ]
    named = (wrote("beneficial_owner.last", "Quillfeather"), wrote("tin", "518-42-7736"))
    blank = ProofOfClaim(schedule=desk.settlement.blank_schedule())
    return with_entries(blank, (*named, *lines, *entries))


def keyed_once(desk: Desk, proof: ProofOfClaim, *, name: str = FIRST) -> str:
    """Register a claim and let the first clerk finish keying it; give its number."""
    ines = clerk(desk, name)
    number = register_claim(ines).claim.claim_number
    save_claim(ines, number, proof=proof, base_version=1, finish=True)
    return number


def keyed_twice(desk: Desk, first: ProofOfClaim, second: ProofOfClaim) -> str:
    """Let two clerks key a claim; give its number."""
    number = keyed_once(desk, first)
    kofi = clerk(desk, SECOND)
    begin_second_keying(kofi, number)
    finish_second_keying(kofi, number, proof=second)
    return number


def stored_differences(desk: Desk, claim_id: int = 1) -> tuple[PassDifferenceRow, ...]:
    """Give the differences as the store has them."""
    with desk.store.reading() as transaction:
        return differences_of(transaction, claim_id)


def side_of(desk: Desk, opened: OpenedDifferences, at: int, *, first: bool) -> Side:
    """Give the side on which the reading of the first or the second pass is shown."""
    key = opened.differences[at].key
    row = next(each for each in stored_differences(desk) if (each.first_path, each.second_path) == key)
    return Side.TWO if bool(row.shows_second_first) is first else Side.ONE


def settle_all(desk: Desk, number: str, *, first: bool) -> OpenedDifferences:
    """Take the reading of one pass in every difference that is open."""
    opened = open_differences(desk, number)
    for at, difference in enumerate(opened.differences):
        if difference.is_open:
            side = side_of(desk, opened, at, first=first)
            opened = settle_difference(
                desk, number, key=difference.key, answer=Answer(side=side), version=opened.version
            )
    return opened
