"""F15, F20: clocks that move and folders that are read-only, missing, removed or strangely named."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from children import TOLD, child_status
from sealed_case import (
    ADMINISTRATOR,
    ADMINISTRATORS_WORDS,
    CLOCK,
    NUMBER,
    Template,
    copied,
    demand,
    door_of,
    look_at,
    opened,
    paper_of,
    store_of,
)

from claimdesk.casework.back_up_case import back_up_case
from claimdesk.casework.desk import FixedClock
from claimdesk.casework.open_case import close_case
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.sign_in import sign_in
from claimdesk.casework.verify_log import verify_log

MOMENTS = (
    CLOCK.at - timedelta(days=400),
    datetime(2008, 2, 29, 23, 59, 59, 999_999, tzinfo=UTC),
    CLOCK.at,
    CLOCK.at + timedelta(days=3650),
    datetime(2008, 3, 9, 6, 59, 59, tzinfo=UTC),
    datetime(2008, 3, 9, 7, 0, 0, tzinfo=UTC),
    datetime(2008, 11, 2, 5, 30, tzinfo=UTC),
    datetime(2008, 11, 2, 6, 30, tzinfo=UTC),
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
)
"""Set back and on, a leap day, both changes of New York between summer and winter time, and both ends."""

NAMES = ("it's", 'a "quoted" one', "semi;colon", "100%25 ?x=1#y", "Łódź 王", "a" * 200, "/".join(["deep" * 20] * 4))
NOBODY = 65_534


def moved_clocks(template: Template, folder: Path, times: int) -> int:
    """F15: a clock set back, a leap day and a change to summer time keep the log in its order."""
    copied(template, folder)
    desk = opened(folder, template.key)
    before = verify_log(desk).entries
    for number in range(times):
        register_claim(replace(desk, clock=FixedClock(MOMENTS[number % len(MOMENTS)])))
    log = verify_log(desk)
    close_case(desk)
    demand(is_so=log.is_whole and log.entries == before + times, otherwise="the log lost its order")
    look_at(folder, template.key, versions=frozenset({2}))
    return times


def strange_names(template: Template, folder: Path, times: int) -> int:
    """F20: folders with signs that mean something elsewhere, of any script, and beyond 260 characters."""
    for number in range(times):
        place = folder / NAMES[number % len(NAMES)]
        copied(template, place)
        look_at(place, template.key, versions=frozenset({2}))
        shutil.rmtree(folder, ignore_errors=True)
    return times


def folders_out_of_reach(template: Template, folder: Path, times: int) -> int:
    """F20: a folder that is read-only, missing, or removed while the case is open: a sentence, and nothing lost."""
    for number in range(times):
        copied(template, folder)
        (_read_only, _missing, _removed)[number % 3](template, folder)
        look_at(folder, template.key, versions=frozenset({2, 3}))
    return times


def _read_only(template: Template, folder: Path) -> None:
    folder.chmod(0o555)
    store_of(folder).chmod(0o444)

    def work() -> None:
        if os.getuid() == 0:
            os.setuid(NOBODY)
        opened(folder, template.key)

    status = child_status(work)
    folder.chmod(0o700)
    store_of(folder).chmod(0o600)
    demand(is_so=os.waitstatus_to_exitcode(status) == TOLD, otherwise="a read-only case was opened to be written")


def _missing(_template: Template, folder: Path) -> None:
    aside = folder.rename(folder.with_name(f"{folder.name}-aside"))
    status = child_status(lambda: sign_in(door_of(folder), name=ADMINISTRATOR, password=ADMINISTRATORS_WORDS))
    is_made = folder.exists()
    aside.rename(folder)
    demand(is_so=os.waitstatus_to_exitcode(status) == TOLD, otherwise="somebody signed in at a folder that is gone")
    demand(is_so=not is_made, otherwise="a folder was made where one is missing")


def _removed(template: Template, folder: Path) -> None:
    aside = folder.with_name(f"{folder.name}-aside")

    def work() -> None:
        desk = opened(folder, template.key)
        folder.rename(aside)
        save_claim(desk, NUMBER, proof=paper_of(3), base_version=2)
        back_up_case(desk)

    child_status(work)
    shutil.rmtree(folder, ignore_errors=True)
    aside.rename(folder)
