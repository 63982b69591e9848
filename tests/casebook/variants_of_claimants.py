"""Papers that differ from the clean one in how they came, who claims, which number, who signed, and which documents."""

from sample_papers import Variant

ESTATE = {
    "beneficial_owner.first": None,
    "beneficial_owner.middle": None,
    "beneficial_owner.last": None,
    "beneficial_owner.entity": "Estate of Ada Lind",
    "claimant_kind": "corporate_other",
    "tin": "20-3318846",
    "w9.classification": ["trust"],
    "w9.ssn": None,
    "w9.ein": "20-3318846",
}
COMPANY = {**ESTATE, "beneficial_owner.entity": "Green Harbor Capital LLC", "w9.classification": ["corporation"]}
POLAND = {
    "address.state": None,
    "address.zip": "31-146",
    "address.city": "Kraków",
    "address.foreign_country": "Poland",
}
NO_NUMBER: dict[str, None] = {"tin": None, "w9.ssn": None, "w9.ein": None}
NO_W9: dict[str, object] = {**NO_NUMBER, "w9.classification": []}
JOINT = {"joint_owners": [{"first": "Elena", "middle": None, "last": "Henderson"}], "release.joint_signed": [True]}
EXECUTOR = {"representative": {"name": "Thomas O'Neil", "kind": "executor", "authority_enclosed": True}}
HELD = "schedule.closing_holding.documented"

INTAKE = (
    Variant(holds="a clean paper has nothing wrong"),
    Variant(holds="the bar date itself is in time", changes={"postmark.on": "2008-04-30"}),
    Variant(holds="the day after the bar date is late", changes={"postmark.on": "2008-05-01"}, codes=("LATE",)),
    Variant(
        holds="a postmark in time makes a late receipt irrelevant",
        changes={"postmark.on": "2008-04-30", "received_on": "2008-06-30"},
    ),
    Variant(
        holds="without a postmark the day of receipt on the bar date is in time",
        changes={"postmark.on": None, "postmark.source": "none", "received_on": "2008-04-30"},
    ),
    Variant(
        holds="without a postmark the day of receipt after the bar date is late",
        changes={"postmark.on": None, "postmark.source": "none", "received_on": "2008-05-01"},
        codes=("LATE",),
    ),
    Variant(
        holds="an illegible postmark leaves the day of receipt",
        changes={"postmark.on": "??", "received_on": "2008-05-07"},
        codes=("LATE",),
    ),
    Variant(
        holds="a date without a source of proof leaves the day of receipt",
        changes={"postmark.on": "2008-04-10", "postmark.source": "none", "received_on": "2008-05-07"},
        codes=("LATE",),
    ),
    Variant(
        holds="a meter proves the day of mailing",
        changes={"postmark.on": "2008-04-30", "postmark.source": "meter", "received_on": "2008-05-07"},
    ),
    Variant(
        holds="a private carrier proves a late day of mailing",
        changes={"postmark.on": "2008-05-01", "postmark.source": "private carrier"},
        codes=("LATE",),
    ),
    Variant(holds="counsel is not the administrator", changes={"sent_to": "counsel"}, codes=("ADDR-WRONG",)),
    Variant(holds="nor is the court", changes={"sent_to": "court"}, codes=("ADDR-WRONG",)),
)

