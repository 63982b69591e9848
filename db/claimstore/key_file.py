"""The key of a store lies wrapped once for each member of the staff in a file beside it, and nowhere in plain.

A member has a pair of keys (X25519). The private one is sealed under the member's password (Argon2id, AES-256-GCM); the
key of the store is boxed for the public one, so that a new key reaches everybody without their passwords.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
import unicodedata
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from claimstore.backup import FOLDER, put_in_place
from claimstore.driver import trouble_of_file
from claimstore.trouble import KeyFileDamaged, WrongPassword

if TYPE_CHECKING:
    from pathlib import Path

KEY_BYTES = 32
MEMORY_KIBIBYTES, PASSES, LANES = 65_536, 3, 4
RECOVERY = "recovery code"
"""The name under which the code of the printed sheet opens the store; no member of the staff may bear it."""

_FORMAT = "claimdesk keys 1"
_SALT_BYTES, _NONCE_BYTES, _PUBLIC_BYTES = 16, 12, 32
_CODE_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_CODE_GROUPS, _GROUP_SIGNS = 8, 5
_MOST_BYTES = 4_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One way into the store: a name, a password-sealed private key, and the key of the store boxed for it."""

    name: str
    salt: str
    private: str
    public: str
    box: str
    next_box: str = ""
    """The key to come, while the store is being sealed anew."""


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """The key of the store, and the key to come while the store is being sealed anew."""

    key: bytes
    next_key: bytes | None


def key_file_of(store_path: Path) -> Path:
    """Give the place of the key file of a store."""
    return store_path.with_name(f"{store_path.name}.keys")


def new_key() -> bytes:
    """Draw a key for a store."""
    return secrets.token_bytes(KEY_BYTES)


def new_recovery_code() -> str:
    """Draw a recovery code: eight groups of five signs, 200 bits, none of them easily mistaken for another."""
    groups = ("".join(secrets.choice(_CODE_SIGNS) for _ in range(_GROUP_SIGNS)) for _ in range(_CODE_GROUPS))
    return "-".join(groups)


def folded(name: str) -> str:
    """Give the form in which two names of one member are the same."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def wrapped(key: bytes, *, name: str, password: str) -> Member:
    """Make a way into the store for a new member, or for one whose password is set anew."""
    private = X25519PrivateKey.generate()
    salt = os.urandom(_SALT_BYTES)
    public = private.public_key()
    sealed = _sealed(_from_password(password, salt), private.private_bytes_raw(), purpose=f"private {folded(name)}")
    return Member(
        name=name,
        salt=_text(salt),
        private=_text(sealed),
        public=_text(public.public_bytes_raw()),
        box=_text(_boxed(public, key)),
    )


def unwrapped(member: Member, password: str) -> Unwrapped | None:
    """Give the keys that a member's password opens, or None when it is another password."""
    try:
        secret = _from_password(password, _bytes(member.salt))
        raw = _opened(secret, _bytes(member.private), purpose=f"private {folded(member.name)}")
        private = X25519PrivateKey.from_private_bytes(raw)
        next_key = _unboxed(private, _bytes(member.next_box)) if member.next_box else None
        return Unwrapped(_unboxed(private, _bytes(member.box)), next_key)
    except (InvalidTag, ValueError):
        return None


def read_members(path: Path) -> tuple[Member, ...]:
    """Read the ways into the store from its key file.

    Raises:
        KeyFileDamaged: it is missing or cannot be understood.
        StoreTrouble: it cannot be read.
    """
    try:
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            raise KeyFileDamaged(path)
        written = json.loads(path.read_bytes())
    except OSError as error:
        raise trouble_of_file(error, path) from error
    except (ValueError, RecursionError):
        raise KeyFileDamaged(path) from None
    try:
        if written["format"] != _FORMAT:
            raise KeyFileDamaged(path, "it was written by a newer version")
        members = tuple(Member(**each) for each in written["members"])
    except (KeyError, TypeError):
        raise KeyFileDamaged(path) from None
    if not all(_is_sane(member) for member in members):
        raise KeyFileDamaged(path)
    return members


def _is_sane(member: Member) -> bool:
    """Whether a way into the store is made as this program makes it."""
    if not all(isinstance(text, str) for text in asdict(member).values()):
        return False
    try:
        folded(member.name).encode()
        lengths = (len(_bytes(member.salt)), len(_bytes(member.public)))
        for sealed in (member.private, member.box, member.next_box):
            _bytes(sealed)
        # A point of low order is refused here and not while the store is being sealed anew.
        X25519PrivateKey.generate().exchange(_public(member))
    except ValueError:
        return False
    return lengths == (_SALT_BYTES, _PUBLIC_BYTES)


