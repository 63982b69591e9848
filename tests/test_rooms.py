"""Every module keeps the arrows and the never-rules of its room, and every check finds what is planted for it."""

from __future__ import annotations

import ast
import hashlib
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePosixPath
from types import MappingProxyType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrows:
    """The other rooms and the packages beside the standard library that a room may import."""

    rooms: frozenset[str] = frozenset()
    packages: frozenset[str] = frozenset()


_NOUNS = frozenset({"casebook", "assets"})
_VERBS = _NOUNS | {"claimstore", "intake", "scans", "letters", "reports", "errors"}
_ALL = _VERBS | {"casework", "screens", "app"}
ROOMS = MappingProxyType(
    {
        "casebook": Arrows(),
        "errors": Arrows(),
        "assets": Arrows(),
        "claimstore": Arrows(packages=frozenset({"sqlite_utils", "sqlcipher3", "argon2", "cryptography"})),
        "intake": Arrows(rooms=frozenset({"casebook"}), packages=frozenset({"openpyxl", "python_calamine", "lxml"})),
        "scans": Arrows(packages=frozenset({"pypdfium2", "PIL"})),
        "letters": Arrows(rooms=_NOUNS, packages=frozenset({"reportlab", "bidi", "uharfbuzz"})),
        "reports": Arrows(rooms=_NOUNS, packages=frozenset({"openpyxl"})),
        "casework": Arrows(rooms=_VERBS, packages=frozenset({"rapidfuzz", "holidays", "zipcodes"})),
        "screens": Arrows(rooms=_NOUNS | {"casework", "errors"}, packages=frozenset({"PySide6", "shiboken6"})),
        "app": Arrows(rooms=_ALL, packages=frozenset({"PySide6"})),
        "cli": Arrows(rooms=_ALL, packages=frozenset({"click"})),
    }
)
PACKAGE_FILES = frozenset({"__init__", "__main__"})  # of claimdesk itself: no room, so they may import none