DOCUMENTS = (
    Variant(
        holds="no document at all stands for every single one",
        changes={"documents": [], HELD: None, "schedule.purchases[0].documented": None},
        codes=("DOC-NONE",),
    ),
    Variant(
        holds="no document at all does not stand for a holding that is not stated",
        changes={"documents": [], "schedule.opening_holding.shares": None},
        codes=("DOC-NONE", "DOC-OPEN"),
        difference=None,
    ),
    Variant(
        holds="one poor document among good ones is one finding",
        changes={"documents": [{"kind": "statement", "quality": "good"}, {"kind": "letter", "quality": "altered"}]},
        codes=("DOC-QUALITY",),
    ),
    Variant(
        holds="two poor documents are one finding",
        changes={"documents": [{"kind": None, "quality": "self-made"}, {"kind": "letter", "quality": "no name"}]},
        codes=("DOC-QUALITY",),
    ),
    Variant(
        holds="original certificates are noted",
        changes={"original_certificates_enclosed": True},
        codes=("DOC-ORIG",),
    ),
    Variant(
        holds="a purchase without a document is asked for one",
        changes={"schedule.purchases[0].documented": False},
        codes=(("DOC-PURCHASE", "purchases[0]"),),
    ),
    Variant(
        holds="a blank mark of a document is no document",
        changes={"schedule.purchases[0].documented": None},
        codes=(("DOC-PURCHASE", "purchases[0]"),),
    ),
    Variant(
        holds="a closing holding above zero without a document is asked for one",
        changes={HELD: None},
        codes=("DOC-CLOSE",),
    ),
    Variant(
        holds="a blank opening holding leaves the difference unknown",
        changes={"schedule.opening_holding.shares": None},
        codes=("DOC-OPEN",),
        difference=None,
    ),
    Variant(
        holds="an illegible closing holding leaves the difference unknown, documented or not",
        changes={"schedule.closing_holding.shares": "??"},
        codes=("DOC-CLOSE",),
        difference=None,
    ),
    Variant(
        holds="a stated zero needs no document",
        changes={"schedule.opening_holding.documented": False},
    ),
    Variant(
        holds="an opening holding of a millionth of a share without a document is asked for one",
        changes={"schedule.opening_holding": {"shares": "0.000001", "documented": False}},
        codes=("DOC-OPEN", "BAL"),
        difference="0.000001",
    ),
)

NAMES = (
    Variant(holds="no last name and no entity", changes={"beneficial_owner.last": None}, codes=("ID-NAME",)),
    Variant(holds="an illegible last name is not there", changes={"beneficial_owner.last": "??"}, codes=("ID-NAME",)),
    Variant(
        holds="a first name may be missing", changes={"beneficial_owner.first": None, "beneficial_owner.middle": None}
    ),
    Variant(
        holds="various is nobody's name",
        changes={**COMPANY, "beneficial_owner.entity": "VARIOUS"},
        codes=("ID-NAME",),
    ),
    Variant(
        holds="nor is it a last name",
        changes={"beneficial_owner.first": None, "beneficial_owner.middle": None, "beneficial_owner.last": "Various"},
        codes=("ID-NAME",),
    ),
    Variant(
        holds="a name may begin with the word",
        changes={**COMPANY, "beneficial_owner.entity": "Various Arts Foundation"},
    ),
    Variant(holds="no street", changes={"address.street": None}, codes=("ID-ADDR",)),
    Variant(holds="an illegible city is not there", changes={"address.city": "??"}, codes=("ID-ADDR",)),
    Variant(holds="no state at home", changes={"address.state": None}, codes=("ID-ADDR",)),
    Variant(holds="no ZIP code at home", changes={"address.zip": None}, codes=("ID-ADDR",)),
    Variant(
        holds="street, city, state and ZIP code missing are one finding",
        changes={"address.street": None, "address.city": None, "address.state": None, "address.zip": None},
        codes=("ID-ADDR",),
    ),
    Variant(holds="abroad neither state nor ZIP code is asked", changes={**POLAND, "address.zip": None}),
    Variant(holds="abroad a city is asked", changes={**POLAND, "address.city": None}, codes=("ID-ADDR",)),
    Variant(
        holds="the United States is no foreign country",
        changes={"address.state": None, "address.foreign_country": "U.S.A."},
        codes=("ID-ADDR",),
    ),
)

