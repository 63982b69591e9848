"""Composition root of the window: the only file that knows every room and hands each thing to whoever works with it."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import partial
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from claimdesk.casework.album_case import papers_of_many, set_out
from claimdesk.casework.back_up_case import back_up_if_due
from claimdesk.casework.check_case import warning_of_place
from claimdesk.casework.demonstration_files import line_of, make_files
from claimdesk.casework.desk import FixedClock, SystemClock
from claimdesk.casework.issue_letter import compose_blank_form
from claimdesk.casework.open_case import close_case
from claimdesk.casework.reference import load_settlement, load_wording
from claimdesk.casework.sample_papers import outcome_of, sample_papers
from claimdesk.casework.sample_scans import write_sample_scans
from claimdesk.casework.sign_in import Door, DoorState, state_of
from claimdesk.casework.trial import JUDGE, SECOND_CLERK, SUPERVISOR, TrialCase, trial_case
from claimdesk.casework.zip_places import ZipcodesPlaces
from claimdesk.errors import Told
from claimdesk.screens.actions import DEEDS, Deed, rebound
from claimdesk.screens.bug_log import BugLog
from claimdesk.screens.case_window import CaseWindow
from claimdesk.screens.demonstration import Demonstration
from claimdesk.screens.jobs import Jobs
from claimdesk.screens.lock import ClipboardGuard, Lock
from claimdesk.screens.pass_pictures import PassAlbum
from claimdesk.screens.pictures import Album
from claimdesk.screens.sign_in import SignIn
from claimdesk.screens.theme import Scheme, Theme
from claimdesk.screens.window_memory import FILE_NAME, WindowMemory
from claimdesk.screens.workplace import Workplace

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casework.desk import Desk
    from claimdesk.casework.sample_papers import PaperOutcome
    from claimdesk.casework.sample_scans import SampleScan

CASES = "Claimdesk cases"
"""The folder in a person's home for a case that is opened without naming its folder."""

SAMPLE_SETTLEMENT = "sonus-2004"
"""The settlement to which the sample papers belong."""

SCANNED = 8
"""The number of the sample paper that is shown with its scan."""

KEYED_TWICE = (3, 5)
"""Those that are shown keyed twice, one a scheme: a scan is attached to one claim alone."""

MAILING_AFTER_BAR_DATE = timedelta(days=20)
NOON = time(12)

BACKUP_LOOKS = 3_600_000
"""Every hour, in milliseconds, the program looks whether the day has its backup."""

OFFSCREEN_NOTE = "This plugin does not support propagateSizeHints()"
PAUSE_BEFORE_WARMING = 200
"""Milliseconds after the first window is shown."""

LONGEST_REASON = 300
"""Signs of a file that are repeated in a sentence about it."""

SWITCH_SECONDS = 0.0005
_VOID_CALLS = 1_000


@dataclass(frozen=True, slots=True)
class ChosenKeys:
    """The deeds with the keys that a person chose, or with those of the house and what is wrong with the choice."""

    deeds: tuple[Deed, ...]
    fault: Told | None = None


def chosen_keys(memory: WindowMemory) -> ChosenKeys:
    """Give every deed its keys."""
    try:
        return ChosenKeys(rebound(DEEDS, memory.keys))
    except ValueError as error:
        remedy = "Those of the house are in use; F1 prints them."
        why = shorten(str(error), LONGEST_REASON, placeholder=" ...")
        return ChosenKeys(DEEDS, Told(f"The keys in {FILE_NAME} cannot be used: {why}.", remedy))


