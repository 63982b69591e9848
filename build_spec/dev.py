"""Every command of the project runs from any folder, sets up what is missing first, and does no set-up twice."""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType

import system_libraries

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "build_spec" / "requirements.txt"
PROJECT = ROOT / "pyproject.toml"
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "made-from.txt"
BINARIES = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BINARIES / ("python.exe" if os.name == "nt" else "python")
PROGRAM = BINARIES / ("claimdesk.exe" if os.name == "nt" else "claimdesk")
OLDEST_PYTHON = (3, 11)
NEWEST_PYTHON = (3, 14)  # the newest that the pinned Qt runs on
WORKERS = 4  # more processes than this start slower than they test


class Stopped(Exception):
    """The command cannot go on; the text says why and what to do."""


def fingerprint() -> str:
    """Give a hash of everything that the environment is made from: pins, the project's own tables, Python, folder."""
    built_from = PROJECT.read_text("utf-8").partition("\n[tool.ruff]")[0]
    python = f"{sys.version_info.major}.{sys.version_info.minor} {sys.base_prefix}"
    parts = (REQUIREMENTS.read_text("utf-8"), built_from, python, str(ROOT))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def ensure_environment() -> None:
    """Make .venv unless it is complete and made from what lies here now; a half-made one is made again.

    Raises:
        Stopped: it could not be made.
    """
    wanted = fingerprint()
    if STAMP.is_file() and STAMP.read_text("utf-8") == wanted and PYTHON.exists():
        return
    if Path(sys.prefix) == ENVIRONMENT:
        raise Stopped("The environment must be made again, which its own Python cannot do. Run `deactivate` first.")
    print("Setting up (about a minute, once):", flush=True)
    if ENVIRONMENT.is_symlink() or ENVIRONMENT.is_file():
        raise Stopped(f"{ENVIRONMENT} is no folder. Remove it and run this again.")
    try:
        if ENVIRONMENT.exists():
            print("  removing an environment that is unfinished or out of date", flush=True)
            shutil.rmtree(ENVIRONMENT)
        installer = make_environment()
        print("  installing the pinned packages", flush=True)
        install(installer, "--require-hashes", "-r", str(REQUIREMENTS))
        print("  installing Claimdesk itself", flush=True)
        install(installer, "--no-deps", "--no-build-isolation", "-e", str(ROOT))
        STAMP.write_text(wanted, "utf-8")
    except OSError as error:
        raise Stopped(f"Setting up failed: {error}. Run this again when that is mended.") from error
    print("  done", flush=True)


