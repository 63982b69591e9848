"""Papers that differ from the clean one in their schedule: dates, figures, kinds, securities, membership, balance."""

from sample_papers import Variant, trade

PURCHASES, SALES = "schedule.purchases", "schedule.sales"
FIRST, CLOSING = "schedule.purchases[0]", "schedule.closing_holding.shares"
HUNDRED = {CLOSING: "100"}
GIFT = {"kind": "gift", "explanation": "from my aunt"}

DATES = (
    Variant(holds="a blank date", changes={f"{FIRST}.trade_date": None}, codes=(("TX-DATE", "purchases[0]"),)),
    Variant(holds="an illegible date", changes={f"{FIRST}.trade_date": "??"}, codes=(("TX-DATE", "purchases[0]"),)),
    Variant(
        holds="a date that is no day",
        changes={f"{FIRST}.trade_date": "2003-02-30"},
        codes=(("TX-DATE", "purchases[0]"),),
    ),
    Variant(
        holds="Independence Day is no trading day",
        changes={PURCHASES: [trade("2003-07-04", "100", "5.20")], **HUNDRED},
        codes=(("TX-DATE", "purchases[0]"),),
    ),
    Variant(
        holds="the day before it is one",
        changes={PURCHASES: [trade("2003-07-03", "100", "5.20")], **HUNDRED},
    ),
    Variant(
        holds="Good Friday is no trading day",
        changes={PURCHASES: [trade("2003-04-18", "100", "2.20")], **HUNDRED},
        codes=(("TX-DATE", "purchases[0]"),),
    ),
    Variant(
        holds="a gift on a Sunday is no trading day either",
        changes={
            PURCHASES: [trade("2003-09-24", "100", "7.50"), trade("2003-09-28", "1", None, **GIFT)],
            CLOSING: "101",
        },
        codes=(("TX-DATE", "purchases[1]"),),
    ),
    Variant(
        holds="a later line with an earlier date is out of order, once",
        changes={
            PURCHASES: [
                trade("2003-09-24", "50", "7.50"),
                trade("2003-07-03", "25", "5.20"),
                trade("2003-07-07", "25", "5.50"),
                trade("2003-07-03", "0.5", "5.20"),
            ],
            CLOSING: "100.5",
        },
        codes=("TX-ORDER",),
    ),
    Variant(
        holds="equal dates are in order",
        changes={PURCHASES: [trade("2003-09-24", "50", "7.50"), trade("2003-09-24", "50", "7.60")], **HUNDRED},
    ),
    Variant(
        holds="a sale before a purchase is in order, each section for itself",
        changes={
            PURCHASES: [trade("2003-09-24", "100", "7.50")],
            SALES: [trade("2003-07-03", "100", "5.20")],
            "schedule.opening_holding": {"shares": "100", "documented": True},
            **HUNDRED,
        },
    ),
    Variant(
        holds="an unreadable date does not disturb the order",
        changes={
            PURCHASES: [
                trade("2003-07-03", "25", "5.20"),
                trade("??", "50", "7.50"),
                trade("2003-07-07", "25", "5.50"),
            ],
            **HUNDRED,
        },
        codes=(("TX-DATE", "purchases[1]"),),
    ),
)

