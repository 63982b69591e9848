"""The keys of a settlement file that name the case, its people, its securities, its dates and its schedule."""

from claimdesk.casebook.claim import PostmarkSource
from claimdesk.casebook.dcn import DcnCheck
from claimdesk.casebook.settlement import Acknowledged, Column, LetterKind, SectionRole
from claimdesk.casebook.settlement_key import DateStyle, Exchange, KeyType, Need, SettlementKey
from claimdesk.casebook.trades import TradeKind

_K, _T, _N = SettlementKey, KeyType, Need

CASE_KEYS = (
    _K(
        path="caption",
        kind=_T.TEXT,
        need=_N.TO_OPEN,
        meaning="Name of the case in full, as letters and the form print it",
        example='"In re Sonus Networks, Inc. Securities Litigation"',
    ),
    _K(
        path="short_caption",
        kind=_T.TEXT,
        need=_N.TO_OPEN,
        meaning="Name of the case where there is little room, such as the top line of the window",
        example='"Sonus Networks"',
    ),
    _K(
        path="court",
        kind=_T.TEXT,
        meaning="The court in which the case is pending",
        example='"United States District Court, District of Massachusetts"',
        silent="Letters do not name the court.",
    ),
    _K(
        path="case_number",
        kind=_T.TEXT,
        meaning="Number of the case at the court",
        example='"04-10294-DPW"',
        silent="Letters do not name the number of the case.",
    ),
    _K(
        path="claim_prefix",
        kind=_T.TEXT,
        meaning="Capital letters and digits, at most twelve, that stand before the digits of a claim number",
        example='"SONUS"',
    ),
    _K(
        path="own_eins",
        kind=_T.TEXTS,
        may_be_empty=True,
        meaning="Employer numbers of the administrator, counsel and issuer, nine digits each; no claimant has them",
        example='["001234567"]',
        silent="The administrator's, counsel's or issuer's own number on a claim is not noticed (ID-TIN).",
    ),
    _K(
        path="exchange",
        kind=_T.WORD,
        words=Exchange,
        meaning="The exchange whose calendar tells the trading days",
        example='"NYSE"',
        silent="Whether a trade date was a trading day is not asked (TX-DATE).",
    ),
    _K(
        path="date_style",
        kind=_T.WORD,
        words=DateStyle,
        meaning="How the schedule shows a trade date: `us` is 03/28/2002, `iso` is 2002-03-28",
        example='"us"',
    ),
    _K(
        path="acknowledged",
        kind=_T.WORD,
        words=Acknowledged,
        meaning="Whose claim is acknowledged besides a notice: every one (`all`), or those sent by certified mail",
        example='"certified"',
        silent="A claim to which a notice goes gets no acknowledgment besides it.",
    ),
    _K(
        path="letters",
        kind=_T.WORDS,
        words=LetterKind,
        may_be_empty=True,
        meaning="Which letters the settlement may send",
        example='["acknowledgment", "deficiency_notice", "rejection_notice", "blank_form"]',
        silent="No letter is due.",
    ),
    _K(
        path="annex_with",
        kind=_T.WORDS,
        words=LetterKind,
        meaning="Which letters carry the page that shows how the recognized loss was computed, once a plan is in use",
        example='["deficiency_notice"]',
    ),
    _K(
        path="administrator.name",
        kind=_T.TEXT,
        need=_N.IN_TABLE,
        meaning="Who administers the settlement, as in the letterhead",
        example='"Gilardi & Co. LLC"',
        silent="No letter can be composed.",
    ),
    _K(
        path="administrator.address",
        kind=_T.TEXTS,
        need=_N.IN_TABLE,
        meaning="The address to which claims are mailed, line by line",
        example='["c/o Gilardi & Co. LLC", "P.O. Box 8040", "San Rafael, California 94912-8040"]',
        silent="No letter can be composed.",
    ),
    _K(
        path="administrator.telephone",
        kind=_T.TEXT,
        meaning="Telephone number for claimants",
        example='"1-800-555-0100"',
        silent="Letters name no telephone number.",
    ),
    _K(
        path="administrator.email",
        kind=_T.TEXT,
        meaning="Electronic mail address for claimants",
        example='"claims@example.com"',
        silent="Letters name no electronic mail address.",
    ),
)

INTAKE_KEYS = (
    _K(
        path="intake.dcn_prefix",
        kind=_T.TEXT,
        meaning="Capital letters and digits, at most twelve, that stand before the digits of a document control number",
        example='"SN"',
    ),
    _K(
        path="intake.dcn_digits",
        kind=_T.WHOLE,
        least=4,
        most=12,
        meaning="How many digits the running number of a document has at least; seven where the key is missing",
        example="7",
    ),
    _K(
        path="intake.dcn_check",
        kind=_T.WORD,
        words=DcnCheck,
        meaning="The check digit behind it: `mod_11_10` by ISO/IEC 7064 (also where the key is missing), or `none`",
        example='"mod_11_10"',
    ),
    _K(
        path="intake.idle_minutes",
        kind=_T.WHOLE,
        least=1,
        most=480,
        meaning="Minutes without a commit after which a claim that somebody took goes to who asks next; else 30",
        example="30",
    ),
)

