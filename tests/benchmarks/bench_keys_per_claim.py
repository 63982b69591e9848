"""Keys per claim: real keys fill reference claims on the real windows, beside the keys of keying each place in full."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication
from table import Row
from thrifty_typist import ThriftyTypist

from claimdesk.app import Office
from claimdesk.assets import asset
from claimdesk.casebook.between import entries_between
from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.money import CENT, MILLION, Shares, amount_of, plain_text, rounded
from claimdesk.casebook.paper import Block, ValueKind, paper_field
from claimdesk.casebook.places import Entry, entries_of, is_count, with_entries
from claimdesk.casebook.reading import NOT_REACHED, Mark
from claimdesk.casebook.transcript import read_transcript
from claimdesk.casebook.transcript_json import TranscriptFaults
from claimdesk.casework.open_case import open_case
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.reference import load_settlement, load_wording
from claimdesk.screens.recent import Recent
from claimdesk.screens.typist import Typist
from claimdesk.screens.unreached import unreached

if TYPE_CHECKING:
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.screens.claim_window import ClaimWindow

TRADES = (0, 2, 5, 10, 20, 50)
PAPERS = (
    ("late postmark, joint owners", "04"),
    ("representative of an estate", "05"),
    ("corporation", "07"),
    ("foreign address", "10"),
    ("illegible price, extra sheet", "11"),
)
GOALS = ((True, "accepted", 260), (False, "keyed", 330))
"""Whether totals are accepted, the word for it, and the keys for ten trades."""
ROW_GOALS = MappingProxyType({True: "13.5", False: "20.5"})
ONE_LETTER = frozenset({ValueKind.CHOICE, ValueKind.CHOICES, ValueKind.YES_NO})
EVERY = 7
"""Trading days from one trade to the next."""
LOTS = (1000, 500, 1500, 200, 2500)
CONTROL = Qt.KeyboardModifier.ControlModifier


class WrongClaimError(RuntimeError):
    """What was keyed is not what is stored; the message says which claim."""


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
    """Key every reference claim by the thrifty typist and by the literal one, and compare what is stored."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    mouse = MouseWatch()
    application.installEventFilter(mouse)
    rows: list[Row] = []
    known: dict[tuple[str, bool], int] = {}
    with TemporaryDirectory() as folder:
        desk = open_case(Path(folder), settlement=load_settlement("sonus-2004"), wording=load_wording())
        office = Office(application, desk)
        office.window.show()
        for name, proof in reference_claims(desk.settlement):
            literal = keys_of(office, Typist(), proof=proof, name=name)
            classic = classic_keys(proof, desk.settlement)
            for accepts, word, goal in GOALS:
                keys = thrifty_keys(office, proof, name=name, accepts_totals=accepts)
                known[(name, accepts)] = keys
                words = f"at most {goal}; classic heads-down {classic}" if name == "10 trades" else f"classic {classic}"
                rows.append(
                    Row(
                        name=f"{name}, totals {word}",
                        measured=keys,
                        unit="keys",
                        reference=literal,
                        limit=1.0,
                        goal=words,
                    )
                )
        office.close()
    application.removeEventFilter(mouse)
    rows.append(Row(name="fixed part", measured=known[("0 trades", True)], unit="keys", goal="at most 125"))
    for accepts, word, _goal in GOALS:
        each = (known[("10 trades", accepts)] - known[("0 trades", accepts)]) / 10
        limit = ROW_GOALS[accepts]
        rows.append(Row(name=f"per row, totals {word}", measured=each, unit="keys", goal=f"at most {limit}"))
    rows.append(Row(name="mouse events in all of it", measured=mouse.presses, unit="presses", goal="0"))
    return tuple(rows)


def thrifty_keys(office: Office, proof: ProofOfClaim, *, name: str, accepts_totals: bool) -> int:
    """Give the keys of a clerk who has keyed one other paper of the tray, and nothing else, before this one."""
    office.workplace.recent = Recent()
    before = ThriftyTypist(accepts_totals=True, recent=office.workplace.recent)
    keys_of(office, before, proof=neighbour(office.desk.settlement), name="the paper before")
    typist = ThriftyTypist(accepts_totals=accepts_totals, recent=office.workplace.recent)
    return keys_of(office, typist, proof=proof, name=name)


def classic_keys(proof: ProofOfClaim, settlement: Settlement) -> int:
    """Count the keys of heads-down keying as it has long been: codes of one letter, dates of six figures, Enter each.

    Figures without punctuation, lists closed by one key, totals keyed, and every place of the form passed.
    """
    form = ProofOfClaim(schedule=settlement.blank_schedule())
    blocks = tuple(Block)
    places = {path for path in unreached(form, settlement, blocks=blocks) if not is_count(path)}
    keyed = {entry.path: entry for entry in entries_of(proof)}
    keys = len(keyed.keys() | places)
    for path, entry in keyed.items():
        if not is_count(path) and entry.mark is Mark.WRITTEN:
            kind = paper_field(path).kind
            keys += 1 if kind in ONE_LETTER else 6 if kind is ValueKind.DATE else len(_bare(entry.text, kind))
    return keys + 2


def _bare(text: str, kind: ValueKind) -> str:
    return text if kind is ValueKind.TEXT else text.replace("-", "")