class Office(QObject):
    """One case on the screen: its desk, the store thread, the colours, and the case window."""

    def __init__(self, application: QApplication, desk: Desk, *, theme: Theme | None = None) -> None:
        super().__init__()
        self.desk = desk
        self.memory = WindowMemory(desk.folder)
        self.theme = theme if theme is not None else Theme(application, scheme=Scheme(self.memory.scheme))
        self.jobs = Jobs(self)
        self._bugs = BugLog(desk.folder)
        keys = chosen_keys(self.memory)
        self.workplace = Workplace(
            desk, self.jobs, application=application, memory=self.memory, deeds=keys.deeds, parent=self
        )
        self.window = CaseWindow(self.workplace)
        if keys.fault is not None:
            self.window.notices.tell(keys.fault)
        self.window.scheme_wanted.connect(self._change_scheme)
        self.lock = Lock(self.workplace, self.window, parent=self)
        self.window.lock_wanted.connect(self.lock.lock)
        self._clipboard = ClipboardGuard(parent=self)
        self.jobs.bug.connect(self.note_bug)
        self._safety = QTimer(self)
        self._is_open = True

    def note_bug(self, trouble: BaseException) -> None:
        """Write a bug to the log without personal data, and say so where the person looks."""
        self._bugs.write(trouble)
        windows = (*self.window.claim_windows, *self.window.passes.windows)
        for notices in (self.window.notices, *(window.notices for window in windows)):
            notices.tell_bug()

    def hook(self, kind: type[BaseException], trouble: BaseException, _trace: TracebackType | None) -> None:
        """Take the place of `sys.excepthook`: a bug ends neither the program nor a draft."""
        if issubclass(kind, KeyboardInterrupt):
            self.window.close()
            return
        self.note_bug(trouble)

    def warm_up(self) -> None:
        """Read what the first claim will ask for, away from the keys, once the window has been painted."""
        QTimer.singleShot(PAUSE_BEFORE_WARMING, self, self._read_ahead)

    def _read_ahead(self) -> None:
        self.workplace.scans.warm_up()
        self.jobs.run_aside(
            lambda _job: ZipcodesPlaces().warm(),
            owner=self,
            done=lambda _none: None,
            failed=self.window.notices.tell,
        )

    def close(self) -> None:
        """Finish what the store thread was asked for, then close the store; a second time does nothing."""
        if self._is_open:
            self._is_open = False
            self.lock.stop()
            self._clipboard.stop()
            self.window.close()
            self.workplace.scans.close()
            self.jobs.close()
            close_case(self.desk)
            self.window.deleteLater()

    def keep_safe(self) -> None:
        """Warn of a folder that can tear the case apart, and make the backup of the day, now and as days go by."""
        warning = warning_of_place(self.desk.folder)
        if warning:
            self.window.notices.tell(warning)
        self._back_up()
        self._safety.timeout.connect(self._back_up)
        self._safety.start(BACKUP_LOOKS)

    def _back_up(self) -> None:
        self.jobs.run(
            partial(back_up_if_due, self.desk), owner=self, done=lambda _: None, failed=self.window.notices.tell
        )

    def _change_scheme(self) -> None:
        is_dark = self.theme.is_dark
        chosen = Scheme.LIGHT if is_dark else Scheme.DARK
        self.memory.keep_scheme(chosen.value)
        self.theme.choose(chosen)


def open_window(folder: Path | None, *, settlement_name: str, trial: Callable[[str], None] | None = None) -> int:
    """Open the window on the case in `folder` and stay until it is closed; give the exit code.

    Raises:
        Told: there is no display, the settlement has faults, or the store cannot be opened.
    """
    application = start_application()
    settlement = load_settlement(settlement_name)
    place = folder if folder is not None else usual_folder(settlement.name)
    door = Door(folder=place, settlement=settlement, wording=load_wording())
    if trial is not None and state_of(place) is DoorState.NEW:
        return Reception(application, door).stay(trial_case(door, say=trial).desk)
    return Reception(application, door).stay()


class Reception(QObject):
    """Stands before the office: somebody signs in, then the case opens."""

    def __init__(self, application: QApplication, door: Door) -> None:
        super().__init__()
        self._application = application
        self._theme = Theme(application, scheme=Scheme(WindowMemory(door.folder).scheme))
        self._office: Office | None = None
        self.sign_in = SignIn(door)
        self.sign_in.entered.connect(self._open)
        warning = warning_of_place(door.folder)
        if warning:
            self.sign_in.notices.tell(warning)

    def stay(self, desk: Desk | None = None) -> int:
        """Stay until the last window is closed; `desk` is of somebody who has signed in already."""
        try:
            if desk is None:
                self.sign_in.show()
            else:
                self._open(desk)
            return self._application.exec()
        finally:
            sys.excepthook = sys.__excepthook__
            if self._office is not None:
                self._office.close()

    def _open(self, desk: Desk) -> None:
        office = Office(self._application, desk, theme=self._theme)
        self._office = office
        sys.excepthook = office.hook
        office.window.show()
        office.window.activateWindow()
        self.sign_in.hide()
        office.warm_up()
        office.keep_safe()


def usual_folder(settlement_name: str) -> Path:
    """Give the folder of a case that is opened without naming its folder."""
    return Path.home() / CASES / settlement_name


def play_demonstration(out: Path, *, say: Callable[[str], None]) -> int:
    """Key every sample paper on the real windows of a new case; leave case, pictures, letters and a summary in `out`.

    Gives 0 when every paper was stored as it stands and exactly what is wrong with it was found, else 1.

    Raises:
        Told: the folder holds something else, or cannot be written.
    """
    files = make_files(out)
    settlement = load_settlement(SAMPLE_SETTLEMENT)
    office, trial = _sample_office(files.case, settlement)
    outcomes: list[PaperOutcome] = []
    try:
        played = Demonstration(office.workplace, office.window, pictures=files.pictures)
        papers = sample_papers(settlement)
        keyed = []
        for paper in papers:
            keyed.append(played.key_paper(paper.proof, name=paper.name))
            say(f"{keyed[-1].claim_number} {paper.name}: keyed with {keyed[-1].keys} keys")
        played.change_person(trial.member(JUDGE), lock=office.lock)
        for paper, claim in zip(papers, keyed, strict=True):
            played.review_paper(claim.claim_number, name=paper.name)
            letters = played.issue_letters(claim.claim_number)
            files.write_letters(letters, name=paper.name[:2])
            kinds = tuple(letter.kind for letter in letters)
            judged = partial(outcome_of, claim_number=claim.claim_number, paper=paper, keys=claim.keys, letters=kinds)
            outcomes.append(played.ask(judged, "the stored claim"))
            say(line_of(outcomes[-1]))
        played.show_rooms(name="case")
        files.write_letters((compose_blank_form(settlement),), name=settlement.name)
    finally:
        office.close()
    say(files.write_summary(tuple(outcomes)))
    return 0 if all(outcome.is_right for outcome in outcomes) else 1