PERIOD_KEYS = (
    _K(
        path="security[].name",
        kind=_T.TEXT,
        need=_N.TO_OPEN,
        meaning="An eligible security by its full name",
        example='"Sonus Networks, Inc. common stock"',
    ),
    _K(
        path="security[].names",
        kind=_T.TEXTS,
        may_be_empty=True,
        meaning="Further ways in which papers write it: short names, ticker, CUSIP, ISIN",
        example='["Sonus common stock", "SONS"]',
    ),
    _K(
        path="class_period.first",
        kind=_T.DATE,
        need=_N.IN_TABLE,
        meaning="First day of the class period, inclusive",
        example="2002-03-28",
        silent="Whether anything was bought in the class period is not asked (NCM-PERIOD, NCM-TYPE).",
    ),
    _K(
        path="class_period.last",
        kind=_T.DATE,
        need=_N.IN_TABLE,
        meaning="Last day of the class period, inclusive",
        example="2004-03-26",
        silent="Whether anything was bought in the class period is not asked (NCM-PERIOD, NCM-TYPE).",
    ),
    _K(
        path="holdings.opening_on",
        kind=_T.DATE,
        need=_N.IN_TABLE,
        meaning="The day at whose close the opening holding is stated; it lies before the class period",
        example="2002-03-27",
        silent="The opening holding has no day, on the screen and in letters.",
    ),
    _K(
        path="holdings.closing_on",
        kind=_T.DATE,
        need=_N.IN_TABLE,
        meaning="The day at whose close the closing holding is stated; the balance ends with it",
        example="2004-03-26",
        silent="The closing holding has no day, on the screen and in letters.",
    ),
    _K(
        path="bar_date.on",
        kind=_T.DATE,
        need=_N.IN_TABLE,
        meaning="The last day on which a claim is in time",
        example="2008-04-30",
        silent="No claim is late (LATE), and one that was sent to the court or counsel stays curable (ADDR-WRONG).",
    ),
    _K(
        path="bar_date.proofs",
        kind=_T.WORDS,
        words=PostmarkSource,
        meaning="What proves the day of mailing; the day of receipt counts where none of these does",
        example='["postmark", "meter", "private carrier"]',
        silent="Whatever a day of mailing was read from proves it (LATE).",
    ),
)

SECTION_KEYS = (
    _K(
        path="section[].key",
        kind=_T.TEXT,
        need=_N.TO_OPEN,
        meaning="Name of a section of the schedule in claims and transcripts: small letters, digits and underscores",
        example='"purchases"',
    ),
    _K(
        path="section[].heading",
        kind=_T.TEXT,
        need=_N.TO_OPEN,
        meaning="Heading of the section, on the screen and on the blank form",
        example='"Purchases from March 28, 2002 through March 26, 2004, inclusive"',
    ),
    _K(
        path="section[].role",
        kind=_T.WORD,
        words=SectionRole,
        need=_N.TO_OPEN,
        meaning="What the section does to the balance: a holding (`opening`, `closing`) or trades (`in`, `out`)",
        example='"in"',
    ),
    _K(
        path="section[].columns",
        kind=_T.WORDS,
        words=Column,
        need=_N.TO_OPEN,
        meaning="The columns of the section, from left to right",
        example='["trade_date", "shares", "price", "total", "documented"]',
    ),
    _K(
        path="section[].instruction",
        kind=_T.TEXT,
        meaning="What the blank form tells the claimant under the heading",
        example='"List each purchase separately, by trade date, beginning with the earliest."',
    ),
    _K(
        path="section[].kind",
        kind=_T.WORD,
        words=TradeKind,
        meaning="The kind of trade that a line of the section is when the paper says nothing else",
        example='"purchase"',
    ),
    _K(
        path="section[].first",
        kind=_T.DATE,
        meaning="First trade date that the section asks for, inclusive; not for a holding",
        example="2002-03-28",
    ),
    _K(
        path="section[].last",
        kind=_T.DATE,
        meaning="Last trade date that the section asks for, inclusive; not for a holding",
        example="2004-03-26",
    ),
    _K(
        path="section[].rows",
        kind=_T.WHOLE,
        least=1,
        most=200,
        meaning="How many lines the blank form offers; eight where the key is missing",
        example="8",
    ),
)