NUMBERS = (
    Variant(holds="no number anywhere", changes=NO_NUMBER, codes=("ID-TIN",), withholds=True),
    Variant(holds="Part I alone is enough", changes={"w9.ssn": None}),
    Variant(holds="the W-9 alone is enough", changes={"tin": None}),
    Variant(holds="an illegible Part I leaves the W-9", changes={"tin": "??"}),
    Variant(
        holds="an impossible number in both places",
        changes={"tin": "000-12-3456", "w9.ssn": "000-12-3456"},
        codes=("ID-TIN",),
        withholds=True,
    ),
    Variant(
        holds="eight digits are not padded",
        changes={"tin": "51842773", "w9.ssn": None},
        codes=("ID-TIN",),
        withholds=True,
    ),
    Variant(holds="an impossible number in Part I differs from none", changes={"tin": "078-05-1120"}),
    Variant(holds="the same digits bare and hyphenated do not differ", changes={"tin": "518427736"}),
    Variant(holds="two possible numbers differ", changes={"tin": "518-42-7763"}, codes=("ID-TIN-DIFF",)),
    Variant(
        holds="a sole proprietor may give both numbers",
        changes={"tin": "20-3318846", "w9.ein": "20-3318846"},
    ),
    Variant(
        holds="bare digits of an individual are an SSN, which these cannot be",
        changes={"tin": "900121234", "w9.ssn": None},
        codes=("ID-TIN",),
        withholds=True,
    ),
    Variant(
        holds="bare digits of a corporation are an EIN",
        changes={**COMPANY, "tin": "900121234", "w9.ein": "90-0121234"},
    ),
    Variant(
        holds="an SSN of a number area used only since 2011 is impossible on a claim of 2008",
        changes={"tin": "773-42-7736", "w9.ssn": "773-42-7736"},
        codes=("ID-TIN",),
        withholds=True,
    ),
    Variant(holds="the last area in use before is possible", changes={"tin": "772-42-7736", "w9.ssn": "772-42-7736"}),
    Variant(holds="an ITIN is possible", changes={"tin": "912-70-1234", "w9.ssn": "912-70-1234"}),
    Variant(
        holds="a foreigner without any number is asked for a W-8BEN and nothing else",
        changes={**POLAND, **NO_W9},
        codes=("W8-NONE",),
    ),
    Variant(
        holds="a foreigner with a box ticked and no number too",
        changes={**POLAND, **NO_NUMBER, "w9.classification": ["individual", "trust"]},
        codes=("W8-NONE",),
    ),
    Variant(
        holds="an enclosed W-8BEN takes the place of a number",
        changes={**POLAND, **NO_W9, "documents": [{"kind": "form w 8-ben", "quality": "good"}]},
    ),
    Variant(
        holds="a W-8BEN that cannot be read does not",
        changes={**POLAND, **NO_W9, "documents": [{"kind": "W-8BEN", "quality": "illegible"}]},
        codes=("W8-NONE", "DOC-QUALITY"),
    ),
    Variant(
        holds="a foreigner with an impossible number has given one",
        changes={**POLAND, **NO_NUMBER, "tin": "000-12-3456"},
        codes=("ID-TIN",),
        withholds=True,
    ),
    Variant(
        holds="a foreigner with an illegible number has given one",
        changes={**POLAND, **NO_NUMBER, "w9.ssn": "??"},
        codes=("ID-TIN",),
        withholds=True,
    ),
    Variant(holds="a foreigner with a good number is asked nothing", changes=POLAND),
)

W9 = (
    Variant(holds="no box is ticked", changes={"w9.classification": []}, codes=("W9-CLASS",)),
    Variant(holds="boxes that cannot be read", changes={"w9.classification": "??"}, codes=("W9-CLASS",)),
    Variant(holds="two boxes are ticked", changes={"w9.classification": ["individual", "ira"]}, codes=("W9-CLASS",)),
    Variant(holds="an individual is not exempt", changes={"w9.exempt": True}, codes=("W9-CLASS",)),
    Variant(holds="a corporation may be exempt", changes={**COMPANY, "w9.exempt": True}),
    Variant(
        holds="a partnership with only an SSN",
        changes={**COMPANY, "tin": None, "w9.classification": ["partnership"], "w9.ssn": "518-42-7736", "w9.ein": None},
        codes=("W9-CLASS",),
    ),
    Variant(
        holds="a pension plan with an illegible number on the SSN line",
        changes={**COMPANY, "w9.classification": ["pension plan"], "w9.ssn": "??", "w9.ein": None},
        codes=("W9-CLASS",),
    ),
    Variant(
        holds="a corporation with an SSN and the same number's EIN line filled is fine",
        changes={**COMPANY, "w9.ssn": "518-42-7736"},
    ),
    Variant(holds="a corporation without any W-9 number is fine", changes={**COMPANY, "w9.ein": None}),
    Variant(
        holds="a sole proprietor with an EIN is fine",
        changes={"tin": "20-3318846", "w9.ssn": None, "w9.ein": "20-3318846"},
    ),
    Variant(holds="a trust with an SSN is fine", changes={"w9.classification": ["trust"]}),
    Variant(holds="an IRA with an SSN is fine", changes={"w9.classification": ["ira"]}),
    Variant(holds="other with an SSN is fine", changes={"w9.classification": ["other"], "w9.other_text": "club"}),
    Variant(holds="item 2 crossed out withholds", changes={"w9.item_2": "crossed"}, withholds=True),
    Variant(holds="item 2 illegible withholds", changes={"w9.item_2": "??"}, withholds=True),
    Variant(holds="item 2 blank does not withhold", changes={"w9.item_2": None}),
)