def reference_claims(settlement: Settlement) -> tuple[tuple[str, ProofOfClaim], ...]:
    """Give the reference claims by name."""
    clean = paper("01", settlement)
    many = tuple((f"{count} trades", with_trades(clean, count, settlement=settlement)) for count in TRADES)
    return (*many, *((name, paper(number, settlement)) for name, number in PAPERS))


def paper(number: str, settlement: Settlement) -> ProofOfClaim:
    """Read a sample paper."""
    text = next(asset("papers").glob(f"{number}-*.json")).read_text(encoding="utf-8")
    proof = read_transcript(text, settlement)
    if isinstance(proof, TranscriptFaults):
        raise WrongClaimError(number)
    return proof


def neighbour(settlement: Settlement) -> ProofOfClaim:
    """Give the paper that lies before each reference claim in its tray: received with it, and of another claimant."""
    texts = {
        "postmark.on": "2008-04-11",
        "beneficial_owner.first": "Margaret",
        "beneficial_owner.middle": "A",
        "beneficial_owner.last": "Kowalski",
        "address.street": "88 Old Mill Rd",
        "address.zip": "03063",
        "address.city": "Nashua",
        "address.state": "NH",
        "tin": "218-54-9931",
        "phones.work": "603 5550133",
        "phones.home": "603 5550171",
        "record_owner": "Fidelity Investments",
        "schedule.purchases[0].trade_date": "2003-11-12",
        "schedule.purchases[0].shares": "400",
        "schedule.purchases[0].price": "8.10",
        "schedule.purchases[0].total": "3240.00",
        "schedule.closing_holding.shares": "400",
        "w9.ssn": "218-54-9931",
        "release.executed_on": "2008-04-07",
        "release.city": "Nashua",
        "release.state_or_country": "NH",
        "release.printed_name": "Margaret A Kowalski",
    }
    entries = tuple(Entry(path, Mark.WRITTEN, text) for path, text in texts.items())
    return with_entries(paper("01", settlement), entries)


def with_trades(proof: ProofOfClaim, count: int, *, settlement: Settlement) -> ProofOfClaim:
    """Give the proof with so many trades, three of five of them purchases, each at the close of its day."""
    period = settlement.class_period
    days = [
        (day, prices.close)
        for day, prices in sorted(settlement.almanac.prices.items(), key=lambda item: item[0])
        if period is None or day >= period.first
    ][::EVERY]
    bought = (count * 3 + 4) // 5
    entries = [Entry("schedule.purchases.count", Mark.WRITTEN, "0"), Entry("schedule.sales.count", Mark.WRITTEN, "0")]
    held = 0
    for place in range(count):
        key, at = ("purchases", place) if place < bought else ("sales", place - bought)
        day, price = days[place]
        shares = LOTS[place % len(LOTS)] if key == "purchases" else 100
        held += shares if key == "purchases" else -shares
        total = rounded(amount_of(Shares(shares * MILLION), price), unit=CENT)
        texts = {
            "trade_date": day.isoformat(),
            "shares": str(shares),
            "price": plain_text(price),
            "total": plain_text(total),
            "documented": "yes",
        }
        entries += [Entry(f"schedule.{key}[{at}].{column}", Mark.WRITTEN, text) for column, text in texts.items()]
    entries += [
        Entry("schedule.purchases.count", Mark.WRITTEN, str(bought)),
        Entry("schedule.sales.count", Mark.WRITTEN, str(count - bought)),
        Entry(f"schedule.{settlement.sections[-1].key}.shares", Mark.WRITTEN, str(held)),
    ]
    return with_entries(proof, tuple(entries))


def keys_of(office: Office, typist: Typist, *, proof: ProofOfClaim, name: str) -> int:
    """Key a paper from its registration to the finished claim; give the keys.

    Raises:
        WrongClaimError: what is stored differs from the paper.
    """
    office.window.activateWindow()
    answered(office)
    typist.press(Qt.Key.Key_N, CONTROL)
    answered(office)
    claim = office.window.claim_windows[-1]
    if isinstance(typist, ThriftyTypist):
        typist.key_claim(proof, claim, settlement=office.desk.settlement)
    else:
        key_literally(office, typist, claim=claim, proof=proof)
    answered(office)
    stored = open_claim(office.desk, claim.claim_number).claim
    claim.close()
    answered(office)
    wrong = entries_between(replace(stored.proof, batch=NOT_REACHED, dcn=NOT_REACHED), proof)
    if wrong:
        raise WrongClaimError(f"{name}: {', '.join(entry.path for entry in wrong)}")
    return typist.keys


def key_literally(office: Office, typist: Typist, *, claim: ClaimWindow, proof: ProofOfClaim) -> None:
    """Key every place in full, and finish."""
    session = claim.session
    while unreached(session.proof, office.desk.settlement, blocks=session.blocks):
        typist.key_here(proof)
    typist.press(Qt.Key.Key_Return, CONTROL)


def answered(office: Office) -> None:
    """Wait until the store has answered everything and a window that it opened takes keys."""
    QApplication.processEvents()
    while office.jobs.is_busy:
        QApplication.processEvents()
    QApplication.processEvents()
