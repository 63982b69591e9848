"""How the places of the paper stand on the form: blocks of groups of rows, in the order of the paper."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from claimdesk.casebook.paper import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRows:
    """A list whose length is asked first: `path` of the list, `items` the places of one item, `most` items it may have.

    An item of the list `joint_owners` has the place `joint_owners[].first`; `representative` is a list of at most one,
    without an index. `before` are places that stand on the line of the question, left of it.
    """

    path: str
    items: tuple[str, ...]
    most: int = 99
    before: tuple[str, ...] = ()

    @property
    def count_path(self) -> str:
        """The path of the length of the list."""
        return f"{self.path}.count"

    def item_paths(self, at: int) -> tuple[str, ...]:
        """Give the paths of one item, counted from 0."""
        return tuple(place.replace("[]", f"[{at}]") for place in self.items)


@dataclass(frozen=True, slots=True)
class Signatures:
    """One place for each item of another list: the signature of each joint owner."""

    path: str
    place: str


Row = tuple[str, ...] | ListRows | Signatures


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading; `key` finds the heading among the labels."""

    key: str
    rows: tuple[Row, ...]


DOCUMENTS = ListRows(path="documents", items=("documents[].kind", "documents[].quality"))
JOINT_OWNERS = ListRows(
    path="joint_owners",
    items=("joint_owners[].first", "joint_owners[].middle", "joint_owners[].last"),
    before=("beneficial_owner.entity",),
)
REPRESENTATIVE = ListRows(
    path="representative",
    items=("representative.name", "representative.kind", "representative.authority_enclosed"),
    most=1,
)

FORM = MappingProxyType(
    {
        Block.INTAKE: (
            Group(
                "receipt",
                (
                    ("batch", "dcn"),
                    ("received_on", "postmark.on", "postmark.source"),
                    ("delivery", "sent_to"),
                ),
            ),
            Group("documents", (DOCUMENTS, ("original_certificates_enclosed",))),
        ),
        Block.CLAIMANT: (
            Group(
                "owner",
                (
                    ("beneficial_owner.first", "beneficial_owner.middle", "beneficial_owner.last"),
                    JOINT_OWNERS,
                ),
            ),
            Group(
                "address",
                (
                    ("address.street",),
                    ("address.zip", "address.city", "address.state"),
                    ("address.foreign_province", "address.foreign_country"),
                ),
            ),
            Group("identity", (("tin", "claimant_kind", "phones.work", "phones.home"), ("record_owner",))),
            Group("representative", (REPRESENTATIVE,)),
        ),
        Block.W9: (
            Group("w9_class", (("w9.classification",), ("w9.other_text",), ("w9.ssn", "w9.ein"))),
            Group("w9_exempt", (("w9.exempt", "w9.item_2"), ("w9.certified",))),
        ),
        Block.RELEASE: (
            Group(
                "signature",
                (
                    ("release.signed",),
                    Signatures("joint_owners", "release.joint_signed[].signed"),
                    ("release.original",),
                ),
            ),
            Group(
                "execution",
                (
                    ("release.executed_on",),
                    ("release.city", "release.state_or_country"),
                    ("release.printed_name",),
                    ("release.capacity",),
                    ("release.assigned",),
                ),
            ),
        ),
    }
)
"""The schedule has an editor of its own and is no part of this."""
