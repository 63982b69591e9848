"""A version of the plan is written out as a settlement file with its tables beside it, for the court side to check."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.money import plain_text
from claimdesk.casebook.plan_paper import PLAN, FileBeside
from claimdesk.casebook.settlement_lines import parse
from claimdesk.casework.deed import deed
from claimdesk.casework.plan_versions import known_versions, named
from claimdesk.errors import Refused

if TYPE_CHECKING:
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casework.desk import Desk

SETTLEMENT_FILE = "settlement.toml"
_HEADER = re.compile(r"\s*\[\[?\s*(?P<name>[A-Za-z0-9_-]+)[^=]*\]\s*(?:#.*)?")


def write_plan(desk: Desk, name: str) -> tuple[FileBeside, ...]:
    """Give the files of a version: the settlement file with it as its plan, its tables and tests, the daily prices.

    Raises:
        Refused: the role does not allow it, there is no such version, or the settlement file cannot be taken apart.
        Told: the store cannot be written.
    """
    with deed(desk, Verb.WRITE_PLAN, on=f"plan {name}") as work:
        version = named(known_versions(work.transaction, desk.settlement), name)
        work.on = version.subject or work.on
        settlement = desk.settlement
        text = f"{without_plan(settlement.file_text).rstrip()}\n\n{version.paper.text}"
        files = (FileBeside(SETTLEMENT_FILE, text), *version.paper.beside, *_prices(settlement))
        work.after = f"version {name}, {len(files)} files"
    return files


def without_plan(text: str) -> str:
    """Give the text of a settlement file without its plan, everything else as it stands there.

    Raises:
        Refused: the plan cannot be told from the rest.
    """
    kept, is_plan = [], False
    for line in text.splitlines():
        if header := _HEADER.fullmatch(line):
            is_plan = header["name"] == PLAN
        if not is_plan:
            kept.append(line)
    rest = "\n".join(kept) + "\n"
    if parse(rest) != {name: value for name, value in parse(text).items() if name != PLAN}:
        raise Refused(
            "The plan in the settlement file cannot be told from the rest of it.",
            "Write its tables as [plan] and [[plan.table]], each on a line of its own.",
        )
    return rest


def _prices(settlement: Settlement) -> tuple[FileBeside, ...]:
    """Write the daily prices, which lie beside the file, from what was read of them."""
    table = parse(settlement.file_text).get("prices", {})
    rows = [
        f"{on},{plain_text(day.low)},{plain_text(day.high)},{plain_text(day.close)}"
        for on, day in settlement.almanac.prices.items()
    ]
    return (FileBeside(table["file"], "\n".join(("date,low,high,close", *rows, ""))),) if "file" in table else ()
