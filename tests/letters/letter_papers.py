"""Letters to test with: the sender and the envelope of the Sonus settlement, and one correspondence to vary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from claimdesk.casebook.correspondence import Addressee, Correspondence, Listed, NoticeItem, Sender
from claimdesk.casebook.settlement import Administrator, LetterKind, Mailing

CAPTION = "In re Sonus Networks, Inc. Securities Litigation"

MAILING = Mailing(
    envelope_width=Decimal("9.5"),
    envelope_height=Decimal("4.125"),
    window_width=Decimal("4.5"),
    window_height=Decimal("1.125"),
    window_left=Decimal("0.875"),
    window_bottom=Decimal("0.5"),
    panels=(Decimal("4.0"), Decimal("3.5"), Decimal("3.5")),
    clearance=Decimal("0.125"),
    paper_width=Decimal("8.5"),
    paper_height=Decimal("11.0"),
)

SENDER = Sender(
    caption=CAPTION,
    short_caption="Sonus Networks",
    court="United States District Court, District of Massachusetts",
    case_number="04-10294-DPW",
    administrator=Administrator(
        name="Gilardi & Co. LLC",
        address=(
            CAPTION,
            "c/o Gilardi & Co. LLC",
            "Claims Administrator",
            "P.O. Box 8040",
            "San Rafael, California 94912-8040",
        ),
    ),
    mailing=MAILING,
)

ESTATE = Addressee(
    recipients=("Estate of Marguerite O'Neil & Sons <Trust>",),
    care_of="Thomas O'Neil",
    street="1247 Maple Ridge Dr Apt 3B",
    city="San Rafael",
    state="CA",
    zip="94901",
)

ABROAD = Addressee(
    recipients=("Zoë Łukaszewicz-Grün",),
    street="ul. Długa 14/3",
    city="Kraków",
    zip="31-146",
    province="Małopolskie",
    country="Poland",
)

LETTER = Correspondence(
    kind=LetterKind.ACKNOWLEDGMENT,
    claim_number="SONUS-0000123",
    claimant="Estate of Marguerite O'Neil & Sons <Trust>",
    addressee=ESTATE,
    dated=date(2008, 5, 1),
    received_on=date(2008, 4, 14),
    postmarked_on=date(2008, 4, 10),
    bar_date=date(2008, 4, 30),
    documents=("monthly statement", "broker confirmation"),
    listed=(
        Listed("Purchases from March 28, 2002 through March 26, 2004, inclusive", 3),
        Listed("Sales from March 28, 2002 through March 26, 2004, inclusive", 1),
    ),
    tin_last_four="8846",
    cure_by=date(2008, 5, 21),
    contest_by=date(2008, 5, 21),
)

UNSIGNED = NoticeItem(
    code="SIG-NONE",
    title="Release not signed",
    what="You did not sign the Proof of Claim and Release.",
    cure="Sign the enclosed signature page, and write your name below your signature and the date.",
    place="release.signed",
    paragraph="I.1; notice above V",
)

UNDOCUMENTED = NoticeItem(
    code="DOC-PURCHASE",
    title="Purchase not documented",
    what="No document supports the purchase of 1,000 shares on September 24, 2003.",
    cure="Send a copy of the broker's confirmation of this purchase, or of the account statement that shows it.",
    place="schedule.purchases[1].documented",
    paragraph="IV.4",
    section="Purchases from March 28, 2002 through March 26, 2004, inclusive",
    line=2,
)


def letter(**changes: Any) -> Correspondence:  # noqa: ANN401 - any field of the correspondence
    """Give the letter with some of its fields changed."""
    return replace(LETTER, **changes)
