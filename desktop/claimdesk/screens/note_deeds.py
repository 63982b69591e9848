"""What a person asks, notes or overrides at the place under the cursor, and the way to any other place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.place_notes import NoteKind, PlaceNote, open_at, override_of, seen_by
from claimdesk.casebook.roles import may
from claimdesk.casework.note_place import NewNote, answer_query, note_place
from claimdesk.casework.place_words import place_words
from claimdesk.screens.letters_panel import load_reasons

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimdesk.casebook.defects import Remark
    from claimdesk.casework.open_claim import OpenedClaim
    from claimdesk.screens.claim_form import ClaimForm
    from claimdesk.screens.claim_session import ClaimSession
    from claimdesk.screens.letters_panel import LettersPanel
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.place_finder import PlaceFinder
    from claimdesk.screens.reason_panel import ReasonPanel
    from claimdesk.screens.workplace import Workplace

QUERY, OVERRIDE = "query", "override"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePanels:
    """What asks for a letter, for a line, and for a place."""

    letters: LettersPanel
    line: ReasonPanel
    places: PlaceFinder


class NoteDeeds(QObject):
    """Queries, notes and overrides of one claim; `changed` says that `notes` are others than before."""

    changed = Signal()

    def __init__(
        self,
        workplace: Workplace,
        session: ClaimSession,
        *,
        form: ClaimForm,
        notices: Notices,
        panels: NotePanels,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._session = session
        self._form = form
        self._notices = notices
        self._letters, self._line, self._places = panels.letters, panels.line, panels.places
        self._then: Callable[[str], None] | None = None
        self._path = ""
        self.notes: tuple[PlaceNote, ...] = ()
        self._stored: tuple[PlaceNote, ...] = ()
        self._lines = session.lines.now
        session.opened.connect(self.show_opened)
        session.looked.connect(self.show_opened)
        session.changed.connect(self._follow_lines)
        self._letters.taken.connect(self._give)
        self._line.given.connect(self._give)
        self._places.chosen.connect(form.go_to)
        for panel in self.panels:
            panel.left.connect(self._go_back)

    @property
    def panels(self) -> tuple[LettersPanel, ReasonPanel, PlaceFinder]:
        """The panels above the form; one of them shows at a time."""
        return (self._letters, self._line, self._places)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Give the deeds by their names."""
        return {"query": self.ask, "note": self.note, "override": self.override, "go_place": self.go_to_place}

    def show_opened(self, opened: OpenedClaim) -> None:
        """Take over what stands at the places of the claim now."""
        self._stored = opened.notes
        self._show()

    def _follow_lines(self) -> None:
        if self._session.lines.now is not self._lines:
            self._show()

    def _show(self) -> None:
        """Show every note where its line stands; that of a line which is not there stands nowhere."""
        self._lines = self._session.lines.now
        placed = (replace(note, path=self._lines.path_now(note.path)) for note in self._stored)
        notes = tuple(note for note in placed if note.path)
        if notes != self.notes:
            self.notes = notes
            self.changed.emit()

    def ask(self) -> None:
        """Ask about the place under the cursor by a letter, or answer what was asked there."""
        path = self._here()
        if not path:
            return
        asked = open_at(self.notes, path)
        if asked is None:
            self._then = lambda letter: self._leave(path, NoteKind.QUERY, letter)
            self._letters.ask(f"{_named(path)}: what do you ask?", load_reasons()[QUERY])
        elif may(self._workplace.desk.staff.roles, Verb.ANSWER_QUERY):
            self._then = lambda answer: self._answer(asked, answer)
            self._line.ask(f"{_named(path)}. {asked.made_by} asks: {asked.words}", deed="Answer and close")
        else:
            self._notices.say(f"{asked.made_by} has asked: {asked.words}. An adjudicator or a supervisor answers")

    def note(self) -> None:
        """Write a note at the place under the cursor."""
        path = self._here()
        if path:
            self._then = lambda words: self._note(NewNote(path=path, kind=NoteKind.NOTE, words=words), "Noted")
            self._line.ask(f"{_named(path)}: what should others know?", deed="Keep the note")

    def override(self) -> None:
        """Say by a letter why a soft check at the place under the cursor does not apply."""
        path = self._here()
        if not path:
            return
        remark = self._open_remark(path)
        if remark is None:
            self._notices.say("No soft check speaks here. A deficiency of the paper is not overridden")
            return
        self._then = lambda letter: self._leave(path, NoteKind.OVERRIDE, letter, remark=remark)
        sentence = self._workplace.desk.wording.remark(remark)
        self._letters.ask(f"{sentence} Why does that not matter?", load_reasons()[OVERRIDE])

    def go_to_place(self) -> None:
        """Ask for a place, then go there."""
        self._form.commit()
        self._path = self._form.path_here()
        self._places.ask(self._form.places(), line_of=self._form.line_paths())

    def _here(self) -> str:
        self._form.commit()
        path = self._form.path_here()
        if not path:
            self._notices.say("Put the cursor into a place of the paper first")
        self._path = path
        return path

    def _go_back(self) -> None:
        """Put the cursor back where it was before a panel asked."""
        self._then = None
        self._form.go_to(self._path)

    def _open_remark(self, path: str) -> Remark | None:
        judgement = self._session.judgement
        remarks = judgement.remarks if judgement else ()
        return next(
            (remark for remark in remarks if remark.field == path and override_of(self.notes, remark) is None),
            None,
        )

    def _leave(self, path: str, kind: NoteKind, letter: str, *, remark: Remark | None = None) -> None:
        words = load_reasons()[kind.value][letter]
        done = "Asked" if kind is NoteKind.QUERY else "Overridden"
        check, seen = (remark.name, seen_by(remark)) if remark is not None else ("", "")
        self._note(NewNote(path=path, kind=kind, words=words, letter=letter, check=check, seen=seen), done)

    def _note(self, note: NewNote, done: str) -> None:
        kept = replace(note, stored_path=self._session.lines.stored_path(note.path))
        verb = partial(note_place, claim_number=self._session.claim_number, note=kept)
        say = f"{done} at {place_words(note.path)}: {note.words}"
        self._workplace.do(verb, owner=self, done=lambda _noted: self._notices.say(say), failed=self._notices.tell)
        self._form.go_to(note.path)

    def _answer(self, asked: PlaceNote, answer: str) -> None:
        verb = partial(answer_query, claim_number=self._session.claim_number, note_id=asked.note_id, answer=answer)
        say = f"Answered at {place_words(asked.path)}"
        self._workplace.do(verb, owner=self, done=lambda _noted: self._notices.say(say), failed=self._notices.tell)
        self._form.go_to(asked.path)

    def _give(self, text: str) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(text)


def _named(path: str) -> str:
    words = place_words(path)
    return words[:1].upper() + words[1:]
