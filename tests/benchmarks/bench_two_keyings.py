"""What two keyings cost: the time to compare them, the differences that are shown, and the keys that settle each."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from table import Row

from claimdesk.app import Office
from claimdesk.casebook.claim import ClaimState, ProofOfClaim
from claimdesk.casebook.pass_plan import PassKind, PassPlan
from claimdesk.casebook.pass_scope import PassScope
from claimdesk.casebook.places import Entry, reading_at, with_entries
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.roles import Role
from claimdesk.casebook.trades import Trade
from claimdesk.casebook.two_passes import compare
from claimdesk.casework.desk import StaffMember
from claimdesk.casework.open_case import open_case
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.reference import load_settlement, load_wording
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.sample_papers import sample_papers
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.second_keying import begin_second_keying, finish_second_keying

if TYPE_CHECKING:
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.screens.differences_window import DifferencesWindow

ROUNDS = 40
OMITTED, SLIPPED = 2, 7
COLUMNS = ("trade_date", "shares", "price", "total", "documented")
FIRST, SECOND, THIRD = (StaffMember(name, frozenset({Role.KEYER})) for name in ("Ines", "Kofi", "Lena"))
SLIPS = (
    ("address.city", "Atlantis"),
    ("tin", "518-42-7763"),
    ("schedule.purchases[0].price", "9.99"),
    ("schedule.sales[0].shares", "777"),
)


class MouseWatch(QObject):
    """Counts the presses of a mouse anywhere in the program."""

    def __init__(self) -> None:
        super().__init__()
        self.presses = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - the name is that of Qt
        """Count, and let everything pass."""
        self.presses += event.type() is QEvent.Type.MouseButtonPress
        return False


def measure() -> tuple[Row, ...]:
    """Compare one omitted line and one slip at ten and at fifty trades, then settle differences with real keys."""
    settlement = load_settlement("sonus-2004")
    return (*_compared(10, settlement), *_compared(50, settlement), *_settled(settlement))


def with_trades(count: int, settlement: Settlement) -> ProofOfClaim:
    """Give a paper with so many purchases, no two alike."""
    entries = tuple(
        Entry(f"schedule.purchases[{line}].{column}", Mark.WRITTEN, text)
        for line in range(count)
        for column, text in zip(
            COLUMNS,
            (f"2002-{4 + line // 28:02d}-{1 + line % 28:02d}", str(100 + line), f"4.{line + 10}", str(7 * line), "yes"),
            strict=True,
        )
    )
    return with_entries(ProofOfClaim(schedule=settlement.blank_schedule()), entries)


def by_number(first: ProofOfClaim, second: ProofOfClaim) -> int:
    """Count the differences of lines that are compared by their numbers, as products do that verify no table."""
    pairs = zip_longest(first.schedule.sections[0].trades, second.schedule.sections[0].trades, fillvalue=Trade())
    return sum(getattr(one, column) != getattr(other, column) for one, other in pairs for column in COLUMNS)


def _compared(count: int, settlement: Settlement) -> tuple[Row, ...]:
    first = with_trades(count, settlement)
    slip = Entry(f"schedule.purchases[{SLIPPED}].price", Mark.WRITTEN, "9.99")
    slipped = with_entries(first, (slip,))
    listed = slipped.schedule.sections[0]
    trades = (*listed.trades[:OMITTED], *listed.trades[OMITTED + 1 :])
    sections = (replace(listed, trades=trades), *slipped.schedule.sections[1:])
    second = replace(slipped, schedule=replace(slipped.schedule, sections=sections))
    times, bare = [], []
    for _ in range(ROUNDS):
        began = perf_counter()
        found = compare(first, second, scope=PassScope.WHOLE).differences
        times.append(perf_counter() - began)
        began = perf_counter()
        naive = by_number(first, second)
        bare.append(perf_counter() - began)
    words = f"an omitted line and a slip, {count} trades"
    return (
        Row(name=f"differences, {words}", measured=len(found), unit="", reference=naive, limit=2 / naive, goal="2"),
        Row(
            name=f"compare two keyings, {words}",
            measured=sorted(times)[ROUNDS // 2] * 1000,
            unit="ms",
            reference=sorted(bare)[ROUNDS // 2] * 1000,
            goal="under 10 ms; bare: the schedule by line numbers",
        ),
    )


def _settled(settlement: Settlement) -> tuple[Row, ...]:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    mouse = MouseWatch()
    application.installEventFilter(mouse)
    double = replace(settlement, pass_plan=PassPlan(kind=PassKind.DOUBLE))
    paper = sample_papers(settlement)[2].proof
    with TemporaryDirectory() as folder:
        desk = open_case(Path(folder), settlement=double, wording=load_wording(), staff=FIRST)
        number = register_claim(desk).claim.claim_number
        save_claim(desk, number, proof=paper, base_version=1, finish=True)
        kofi = replace(desk, staff=SECOND)
        begin_second_keying(kofi, number)
        slips = tuple(Entry(path, Mark.WRITTEN, text) for path, text in SLIPS)
        finish_second_keying(kofi, number, proof=with_entries(paper, slips))
        office = Office(application, desk)
        office.window.show()
        office.workplace.sit(replace(desk, staff=THIRD))
        window = office.window.passes.open_differences(number)
        keys, count = _keys(window, paper), len(window.session.differences)
        while office.jobs.is_busy or not window.session.is_verified:
            QTest.qWait(2)
        claim = open_claim(desk, number).claim
        assert claim.state is ClaimState.VERIFIED
        assert all(reading_at(claim.proof, path) == reading_at(paper, path) for path, _ in SLIPS)
        office.close()
    application.removeEventFilter(mouse)
    return (
        Row(name="keys per difference", measured=keys / count, unit="keys", reference=1.0, limit=2.0, goal="at most 2"),
        Row(name="presses of a mouse, differences", measured=mouse.presses, unit="", goal="0"),
    )


def _keys(window: DifferencesWindow, paper: ProofOfClaim) -> int:
    """Settle every difference as the paper has it, with a key wherever the cursor is; give how many keys."""
    while not window.session.differences:
        QTest.qWait(2)
    window.activateWindow()
    keys = 0
    while (current := window.session.current) is not None:
        is_one = current.one[0].text == reading_at(paper, current.path).text
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, Qt.Key.Key_1 if is_one else Qt.Key.Key_2)
        keys += 1
    return keys
