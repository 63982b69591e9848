"""Every dependency is pinned to files with hashes, and the pins name no index and no path of a machine."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PINS = (ROOT / "build_spec" / "requirements.txt").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def pinned_names() -> frozenset[str]:
    """Give the names that are pinned, as package indexes normalise them."""
    return frozenset(re.findall(r"^([a-z0-9-]+)==\S+", PINS, re.MULTILINE))


def declared_names() -> frozenset[str]:
    """Give the names that pyproject.toml asks for, for running and for developing."""
    wanted = (*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"])
    names = (re.match(r"[A-Za-z0-9_.-]+", requirement) for requirement in wanted)
    return frozenset(re.sub(r"[-_.]+", "-", name[0]).lower() for name in names if name)


def test_every_declared_dependency_is_pinned() -> None:
    """A dependency that is declared but not pinned would not be installed."""
    assert declared_names() - pinned_names() == frozenset()


def test_every_pin_has_hashes_of_files() -> None:
    """Without a hash anything could be installed under the name."""
    entries = re.split(r"\n(?=[a-z0-9-]+==)", PINS)[1:]
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_pins_name_no_index_and_no_path() -> None:
    """Where files come from is the affair of the machine that installs them."""
    lines = (line for line in PINS.splitlines() if not line.lstrip().startswith("--hash=sha256:"))
    assert [line for line in lines if "//" in line or "index" in line or "find-links" in line] == []


def test_every_dependency_says_what_it_is_for() -> None:
    """A dependency without a reason stays for ever."""
    lines = (ROOT / "pyproject.toml").read_text("utf-8").partition("[tool.")[0].splitlines()
    named = [line for line in lines if re.match(r' {4}"[A-Za-z0-9_-]+(\[\w+\])?[><=]', line)]
    assert len(named) == len(declared_names())
    assert [line for line in named if ", # " not in line] == []
