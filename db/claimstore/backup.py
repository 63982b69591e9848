"""A copy of the store is made through the backup API, beside it, and is whole even while the store is written."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from claimstore.driver import DriverError, connect, trouble_of, trouble_of_file
from claimstore.trouble import StoreTrouble

if TYPE_CHECKING:
    from pathlib import Path

    from sqlite_utils import Database


def back_up(database: Database, path: Path, *, key: bytes | None, before: str, at: str) -> Path:
    """Copy the store beside itself through the backup API, and give the name of the copy.

    Raises:
        StoreTrouble: the copy cannot be written; the store is untouched.
    """
    instant = "".join(sign for sign in at if sign.isalnum())
    target = path.with_name(f"{path.stem}-before-{before}-{instant}{path.suffix}")
    try:
        os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        copy = connect(target, key=key)
        try:
            database.conn.backup(copy)
        finally:
            copy.close()
    except DriverError as error:
        raise trouble_of(error, path) or StoreTrouble(path) from error
    except OSError as error:
        raise trouble_of_file(error, path) from error
    return target
