"""Options that several commands share, and who is asked for a password."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

import click

SETTLEMENT = click.option(
    "--settlement",
    default="sonus-2004",
    show_default=True,
    help="A name under resources/settlements, or the path of a settlement.toml.",
)
WANTS_JSON = "claimdesk.wants_json"


def _note_json(ctx: click.Context, _option: click.Parameter, wants_json: bool) -> bool:  # noqa: FBT001 - click says so
    """Let a refusal know that JSON is wanted, whichever command was refused."""
    ctx.meta[WANTS_JSON] = wants_json
    return wants_json


AS_JSON = click.option(
    "--json", "as_json", is_flag=True, callback=_note_json, help="Print one JSON document and nothing else."
)
FILE = click.Path(path_type=Path)
FOLDER = click.argument("folder", type=FILE, required=False)
NAME = click.option("--name", help="Who asks, where the case is sealed; the password is asked for.")


class Asked(TypedDict):
    """Who asks for a sealed case."""

    name: str
    password: str


def asked(name: str | None) -> Asked:
    """Ask for the name, unless it was given, and for the password."""
    given = name or click.prompt("Name", err=True)
    return Asked(name=given, password=click.prompt(f"Password of {given}", hide_input=True, err=True))
