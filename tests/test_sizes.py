"""No constructor, function, class or file is longer than its budget (lines, docstring and decorators included)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CONSTRUCTORS = frozenset({"__init__", "__new__", "__post_init__"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The most lines of each; None where there is no budget."""

    constructor: int | None
    function: int
    class_: int | None
    file: int


SOURCE = Budget(constructor=40, function=60, class_=250, file=400)
TESTS = Budget(constructor=None, function=60, class_=None, file=400)


def budget_of(node: ast.AST, budget: Budget) -> int | None:
    """Give the budget that counts for a piece of syntax."""
    match node:
        case ast.ClassDef():
            return budget.class_
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return budget.constructor if budget.constructor and node.name in CONSTRUCTORS else budget.function
    return None


def too_long(name: str, text: str, budget: Budget) -> Iterator[str]:
    """Yield what of a file is over its budget, as a line that a person can jump to."""
    lines = len(text.splitlines())
    if lines > budget.file:
        yield f"{name}: {lines} lines, a file may have {budget.file}"
    for node in ast.walk(ast.parse(text)):
        allowed = budget_of(node, budget)
        if allowed is None or not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        first = min((decorator.lineno for decorator in node.decorator_list), default=node.lineno)
        long = (node.end_lineno or node.lineno) - first + 1
        if long > allowed:
            yield f"{name}:{first}: {node.name} has {long} lines, it may have {allowed}"


@pytest.mark.parametrize(
    ("folder", "budget"), [("desktop", SOURCE), ("db", SOURCE), ("build_spec", SOURCE), ("tests", TESTS)]
)
def test_everything_keeps_its_budget(folder: str, budget: Budget) -> None:
    """What is longer than its budget has two subjects, and one of them lives elsewhere."""
    files = sorted((ROOT / folder).rglob("*.py"))
    names = {path: path.relative_to(ROOT).as_posix() for path in files}
    assert [fault for path in files for fault in too_long(names[path], path.read_text("utf-8"), budget)] == []


def function_of(lines: int, name: str = "f") -> str:
    """Give the text of a function of so many lines."""
    return "\n".join((f"def {name}():", *["    pass"] * (lines - 1)))


@pytest.mark.parametrize(
    "text",
    [
        function_of(61),
        "@decorated\n" + function_of(60),
        "async " + function_of(61),
        function_of(41, "__init__"),
        "class A:\n" + "\n".join(["    a = 1"] * 250),
        "\n".join(["a = 1"] * 401),
    ],
    ids=["function", "decorated function", "coroutine", "constructor", "class", "file"],
)
def test_one_line_over_the_budget_is_found(text: str) -> None:
    """A check that finds nothing where something is would hold for anything."""
    assert len(tuple(too_long("planted.py", text, SOURCE))) == 1


@pytest.mark.parametrize(
    "text",
    [
        function_of(60),
        function_of(40, "__init__"),
        "class A:\n" + "\n".join(["    a = 1"] * 249),
        "\n".join(["a = 1"] * 400),
    ],
    ids=["function", "constructor", "class", "file"],
)
def test_exactly_the_budget_holds(text: str) -> None:
    """A budget may be used up."""
    assert list(too_long("planted.py", text, SOURCE)) == []