WORLDLY_MODULES = frozenset(
    {"asyncio", "glob", "io", "multiprocessing", "os", "pathlib", "random", "secrets", "shutil", "socket"}
    | {"sqlite3", "subprocess", "tempfile", "threading", "time", "urllib", "uuid"}
)
WORLDLY_CALLS = frozenset({"open", "input", "print", "today", "now", "utcnow"})
ROUNDING_CALLS = frozenset({"round", "quantize"})
EXACT_ROOMS = frozenset({"casebook", "claimstore"})
FROZEN_MIGRATIONS: Mapping[str, str] = MappingProxyType(  # name of a released migration -> SHA-256 of its file
    {
        "m0001_claims": "74c75677c26268225a62cf7a6c5581ea8ca8316a7a63b890fec7f23d5b23138c",
        "m0002_act_chain": "2c48139c27ea70ce221fa86b2f86d84998ca0f25aaee3a6459f8a4ac2f0f4d16",
        "m0003_losses": "9ad6fbb9ae91a37dd0b3d6d909ebd0e6e8e3ae6765709b627a081e5dc58181ad",
        "m0004_staff": "4df57df2afe0e2876c536d4fdca5eb8f62088ade003e228b9118548e7a2fa802",
        "m0005_parts": "df5a04c2b01a0ccdc1139b1f066ad0ccf0b0da4fc7ce1df6f7498960a0cd88d4",
        "m0006_scans": "4b2167a868c0c03eb77249c0a2468849f70b8a6abd2d5d044249734c65cfd850",
        "m0007_plans": "da40cdd6b5b20f89e1668e459e43ed5d7de15a7a48e7cea2200a60809b1c4e92",
        "m0008_origins": "9d1d7465913a54f35e8c2a8146060ff33c3a0dc6640144ae2b342390fa9bb539",
        "m0009_queue": "f3aa881ad1244d0816ef3d669a50aec69db5ed3468d45d46a94b20e34fb136ba",
        "m0010_second_pass": "c7a3e41ac7488b2f4898de640206738f573b2584323f62b0390b84e8548be4c5",
        "m0011_log_by_day": "f7699d67524803b2fd6e70e2efe820757667468d4b021648cbfe30754b346132",
        "m0012_place_notes": "a25c673caa0ae7577b2abc2b59df1552625f4f21f4d0919419587a4e6909148a",
        "m0013_figures": "f1f10a2c8a8595fcc0576828bf9d9f155d96485645a6bfa6e01a863a16a1541b",
        "m0014_override_seen": "d2bcd0808a0a832a6cc74cbfa9f49e5d6b38f34c77df388475235465c83fd0ca",
        "m0015_claim_seen": "be7d6cc0bb2b56bf9707abe9d96df839d7439ebf91f8ad29a4409a1bfc5b071b",
    }
)
MUTABLE_MAKERS = frozenset({"list", "dict", "set", "bytearray", "deque", "defaultdict", "OrderedDict", "Counter"})
MUTABLE_LITERALS = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
SQL = re.compile(
    r"\bSELECT\b.+\bFROM\b|\bselect\b.+\bfrom \w+ (where|join|order by|group by|limit)\b|\bBEGIN IMMEDIATE\b"
    r"|(?i:\binsert (or \w+ )?into \w+|\bupdate \w+ set \w+ *=|\bdelete from \w+ *(where\b|;|$)|\bpragma \w+"
    r"|\balter table\b|\b(create|drop) (temp |unique |virtual )*(table|index|trigger|view) \w+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Module:
    """A source file: its path from the repository root, its text and the syntax tree of it."""

    path: PurePosixPath
    text: str
    tree: ast.Module = field(init=False, repr=False)
    nodes: tuple[ast.AST, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tree", ast.parse(self.text))
        object.__setattr__(self, "nodes", tuple(ast.walk(self.tree)))

    @property
    def names(self) -> tuple[str, ...]:
        """The dotted name in parts: ("claimdesk", "letters", "envelope")."""
        return self.path.with_suffix("").parts[1:]

    @property
    def room(self) -> str:
        """The room that the file lies in; a file directly in claimdesk is one of its own."""
        return "claimstore" if self.path.parts[0] == "db" else self.names[1]

    def at(self, node: ast.AST, what: str) -> str:
        """Give a line that a person can jump to."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {what}"


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """Give every module under these folders of the repository."""
    files = (path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))
    return tuple(Module(PurePosixPath(path.relative_to(ROOT).as_posix()), path.read_text("utf-8")) for path in files)


def imports(module: Module) -> Iterator[tuple[ast.AST, str]]:
    """Yield each import as a dotted name; relative ones are made absolute and `from x import y` is x.y."""
    for node in module.nodes:
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            depth = len(module.names) - node.level
            base = module.names[:depth] if node.level else ()
            name = ".".join((*base, *([node.module] if node.module else [])))
            yield from ((node, f"{name}.{alias.name}") for alias in node.names)


def called(node: ast.Call) -> str:
    """Give the last name of what is called, such as `now` in `datetime.now()`."""
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def strange_rooms(module: Module) -> Iterator[str]:
    """Find a module that lies in no room of the table."""
    top, *names = module.path.with_suffix("").parts
    home = {"desktop": "claimdesk", "db": "claimstore"}[top]
    if names[0] != home:
        yield module.at(module.tree, f"{top}/ holds the package {home} and nothing else")
    elif home == "claimdesk" and names[1] not in ROOMS.keys() | PACKAGE_FILES:
        yield module.at(module.tree, f"the room {names[1]} is listed in no rule")


def wrong_arrows(module: Module) -> Iterator[str]:
    """Find an import that the table of arrows does not allow."""
    room = module.room
    arrows = ROOMS.get(room, Arrows())
    for node, name in imports(module):
        first, second = (*name.split("."), "")[:2]
        target = second if first == "claimdesk" else first
        if first in {"claimdesk", "claimstore"}:
            if target not in arrows.rooms | {room} and not target.startswith("__"):
                yield module.at(node, f"{room} may not import {target}")
        elif first == "sqlite3" and room != "claimstore":
            yield module.at(node, "only claimstore may import sqlite3")
        elif first not in sys.stdlib_module_names | arrows.packages:
            yield module.at(node, f"{room} may not import the package {first}")


def worldly_deeds(module: Module) -> Iterator[str]:
    """Find a clock, a file, randomness or a process in casebook."""
    if module.room != "casebook":
        return
    for node, name in imports(module):
        if name.split(".")[0] in WORLDLY_MODULES:
            yield module.at(node, f"casebook may not import {name}")
    for node in module.nodes:
        if isinstance(node, ast.Call) and called(node) in WORLDLY_CALLS:
            yield module.at(node, f"casebook may not call {called(node)}()")


def stray_sql(module: Module) -> Iterator[str]:
    """Find SQL outside of db/, docstrings aside."""
    if module.path.parts[0] == "db":
        return
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {id(node.body[0].value) for node in module.nodes if isinstance(node, holders) and node.body
                  and isinstance(node.body[0], ast.Expr)}  # fmt: skip
    for node in module.nodes:
        match node:
            case ast.Constant(value=str(text)) if id(node) not in docstrings and SQL.search(text):
                yield module.at(node, "SQL lives in db/ only")


def late_imports(module: Module) -> Iterator[str]:
    """Find an import inside a function, or one by name."""
    for node in module.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            inner = (child for child in ast.walk(node) if isinstance(child, ast.Import | ast.ImportFrom))
            yield from (module.at(child, "an import stands at the head of its module") for child in inner)
        elif isinstance(node, ast.Call) and called(node) in {"import_module", "__import__"}:
            yield module.at(node, "a module is imported by statement, not by name")


def module_level(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield the statements that run when a module is imported, those inside `if`, `try`, `with` and loops too."""
    for statement in body:
        yield statement
        if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            for part in ("body", "orelse", "finalbody"):
                yield from module_level(getattr(statement, part, []))


def mutable_globals(module: Module) -> Iterator[str]:
    """Find a module-level object that can change, and a `global` statement."""
    for statement in module_level(module.tree.body):
        value = getattr(statement, "value", None)
        makes = isinstance(value, ast.Call) and called(value) in MUTABLE_MAKERS
        if isinstance(statement, ast.Assign | ast.AnnAssign) and (makes or isinstance(value, MUTABLE_LITERALS)):
            yield module.at(statement, "a module-level object can change: use a tuple, frozenset or MappingProxyType")
    for node in module.nodes:
        if isinstance(node, ast.Global):
            yield module.at(node, "a function changes its module")


def inexact_figures(module: Module) -> Iterator[str]:
    """Find float in casebook and claimstore, and rounding there outside of money.py."""
    if module.room not in EXACT_ROOMS:
        return
    for node in module.nodes:
        annotations = [getattr(node, "annotation", None), getattr(node, "returns", None)]
        inner = (child for part in annotations if part is not None for child in ast.walk(part))
        if any(isinstance(child, ast.Name) and child.id == "float" for child in inner):
            yield module.at(node, "float in an annotation")
        elif isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield module.at(node, f"the float {node.value}")
        elif isinstance(node, ast.Call) and called(node) == "float":
            yield module.at(node, "float()")
        elif isinstance(node, ast.Call) and called(node) in ROUNDING_CALLS and module.names[-1] != "money":
            yield module.at(node, "rounding happens in money.py")


def living_migrations(module: Module) -> Iterator[str]:
    """Find a migration that imports anything of ours: its text must mean the same for ever."""
    if "migrations" in module.names and re.fullmatch(r"m\d{4}_\w+", module.names[-1]):
        for node, name in imports(module):
            if name.split(".")[0] in {"claimdesk", "claimstore"}:
                yield module.at(node, f"a migration may not import {name}")


def thawed_migrations(texts: Mapping[str, str], frozen: Mapping[str, str]) -> Iterator[str]:
    """Find a frozen migration whose text changed or went, and one that a newer one rests on but that is not frozen."""
    for name, sha256 in frozen.items():
        if name not in texts:
            yield f"{name} is frozen and gone"
        elif hashlib.sha256(texts[name].encode()).hexdigest() != sha256:
            yield f"{name} is frozen and changed: write a new migration"
    yield from (f"{name} has a successor: freeze it" for name in sorted(texts)[:-1] if name not in frozen)


Check = Callable[[Module], Iterator[str]]
CHECKS: tuple[Check, ...] = (
    *(strange_rooms, wrong_arrows, worldly_deeds, stray_sql, late_imports, mutable_globals, inexact_figures),
    living_migrations,
)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_no_module_breaks_a_rule_of_the_house(check: Check) -> None:
    """Each rule holds for every module of both packages."""
    assert [fault for module in modules("desktop", "db") for fault in check(module)] == []


@pytest.mark.parametrize("check", [late_imports, mutable_globals], ids=lambda check: check.__name__)
def test_what_makes_it_run_elsewhere_keeps_the_common_rules(check: Check) -> None:
    """The scripts of build_spec have neither late imports nor module-level objects that change."""
    assert [fault for module in modules("build_spec") for fault in check(module)] == []


def test_a_migration_never_changes_once_it_is_frozen() -> None:
    """Stores of claimants' data were made by its text, to the letter."""
    folder = ROOT / "db" / "claimstore" / "migrations"
    texts = {path.stem: path.read_text("utf-8") for path in folder.glob("m[0-9]*.py")}
    assert list(thawed_migrations(texts, FROZEN_MIGRATIONS)) == []


@pytest.mark.parametrize(
    ("texts", "frozen"),
    [
        ({"m0001_claims": "edited"}, {"m0001_claims": hashlib.sha256(b"first").hexdigest()}),
        ({}, {"m0001_claims": hashlib.sha256(b"first").hexdigest()}),
        ({"m0001_claims": "first", "m0002_batches": "second"}, {}),
    ],
    ids=["changed", "gone", "never frozen"],
)
def test_a_thawed_migration_is_found(texts: Mapping[str, str], frozen: Mapping[str, str]) -> None:
    """Changed, gone, or overtaken without having been frozen."""
    assert len(list(thawed_migrations(texts, frozen))) == 1


def test_the_source_roots_are_folders_and_resources_hold_no_code() -> None:
    """`desktop/` and `db/` are never packages; a Python file among the resources would be code in disguise."""
    assert not [folder for folder in ("desktop", "db") if (ROOT / folder / "__init__.py").exists()]
    assert list((ROOT / "resources").rglob("*.py")) == []


PLANTED: tuple[tuple[Check, str, str], ...] = (
    (strange_rooms, "desktop/claimdesk/helpers/text.py", ""),
    (strange_rooms, "desktop/claimdesk/util.py", ""),
    (strange_rooms, "desktop/tools/start.py", ""),
    (strange_rooms, "db/other/store.py", ""),
    (wrong_arrows, "db/claimstore/store.py", "from claimdesk.casebook import money"),
    (wrong_arrows, "db/claimstore/store.py", "import claimdesk.errors"),
    (wrong_arrows, "desktop/claimdesk/casebook/claim.py", "from ..casework import desk"),
    (wrong_arrows, "desktop/claimdesk/casebook/claim.py", "from claimdesk import errors"),
    (wrong_arrows, "desktop/claimdesk/casebook/claim.py", "import holidays"),
    (wrong_arrows, "desktop/claimdesk/letters/notice.py", "from PySide6.QtGui import QFont"),
    (wrong_arrows, "desktop/claimdesk/letters/notice.py", "if TYPE_CHECKING:\n    from claimdesk.casework import desk"),
    (wrong_arrows, "desktop/claimdesk/casework/desk.py", "import reportlab.pdfgen.canvas"),
    (wrong_arrows, "desktop/claimdesk/casework/desk.py", "import sqlite3"),
    (wrong_arrows, "desktop/claimdesk/casework/desk.py", "from openpyxl import load_workbook"),
    (wrong_arrows, "desktop/claimdesk/screens/fields/day.py", "import claimstore"),
    (wrong_arrows, "desktop/claimdesk/screens/fields/day.py", "from claimdesk.letters import envelope"),
    (wrong_arrows, "desktop/claimdesk/screens/list.py", "def f():\n    import pypdfium2"),
    (wrong_arrows, "desktop/claimdesk/cli.py", "from PySide6.QtCore import QTimer"),
    (worldly_deeds, "desktop/claimdesk/casebook/claim.py", "import random"),
    (worldly_deeds, "desktop/claimdesk/casebook/claim.py", "from os import path"),
    (worldly_deeds, "desktop/claimdesk/casebook/claim.py", "import sqlite3 as s"),
    (worldly_deeds, "desktop/claimdesk/casebook/deficiencies/late.py", "late = date.today() > bar"),
    (worldly_deeds, "desktop/claimdesk/casebook/claim.py", "def f():\n    return datetime.datetime.now(UTC)"),
    (worldly_deeds, "desktop/claimdesk/casebook/claim.py", "with open('x') as file:\n    pass"),
    (stray_sql, "desktop/claimdesk/casework/find.py", "QUERY = 'SELECT id FROM claim'"),
    (stray_sql, "desktop/claimdesk/casework/find.py", "q = f'update claim set state = {state}'"),
    (stray_sql, "desktop/claimdesk/casework/find.py", "db.execute('PRAGMA foreign_keys')"),
    (stray_sql, "desktop/claimdesk/screens/list.py", "q = '''insert or replace into claim\nvalues (1)'''"),
    (late_imports, "desktop/claimdesk/casework/desk.py", "def f():\n    import json"),
    (late_imports, "desktop/claimdesk/casework/desk.py", "class A:\n    def f(self):\n        from json import loads"),
    (late_imports, "desktop/claimdesk/casework/desk.py", "importlib.import_module('claimdesk.app')"),
    (mutable_globals, "desktop/claimdesk/casework/desk.py", "CACHE = {}"),
    (mutable_globals, "desktop/claimdesk/casework/desk.py", "CACHE: dict[str, int] = dict()"),
    (mutable_globals, "desktop/claimdesk/casework/desk.py", "if True:\n    rows = [n for n in range(3)]"),
    (mutable_globals, "desktop/claimdesk/casework/desk.py", "import collections\nqueue = collections.deque()"),
    (
        mutable_globals,
        "desktop/claimdesk/casework/desk.py",
        "window = None\ndef f():\n    global window\n    window = 1",
    ),
    (inexact_figures, "desktop/claimdesk/casebook/money.py", "def f(amount: float | None) -> int: ..."),
    (inexact_figures, "desktop/claimdesk/casebook/money.py", "def f(amount: int) -> tuple[float, ...]: ..."),
    (inexact_figures, "desktop/claimdesk/casebook/claim.py", "price: float"),
    (inexact_figures, "db/claimstore/rows.py", "price = float(text)"),
    (inexact_figures, "db/claimstore/rows.py", "HALF = 0.5"),
    (inexact_figures, "desktop/claimdesk/casebook/claim.py", "cents = round(amount)"),
    (living_migrations, "db/claimstore/migrations/m0002_dcn.py", "from claimstore import schema"),
    (living_migrations, "db/claimstore/migrations/m0002_dcn.py", "from ..schema import TABLES"),
)


@pytest.mark.parametrize(("check", "path", "text"), PLANTED)
def test_a_planted_violation_is_found(check: Check, path: str, text: str) -> None:
    """A check that finds nothing where something is would hold for anything."""
    assert len(tuple(check(Module(PurePosixPath(path), text)))) >= 1


CLEAN: tuple[tuple[str, str], ...] = (
    ("desktop/claimdesk/casebook/claim.py", "from datetime import date\nfrom claimdesk.casebook import money"),
    ("desktop/claimdesk/casebook/claim.py", "KINDS = MappingProxyType({'a': (1, 2)})\nOPEN = frozenset({1})"),
    ("desktop/claimdesk/casebook/transcript.py", "def f(value: object) -> bool:\n    return isinstance(value, float)"),
    ("desktop/claimdesk/casework/desk.py", "from claimstore.store import Store\nfrom claimdesk import __version__"),
    ("desktop/claimdesk/screens/list.py", 'HINT = "Select a claim from the list, delete from it nothing."'),
    ("desktop/claimdesk/screens/list.py", "class List:\n    def f(self):\n        rows = [1]\n        return rows"),
    ("desktop/claimdesk/letters/envelope.py", "def width(inches: float) -> float:\n    return round(inches * 72.0, 2)"),
    ("db/claimstore/store.py", "import sqlite3\nimport sqlite_utils\nQUERY = 'SELECT id FROM claim'"),
    ("db/claimstore/migrations/__init__.py", "from claimstore.migrations import m0001_first"),
    ("desktop/claimdesk/cli.py", "import click\nfrom claimdesk import app\nfrom claimdesk.casework import desk"),
)  # fmt: skip


@pytest.mark.parametrize(("path", "text"), CLEAN)
def test_what_the_house_allows_is_not_found(path: str, text: str) -> None:
    """The checks do not cry wolf."""
    module = Module(PurePosixPath(path), text)
    assert [fault for check in CHECKS for fault in check(module)] == []