def draw_screens(out: Path, *, say: Callable[[str], None]) -> int:
    """Take a picture of every screen in both schemes, on a new case that holds the sample papers; give 0.

    Raises:
        Told: the folder holds something else, or cannot be written.
    """
    files = make_files(out)
    settlement = load_settlement(SAMPLE_SETTLEMENT)
    office, trial = _sample_office(files.case, settlement)
    try:
        staff = Demonstration(office.workplace, office.window)
        papers = papers_of_many(settlement)
        keyed = tuple(staff.key_paper(paper, name=f"paper {at}") for at, paper in enumerate(papers, start=1))
        staff.change_person(trial.member(JUDGE), lock=office.lock)
        for claim in keyed:
            staff.review_paper(claim.claim_number, name=claim.claim_number)
        for claim in keyed[:2]:
            files.write_letters(staff.issue_letters(claim.claim_number), name=claim.claim_number.lower())
        staff.change_person(trial.member(SECOND_CLERK), lock=office.lock)
        staff.ask(set_out, "the trays in the queue")
        played = Demonstration(office.workplace, office.window, pictures=files.pictures)
        twice, scan = _scans_of(files.scans, settlement)
        scanned = keyed[SCANNED - 1].claim_number
        played.attach(scanned, scan.files)
        album = Album(played, claim_numbers=tuple(keyed[at].claim_number for at in (0, 2, 10)), scanned=scanned)
        passes = PassAlbum(played, office.workplace, office.window)
        for scheme, keyed_twice in zip((Scheme.LIGHT, Scheme.DARK), twice, strict=True):
            office.theme.choose(scheme)
            played.change_person(trial.member(SUPERVISOR), lock=office.lock)
            plan = played.show_plan(name=scheme.value)
            played.change_person(trial.member(SECOND_CLERK), lock=office.lock)
            drawn = plan + album.draw(scheme.value)
            drawn += passes.draw(scheme.value, keyed_twice.paper.proof, scan=keyed_twice.files)
            say(f"{drawn} pictures of the {scheme.value} scheme in {files.pictures}")
    finally:
        office.close()
    return 0


def _scans_of(folder: Path, settlement: Settlement) -> tuple[tuple[SampleScan, ...], SampleScan]:
    """Write the scans of the papers that are keyed twice, and that of the one which is shown with its scan."""
    *twice, scan = write_sample_scans(folder, settlement, numbers=(*KEYED_TWICE, SCANNED))
    return tuple(twice), scan


def _sample_office(folder: Path, settlement: Settlement) -> tuple[Office, TrialCase]:
    """Open a new case on the day on which notices about the sample papers are mailed; offscreen without a display."""
    if not _has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = start_application()
    if QGuiApplication.platformName() == "offscreen":
        _drop_offscreen_note()
    bar_date = settlement.bar_date or SystemClock().today()
    clock = FixedClock(datetime.combine(bar_date + MAILING_AFTER_BAR_DATE, NOON, tzinfo=UTC))
    door = Door(folder=folder, settlement=settlement, wording=load_wording(), clock=clock)
    trial = trial_case(door, say=lambda _: None)
    office = Office(application, trial.desk)
    office.theme.choose(Scheme.LIGHT)
    office.window.show()
    return office, trial


def _drop_offscreen_note() -> None:
    """Keep the one note away that the offscreen platform makes of every window; all else is said as before."""

    def say(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if message == OFFSCREEN_NOTE:
            return
        if earlier is None:
            sys.stderr.write(f"{message}\n")
        else:
            earlier(kind, context, message)

    earlier: Callable[[QtMsgType, QMessageLogContext, str], None] | None = qInstallMessageHandler(say)


def _has_display() -> bool:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


def start_application() -> QApplication:
    """Give the one application of Qt, made where there is none yet.

    Raises:
        Told: there is no display, on which Qt would end the process, or this Qt loses references to None.
    """
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    if not _has_display():
        raise Told(
            "There is no display to open a window on.",
            "Start it from a desktop, or play the demonstration: claimdesk demo --out FOLDER",
        )
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Claimdesk")
    # A key waits for this long at most while the store thread is in Python code; the default of 5 ms would be felt.
    sys.setswitchinterval(SWITCH_SECONDS)
    _test_void_calls()
    return application


def _test_void_calls() -> None:
    """Refuse a build of Qt for Python that drops a reference to None at every void call and aborts after some hours."""
    label = QLabel()
    before = sys.getrefcount(None)
    for _ in range(_VOID_CALLS):
        label.setText("")
    if sys.getrefcount(None) < before - _VOID_CALLS // 2:
        raise Told(
            "This version of PySide6 does not work with this version of Python.",
            "Set it up again with: python3 build_spec/dev.py run",
        )
