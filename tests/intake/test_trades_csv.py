"""A file of trades is read whatever a filer did to it, and each fault is told with its line and column."""

from __future__ import annotations

from datetime import date

import pytest

from claimdesk.casebook.account import TradeCode
from claimdesk.casebook.securities import Security
from claimdesk.intake.trades_csv import read_trades

SECURITIES = (Security(name="Example common", names=("EXMP", "US0000000001")),)
HEADER = "account,security,code,date,quantity,price\n"


def problems(line: str, *, header: str = HEADER) -> tuple[str, ...]:
    """Give the problems of the one account of a file with one line."""
    read = read_trades(header + line, SECURITIES)
    assert read.faults == ()
    (account,) = read.accounts
    return account.problems


def test_quirks_of_filers_do_not_matter() -> None:
    """A byte-order mark, blanks in the header, quoted thousands, both ways to write a day, small letters of a code."""
    text = (
        "\ufeffAccount ,security,Code,date, quantity,price\r\n"
        'A,EXMP,p,2/6/2015,"1,300.00",46.66\r\n'
        "\r\n"
        "A,exmp,S,2015-02-07,1300,46.5\r\n"
    )
    read = read_trades(text, SECURITIES)
    assert read.faults == ()
    (account,) = read.accounts
    assert account.problems == ()
    assert [(line.code, line.on, line.shares, line.price, line.source) for line in account.lines] == [
        (TradeCode.PURCHASE, date(2015, 2, 6), 1_300_000_000, 46_660_000, "line 2"),
        (TradeCode.SALE, date(2015, 2, 7), 1_300_000_000, 46_500_000, "line 4"),
    ]


def test_identical_lines_are_partial_fills() -> None:
    """Two lines that are the same in every cell are two trades."""
    read = read_trades(HEADER + "A,EXMP,P,2015-02-06,700,36.67\n" * 2, SECURITIES)
    assert len(read.accounts[0].lines) == 2


def test_accounts_keep_their_lines_wherever_they_stand() -> None:
    """Lines of one account may lie apart; accounts come in the order in which they are first named."""
    lines = "B,EXMP,B,,5,\nA,EXMP,B,,1,\nB,EXMP,U,,5,\n"
    read = read_trades(HEADER + lines, SECURITIES)
    assert [(account.name, len(account.lines)) for account in read.accounts] == [("B", 2), ("A", 1)]


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("A,OTHER,P,2015-02-06,1,1", "line 2, column security: `OTHER` is no security"),
        ("A,EXMP,XX,2015-02-06,1,1", "line 2, column code: `XX` is no code"),
        ("A,EXMP,P,2015-02-30,1,1", "line 2, column date: `2015-02-30` is no day"),
        ("A,EXMP,P,13/01/2015,1,1", "line 2, column date: `13/01/2015` is no day"),
        ("A,EXMP,P,,1,1", "line 2, column date: the cell is blank"),
        ("A,EXMP,P,2015-02-06,,1", "line 2, column quantity: the cell is blank"),
        ("A,EXMP,P,2015-02-06,1.0000001,1", "line 2, column quantity: `1.0000001`: a number here has at most six"),
        ("A,EXMP,P,2015-02-06,1e3,1", "line 2, column quantity: `1e3`"),
        ("A,EXMP,P,2015-02-06,1,$5", "line 2, column price: `$5`"),
        ('A,EXMP,P,2015-02-06,"1,3",5', "line 2, column quantity: `1,3`"),
        (
            f"A,EXMP,P,2015-02-06,1.{'0' * 30}1,5",
            f"line 2, column quantity: `1.{'0' * 30}1`: a number here has at most",
        ),
        ("A,EXMP,P,2015-02-06,1,5,9,9", "line 2: 8 cells stand under 6 headings"),
    ],
)
def test_a_cell_that_cannot_be_is_a_problem_of_its_account(line: str, part: str) -> None:
    """Line and column are named; other accounts of the file are not touched."""
    assert any(problem.startswith(part) for problem in problems(line)), problems(line)


def test_every_fault_of_a_line_is_told() -> None:
    """A clerk mends a line once."""
    assert len(problems("A,OTHER,XX,2015-02-30,x,y")) == 5


def test_optional_columns_are_read() -> None:
    """Documented and the donor's purchase; a blank means documented."""
    header = "account,security,code,date,quantity,price,documented,donor_date,donor_price,category,note\n"
    text = header + "A,EXMP,GI,2015-02-06,1,,no,2014-01-02,9.5,retail,from her aunt\nA,EXMP,B,,0,,,,,,\n"
    (account,) = read_trades(text, SECURITIES).accounts
    gift, opening = account.lines
    assert (gift.is_documented, gift.donor_date, gift.donor_price) == (False, date(2014, 1, 2), 9_500_000)
    assert opening.is_documented
    assert account.category == "retail"
    assert problems("A,EXMP,B,,1,,perhaps,,,,", header=header) == (
        "line 2, column documented: `perhaps` is neither yes nor no",
    )


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "the file has no header"),
        ("account,security,code,date,quantity\n", "the column price is missing"),
        ("account,security,code,date,quantity,price,price\n", "the column price stands twice"),
        (HEADER + ",EXMP,B,,1,\n", "the line names no account"),
        (HEADER + 'A,"EXMP,B,,1,\n', "this is no CSV"),
    ],
)
def test_what_belongs_to_no_account_refuses_the_file(text: str, part: str) -> None:
    """A file whose lines cannot be told apart is not computed in part."""
    assert any(part in fault.sentence for fault in read_trades(text, SECURITIES).faults)
