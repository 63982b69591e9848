"""The settlement, the wording and the facts outside of the case are loaded here, or a person is told what is wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from claimdesk.assets import MissingAsset, asset
from claimdesk.casebook.almanac import NO_PRICES, Almanac
from claimdesk.casebook.settlement import Settlement
from claimdesk.casebook.wording import Wording, read_wording
from claimdesk.casework.calendars import ExchangeCalendar, PostOfficeCalendar
from claimdesk.casework.check_settlement import SettlementReport, check_settlement
from claimdesk.casework.zip_places import ZipcodesPlaces
from claimdesk.casework.zone_file import zones_beside
from claimdesk.errors import Told

SETTLEMENT_FILE = "settlement.toml"
NAMED_FAULTS = 3


def settlement_names() -> tuple[str, ...]:
    """Give the names of the settlements that the program ships with."""
    return tuple(sorted(path.parent.name for path in asset("settlements").glob(f"*/{SETTLEMENT_FILE}")))


def settlement_path(name_or_path: str) -> Path:
    """Find a settlement by its name under resources/settlements, or by the path of its file or folder.

    Raises:
        Told: there is none.
    """
    if name_or_path in settlement_names():
        return asset(f"settlements/{name_or_path}/{SETTLEMENT_FILE}")
    path = Path(name_or_path)
    if path.is_dir():
        path /= SETTLEMENT_FILE
    if not path.is_file():
        known = ", ".join(settlement_names())
        raise Told(
            f"There is no settlement {name_or_path}.", f"Name one of {known}, or give the path of a {SETTLEMENT_FILE}."
        )
    return path


def load_settlement(name_or_path: str) -> Settlement:
    """Load a settlement with its calendars, daily prices and ZIP codes.

    Raises:
        Told: there is none, or its file has faults; the first three are named.
    """
    report = check_settlement(settlement_path(name_or_path))
    settlement = report.settlement
    if settlement is None or report.faults:
        raise Told(*_told(report))
    exchange = ExchangeCalendar(settlement.exchange) if settlement.exchange else None
    return replace(
        settlement,
        zones=zones_beside(report.path),
        almanac=Almanac(
            exchange=exchange,
            post_office=PostOfficeCalendar(),
            prices=report.prices if report.prices is not None else NO_PRICES,
            zip_places=ZipcodesPlaces(),
        ),
    )


def _told(report: SettlementReport) -> tuple[str, str]:
    named = "; ".join(
        f"{fault.path}{f' (line {fault.line})' if fault.line else ''}: {fault.sentence}"
        for fault in report.faults[:NAMED_FAULTS]
    )
    more = len(report.faults) - NAMED_FAULTS
    rest = f"; and {more} more" if more > 0 else ""
    return (
        f"The settlement file {report.path} has faults and was not opened. {named}{rest}.",
        f"Correct it; `claimdesk settlement check {report.path}` lists every fault.",
    )


def load_wording() -> Wording:
    """Load the sentences of codes, remarks and acts.

    Raises:
        Told: a file of wording is missing or damaged.
    """
    try:
        texts = {
            name: asset(f"letters/{name}.toml").read_text(encoding="utf-8")
            for name in ("deficiencies", "remarks", "acts")
        }
    except (MissingAsset, OSError, UnicodeDecodeError) as error:
        raise Told("The wording of the letters cannot be read.", "Install Claimdesk again.") from error
    read = read_wording(deficiencies=texts["deficiencies"], remarks=texts["remarks"], acts=texts["acts"])
    if read.faults:
        named = "; ".join(f"{fault.file} {fault.path}: {fault.sentence}" for fault in read.faults[:NAMED_FAULTS])
        raise Told(f"The wording of the letters is damaged. {named}.", "Install Claimdesk again.")
    return read.wording
