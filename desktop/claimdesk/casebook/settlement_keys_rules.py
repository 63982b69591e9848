"""The keys of a settlement file for its rules of office: cure, tolerances, prices, the printed form and the mail."""

from claimdesk.casebook.pass_plan import LEAST_SAMPLE_PERCENT, PassKind
from claimdesk.casebook.settlement import CureStart
from claimdesk.casebook.settlement_key import KeyType, Need, SettlementKey

_K, _T, _N = SettlementKey, KeyType, Need

_CURE_SILENT = "A notice names no day by which to cure."

LARGEST_TOLERANCE = 1_000_000

RULE_KEYS = (
    _K(
        path="cure.days",
        kind=_T.WHOLE,
        need=_N.IN_TABLE,
        least=1,
        most=365,
        meaning="Days to cure a deficiency",
        example="20",
        silent=_CURE_SILENT,
    ),
    _K(
        path="cure.start",
        kind=_T.WORD,
        words=CureStart,
        need=_N.IN_TABLE,
        meaning="The day from which they are counted: when the notice was mailed or when it was received",
        example='"mailing"',
        silent=_CURE_SILENT,
    ),
    _K(
        path="cure.mail_allowance_days",
        kind=_T.WHOLE,
        need=_N.IN_TABLE,
        least=0,
        most=60,
        meaning="Days added for the mail",
        example="0",
        silent=_CURE_SILENT,
    ),
    _K(
        path="cure.rolls_over_weekends",
        kind=_T.YES_NO,
        need=_N.IN_TABLE,
        meaning="Whether a last day on a Saturday or Sunday moves to the next day that is neither",
        example="true",
        silent=_CURE_SILENT,
    ),
    _K(
        path="cure.rolls_over_postal_holidays",
        kind=_T.YES_NO,
        need=_N.IN_TABLE,
        meaning="Whether a last day on a holiday of the post office moves on",
        example="true",
        silent=_CURE_SILENT,
    ),
    _K(
        path="cure.notices",
        kind=_T.WHOLE,
        need=_N.IN_TABLE,
        least=1,
        most=10,
        meaning="How many deficiency notices a claimant gets",
        example="1",
        silent=_CURE_SILENT,
    ),
    _K(
        path="cure.extension_days",
        kind=_T.WHOLE,
        need=_N.IN_TABLE,
        least=0,
        most=365,
        meaning="Days by which the time to cure may be extended once",
        example="0",
        silent=_CURE_SILENT,
    ),
    _K(
        path="cure.relates_back",
        kind=_T.YES_NO,
        need=_N.IN_TABLE,
        meaning="Whether a cure in time counts as if it had come with the claim",
        example="true",
        silent=_CURE_SILENT,
    ),
    _K(
        path="cure.contest_days",
        kind=_T.WHOLE,
        need=_N.IN_TABLE,
        least=1,
        most=365,
        meaning="Days from mailing in which a claimant may contest a rejection",
        example="20",
        silent="A rejection notice names no day by which to contest it.",
    ),
    _K(
        path="tolerances.price",
        kind=_T.DECIMAL,
        least=0,
        most=LARGEST_TOLERANCE,
        meaning="Dollars by which a price may lie outside the low and the high of its day",
        example="0.01",
        silent="No price is compared with the prices of its day (TX-PRICE).",
    ),
    _K(
        path="tolerances.total_amount",
        kind=_T.DECIMAL,
        least=0,
        most=LARGEST_TOLERANCE,
        meaning="Dollars by which a stated total may differ from shares times price",
        example="1.00",
        silent="No total is compared with shares times price (TX-TOTAL).",
    ),
    _K(
        path="tolerances.total_share",
        kind=_T.DECIMAL,
        least=0,
        most=1,
        meaning="Fraction of shares times price by which a stated total may differ; a total is asked about beyond both",
        example="0.005",
        silent="No total is compared with shares times price (TX-TOTAL).",
    ),
    _K(
        path="tolerances.balance",
        kind=_T.DECIMAL,
        least=0,
        most=LARGEST_TOLERANCE,
        meaning="Shares by which a schedule may be out of balance",
        example="0",
        silent="No schedule is out of balance (BAL).",
    ),
    _K(
        path="prices.file",
        kind=_T.TEXT,
        need=_N.IN_TABLE,
        meaning="Name of the file of daily prices beside the settlement file, with columns date, low, high and close",
        example='"daily_prices.csv"',
        silent="No price is compared with the prices of its day (TX-PRICE).",
    ),
)