FIGURES = (
    Variant(
        holds="blank shares leave the difference unknown",
        changes={f"{FIRST}.shares": None},
        codes=(("TX-SHARES", "purchases[0]"),),
        difference=None,
    ),
    Variant(
        holds="illegible shares too",
        changes={f"{FIRST}.shares": "??"},
        codes=(("TX-SHARES", "purchases[0]"),),
        difference=None,
    ),
    Variant(
        holds="zero shares too",
        changes={f"{FIRST}.shares": "0", f"{FIRST}.total": None},
        codes=(("TX-SHARES", "purchases[0]"),),
        difference=None,
    ),
    Variant(
        holds="negative shares too",
        changes={SALES: [trade("2003-09-24", "-5", "7.50")]},
        codes=(("TX-SHARES", "sales[0]"),),
        difference=None,
    ),
    Variant(
        holds="zero shares cannot make a total",
        changes={f"{FIRST}.shares": "0"},
        codes=(("TX-SHARES", "purchases[0]"), ("TX-TOTAL", "purchases[0]")),
        difference=None,
    ),
    Variant(
        holds="a fraction of a share balances",
        changes={PURCHASES: [trade("2003-09-24", "0.333333", "7.50")], CLOSING: "0.333333"},
    ),
    Variant(
        holds="a blank price",
        changes={f"{FIRST}.price": None},
        codes=(("TX-PRICE", "purchases[0]"),),
    ),
    Variant(
        holds="a blank price on a day that cannot be read",
        changes={f"{FIRST}.price": None, f"{FIRST}.trade_date": "??"},
        codes=(("TX-DATE", "purchases[0]"), ("TX-PRICE", "purchases[0]")),
    ),
    Variant(holds="the day's low less a cent", changes={f"{FIRST}.price": "7.34", f"{FIRST}.total": None}),
    Variant(
        holds="the day's low less more than a cent",
        changes={f"{FIRST}.price": "7.339999", f"{FIRST}.total": None},
        codes=(("TX-PRICE", "purchases[0]"),),
    ),
    Variant(holds="the day's high and a cent", changes={f"{FIRST}.price": "8.08", f"{FIRST}.total": None}),
    Variant(
        holds="the day's high and more than a cent",
        changes={f"{FIRST}.price": "8.080001", f"{FIRST}.total": None},
        codes=(("TX-PRICE", "purchases[0]"),),
    ),
    Variant(
        holds="a day without a row has no range",
        changes={PURCHASES: [trade("2003-09-20", "1000", "99.99")]},
        codes=(("TX-DATE", "purchases[0]"),),
    ),
    Variant(
        holds="a gift has no price",
        changes={
            PURCHASES: [trade("2003-09-24", "999", "7.50"), trade("2003-09-24", "1", None, **GIFT)],
        },
    ),
    Variant(
        holds="nor is a price on a gift compared with the market",
        changes={
            PURCHASES: [trade("2003-09-24", "999", "7.50"), trade("2003-09-24", "1", "99", **GIFT)],
        },
    ),
    Variant(
        holds="a short sale has a price of the market",
        changes={
            SALES: [trade("2003-09-24", "10", "99", kind="short sale")],
            CLOSING: "990",
        },
        codes=(("TX-PRICE", "sales[0]"),),
    ),
    Variant(
        holds="a cover has one too",
        changes={
            PURCHASES: [trade("2003-09-24", "990", "7.50"), trade("2003-09-24", "10", "??", kind="cover")],
        },
        codes=(("TX-PRICE", "purchases[1]"),),
    ),
    Variant(
        holds="a total off by exactly one dollar",
        changes={f"{FIRST}.shares": "10", f"{FIRST}.total": "76.00", CLOSING: "10"},
    ),
    Variant(
        holds="a total off by more than one dollar and half a percent",
        changes={f"{FIRST}.shares": "10", f"{FIRST}.total": "76.01", CLOSING: "10"},
        codes=(("TX-TOTAL", "purchases[0]"),),
    ),
    Variant(holds="a total off by exactly half a percent", changes={f"{FIRST}.total": "7537.50"}),
    Variant(
        holds="a total off by a cent more than half a percent",
        changes={f"{FIRST}.total": "7537.51"},
        codes=(("TX-TOTAL", "purchases[0]"),),
    ),
    Variant(
        holds="a total too low by a cent more than half a percent",
        changes={f"{FIRST}.total": "7462.49"},
        codes=(("TX-TOTAL", "purchases[0]"),),
    ),
    Variant(holds="a blank total is not asked", changes={f"{FIRST}.total": None}),
    Variant(holds="nor is an illegible one", changes={f"{FIRST}.total": "??"}),
)

KINDS = (
    Variant(
        holds="a gift without an explanation",
        changes={PURCHASES: [trade("2003-09-24", "999", "7.50"), trade("2003-09-24", "1", None, kind="gift")]},
        codes=(("TX-TYPE", "purchases[1]"),),
    ),
    Variant(
        holds="an illegible explanation explains nothing",
        changes={
            PURCHASES: [
                trade("2003-09-24", "999", "7.50"),
                trade("2003-09-24", "1", None, kind="split", explanation="??"),
            ]
        },
        codes=(("TX-TYPE", "purchases[1]"),),
    ),
    Variant(
        holds="a transfer out among the sales with an explanation",
        changes={
            SALES: [trade("2003-09-24", "400", None, kind="transfer out", explanation="to my IRA")],
            CLOSING: "600",
        },
    ),
    Variant(
        holds="a short sale and a cover need no explanation",
        changes={
            PURCHASES: [trade("2003-09-24", "1000", "7.50"), trade("2003-11-12", "10", "8.60", kind="cover")],
            SALES: [trade("2003-09-24", "10", "7.50", kind="short sale")],
        },
    ),
    Variant(
        holds="another security gets no other code and stays out of the balance",
        changes={
            PURCHASES: [
                trade("2003-09-24", "1000", "7.50"),
                trade("??", None, None, documented=False, security="Sycamore Networks"),
            ]
        },
        codes=(("SEC-WRONG", "purchases[1]"),),
    ),
    Variant(
        holds="another security alone is no purchase",
        changes={
            PURCHASES: [trade("2003-09-24", "1000", "7.50", security="Sycamore Networks")],
            "schedule.closing_holding": {"shares": "0", "documented": None},
        },
        codes=(("SEC-WRONG", "purchases[0]"), "NCM-PERIOD"),
    ),
    Variant(holds="the settlement's security by its ticker", changes={f"{FIRST}.security": "sons"}),
    Variant(holds="an illegible security is taken for the settlement's", changes={f"{FIRST}.security": "??"}),
)

