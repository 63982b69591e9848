"""Children of this program work and are killed on the way; what they say is kept, to be searched for numbers."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import write_shim
from sealed_case import FalsifiedError, demand, opened, sound, store_of
from write_shim import Strike

from claimdesk.casework.desk import Desk
from claimdesk.errors import Told
from claimstore.driver import connect

Work = Callable[[Desk], object]
"""What is done at a desk."""

SEED = 2004
BEGINNING = "BEGIN IMMEDIATE"
TOLD, BUG = 3, 70
"""Exit codes of a child that was told a sentence, and of one that ended in any other exception."""


def said_by_children() -> Path:
    """Give the file that all children write to instead of a terminal."""
    return Path(tempfile.gettempdir()) / "said-by-children.txt"


def child_status(work: Callable[[], object]) -> int:
    """Let a child of this process work, and give how it ended, as `os.waitpid` says it.

    Raises:
        FalsifiedError: it ended in an exception that is no sentence.
    """
    child = os.fork()
    if child == 0:
        # Whatever happens, a child never goes on with the work of its parent.
        code = BUG
        try:
            said = os.open(said_by_children(), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
            os.dup2(said, 1)
            os.dup2(said, 2)
            code = _ended(work)
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == BUG:
        raise FalsifiedError(f"a child ended in a bug: {said_by_children().read_text('utf-8')[-2_000:]}")
    return status


def _ended(work: Callable[[], object]) -> int:
    try:
        work()
    except Told as told:
        _say(f"{told}\n")
        return TOLD
    except BaseException:  # noqa: BLE001 - a bug is what is looked for
        _say(traceback.format_exc())
        return BUG
    return 0


def _say(text: str) -> None:
    # Where no file may grow, neither may the one of what is said.
    with suppress(OSError):
        os.write(2, text.encode("utf-8", "replace"))


def child_died(work: Callable[[], object]) -> bool:
    """Let a child of this process work; whether it was killed on the way."""
    return os.WIFSIGNALED(child_status(work))


def timed(seconds: float) -> None:
    """Let a timer kill this process."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.0001))


def killed_after(seconds: float, work: Callable[[], object]) -> bool:
    """Let a child work until a timer kills it."""

    def until() -> None:
        timed(seconds)
        work()
        time.sleep(seconds)

    return child_died(until)


def killed_at_statement(desk: Desk, number: int) -> None:
    """Kill this process when the store begins its `number`th statement from now on."""
    left = [number]

    def count(_: str) -> None:
        left[0] -= 1
        if left[0] <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    desk.store._database.conn.set_trace_callback(count)


def fingerprint_of(store: Path, key: bytes | None) -> str:
    """Give one fingerprint over every row of every table of a store, whoever has it open."""
    total = hashlib.sha256()
    with closing(connect(store, key=key)) as connection:
        connection.execute("BEGIN")
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        for (table,) in tables:
            total.update(f"\n{table}\n".encode())
            for row in sorted(map(repr, connection.execute(f'SELECT * FROM "{table}"'))):
                total.update(row.encode("utf-8", "replace"))
    return total.hexdigest()


class Measured:
    """What some work comes to when nothing goes wrong: each state between transactions, statements, time, writes."""

    def __init__(self, folder: Path, key: bytes | None, work: Work) -> None:
        self.states: list[str] = []
        self.statements = 0
        begun_at = time.perf_counter()
        desk = opened(folder, key)
        self._folder, self._key = folder, key
        desk.store._database.conn.set_trace_callback(self._note)
        if write_shim.is_loaded():
            write_shim.arm(folder, at=0, strike=Strike.COUNT)
        work(desk)
        self.writes = write_shim.seen() if write_shim.is_loaded() else 0
        desk.store.close()
        self.seconds = time.perf_counter() - begun_at
        self.states.append(fingerprint_of(store_of(folder), key))

    def _note(self, statement: str) -> None:
        self.statements += 1
        if statement == BEGINNING:
            self.states.append(fingerprint_of(store_of(self._folder), self._key))


class Killing:
    """Kills children at some work: at a statement, at a moment, or in the middle of a write, in turn."""

    def __init__(self, source: Path, folder: Path, *, key: bytes | None, work: Work) -> None:
        self._source, self._folder, self._key, self._work = source, folder, key, work
        self._chance = random.Random(SEED)  # noqa: S311 - moments, no secret
        self._fresh()
        whole = Measured(folder, key, work)
        self._fresh()
        self.allowed = frozenset((fingerprint_of(store_of(folder), key), *whole.states))
        self._whole = whole

    def strike(self, number: int) -> None:
        """Kill one child, and demand that the case is in one of the states between two transactions, and sound.

        Raises:
            FalsifiedError: it is not.
        """
        self._fresh()
        child_died(self._doomed(number))
        found = fingerprint_of(store_of(self._folder), self._key)
        demand(is_so=found in self.allowed, otherwise=f"half of the work is there after kill {number}")
        sound(self._folder, self._key)

    def _doomed(self, number: int) -> Callable[[], object]:
        statement = self._chance.randrange(1, self._whole.statements + 2)
        seconds = self._chance.uniform(0, self._whole.seconds * 1.1)
        write = self._chance.randrange(1, self._whole.writes + 2)
        ways = 3 if write_shim.is_loaded() else 2

        def work() -> None:
            if number % ways == 1:
                timed(seconds)
            desk = opened(self._folder, self._key)
            if number % ways == 0:
                killed_at_statement(desk, statement)
            if number % ways == 2:
                write_shim.arm(self._folder, at=write, strike=Strike.KILL)
            self._work(desk)

        return work

    def _fresh(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(self._source, self._folder)
