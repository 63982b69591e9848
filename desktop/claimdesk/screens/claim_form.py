"""The blocks of one claim as pages, walked as one path from the first place of the paper to the last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from claimdesk.casebook.paper import PAPER_FIELDS, Block, paper_field
from claimdesk.casework.place_words import place_words
from claimdesk.screens.actions import Scope
from claimdesk.screens.block_list import BlockMark
from claimdesk.screens.block_page import FORWARD, BlockPage, is_waiting
from claimdesk.screens.fields.arrival import starts_of
from claimdesk.screens.fields.presses import key_map
from claimdesk.screens.fields.walk import Walk
from claimdesk.screens.form_rules import FIRST_KEYING, FormRules
from claimdesk.screens.paper_suggestions import suggestions
from claimdesk.screens.place_finder import NumberedPlace
from claimdesk.screens.schedule_page import SchedulePage
from claimdesk.screens.unreached import unreached_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.defects import Defect, Judgement
    from claimdesk.casebook.origin import Origin
    from claimdesk.casebook.place_notes import PlaceNote
    from claimdesk.casebook.reading import Reading
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casebook.wording import Wording
    from claimdesk.screens.actions import Deed
    from claimdesk.screens.labels import Labels
    from claimdesk.screens.offers import Offers
    from claimdesk.screens.problems_panel import Problem

AnyPage = BlockPage | SchedulePage

UNREAD = "This answer could not be read; below it stands what to key"
"""Said where a paper would be finished with a count that nobody can read."""


class ClaimForm(QStackedWidget):
    """Pages of the form and of what lies beside it; `committed` carries a tuple of entries.

    `turned` tells the key of the page that is shown, `finished` that a walk led past the last place of the paper.
    """

    committed = Signal(object)
    turned = Signal(str)
    finished = Signal()
    asked = Signal(str, object)
    cell_opened = Signal(str)
    """The path of the cell of the schedule that has the cursor now."""

    def __init__(
        self,
        blocks: tuple[Block, ...],
        *,
        settlement: Settlement,
        wording: Wording,
        labels: Labels,
        deeds: tuple[Deed, ...],
        rules: FormRules = FIRST_KEYING,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("form")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName("The paper of this claim")
        self._settlement = settlement
        self._wording = wording
        self._pages: dict[str, AnyPage] = {}
        self._beside: dict[str, Callable[[], QWidget]] = {}
        self._beside_made: dict[str, QWidget] = {}
        self._marked: tuple[tuple[Defect, ...], tuple[PlaceNote, ...]] = ((), ())
        keys, cell_keys = key_map(deeds, Scope.FIELD), key_map(deeds, Scope.SCHEDULE)
        for block in blocks:
            page: AnyPage
            if block is Block.SCHEDULE:
                page = SchedulePage(settlement, keys=keys, cell_keys=cell_keys, rules=rules, parent=self)
                page.editor.opened.connect(self.cell_opened)
            else:
                page = BlockPage(block, settlement=settlement, labels=labels, keys=keys, rules=rules, parent=self)
                page.beyond = _starts_behind(block, blocks)
            page.committed.connect(self.committed)
            page.asked.connect(self.asked)
            page.ended.connect(lambda walk, key=block.value: self._leave(key, walk))
            self._pages[block.value] = page
            self.addWidget(page)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all pages in order."""
        return (*self._pages, *self._beside)

    @property
    def key(self) -> str:
        """The key of the page that is shown."""
        shown = self.currentWidget()
        known = (*self._pages.items(), *self._beside_made.items())
        return next(key for key, page in known if page is shown)

    @property
    def is_at_paper(self) -> bool:
        """Whether a block of the paper is shown, and not what lies beside it."""
        return self.currentWidget() in self._pages.values()

    def add_beside(self, key: str, make: Callable[[], QWidget]) -> None:
        """Add a page that is no part of the paper, such as the letters; it is made when it is first turned to."""
        self._beside[key] = make

    def show_proof(self, proof: ProofOfClaim, origins: Mapping[str, Origin]) -> None:
        """Show what the proof says in every block, and what of it was inferred."""
        for page in self._pages.values():
            page.show_proof(proof, origins)

    def forget(self) -> None:
        """Let go of how many items the claim before had: another claim is shown in its place."""
        for page in self._pages.values():
            for count in page.counts:
                count.forget()

    def go_to_unread(self) -> bool:
        """Go to a count whose text could not be read, and so was not committed; give whether there is one."""
        counts = (count for page in self._pages.values() for count in page.counts)
        path = next((count.path for count in counts if count.is_unread), "")
        return bool(path) and self.go_to(path)

    def suggest(self, proof: ProofOfClaim) -> None:
        """Offer what one place of the paper says of another, and read short dates by those that are known."""
        offered = suggestions(proof, self._settlement)
        for page in self._pages.values():
            if isinstance(page, BlockPage):
                page.suggest(offered)
                page.set_dates(proof)

    def offer_from(self, offers: Offers) -> None:
        """Offer in every field what this clerk has used and what the lists hold."""
        for page in self._pages.values():
            if isinstance(page, BlockPage):
                page.offer_from(offers)

    def path_here(self) -> str:
        """Give the path of the place under the cursor; empty beside the paper."""
        page = self.currentWidget()
        return page.path_here() if isinstance(page, BlockPage | SchedulePage) else ""

    def places(self) -> tuple[NumberedPlace, ...]:
        """Give every place that the cursor can go to, numbered in the order of the paper."""
        paths = (path for page in self._pages.values() for path in page.paths())
        return tuple(
            NumberedPlace(number, place_words(path.removesuffix(".count")).capitalize(), path)
            for number, path in enumerate(paths, start=1)
        )

    def line_paths(self) -> Callable[[int], str] | None:
        """Give the path of a line of the section under the cursor by its number; None outside of the schedule."""
        page = self.currentWidget()
        return page.line_path if isinstance(page, SchedulePage) else None

    def is_open_at(self, path: str) -> bool:
        """Whether nobody has been at a place, or at a list that the path counts; a place that is not there is open."""
        page = self._pages.get(block_of(path))
        fields = page.fields if isinstance(page, BlockPage) else ()
        return next((is_waiting(field) for field in fields if field.path == path), "[" in path)

    def go_on(self, block: str) -> None:
        """Go to the first place of a block that waits for the person, or out of it."""
        page = self._pages[block]
        if isinstance(page, BlockPage):
            page.go_on()

    def show_problems(self, problems: tuple[Problem, ...], judgement: Judgement, notes: tuple[PlaceNote, ...]) -> None:
        """Show each problem at its place, and behind it what somebody asked or noted there."""
        sentences = {note.path: f"{note.made_by}: {note.words}" for note in reversed(notes) if note.is_open}
        sentences |= {problem.field: problem.sentence for problem in reversed(problems) if not problem.is_remark}
        for page in self._pages.values():
            if isinstance(page, SchedulePage):
                # A long schedule is marked anew only where its own problems changed.
                of_schedule = tuple(defect for defect in judgement.defects if block_of(defect.field) == Block.SCHEDULE)
                asked = tuple(note for note in notes if note.is_open and block_of(note.path) == Block.SCHEDULE)
                if (of_schedule, asked) != self._marked:
                    self._marked = (of_schedule, asked)
                    page.show_defects(of_schedule, self._wording, asked)
            else:
                page.show_problems(sentences)

    def marks(self, proof: ProofOfClaim, judgement: Judgement) -> Mapping[str, BlockMark]:
        """Give how far each block is: its problems and the places that nobody has been at."""
        problems = dict.fromkeys(self._pages, 0)
        for defect in judgement.defects:
            key = block_of(defect.field)
            problems[key] = problems.get(key, 0) + 1
        return {
            key: BlockMark(problems=problems[key], open_places=len(unreached_in(proof, self._settlement, block=key)))
            for key in self._pages
        }

    def turn_to(self, key: str, *, walk: Walk = Walk.NEXT) -> None:
        """Show a page, and put the cursor into its first place, or its last when the person comes from below."""
        self.commit()
        page = self._pages.get(key) or self._page_beside(key)
        self.setCurrentWidget(page)
        self.turned.emit(key)
        if isinstance(page, BlockPage | SchedulePage):
            page.enter(walk)
        else:
            page.setFocus()
        self._hold_cursor(page)

    def _page_beside(self, key: str) -> QWidget:
        if key not in self._beside_made:
            self._beside_made[key] = self._beside[key]()
            self.addWidget(self._beside_made[key])
        return self._beside_made[key]

    def let_key(self, *, is_open: bool) -> None:
        """Open the paper for keys, or close it; what lies beside it, such as the history, is read all the same."""
        for page in self._pages.values():
            page.setEnabled(is_open)
        shown = self.currentWidget()
        if not is_open and shown is not None:
            self._hold_cursor(shown)

    def _hold_cursor(self, page: QWidget) -> None:
        """Keep the cursor where a page is closed, or has nothing to put it on: it is never lost."""
        here = cast("QWidget | None", self.window().focusWidget())
        if not page.isEnabled() or here is None or not here.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, *, forward: bool) -> None:
        """Turn to the next or the previous page, round and round."""
        keys = self.keys
        self.turn_to(keys[(keys.index(self.key) + (1 if forward else -1)) % len(keys)])

    def go_to(self, path: str) -> bool:
        """Turn to the block of a place and put the cursor there; give whether there is such a place."""
        key = block_of(path)
        page = self._pages.get(key)
        if page is None:
            return False
        self.commit()
        self.setCurrentWidget(page)
        self.turned.emit(key)
        return page.go_to(path)

    def take_reading(self, path: str, reading: Reading[Any], *, origin: Origin) -> None:
        """Take a reading from elsewhere into the place at `path`, which has the cursor."""
        self._pages[block_of(path)].take_reading(path, reading, origin=origin)

    def commit(self) -> None:
        """Commit whatever is being keyed: the one funnel before every deed of the window."""
        page = self.currentWidget()
        if isinstance(page, BlockPage | SchedulePage):
            page.commit()

    def _leave(self, key: str, walk: Walk) -> None:
        keys = tuple(self._pages)
        place = keys.index(key) + (1 if walk in FORWARD else -1)
        if 0 <= place < len(keys):
            self.turn_to(keys[place], walk=walk)
        elif walk in FORWARD:
            self.finished.emit()


def _starts_behind(block: Block, blocks: tuple[Block, ...]) -> frozenset[str]:
    """Give the signs with which something may begin in the first place of the next block."""
    following = blocks[blocks.index(block) + 1 :]
    if not following:
        return frozenset()
    first = next(field for field in PAPER_FIELDS if field.block is following[0])
    return starts_of(None if following[0] is Block.SCHEDULE else first)


def block_of(path: str) -> str:
    """Give the key of the block in which the place at `path`, or the list or part at it, stands."""
    if path.startswith("schedule."):
        return Block.SCHEDULE.value
    try:
        return paper_field(path).block.value
    except KeyError:
        first = path.partition(".")[0].partition("[")[0]
        names = {"documents": Block.INTAKE, "schedule": Block.SCHEDULE, "w9": Block.W9, "release": Block.RELEASE}
        return names.get(first, Block.CLAIMANT).value
