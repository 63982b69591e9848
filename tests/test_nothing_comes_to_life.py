"""No file that the program reads can bring an object to life: nothing that does so is imported or called anywhere."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(path for folder in ("desktop", "db") for path in (ROOT / folder).rglob("*.py"))
MODULES = frozenset({"pickle", "cPickle", "shelve", "marshal", "dill", "joblib", "cloudpickle", "jsonpickle", "yaml"})
CALLS = frozenset({"eval", "exec", "compile", "__import__"})
QT = frozenset({"QSettings", "QDataStream"})
"""Classes of Qt that bring back objects of Python from bytes."""


def life_givers(source: str) -> Iterator[str]:
    """Name what in a source could bring an object to life."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from (each.name for each in names if each.name.partition(".")[0] in MODULES)
            case ast.ImportFrom(module=module, names=names):
                yield from (each.name for each in names if each.name in QT)
                if module and module.partition(".")[0] in MODULES:
                    yield module
            case ast.Call(func=ast.Name(id=name)) if name in CALLS:
                yield name


def test_no_source_brings_objects_to_life() -> None:
    """What goes to another process of ours travels through a pipe between the two and never lies in a file."""
    found = {path.name: list(life_givers(path.read_text("utf-8"))) for path in SOURCES}
    assert len(found) > 200
    assert {name: givers for name, givers in found.items() if givers} == {}


@pytest.mark.parametrize(
    "source",
    [
        "import pickle",
        "import os, shelve",
        "from marshal import loads",
        "from PySide6.QtCore import QSettings",
        "from PySide6.QtCore import QDataStream as Stream",
        "def f(text):\n    return eval(text)",
    ],
)
def test_the_search_finds_each_of_them(source: str) -> None:
    """Imports, parts of imports, and calls."""
    assert list(life_givers(source))
