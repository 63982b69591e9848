"""Where resources/ is: beside the source tree or inside the installed package, never outside of it."""

from pathlib import Path, PurePosixPath


class MissingAsset(FileNotFoundError):
    """A resource that the program ships with is not there: a damaged installation."""


def resources_folder() -> Path:
    """Give the folder `resources/` of this installation.

    Raises:
        MissingAsset: neither the source tree nor the installed package holds one.
    """
    package = Path(__file__).resolve().parent
    for candidate in (package.parents[1] / "resources", package / "resources"):
        if candidate.is_dir():
            return candidate
    message = "the folder resources/ of the installation is missing; install Claimdesk again"
    raise MissingAsset(message)


def asset(name: str) -> Path:
    """Give the path of the resource `name`, a relative path with forward slashes.

    Raises:
        ValueError: the name is absolute or leads out of resources/.
        MissingAsset: there is no such resource.
    """
    relative = PurePosixPath(name)
    if relative.is_absolute() or ".." in relative.parts or "\\" in name or ":" in name or "\0" in name:
        message = f"a resource is named by a relative path inside resources/, not {name!r}"
        raise ValueError(message)
    path = resources_folder() / relative
    if not path.exists():
        message = f"the resource {name} is missing; install Claimdesk again"
        raise MissingAsset(message)
    return path
