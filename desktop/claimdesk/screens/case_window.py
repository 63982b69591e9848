"""The case in one window: the rail, the top line with the finder, one room at a time, and the status line."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from claimdesk.casebook.work import Work
from claimdesk.screens.actions import Scope, bind, keys_text
from claimdesk.screens.claim_window import ClaimWindow
from claimdesk.screens.claims_list import ClaimsList
from claimdesk.screens.finder import Find, Finder
from claimdesk.screens.help_view import HELP_PAGES, HelpView
from claimdesk.screens.icons import IconLabel
from claimdesk.screens.letters_room import LettersRoom
from claimdesk.screens.log_room import LogRoom
from claimdesk.screens.notices import Notices
from claimdesk.screens.overview import Overview
from claimdesk.screens.pass_windows import PassWindows
from claimdesk.screens.queue_room import QueueRoom
from claimdesk.screens.rail import Rail, Room
from claimdesk.screens.settlement_room import SettlementRoom
from claimdesk.screens.staff_room import StaffRoom
from claimdesk.screens.words import heading_label, plain_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimdesk.screens.workplace import Workplace

WIDTH, HEIGHT = 1280, 800
ROOMS: tuple[Room, ...] = (
    Room("overview", "Overview", "overview"),
    Room("queue", "Queue", "queue"),
    Room("claims", "Claims", "claims"),
    Room("letters", "Letters", "letters"),
    Room("settlement", "Settlement", "settlement"),
    Room("staff", "Staff", "staff"),
    Room("log", "Log", "log"),
    Room("help", "Help", "help"),
)


class CaseWindow(QMainWindow):
    """The first window of a case; claims open in windows of their own."""

    closed = Signal()
    scheme_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setObjectName("case_window")
        self._workplace = workplace
        settlement = workplace.desk.settlement
        self.setWindowTitle(f"Claimdesk · {settlement.short_caption}")
        self.claim_windows: list[ClaimWindow] = []
        self.passes = PassWindows(workplace, self)
        root = QWidget(self)
        self.notices = Notices(root)
        self.notices.dismissed.connect(self._back_to_room)
        self.finder = Finder(workplace, self.notices, parent=root)
        self.finder.left.connect(self._back_to_room)
        keys = {deed.name.removeprefix("go_"): keys_text(deed) for deed in workplace.deeds if deed.scope is Scope.CASE}
        self.rail = Rail(ROOMS, keys=keys, parent=root)
        self.rail.chosen.connect(self.show_room)
        self.rooms = QStackedWidget(root)
        self.overview = Overview(workplace, self.notices, self.rooms)
        self.queue = QueueRoom(workplace, self.notices, self.rooms)
        self.claims = ClaimsList(workplace, self.notices, self.rooms)
        self.letters = LettersRoom(workplace, self.notices, self.rooms)
        self.settlement = SettlementRoom(workplace, self.notices, self.rooms)
        self.staff = StaffRoom(workplace, self.notices, self.rooms)
        self.log = LogRoom(workplace, self.notices, self.rooms)
        self.help = HelpView(workplace, self.notices, self.rooms)
        self._rooms: dict[str, QWidget] = {
            "overview": self.overview,
            "queue": self.queue,
            "claims": self.claims,
            "letters": self.letters,
            "settlement": self.settlement,
            "staff": self.staff,
            "log": self.log,
            "help": self.help,
        }
        self._wire_rooms()
        self._lay_out(root)
        self._wire()
        workplace.memory.restore(self, "case", width=WIDTH, height=HEIGHT)
        self.show_room("claims")

    def _wire(self) -> None:
        handlers = self._handlers()
        self._actions = bind(self, Scope.CASE, deeds=self._workplace.deeds, handlers=handlers)
        self.finder.offer(self._commands(handlers))
        self._workplace.claim_wanted.connect(self.open_claim)
        self._workplace.work_wanted.connect(self._open_work)
        self._workplace.said.connect(self.notices.say)
        self._workplace.screen_wanted.connect(self.show_screen)
        self._workplace.person_changed.connect(self._welcome)

    def _wire_rooms(self) -> None:
        for room in self._rooms.values():
            self.rooms.addWidget(room)
        self.overview.state_wanted.connect(lambda state: self._show_claims(self.claims.show_state, state))
        self.overview.code_wanted.connect(lambda code: self._show_claims(self.claims.show_code, code))

    @property
    def room(self) -> str:
        """The key of the room that is open."""
        return next(key for key, room in self._rooms.items() if room is self.rooms.currentWidget())

    def show_room(self, key: str) -> None:
        """Open a room, read what it shows, and put the cursor into it."""
        room = self._rooms[key]
        self.rooms.setCurrentWidget(room)
        self.rail.light(key)
        if isinstance(room, ClaimsList | SettlementRoom):
            room.reload()
            room.take_focus()
            return
        if isinstance(room, QueueRoom):
            room.enter()
        elif isinstance(room, Overview | LettersRoom | StaffRoom | LogRoom):
            room.reload()
        room.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_screen(self, name: str) -> None:
        """Show what another window asked for: a room, `help/` and a page, the finder, the lock, or another scheme."""
        if name == "scheme":
            self.scheme_wanted.emit()
            return
        if name == "lock":
            self.lock_wanted.emit()
            return
        self.show()
        self.raise_()
        self.activateWindow()
        if name == "find":
            self._find()
        elif name.startswith("help"):
            self.help.show_page(name.partition("/")[2])
            self.show_room("help")
        else:
            self.show_room(name)

    def open_claim(self, claim_number: str) -> ClaimWindow:
        """Open a window on a claim; a second one on the same claim is another window."""
        window = ClaimWindow(self._workplace, claim_number)
        self.claim_windows.append(window)
        window.destroyed.connect(partial(self._forget, window))
        window.show()
        window.activateWindow()
        return window

    def _open_work(self, claim_number: str, work: Work) -> None:
        """Open the window of this kind of work on a claim that was taken for it."""
        match work:
            case Work.FIRST_KEYING:
                self._open_from_queue(claim_number)
            case Work.SECOND_KEYING:
                self.passes.work_on_second(claim_number)
            case Work.DIFFERENCES:
                self.passes.work_on_differences(claim_number)

    def _open_from_queue(self, claim_number: str) -> None:
        """Show a claim that was taken: in the window that has it already, or in a new one."""
        known = next((window for window in self.claim_windows if window.claim_number == claim_number), None)
        window = known or self.open_claim(claim_number)
        window.queue.next.is_wanted = True
        window.raise_()
        window.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close every claim window, which commits what is being keyed, and remember the place of this one."""
        if not all(window.close() for window in tuple(self.claim_windows)) or not self.passes.close_all():
            event.ignore()
            return
        self._workplace.memory.keep(self, "case")
        super().closeEvent(event)
        self.closed.emit()

    def _lay_out(self, root: QWidget) -> None:
        top = QFrame(root)
        top.setObjectName("top_line")
        line = QHBoxLayout(top)
        line.setContentsMargins(24, 8, 24, 8)
        line.setSpacing(12)
        line.addWidget(heading_label(self._workplace.desk.settlement.short_caption, top))
        line.addStretch(1)
        line.addWidget(self.finder)
        line.addStretch(1)
        line.addWidget(IconLabel("user", parent=top))
        self._person = plain_label(self._workplace.desk.staff.name, top)
        line.addWidget(self._person)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.rooms, 1)
        column = QVBoxLayout(root)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addLayout(middle, 1)
        column.addWidget(self.notices)
        self.setCentralWidget(root)

    def _handlers(self) -> Mapping[str, Callable[[], None]]:
        rooms = {f"go_{room.key}": partial(self.show_room, room.key) for room in ROOMS}
        return MappingProxyType(
            {
                **rooms,
                "register": self.claims.register,
                "second_keying": self.passes.second_of_current,
                "differences": self.passes.differences_of_current,
                "export": self.claims.export,
                "take_next": self.queue.take_next,
                "losses": self._losses,
                "key_card": self.help.save_card,
                "blank_form": self.letters.ask_form,
                "quit": self._quit,
                "find": self._find,
                "notice": self.notices.take_focus,
                "help": self._help,
                "lock": self.lock_wanted.emit,
                "scheme": self.scheme_wanted.emit,
            }
        )

    def _commands(self, handlers: Mapping[str, Callable[[], None]]) -> tuple[Find, ...]:
        names = {"go_": "Screen"}
        return tuple(
            Find(
                kind=names.get(deed.name[:3], "Command"), text=deed.text, keys=keys_text(deed), take=handlers[deed.name]
            )
            for deed in self._workplace.deeds
            if deed.scope in {Scope.CASE, Scope.EVERYWHERE} and deed.name in handlers and deed.name != "find"
        )

    def _welcome(self) -> None:
        """Show who works here now, and nothing that the one before had on the screen."""
        self._person.setText(self._workplace.desk.staff.name)
        self.notices.clear()
        self.show_room("claims")

    def _losses(self) -> None:
        self.show_room("settlement")
        self.settlement.compute_losses()

    def _quit(self) -> None:
        self.close()

    def _find(self) -> None:
        self.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _help(self) -> None:
        if self.room != "help":
            shown = self.settlement.help_page if self.room == "settlement" else self.room
            self.help.show_page(shown if shown in {page.key for page in HELP_PAGES} else "help")
        self.show_room("help")

    def _back_to_room(self) -> None:
        room = self._rooms[self.room]
        if isinstance(room, ClaimsList | SettlementRoom):
            room.take_focus()
        else:
            room.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_claims(self, show: Callable[[str], None], value: str) -> None:
        self.show_room("claims")
        show(value)
        self.claims.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self, window: ClaimWindow) -> None:
        self.claim_windows = [other for other in self.claim_windows if other is not window]
