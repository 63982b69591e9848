"""The keys of a settlement file for its plan of allocation: matching, securities, cuts, categories, claim level."""

from claimdesk.casebook.account import TradeCode
from claimdesk.casebook.plan import (
    Joined,
    MarketTest,
    Matching,
    PlanStatus,
    Received,
    Rounded,
    RoundingWay,
    SameDay,
    Scope,
)
from claimdesk.casebook.settlement_key import CutSide, KeyType, Need, SettlementKey

_K, _T, _N = SettlementKey, KeyType, Need

_SILENT = "No recognized loss is computed."

PLAN_KEYS = (
    _K(
        path="plan.version",
        kind=_T.TEXT,
        need=_N.IN_TABLE,
        meaning="Which version of the plan this is; every result names it",
        example='"2"',
        silent=_SILENT,
    ),
    _K(
        path="plan.status",
        kind=_T.WORD,
        words=PlanStatus,
        need=_N.IN_TABLE,
        meaning="What stands behind the plan; only one that is approved by the court pays anybody",
        example='"approved by the court"',
        silent=_SILENT,
    ),
    _K(
        path="plan.title",
        kind=_T.TEXT,
        need=_N.IN_TABLE,
        meaning="Name of the plan, as results and annexes show it",
        example='"Plan of Allocation of the notice of March 1, 2016"',
        silent=_SILENT,
    ),
    _K(
        path="plan.held_on",
        kind=_T.DATE,
        need=_N.IN_TABLE,
        meaning="The day at whose close shares count as held; a sale after it counts as held too",
        example="2015-10-30",
        silent=_SILENT,
    ),
    _K(
        path="plan.since",
        kind=_T.DATE,
        meaning="The day since when this version is in effect, such as that of the order that approved it",
        example="2016-03-01",
    ),
    _K(
        path="plan.withdrawn_on",
        kind=_T.DATE,
        meaning="The day on which this version was withdrawn; its status is then `withdrawn`",
        example="2017-05-09",
    ),
    _K(
        path="plan.tests",
        kind=_T.TEXT,
        meaning="Name of a .csv file beside the settlement file with trades of accounts, which the plan is tested on",
        example='"plan_tests.csv"',
    ),
    _K(
        path="plan.expected",
        kind=_T.TEXT,
        meaning="Name of the .csv file with their results: account, before_claim_level and recognized_loss",
        example='"plan_expected.csv"',
    ),
    _K(
        path="plan.matching.method",
        kind=_T.WORD,
        words=Matching,
        need=_N.IN_TABLE,
        meaning="Which shares a sale takes; `average cost` gives every share that can earn the mean price of all of "
        "them, `record dates` match nothing",
        example='"first in, first out"',
    ),
    _K(
        path="plan.matching.same_day",
        kind=_T.WORD,
        words=SameDay,
        meaning="What comes first on one day; purchases where the key is missing",
        example='"purchases first"',
    ),
    _K(
        path="plan.matching.opening_first",
        kind=_T.YES_NO,
        meaning="Whether the opening holding goes first whatever the method is; it does where the key is missing",
        example="true",
    ),
    _K(
        path="plan.matching.received",
        kind=_T.WORD,
        words=Received,
        meaning="What shares earn that came by transfer, gift or inheritance; nothing where the key is missing",
        example='"nothing"',
    ),
)

PLAN_CLAIM_KEYS = (
    _K(
        path="plan.claim.negatives_to_zero",
        kind=_T.WORD,
        words=Scope,
        meaning="Whether a gain becomes zero match by match, for each security, for the claim, or never; "
        "`match` where the key is missing",
        example='"match"',
    ),
    _K(
        path="plan.claim.rounded",
        kind=_T.WORD,
        words=Rounded,
        meaning="Where amounts become whole cents: the loss a unit, each match, each security, or once for the claim; "
        "`claim` where the key is missing",
        example='"claim"',
    ),
    _K(
        path="plan.claim.rounding",
        kind=_T.WORD,
        words=RoundingWay,
        meaning="How they become whole cents; half up where the key is missing",
        example='"half up"',
    ),
    _K(
        path="plan.claim.measures_joined",
        kind=_T.WORD,
        words=Joined,
        meaning="What several measures give together: the greatest of them, or their sum",
        example='"greatest"',
    ),
    _K(
        path="plan.claim.measures_joined_per",
        kind=_T.WORD,
        words=Scope,
        meaning="On what the measures are compared: each match, each security, or the claim",
        example='"match"',
    ),
    _K(
        path="plan.claim.net_gains",
        kind=_T.TEXT,
        meaning="Name of the table whose inflation, gained on sales of the opening holding, is taken off",
        example='"Table 1"',
    ),
    _K(
        path="plan.claim.market_test",
        kind=_T.WORD,
        words=MarketTest,
        meaning="What the market gain or loss on the shares that can earn does to the claim",
        example='"gain gives zero, loss caps"',
    ),
    _K(
        path="plan.claim.holding_value",
        kind=_T.DECIMAL,
        least=0,
        meaning="Dollars that a share still held is worth in the market test",
        example="29.72",
    ),
    _K(
        path="plan.claim.cap",
        kind=_T.DECIMAL,
        least=0,
        meaning="The most that one claim is recognized with, in dollars",
        example="1000000",
    ),
)