SIGNATURES = (
    Variant(holds="not signed", changes={"release.signed": False}, codes=("SIG-NONE",)),
    Variant(
        holds="a blank signature is none, and no copy either", changes={"release.signed": None}, codes=("SIG-NONE",)
    ),
    Variant(
        holds="an unsigned copy lacks a signature only",
        changes={"release.signed": False, "release.original": False},
        codes=("SIG-NONE",),
    ),
    Variant(holds="a copied signature", changes={"release.original": False}, codes=("SIG-COPY",)),
    Variant(holds="a joint owner who signed", changes=JOINT),
    Variant(
        holds="a joint owner who did not sign", changes={**JOINT, "release.joint_signed": [False]}, codes=("SIG-JOINT",)
    ),
    Variant(
        holds="two of three owners who did not sign are one finding",
        changes={
            "joint_owners": [{"first": name, "middle": None, "last": "Lind"} for name in ("Ada", "Bo", "Cy")],
            "release.joint_signed": [True, False, None],
        },
        codes=("SIG-JOINT",),
    ),
    Variant(
        holds="nobody signed",
        changes={**JOINT, "release.signed": False, "release.joint_signed": [False]},
        codes=("SIG-NONE", "SIG-JOINT"),
    ),
    Variant(holds="an entity states a capacity", changes=ESTATE),
    Variant(
        holds="an entity does not state a capacity", changes={**ESTATE, "release.capacity": None}, codes=("SIG-CAP",)
    ),
    Variant(holds="an illegible capacity is stated", changes={**ESTATE, "release.capacity": "??"}),
    Variant(holds="an individual needs no capacity", changes={"release.capacity": None}),
    Variant(
        holds="a representative does not state a capacity",
        changes={**EXECUTOR, "release.capacity": None},
        codes=("SIG-CAP",),
    ),
    Variant(
        holds="who did not sign is not asked for a capacity",
        changes={**ESTATE, "release.capacity": None, "release.signed": False},
        codes=("SIG-NONE",),
    ),
    Variant(holds="a representative with authority", changes=EXECUTOR),
    Variant(
        holds="a representative without authority",
        changes={**EXECUTOR, "representative.authority_enclosed": False},
        codes=("AUTH-REP",),
    ),
    Variant(
        holds="a representative with a blank authority",
        changes={**EXECUTOR, "representative.authority_enclosed": None},
        codes=("AUTH-REP",),
    ),
    Variant(
        holds="a sheet signed and named", changes={"schedule.extra_sheets": [{"signed": True, "name_printed": True}]}
    ),
    Variant(
        holds="a sheet without a printed name",
        changes={"schedule.extra_sheets": [{"signed": True, "name_printed": False}]},
        codes=("SIG-SHEET",),
    ),
    Variant(
        holds="two sheets with faults are one finding",
        changes={
            "schedule.extra_sheets": [
                {"signed": None, "name_printed": True},
                {"signed": True, "name_printed": True},
                {"signed": False, "name_printed": False},
            ]
        },
        codes=("SIG-SHEET",),
    ),
    Variant(holds="an assigned claim", changes={"release.assigned": True}, codes=("ASSIGNED",)),
)

CLAIMANT_VARIANTS = (*INTAKE, *DOCUMENTS, *NAMES, *NUMBERS, *W9, *SIGNATURES)