def write_members(path: Path, members: tuple[Member, ...]) -> None:
    """Write the ways into the store, and the copy of them that lies with its backups.

    The old file stays until the new one is whole on the disk; where the copy cannot be written nothing is.

    Raises:
        StoreTrouble: they cannot be written.
    """
    text = json.dumps({"format": _FORMAT, "members": [asdict(member) for member in members]}, indent=1)
    _keep_copy(path, text)
    _write(path, text)


def keep_copy_with_backups(path: Path) -> None:
    """Let the copy of the key file at `path` that lies with the backups be as the key file is; without one do nothing.

    Raises:
        StoreTrouble: it cannot be read or written.
    """
    try:
        text = path.read_text("utf-8") if path.is_file() else ""
        if text and (not copy_of(path).is_file() or copy_of(path).read_text("utf-8") != text):
            _keep_copy(path, text)
    except OSError as error:
        raise trouble_of_file(error, path) from error


def copy_of(path: Path) -> Path:
    """Give the place of the copy of the key file at `path`; without any copy nobody could open the case again."""
    return path.parent / FOLDER / path.name


def _keep_copy(path: Path, text: str) -> None:
    try:
        copy_of(path).parent.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise trouble_of_file(error, path) from error
    _write(copy_of(path), text)


def _write(path: Path, text: str) -> None:
    half = path.with_name(f"{path.name}.half")
    try:
        half.unlink(missing_ok=True)
        handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        put_in_place(half, path)
    except OSError as error:
        raise trouble_of_file(error, path) from error


def unwrap_by_name(path: Path, name: str, *, password: str) -> Unwrapped:
    """Give the keys that this name and password open; a name that is not there takes as long as a wrong password.

    Raises:
        WrongPassword: the name, or the password, is another.
        StoreTrouble: the key file is missing, damaged or cannot be read.
    """
    members = [member for member in read_members(path) if folded(member.name) == folded(name)]
    if not members:
        _from_password(password, bytes(_SALT_BYTES))
        raise WrongPassword(path)
    keys = unwrapped(members[0], password)
    if keys is None:
        raise WrongPassword(path)
    return keys


def with_next_key(members: tuple[Member, ...], next_key: bytes) -> tuple[Member, ...]:
    """Box the key to come for every member, beside the present one."""
    return tuple(replace(member, next_box=_text(_boxed(_public(member), next_key))) for member in members)


def with_next_key_in_force(members: tuple[Member, ...]) -> tuple[Member, ...]:
    """Let the key to come take the place of the present one."""
    return tuple(replace(member, box=member.next_box or member.box, next_box="") for member in members)


def without_next_key(members: tuple[Member, ...]) -> tuple[Member, ...]:
    """Forget a key to come that no store was sealed with."""
    return tuple(replace(member, next_box="") for member in members)


def _from_password(password: str, salt: bytes) -> bytes:
    """Give the key that a password makes with a salt.

    Raises:
        ValueError: the salt is none that this program has drawn.
        MemoryError: this machine has no memory left for it.
    """
    if len(salt) != _SALT_BYTES:
        raise ValueError("a salt of another length")
    try:
        return hash_secret_raw(
            unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass"),
            salt,
            time_cost=PASSES,
            memory_cost=MEMORY_KIBIBYTES,
            parallelism=LANES,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )
    except HashingError as error:
        raise MemoryError from error


def _sealed(secret: bytes, plain: bytes, *, purpose: str) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(secret).encrypt(nonce, plain, f"{_FORMAT} {purpose}".encode())


def _opened(secret: bytes, sealed: bytes, *, purpose: str) -> bytes:
    return AESGCM(secret).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], f"{_FORMAT} {purpose}".encode())


def _boxed(public: X25519PublicKey, key: bytes) -> bytes:
    passing = X25519PrivateKey.generate()
    own = passing.public_key().public_bytes_raw()
    return own + _sealed(_shared(passing.exchange(public), own), key, purpose="box")


def _unboxed(private: X25519PrivateKey, box: bytes) -> bytes:
    passing, sealed = box[:_PUBLIC_BYTES], box[_PUBLIC_BYTES:]
    shared = private.exchange(X25519PublicKey.from_public_bytes(passing))
    return _opened(_shared(shared, passing), sealed, purpose="box")


def _shared(agreed: bytes, passing: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=passing, info=_FORMAT.encode()).derive(agreed)


def _public(member: Member) -> X25519PublicKey:
    return X25519PublicKey.from_public_bytes(_bytes(member.public))


def _text(octets: bytes) -> str:
    return base64.b64encode(octets).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
