"""Verbs run one after another off the thread of the windows, and an answer that nobody waits for goes nowhere."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from claimdesk.errors import Cancelled, Told
from claimdesk.screens.jobs import Jobs, LongJob


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    """Give a pair of threads, ended after the test."""
    made = Jobs(qapp)
    yield made
    made.close()


def unexpected(told: Told) -> None:
    """Fail where nothing was to be told."""
    pytest.fail(str(told))


def test_verbs_run_in_the_order_of_asking_on_one_thread(jobs: Jobs, qtbot: QtBot) -> None:
    """The second verb begins after the first has ended, on the same thread, which is not that of the windows."""
    owner = QObject()
    seen: list[int] = []
    threads: set[str] = set()

    def verb(number: int) -> int:
        threads.add(threading.current_thread().name)
        return number

    for number in range(50):
        jobs.run(partial(verb, number), owner=owner, done=seen.append, failed=unexpected)
    qtbot.waitUntil(lambda: len(seen) == 50)
    assert seen == list(range(50))
    assert threads == {"claimdesk-store"}
    assert not jobs.is_busy


def test_an_answer_comes_on_the_thread_of_the_windows(jobs: Jobs, qtbot: QtBot) -> None:
    """A callback may touch widgets."""
    owner = QObject()
    seen: list[threading.Thread] = []
    jobs.run(lambda: 1, owner=owner, done=lambda _one: seen.append(threading.current_thread()), failed=unexpected)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [threading.main_thread()]


def test_a_callback_dies_with_its_widget(jobs: Jobs, qtbot: QtBot) -> None:
    """A window that was closed meanwhile is not called."""
    widget, other, gate = QWidget(), QObject(), threading.Event()
    seen: list[str] = []
    jobs.run(gate.wait, owner=widget, done=lambda _set: seen.append("closed"), failed=unexpected)
    jobs.run(lambda: "open", owner=other, done=seen.append, failed=unexpected)
    widget.deleteLater()
    qtbot.wait(1)
    gate.set()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["open"]


def test_the_newest_question_wins(jobs: Jobs, qtbot: QtBot) -> None:
    """An older search is not run any more, and its answer is never shown."""
    owner, gate = QObject(), threading.Event()
    seen: list[int] = []
    ran: list[int] = []

    def verb(number: int) -> int:
        ran.append(number)
        return number

    jobs.run(gate.wait, owner=owner, done=lambda _set: None, failed=unexpected)
    for number in range(5):
        jobs.run_newest(partial(verb, number), subject="search", owner=owner, done=seen.append, failed=unexpected)
    gate.set()
    qtbot.waitUntil(lambda: bool(seen) and not jobs.is_busy)
    assert seen == [4]
    assert ran == [4]


def test_what_must_be_told_goes_to_failed_and_a_bug_to_the_hook(jobs: Jobs, qtbot: QtBot) -> None:
    """The store thread outlives both."""
    owner = QObject()
    told: list[Told] = []
    bugs: list[BaseException] = []
    seen: list[int] = []

    def refuse() -> None:
        raise Told("The disk is full.", "Make room.")

    def stumble() -> None:
        raise ZeroDivisionError

    jobs.bug.connect(bugs.append)
    jobs.run(refuse, owner=owner, done=lambda _none: None, failed=told.append)
    jobs.run(stumble, owner=owner, done=lambda _none: None, failed=unexpected)
    jobs.run(lambda: 1, owner=owner, done=seen.append, failed=unexpected)
    qtbot.waitUntil(lambda: bool(seen))
    assert [each.remedy for each in told] == ["Make room."]
    assert [type(each) for each in bugs] == [ZeroDivisionError]


def test_long_work_is_cancelled_while_the_store_goes_on(jobs: Jobs, qtbot: QtBot) -> None:
    """Work aside does not stand in the way of a draft, and stops when it is asked to."""
    owner = QObject()
    seen: list[str] = []
    ended: list[str] = []

    def work(job: LongJob) -> None:
        while not job.is_cancelled():
            threading.Event().wait(0.001)
        raise Cancelled("stopped")

    running = jobs.run_aside(
        work, owner=owner, done=lambda _none: None, failed=unexpected, cancelled=lambda: ended.append("cancelled")
    )
    jobs.run(lambda: "draft", owner=owner, done=seen.append, failed=unexpected)
    qtbot.waitUntil(lambda: seen == ["draft"])
    assert not ended
    running.cancel()
    qtbot.waitUntil(lambda: ended == ["cancelled"])


def test_closing_finishes_what_was_asked_for(qapp: QApplication) -> None:
    """A draft that was sent before the window closed is on disk afterwards."""
    made, owner = Jobs(qapp), QObject()
    seen: list[int] = []
    for number in range(20):
        made.run(partial(seen.append, number), owner=owner, done=lambda _none: None, failed=unexpected)
    made.close()
    assert seen == list(range(20))


def test_closing_stops_long_work(qapp: QApplication) -> None:
    """A window is not kept from closing by a run that nobody waits for."""
    made, owner, begun = Jobs(qapp), QObject(), threading.Event()
    ended: list[bool] = []

    def work(job: LongJob) -> None:
        begun.set()
        while not job.is_cancelled():
            threading.Event().wait(0.001)
        ended.append(True)

    made.run_aside(work, owner=owner, done=lambda _none: None, failed=unexpected)
    made.run_aside(work, owner=owner, done=lambda _none: None, failed=unexpected)
    assert begun.wait(5)
    made.close()
    assert ended == [True]