PASS_KEYS = (
    _K(
        path="second_pass.plan",
        kind=_T.WORD,
        words=PassKind,
        need=_N.IN_TABLE,
        meaning="Which claims a second clerk keys blind: none, all, all in their money, dates and TIN, or a sample",
        example='"sample"',
        silent="No claim is keyed a second time.",
    ),
    _K(
        path="second_pass.sample_percent",
        kind=_T.WHOLE,
        least=LEAST_SAMPLE_PERCENT,
        most=100,
        meaning="Of a hundred claims so many are in the sample, at least; five where the key is missing",
        example="5",
    ),
    _K(
        path="second_pass.adaptive",
        kind=_T.YES_NO,
        meaning="Whether the sample grows with a clerk's measured rate of errors, and shrinks to its floor again",
        example="true",
    ),
)

_FORM_SILENT = "The blank Proof of Claim cannot be printed."
_MAILING_SILENT = "No letter can be placed for an envelope."

PRINT_KEYS = (
    _K(
        path="form.title",
        kind=_T.TEXT,
        need=_N.IN_TABLE,
        meaning="Title of the Proof of Claim",
        example='"PROOF OF CLAIM AND RELEASE"',
        silent=_FORM_SILENT,
    ),
    _K(
        path="form.has_w9",
        kind=_T.YES_NO,
        meaning="Whether the form carries a substitute W-9",
        example="true",
        silent="No W-9 is asked for (W9-CERT, W9-CLASS), and none is on the screen.",
    ),
    _K(
        path="form.w9_revision",
        kind=_T.TEXT,
        meaning="Which revision of the W-9 the form carries, by its year",
        example='"2008"',
        silent="The claim window does not name the revision of the W-9.",
    ),
    _K(
        path="form.one_signature_serves_w9",
        kind=_T.YES_NO,
        meaning="Whether the signature under the release signs the W-9 as well",
        example="true",
        silent="Whether the W-9 was certified is not asked (W9-CERT).",
    ),
    _K(
        path="form.manual_signature_required",
        kind=_T.YES_NO,
        meaning="Whether the paper must bear an original signature",
        example="true",
        silent="Whether the signature is an original is not asked (SIG-COPY).",
    ),
    _K(
        path="form.part[].key",
        kind=_T.TEXT,
        need=_N.IN_TABLE,
        meaning="Name of a printed part; the sections of the schedule follow the part `schedule`",
        example='"general_instructions"',
        silent=_FORM_SILENT,
    ),
    _K(
        path="form.part[].heading",
        kind=_T.TEXT,
        meaning="Heading of the part, lines broken as printed",
        example='"I. GENERAL INSTRUCTIONS"',
    ),
    _K(
        path="form.part[].paragraphs",
        kind=_T.TEXTS,
        meaning="Its paragraphs, numbered as printed; `{signature_page}` stands for the page of the part `signature`",
        example='["2. Submission of this Proof of Claim and Release, however, does not assure ..."]',
    ),
    _K(
        path="form.part[].rows",
        kind=_T.ROWS,
        meaning="The lines to fill in, each the labels that stand side by side; `[ ]` before a label is a box to tick",
        example='[["City", "State", "Zip Code"], ["[ ] Individual", "[ ] Corporate/Other"]]',
    ),
    *(
        _K(
            path=f"mailing.{name}",
            kind=_T.DECIMAL,
            need=_N.IN_TABLE,
            least=0,
            most=50,
            meaning=meaning,
            example=example,
            silent=_MAILING_SILENT,
        )
        for name, meaning, example in (
            ("envelope_width", "Width of the envelope in inches", "9.5"),
            ("envelope_height", "Height of the envelope in inches", "4.125"),
            ("window_width", "Width of its window in inches", "4.5"),
            ("window_height", "Height of its window in inches", "1.125"),
            ("window_left", "Inches from the left edge of the envelope to the window", "0.875"),
            ("window_bottom", "Inches from the bottom edge of the envelope to the window", "0.5"),
            ("paper_width", "Width of the paper in inches", "8.5"),
            ("paper_height", "Height of the paper in inches", "11.0"),
            ("clearance", "Inches that stay clear in the window around the address, wherever the insert lies", "0.125"),
        )
    ),
    _K(
        path="mailing.panels",
        kind=_T.DECIMALS,
        need=_N.IN_TABLE,
        least=0,
        most=50,
        meaning="Heights in inches of the panels of the folded paper from the top, the address panel first",
        example="[4.0, 3.5, 3.5]",
        silent=_MAILING_SILENT,
    ),
)
