"""Names of every script print as they are written, and what cannot be printed is refused by its name."""

from __future__ import annotations

import socket
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letter_papers import SENDER, letter
from reading_back import flat, pages_of, reader

from claimdesk.casebook.correspondence import Addressee
from claimdesk.letters.compose import compose
from claimdesk.letters.script import printable, seen_parts
from claimdesk.letters.setting import set_text
from claimdesk.letters.trouble import CannotBePrinted, LetterTrouble

NAMES = (
    "Estate of Marguerite O'Neil & Sons <Trust>",
    "Zoë Łukaszewicz-Grün",
    "Żółć Gęślą Jaźń",
    "Ἀθηνᾶ Παπαδοπούλου",
    "Андрей Щербаков",
    "Nguyễn Thị Ánh Tuyết",
    "王小明",
    "陳大文 Chan",
    "דוד לוי",
    "עמית לֵוִי",
    "محمد عبد الرحمن",
    "فاطمة الزهراء",
    "لاما الله",
    "گلناز پاکزاد",
)
HOSTILE = (
    '<font color="[[open(1)]]">x</font>',
    "</b></para>",
    "&#x0; AT&T a<b &amp;",
    "**bold** __name__ {claim_number} {0} %s $x",
    "Robert'); DROP TABLE claims;--",
    "(paren) \\ backslash )Tj ET",
)


def composed(name: str) -> bytes:
    """Give a letter to a person of this name."""
    return compose(letter(claimant=name, addressee=Addressee(recipients=(name,))), SENDER).pdf


@pytest.mark.parametrize("name", NAMES)
def test_a_name_reads_back_as_it_is_written(name: str) -> None:
    """In the address, in the greeting and among the facts, letter by letter and in reading order."""
    (page,) = pages_of(composed(name))
    lines = page.splitlines()
    assert unicodedata.normalize("NFC", name) in lines
    assert f"Claimant {name}" in page or f"{name} Claimant" in page or name in lines[-20:]


@pytest.mark.parametrize("name", HOSTILE)
def test_markup_in_a_name_is_printed_as_text(name: str) -> None:
    """No template, no tag and no PDF operator is read out of a name."""
    assert name in pages_of(composed(name))[0].splitlines()


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Give a socket of this machine that waits for somebody to call."""
    with socket.socket() as waiting:
        waiting.bind(("127.0.0.1", 0))
        waiting.listen()
        waiting.settimeout(0.2)
        yield waiting


@pytest.mark.parametrize(
    "form", ['<img src="http://127.0.0.1:{}/x">', '<a href="http://127.0.0.1:{}/">', "file:///etc/passwd {}"]
)
def test_a_name_opens_no_socket(listener: socket.socket, form: str) -> None:
    """An address in a name is printed and never asked."""
    name = form.format(listener.getsockname()[1])
    pdf = composed(name)
    with pytest.raises(TimeoutError):
        listener.accept()
    assert name.replace(" ", "") in flat(pdf).replace(" ", "")
    assert not [note for page in reader(pdf).pages for note in page.get("/Annots", ())]


@pytest.mark.parametrize(
    ("written", "prints"),
    [
        ("Ann\u202eeeL", "AnneeL"),
        ("A\u200bnn\ufeff Lee", "Ann Lee"),
        ("Ann\u2066 Lee\u2069", "Ann Lee"),
        ("Ann\tLee\r\n", "Ann Lee"),
        ("Ann\x00\x07 \x1bLee", "Ann Lee"),
        ("  Ann   Lee ", "Ann Lee"),
        ("Zoe\u0308", "Zoë"),
        ("soft\u00adhyphen", "softhyphen"),
        ("علی\u200cر\u0636\u0627", "علی\u200cر\u0636\u0627"),
        ("A\u200cB", "AB"),
    ],
)
def test_what_steers_the_page_is_not_printed(written: str, prints: str) -> None:
    """Overrides, zero-width and control characters go, blanks become one, NFC and NFD twins print alike."""
    assert printable(written) == prints


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("Ann \U0001f600 Lee", "U+1F600 GRINNING FACE"),
        ("Ann \U00013000", "U+13000 EGYPTIAN HIEROGLYPH A001"),
        ("Ann \ue001", "U+E001 a character without a name"),
        ("Ann \u1200", "U+1200 ETHIOPIC SYLLABLE HA"),
    ],
)
def test_a_character_that_no_font_draws_is_refused_by_its_name(name: str, named: str) -> None:
    """The sentence names the character and the claim; no box is printed in its place."""
    with pytest.raises(CannotBePrinted, match="Claim SONUS-0000123: no font") as refused:
        composed(name)
    assert named in refused.value.sentence


def test_a_flood_of_marks_on_one_letter_is_refused() -> None:
    """Four marks are more than any name needs; five are refused."""
    assert printable("Z" + "\u0327\u0330\u0331\u0324") == "Z" + "\u0327\u0330\u0331\u0324"
    with pytest.raises(CannotBePrinted, match="LATIN CAPITAL LETTER Z carries 60 combining marks"):
        composed("Z" + "\u0334" * 60)


def test_half_of_a_character_pair_is_refused() -> None:
    """A lone surrogate of damaged text is no character."""
    with pytest.raises(CannotBePrinted, match="half of a character pair"):
        composed("Ann \ud83d")


def test_right_to_left_words_are_seen_in_their_order_and_read_in_one_piece() -> None:
    """In an English line the words of a Hebrew name keep their place, the later word to the left."""
    assert seen_parts("Dear דוד לוי and Ann") == [("Dear ", False), ("דוד לוי", True), (" and Ann", False)]


def test_brackets_around_right_to_left_text_turn() -> None:
    """Seen from left to right, an opening bracket still stands left of what it holds."""
    assert "".join(part for part, _ in seen_parts("Dear (דוד) x")) == "Dear (דוד) x"
    assert [part for part, from_right in seen_parts("דוד (לוי)") if not from_right] == ["(", ") "]


@given(st.text(max_size=60))
def test_any_text_is_set_or_refused(text: str) -> None:
    """No name of any characters ends in another error than the refusal."""
    try:
        width = set_text(text).width
    except CannotBePrinted as refused:
        width = len(refused.sentence)
    assert width >= 0


@given(st.text(max_size=60))
def test_what_is_printable_stays_as_it_is(text: str) -> None:
    """Cleaning twice changes nothing more."""
    try:
        once = printable(text)
    except CannotBePrinted:
        return
    assert printable(once) == once


@settings(max_examples=60, deadline=None)
@given(name=st.text(max_size=90), street=st.text(max_size=60), city=st.text(max_size=40), country=st.text(max_size=20))
def test_any_name_and_address_become_a_letter_or_a_refusal(name: str, street: str, city: str, country: str) -> None:
    """Whatever is keyed, a person gets a PDF or a sentence that names the claim."""
    addressee = Addressee(recipients=(name,), street=street, city=city, country=country)
    try:
        pdf = compose(letter(claimant=name, addressee=addressee), SENDER).pdf
    except LetterTrouble as refused:
        pdf = b"%PDF" if refused.claim_number == "SONUS-0000123" else b""
    assert pdf.startswith(b"%PDF")