MEMBERSHIP = (
    Variant(
        holds="a purchase on the first day of the class period",
        changes={PURCHASES: [trade("2002-03-28", "100", "2.50")], **HUNDRED},
    ),
    Variant(
        holds="a purchase on the last day of the class period",
        changes={PURCHASES: [trade("2004-03-26", "100", "4.50")], **HUNDRED},
    ),
    Variant(
        holds="a purchase on the day before the class period stays out of the balance",
        changes={
            PURCHASES: [trade("2002-03-27", "100", "2.80")],
            "schedule.closing_holding": {"shares": "0", "documented": None},
        },
        codes=("NCM-PERIOD",),
    ),
    Variant(
        holds="a purchase on the first session after the closing stays out of the balance",
        changes={
            PURCHASES: [trade("2004-03-29", "100", "4.00")],
            "schedule.closing_holding": {"shares": "0", "documented": None},
        },
        codes=("NCM-PERIOD",),
    ),
    Variant(
        holds="a sale after the closing stays out of the balance and keeps its other codes",
        changes={SALES: [trade("2004-06-10", "1000", "1.00", documented=False)]},
        codes=(("DOC-SALE", "sales[0]"), ("TX-PRICE", "sales[0]")),
    ),
    Variant(
        holds="shares of a line outside do not make the difference unknown",
        changes={SALES: [trade("2004-06-10", "??", "4.90")]},
        codes=(("TX-SHARES", "sales[0]"),),
    ),
    Variant(
        holds="an acquisition without a readable date may be in the period",
        changes={PURCHASES: [trade("??", "1000", "7.50")]},
        codes=(("TX-DATE", "purchases[0]"),),
    ),
    Variant(
        holds="only a gift in the period",
        changes={PURCHASES: [trade("2003-09-24", "1000", None, **GIFT)]},
        codes=("NCM-TYPE",),
    ),
    Variant(
        holds="only a cover in the period",
        changes={PURCHASES: [trade("2003-09-24", "1000", "7.50", kind="cover")]},
        codes=("NCM-TYPE",),
    ),
    Variant(
        holds="a gift in the period and a purchase before it",
        changes={
            PURCHASES: [trade("2002-03-27", "10", "2.80"), trade("2003-09-24", "1000", None, **GIFT)],
        },
        codes=("NCM-TYPE",),
    ),
    Variant(
        holds="a gift in the period and a purchase without a readable date",
        changes={
            PURCHASES: [trade("2003-09-24", "900", None, **GIFT), trade("??", "100", "7.50")],
        },
        codes=(("TX-DATE", "purchases[1]"),),
    ),
    Variant(
        holds="a transfer in among the sales comes in",
        changes={
            PURCHASES: [],
            SALES: [trade("2003-09-24", "1000", None, kind="transfer in", explanation="from my IRA")],
        },
        codes=("NCM-TYPE",),
    ),
    Variant(
        holds="no trade at all",
        changes={PURCHASES: [], "schedule.closing_holding": {"shares": "0", "documented": None}},
        codes=("NCM-PERIOD",),
    ),
)

BALANCE = (
    Variant(holds="a share too many is out of balance", changes={CLOSING: "1001"}, codes=("BAL",), difference="-1"),
    Variant(
        holds="a millionth of a share is out of balance",
        changes={CLOSING: "999.999999"},
        codes=("BAL",),
        difference="0.000001",
    ),
    Variant(
        holds="a trade without a readable date stays in the balance",
        changes={SALES: [trade(None, "400", "7.50")], CLOSING: "600"},
        codes=(("TX-DATE", "sales[0]"),),
    ),
    Variant(
        holds="a split among the purchases comes in",
        changes={
            PURCHASES: [
                trade("2003-09-24", "500", "7.50"),
                trade("2003-09-25", "500", None, kind="split", explanation="two for one"),
            ]
        },
    ),
    Variant(
        holds="a gift among the sales goes out",
        changes={SALES: [trade("2003-09-24", "250", None, kind="gift", explanation="to my son")], CLOSING: "750"},
    ),
)

TRADE_VARIANTS = (*DATES, *FIGURES, *KINDS, *MEMBERSHIP, *BALANCE)
