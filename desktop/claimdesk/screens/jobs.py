"""The one store thread runs every verb in the order of asking; its answers come back on the thread of the windows."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from claimdesk.errors import Cancelled, Told, no_memory

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class LongJob:
    """Work that a person can watch and stop; `cancel` may be called from any thread."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self.is_over = False

    def run(self, verb: Callable[[LongJob], T]) -> T:
        """Do the work, unless it was stopped before it began.

        Raises:
            Cancelled: it was.
        """
        try:
            if self.is_cancelled():
                raise Cancelled("stopped before it began")
            return verb(self)
        finally:
            self.is_over = True

    def cancel(self) -> None:
        """Ask the work to stop at its next look."""
        self._stop.set()

    def is_cancelled(self) -> bool:
        """Whether a person has asked the work to stop."""
        return self._stop.is_set()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Errand:
    """One verb on its way: who asked, what is called with its answer or its trouble, and whether it is still wanted."""

    verb: Callable[[], Any]
    owner: QObject
    done: Callable[[Any], None]
    failed: Callable[[Told], None]
    cancelled: Callable[[], None]
    is_wanted: Callable[[], bool]
    is_waited_for: bool = True


@dataclass(frozen=True, slots=True)
class _Answer:
    """What became of an errand: its result, or the exception that ended it."""

    errand: _Errand
    result: Any
    trouble: BaseException | None


class _Lane:
    """One thread that runs errands one after another and hands each answer to `answered`."""

    def __init__(self, name: str, answered: Callable[[_Answer], None]) -> None:
        self._errands: SimpleQueue[_Errand | None] = SimpleQueue()
        self._answered = answered
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def put(self, errand: _Errand) -> None:
        """Add an errand behind those that wait."""
        self._errands.put(errand)

    def close(self) -> None:
        """Finish what waits, then end the thread."""
        self._errands.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (errand := self._errands.get()) is not None:
            self._answered(_answer_to(errand))


def _answer_to(errand: _Errand) -> _Answer:
    if not errand.is_wanted():
        return _Answer(errand, None, Cancelled())
    try:
        return _Answer(errand, errand.verb(), None)
    except Exception as trouble:  # noqa: BLE001 - the thread outlives every bug; the hook of bugs gets it
        return _Answer(errand, None, trouble)


class Jobs(QObject):
    """Runs verbs off the thread of the windows; a callback dies with the widget that asked.

    `run` and `run_newest` use the store thread. `run_aside` uses a second thread for work that waits for another
    process and does not touch the store, so that drafts never wait behind it. `run_drawing` uses a third one for the
    pages of scans, which must not wait behind a thousand letters. Work of many minutes has one of its own, `alone`.
    """

    bug = Signal(object)
    """An exception that is neither Told nor Cancelled, for the one hook of bugs."""

    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._newest: dict[str, int] = {}
        self._waiting = 0
        self._long: list[LongJob] = []
        self._answered.connect(self._deliver)
        self._store = _Lane("claimdesk-store", self._answered.emit)
        self._aside = _Lane("claimdesk-aside", self._answered.emit)
        self._alone = _Lane("claimdesk-alone", self._answered.emit)
        self._drawing = _Lane("claimdesk-drawing", self._answered.emit)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come; pages of scans, which are drawn ahead, are not waited for."""
        return self._waiting > 0

    def run(
        self,
        verb: Callable[[], T],
        *,
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[Told], None],
    ) -> None:
        """Run `verb` on the store thread, then `done` with its result or `failed` with what the user must be told."""
        self._send(self._store, _errand(verb, owner=owner, done=done, failed=failed))

    def run_newest(
        self,
        verb: Callable[[], T],
        *,
        subject: str,
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[Told], None],
    ) -> None:
        """Like `run`, but an older errand of the same `subject` is dropped, even with its answer on the way."""
        turn = self._newest.get(subject, 0) + 1
        self._newest[subject] = turn

        def is_newest() -> bool:
            return self._newest[subject] == turn

        self._send(self._store, _errand(verb, owner=owner, done=done, failed=failed, is_wanted=is_newest))

    def run_aside(
        self,
        verb: Callable[[LongJob], T],
        *,
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[Told], None],
        cancelled: Callable[[], None] = lambda: None,
        alone: bool = False,
    ) -> LongJob:
        """Run long work away from the store; give the handle that cancels it.

        Work of many minutes runs `alone`, so that nothing else waits behind it.
        """
        job = LongJob()
        self._long = [running for running in self._long if not running.is_over] + [job]
        errand = _errand(lambda: job.run(verb), owner=owner, done=done, failed=failed, cancelled=cancelled)
        self._send(self._alone if alone else self._aside, errand)
        return job

    def run_drawing(
        self,
        verb: Callable[[], T],
        *,
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[Told], None],
    ) -> None:
        """Run work that waits for the drawing process of the scans."""
        errand = replace(_errand(verb, owner=owner, done=done, failed=failed), is_waited_for=False)
        self._send(self._drawing, errand)

    def close(self) -> None:
        """Stop long work, finish every errand of the store, then end all threads; their answers go nowhere."""
        for job in self._long:
            job.cancel()
        self._answered.disconnect(self._deliver)
        self._aside.close()
        self._alone.close()
        self._drawing.close()
        self._store.close()

    def _send(self, lane: _Lane, errand: _Errand) -> None:
        self._waiting += errand.is_waited_for
        lane.put(errand)

    def _deliver(self, answer: _Answer) -> None:
        errand = answer.errand
        self._waiting -= errand.is_waited_for
        if not isValid(errand.owner) or not errand.is_wanted():
            return
        match answer.trouble:
            case None:
                errand.done(answer.result)
            case Cancelled():
                errand.cancelled()
            case Told() as told:
                errand.failed(told)
            case MemoryError():
                errand.failed(no_memory())
            case trouble:
                self.bug.emit(trouble)


def _errand(
    verb: Callable[[], Any],
    *,
    owner: QObject,
    done: Callable[[Any], None],
    failed: Callable[[Told], None],
    cancelled: Callable[[], None] = lambda: None,
    is_wanted: Callable[[], bool] = lambda: True,
) -> _Errand:
    return _Errand(
        verb=verb,
        owner=owner,
        done=done,
        failed=failed,
        cancelled=cancelled,
        is_wanted=is_wanted,
    )
