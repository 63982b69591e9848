"""Every entry of the act log carries the fingerprint of the one before it, and the head of the log is sealed."""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimstore.driver import Connection

START = "0" * 64
"""What the first entry follows."""

_PURPOSE = b"claimdesk: head of the act log"


def fingerprint(  # noqa: PLR0913, PLR0917 - the columns of an entry in their order; SQL passes them by position
    follows: str, at: str, who: str, verb: str, on_what: str, before: str, after: str, reason: str, outcome: str
) -> str:
    """Give the SHA-256 of an entry in its canonical form, hexadecimal.

    The form is one line of the lengths in characters, then the texts in UTF-8, so that no two entries share one.
    """
    lengths = f"{len(at)} {len(who)} {len(verb)} {len(on_what)} {len(before)} {len(after)} {len(reason)} {len(outcome)}"
    text = f"{follows} {lengths}\n{at}{who}{verb}{on_what}{before}{after}{reason}{outcome}"
    return sha256(text.encode()).hexdigest()


def head_key(key: bytes | None) -> bytes:
    """Give the key that seals the head of the log, drawn from the key of the store."""
    return hmac.digest(key or b"", _PURPOSE, "sha256")


def head_seal(sealing_key: bytes, sequence: int, fingerprint_of_last: str) -> str:
    """Give the seal over the number and the fingerprint of the last entry, hexadecimal."""
    return hmac.digest(sealing_key, f"{sequence} {fingerprint_of_last}".encode(), "sha256").hex()


def teach(connection: Connection, sealing_key: bytes) -> None:
    """Let a migration chain the entries of a store that was made before the log was chained."""
    connection.create_function("act_fingerprint", 9, fingerprint, deterministic=True)
    connection.create_function(
        "act_seal", 2, lambda sequence, last: head_seal(sealing_key, sequence, last), deterministic=True
    )
