"""The keys of a plan of allocation for its tables and its disposal cases."""

from claimdesk.casebook.plan import Joined
from claimdesk.casebook.plan_tables import OutsideRows, TableKind, TableUnit
from claimdesk.casebook.settlement_key import Exchange, KeyType, Need, SettlementKey

_K, _T, _N = SettlementKey, KeyType, Need

PLAN_TABLE_KEYS = (
    _K(
        path="plan.table[].name",
        kind=_T.TEXT,
        need=_N.IN_TABLE,
        meaning="Name of a table as printed; cases name it",
        example='"Table 1"',
    ),
    _K(
        path="plan.table[].kind",
        kind=_T.WORD,
        words=TableKind,
        need=_N.IN_TABLE,
        meaning="Values by steps of days, by single days, look-back means as printed, or by purchase and sale bands",
        example='"matrix"',
    ),
    _K(
        path="plan.table[].unit",
        kind=_T.WORD,
        words=TableUnit,
        meaning="What its values are; dollars a share where the key is missing",
        example='"dollars"',
    ),
    _K(
        path="plan.table[].outside",
        kind=_T.WORD,
        words=OutsideRows,
        meaning="What a trade on a day without a row means; refused where the key is missing",
        example='"row before"',
    ),
    _K(
        path="plan.table[].exchange",
        kind=_T.WORD,
        words=Exchange,
        meaning="The exchange whose trading days are its rows, where the case names none",
        example='"NYSE"',
    ),
    _K(
        path="plan.table[].first",
        kind=_T.DATE,
        meaning="First day for which a table by single days has a row, as printed; where the key is missing, a "
        "look-back that counts for held shares alone begins after the class period",
        example="2004-03-29",
    ),
    _K(
        path="plan.table[].last",
        kind=_T.DATE,
        meaning="Last day for which it has a row; where the key is missing, a look-back that counts for held shares "
        "ends on `plan.held_on` or the last trading day before it",
        example="2004-06-25",
    ),
    _K(
        path="plan.table[].file",
        kind=_T.TEXT,
        meaning="Name of a .csv file beside the settlement file with columns date and value, for rows by single days",
        example='"look_back.csv"',
    ),
    _K(
        path="plan.table[].rows",
        kind=_T.ROWS,
        meaning="Rows of steps: first day, last day, value",
        example='[["2002-03-28", "2004-02-11", "1.94"]]',
    ),
    _K(
        path="plan.table[].purchases",
        kind=_T.ROWS,
        meaning="Purchase bands of a matrix, from top to bottom: first day, last day",
        example='[["2015-02-06", "2015-04-28 before"]]',
    ),
    _K(
        path="plan.table[].sales",
        kind=_T.ROWS,
        meaning="Sale bands of a matrix, from left to right; `held` stands for shares not sold",
        example='[["2015-08-01", "held"]]',
    ),
    _K(
        path="plan.table[].values",
        kind=_T.ROWS,
        meaning="Values of a matrix, row by row",
        example='[["0", "8.97", "12.93"]]',
    ),
)

PLAN_CASE_KEYS = (
    _K(
        path="plan.case[].name",
        kind=_T.TEXT,
        need=_N.IN_TABLE,
        meaning="Name of a disposal case, as results show it; the first case that fits applies",
        example='"(c) sold in the look-back"',
    ),
    _K(
        path="plan.case[].disposed",
        kind=_T.TEXTS,
        need=_N.IN_TABLE,
        meaning="Days of the sale, first and last; `held` stands for shares not sold",
        example='["2015-08-03", "2015-10-30"]',
    ),
    _K(
        path="plan.case[].acquired",
        kind=_T.TEXTS,
        meaning="Days of the purchase, first and last; all where the key is missing",
        example='["2015-02-06", "2015-04-28 before"]',
    ),
    _K(
        path="plan.case[].limbs",
        kind=_T.ROWS,
        need=_N.IN_TABLE,
        meaning="What is measured, each limb in the words below and with its table or amount",
        example='[["decline", "Table 1"], ["purchase price less sale price"]]',
    ),
    _K(
        path="plan.case[].joined",
        kind=_T.WORD,
        words=Joined,
        meaning="Which of the limbs counts; the least where the key is missing",
        example='"least"',
    ),
    _K(
        path="plan.case[].floor",
        kind=_T.DECIMAL,
        meaning="The least that a share earns in this case, in dollars",
        example="0",
    ),
    _K(
        path="plan.case[].cap",
        kind=_T.DECIMAL,
        meaning="The most that a share earns in this case, in dollars",
        example="12.00",
    ),
    _K(
        path="plan.case[].price_at_most",
        kind=_T.DECIMAL,
        least=0,
        meaning="The most that counts as purchase price, such as the price of the offering",
        example="26.00",
    ),
    _K(
        path="plan.case[].measure",
        kind=_T.TEXT,
        meaning="The measure that the case belongs to, where the plan has several",
        example='"Section 11"',
    ),
    _K(
        path="plan.case[].securities",
        kind=_T.TEXTS,
        meaning="The securities that the case is for; all where the key is missing",
        example='["Twitter, Inc. common stock"]',
    ),
    _K(
        path="plan.case[].categories",
        kind=_T.TEXTS,
        meaning="The categories of claimants that the case is for; all where the key is missing",
        example='["exchange purchaser"]',
    ),
)