def make_environment() -> list[str]:
    """Make an empty .venv and give the command that installs into it.

    Raises:
        Stopped: this Python cannot make one.
    """
    if importlib.util.find_spec("ensurepip") is None and importlib.util.find_spec("pip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        if not (system_libraries.is_root() and shutil.which("apt-get")):
            raise Stopped(f"This Python has neither ensurepip nor pip. As root: apt-get install python{version}-venv")
        system_libraries.install([f"python{version}-venv"])
        importlib.invalidate_caches()
    has_ensurepip = importlib.util.find_spec("ensurepip") is not None
    print(f"  making {ENVIRONMENT.name}", flush=True)
    quietly([sys.executable, "-m", "venv", *(() if has_ensurepip else ("--without-pip",)), str(ENVIRONMENT)])
    if has_ensurepip:
        return [str(PYTHON), "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", str(PYTHON)]


def install(installer: Sequence[str], *what: str) -> None:
    """Let pip install quietly into .venv.

    Raises:
        Stopped: pip failed; the text ends with what it said last.
    """
    quietly([*installer, "install", "--quiet", "--disable-pip-version-check", "--no-input", "--no-user", *what])


def quietly(command: Sequence[str]) -> None:
    """Run a step of the set-up without its output.

    Raises:
        Stopped: it failed; the text ends with what it said last.
    """
    foreign = {"PYTHONPATH", "PYTHONHOME", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_HASHES"}
    environment = {name: value for name, value in os.environ.items() if name not in foreign}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        said = "\n".join((run.stdout + run.stderr).strip().splitlines()[-8:])
        raise Stopped(f"Setting up failed. Is this machine on the network, and is there room on the disk?\n{said}")


def become(command: Sequence[str | Path], *, platform: str | None = None) -> int:
    """Run a command in the place of this one and give its exit code; `platform` is Qt's, None leaves it to Qt."""
    words = [str(word) for word in command]
    environment = dict(os.environ)
    if platform is not None:
        environment["QT_QPA_PLATFORM"] = platform
    sys.stdout.flush()
    if os.name == "nt":
        return subprocess.run(words, env=environment, check=False).returncode
    return os.execve(words[0], words, environment)


def prepare() -> str:
    """Do the set-up that is still to do, and give the kind of display.

    Raises:
        Stopped: it could not be done.
    """
    if not sys.platform.startswith("linux"):
        ensure_environment()
        return "native"
    kind = system_libraries.display_kind()
    try:
        system_libraries.ensure(kind)
    except system_libraries.MissingLibraries as error:
        raise Stopped(str(error)) from error
    ensure_environment()
    return system_libraries.display_kind()


def command_run(rest: Sequence[str]) -> int:
    """Open the program on a new case with the Sonus settlement, or play the demonstration where no window can open."""
    if prepare() != "none":
        return become([PROGRAM, "open", "--trial", *rest])
    out = ROOT / "build" / "demo"
    print(f"There is no display here, so the demonstration plays instead; it goes to {out}", flush=True)
    return become([PROGRAM, "demo", "--out", out, *rest], platform="offscreen")


def command_test(rest: Sequence[str]) -> int:
    """Run the tests; what follows is pytest's."""
    prepare()
    os.chdir(ROOT)
    workers = min(os.cpu_count() or 1, WORKERS)
    spread = ["-n", str(workers)] if workers > 1 and not rest else []
    return become([PYTHON, "-m", "pytest", *spread, *rest], platform="offscreen")


def command_screens(rest: Sequence[str]) -> int:
    """Make a picture of every screen in both schemes."""
    prepare()
    return become([PROGRAM, "screens", "--out", ROOT / "build" / "screens", *rest], platform="offscreen")


def command_pictures(rest: Sequence[str]) -> int:
    """Take the pictures of README.md anew, from a new album."""
    prepare()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    album = [str(PROGRAM), "screens", "--out", str(ROOT / "build" / "screens"), *rest]
    code = subprocess.run(album, env=environment, check=False).returncode
    return code or become([PYTHON, ROOT / "build_spec" / "pictures.py"])


def command_bench(rest: Sequence[str]) -> int:
    """Measure, print one table, and fail where a ratio is over its limit."""
    prepare()
    os.chdir(ROOT)
    return become([PYTHON, ROOT / "tests" / "benchmarks" / "run.py", *rest], platform="offscreen")


def command_faults(rest: Sequence[str]) -> int:
    """Inject every fault of the list and count what was lost; words choose faults by their names."""
    prepare()
    os.chdir(ROOT)
    return become([PYTHON, ROOT / "tests" / "faults" / "run_faults.py", *rest], platform="offscreen")


def command_losses(rest: Sequence[str]) -> int:
    """Hold the losses of 10,000 random claims of every shape of plan against a slow reference; words choose shapes."""
    prepare()
    os.chdir(ROOT)
    return become([PYTHON, ROOT / "tests" / "casework" / "run_losses.py", *rest], platform="offscreen")


def command_lint(rest: Sequence[str]) -> int:
    """Check the rules of the page and the types."""
    prepare()
    steps: tuple[tuple[str, ...], ...] = (
        ("ruff", "check", *rest),
        ("ruff", "format", "--check", *rest),
        ("mypy", *rest),
    )
    for step in steps:
        code = subprocess.run([PYTHON, "-m", *step], cwd=ROOT, check=False).returncode
        if code != 0:
            return code
    return 0


def command_pin(rest: Sequence[str]) -> int:
    """Resolve the pins again for every supported Python and system (`--upgrade` takes newer ones); needs uv."""
    uv = shutil.which("uv")
    if uv is None:
        raise Stopped("Pinning needs uv. Install it (pip install uv) and run this again.")
    os.chdir(ROOT)
    oldest = ".".join(str(number) for number in OLDEST_PYTHON)
    return become([
        *(uv, "pip", "compile", "--universal", "--python-version", oldest, "--extra", "dev", "--quiet"),
        *("--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-annotate", *rest),
        *("--custom-compile-command", "python3 build_spec/dev.py pin"),
        *("--output-file", "build_spec/requirements.txt", "pyproject.toml"),
    ])  # fmt: skip


COMMANDS = MappingProxyType(
    {
        "run": command_run,
        "test": command_test,
        "screens": command_screens,
        "pictures": command_pictures,
        "bench": command_bench,
        "faults": command_faults,
        "losses": command_losses,
        "lint": command_lint,
        "pin": command_pin,
    }
)


def fitting_python() -> str | None:
    """Give the path of an installed Python that fits, the newest first; None where there is none."""
    major, newest = NEWEST_PYTHON
    names = (f"python{major}.{minor}" for minor in range(newest, OLDEST_PYTHON[1] - 1, -1))
    return next((path for path in map(shutil.which, names) if path), None)


def main(words: Sequence[str]) -> int:
    """Run the command that `words` name and give its exit code."""
    listed = "\n".join(f"  {name:9}{command.__doc__}" for name, command in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="dev.py", epilog=f"commands:\n{listed}", formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=COMMANDS, metavar="command", help="one of the commands below")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="what the command passes on")
    chosen = parser.parse_args(words)
    if not OLDEST_PYTHON <= sys.version_info[:2] <= NEWEST_PYTHON:
        python = fitting_python()
        if python is None:
            print("Claimdesk needs Python 3.11 to 3.14. Install one and run this again with it.", file=sys.stderr)
            return 1
        os.execv(python, [python, str(Path(__file__).resolve()), *words])
    try:
        return COMMANDS[chosen.command](chosen.rest)
    except Stopped as stopped:
        print(stopped, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. Run this again to go on.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
