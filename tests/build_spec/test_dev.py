"""The set-up is done again exactly when what it is made from has changed, and what is missing is said in a sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import dev
import system_libraries

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with copies of the files that the environment is made from, which dev.py takes for the repository."""
    for name, source in (("REQUIREMENTS", dev.REQUIREMENTS), ("PROJECT", dev.PROJECT)):
        copy = tmp_path / source.name
        copy.write_bytes(source.read_bytes())
        monkeypatch.setattr(dev, name, copy)
    return tmp_path


def test_a_changed_pin_makes_the_environment_again(copied: Path) -> None:
    """The fingerprint follows the pins."""
    before = dev.fingerprint()
    with (copied / "requirements.txt").open("a", encoding="utf-8") as pins:
        pins.write("another==1.0\n")
    assert dev.fingerprint() != before


def test_a_changed_lint_rule_keeps_the_environment(copied: Path) -> None:
    """Tables that only tools read do not cost a minute of set-up."""
    before = dev.fingerprint()
    project = copied / "pyproject.toml"
    project.write_text(project.read_text("utf-8").replace("line-length = 120", "line-length = 100"), "utf-8")
    assert dev.fingerprint() == before


def test_a_changed_dependency_makes_the_environment_again(copied: Path) -> None:
    """The fingerprint follows the project's own tables."""
    before = dev.fingerprint()
    project = copied / "pyproject.toml"
    project.write_text(project.read_text("utf-8").replace('"click>=', '"click>'), "utf-8")
    assert dev.fingerprint() != before


def test_a_step_that_fails_is_told_with_its_last_words() -> None:
    """A person reads what pip said last, not a traceback."""
    command = [sys.executable, "-c", "import sys; sys.exit('no room left on the disk')"]
    with pytest.raises(dev.Stopped, match=r"(?s)Setting up failed\..*no room left on the disk"):
        dev.quietly(command)


def test_offscreen_is_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks Qt for its offscreen platform gets the demonstration, whatever DISPLAY says."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("DISPLAY", ":0")
    assert system_libraries.display_kind() == "none"


def test_a_display_that_is_gone_is_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    """DISPLAY may outlive its server; Qt would abort the program."""
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":6543")
    assert system_libraries.display_kind() == "none"


def test_a_missing_library_is_told_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the right to install packages a person reads which to install."""
    monkeypatch.setattr(system_libraries, "EVERYWHERE", (("libNowhere.so.1", "libnowhere1"),))
    monkeypatch.setattr(system_libraries, "is_root", lambda: False)
    monkeypatch.setattr("shutil.which", lambda _: "apt-get")
    with pytest.raises(system_libraries.MissingLibraries, match=r"libNowhere\.so\.1.*apt-get install libnowhere1"):
        system_libraries.ensure("none")


def test_an_unknown_command_names_the_known_ones() -> None:
    """A slip of the finger is answered with the commands."""
    run = subprocess.run(
        [sys.executable, ROOT / "build_spec" / "dev.py", "tset"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 2
    assert "'run', 'test', 'screens', 'pictures', 'bench', 'faults', 'losses', 'lint', 'pin'" in run.stderr