PLAN_SECURITY_KEYS = (
    _K(
        path="plan.security[].name",
        kind=_T.TEXT,
        need=_N.IN_TABLE,
        meaning="Name of a security of the settlement; without such tables every security is in the plan",
        example='"Twitter, Inc. common stock"',
    ),
    _K(
        path="plan.security[].first",
        kind=_T.DATE,
        meaning="First day of purchases that can earn; that of the class period where the key is missing",
        example="2015-02-06",
    ),
    _K(
        path="plan.security[].last",
        kind=_T.DATE,
        meaning="Last day of purchases that can earn; that of the class period where the key is missing",
        example="2015-07-28",
    ),
    _K(
        path="plan.security[].codes",
        kind=_T.WORDS,
        words=TradeCode,
        meaning="Codes of trades that can earn; where the key is missing `P` alone, of a written security `S` and `SS`",
        example='["P", "DR"]',
    ),
    _K(
        path="plan.security[].unit",
        kind=_T.DECIMAL,
        least=0,
        meaning="How many priced units one reported unit holds: 100 for an option contract on 100 shares, 0.001 for "
        "notes reported by face and priced per 1,000",
        example="100",
    ),
    _K(
        path="plan.security[].currency",
        kind=_T.TEXT,
        meaning="Currency of its prices and tables; `USD` where the key is missing",
        example='"CAD"',
    ),
    _K(
        path="plan.security[].rate",
        kind=_T.DECIMAL,
        least=0,
        meaning="What one unit of that currency is in the currency of the plan; applied once, to the loss",
        example="0.7812",
    ),
    _K(
        path="plan.security[].weight",
        kind=_T.DECIMAL,
        least=0,
        meaning="By what its losses are multiplied; 1 where the key is missing",
        example="0.5",
    ),
    _K(
        path="plan.security[].holding_value",
        kind=_T.DECIMAL,
        least=0,
        meaning="Its own holding value in the market test",
        example="29.72",
    ),
    _K(
        path="plan.security[].cap",
        kind=_T.DECIMAL,
        least=0,
        meaning="The most that it can give one claim, in dollars",
        example="50000",
    ),
    _K(
        path="plan.security[].expires_on",
        kind=_T.DATE,
        meaning="Day on which the series expires; what is still there then is sold at zero",
        example="2015-06-19",
    ),
    _K(
        path="plan.security[].is_written",
        kind=_T.YES_NO,
        meaning="Whether it is written: a sale opens the position and a purchase closes it",
        example="true",
    ),
    _K(
        path="plan.security[].splits",
        kind=_T.ROWS,
        meaning="Splits: ex-date, new shares, old shares",
        example='[["2015-01-30", "1", "5"]]',
    ),
)

PLAN_PART_KEYS = (
    _K(
        path="plan.earlier[].file",
        kind=_T.TEXT,
        need=_N.IN_TABLE,
        meaning="Name of a .toml file beside the settlement file with an earlier version, which [plan] replaces",
        example='"plan_1.toml"',
    ),
    _K(
        path="plan.cut[].on",
        kind=_T.DATE,
        need=_N.IN_TABLE,
        meaning="Day in whose course a correction came; bands say `2015-04-28 before` and `2015-04-28 after`",
        example="2015-04-28",
    ),
    _K(
        path="plan.cut[].price",
        kind=_T.DECIMAL,
        need=_N.IN_TABLE,
        least=0,
        meaning="The price that tells on which side of the correction a trade of that day was",
        example="50.45",
    ),
    _K(
        path="plan.cut[].at_or_above",
        kind=_T.WORD,
        words=CutSide,
        need=_N.IN_TABLE,
        meaning="On which side a trade at or above that price was",
        example='"before"',
    ),
    _K(
        path="plan.measure[].name",
        kind=_T.TEXT,
        need=_N.IN_TABLE,
        meaning="One of several measures of loss, such as one for each statute; cases name theirs",
        example='"Section 11"',
    ),
    _K(
        path="plan.measure[].weight",
        kind=_T.DECIMAL,
        least=0,
        meaning="By what its amounts are multiplied before they are compared or added; 1 where the key is missing",
        example="0.75",
    ),
    _K(
        path="plan.category[].name",
        kind=_T.TEXT,
        need=_N.IN_TABLE,
        meaning="A category of claimants, as the trades name it",
        example='"exchange purchaser"',
    ),
    _K(
        path="plan.category[].weight",
        kind=_T.DECIMAL,
        least=0,
        meaning="By what its losses are multiplied; 1 where the key is missing",
        example="0.5",
    ),
    _K(
        path="plan.record_date[].on",
        kind=_T.DATE,
        need=_N.IN_TABLE,
        meaning="A record date: shares held at its close earn",
        example="2015-04-28",
    ),
    _K(
        path="plan.record_date[].amount",
        kind=_T.DECIMAL,
        need=_N.IN_TABLE,
        least=0,
        meaning="Dollars that each of them earns",
        example="1.25",
    ),
    _K(
        path="plan.record_date[].security",
        kind=_T.TEXT,
        meaning="Its security; every one where the key is missing",
        example='"Example, Inc. common stock"',
    ),
)
