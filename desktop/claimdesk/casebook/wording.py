"""Every sentence for people about a defect, a remark or an act comes from resources/letters and is filled in here."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.day_text import letter_date, screen_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from claimdesk.casebook.acts import Act
    from claimdesk.casebook.defects import Defect, Particular, Remark
    from claimdesk.casebook.settlement import Settlement

NOT_STATED = "(not stated)"
"""What stands for a name that nobody knows; a test finds it, a clerk reads on."""

DEFICIENCIES, REMARKS, ACTS = "deficiencies.toml", "remarks.toml", "acts.toml"
FINDINGS = "findings"

CASE_NAMES = frozenset(
    {"bar_date", "opening_on", "closing_on", "class_first", "class_last", "administrator", "case", "line"}
)
"""Names that every sentence about a defect or a remark may use besides its own particulars."""

ACT_NAMES = frozenset({"who", "on", "before", "after", "reason"})
_REFUSED = "refused"
"""The sentence of a deed that was tried and not done; it has the name of the deed and the outcome besides."""

_NAME = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_LOOSE_BRACE = re.compile(r"[{}]")
_PLACE = re.compile(r"(?P<list>[a-z0-9_]+)(?:\[(?P<index>\d+)\])?")
_LINE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "extra_sheets": "additional sheet",
        "documents": "document",
        "joint_owners": "joint owner",
        "joint_signed": "joint owner",
    }
)


class TextKind(StrEnum):
    """The texts of one deficiency code: for lists, the clerk's screen, the claimant's letter (two), and the court."""

    TITLE = "title"
    PROBLEM = "problem"
    NOTICE = "notice"
    CURE = "cure"
    REPORT = "report"


_TEXTS = frozenset(kind.value for kind in TextKind)


@dataclass(frozen=True, slots=True)
class CodeWording:
    """The texts of one code, all of them, and those that it has in other words for one way of being found."""

    texts: Mapping[TextKind, str]
    findings: Mapping[str, Mapping[TextKind, str]] = field(default_factory=lambda: MappingProxyType({}))

    def text(self, kind: TextKind, finding: str = "") -> str:
        """Give a text in the words of this finding, or in the code's own."""
        return self.findings.get(finding, self.texts).get(kind, self.texts[kind])


@dataclass(frozen=True, slots=True)
class WordingFault:
    """What is wrong with a file of wording: which file, which key, and one sentence."""

    file: str
    path: str
    sentence: str


@dataclass(frozen=True, slots=True)
class WordingRead:
    """The wording that could be read, and every fault of its files."""

    wording: Wording
    faults: tuple[WordingFault, ...]


def names_in(text: str) -> frozenset[str]:
    """Give the names in braces that a sentence asks for."""
    return frozenset(_NAME.findall(text))


def filled(text: str, names: Mapping[str, str]) -> str:
    """Put the values into a sentence, once: braces in a value stay as they are."""
    return _NAME.sub(lambda found: names.get(found[1], NOT_STATED), text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The sentences of the program, by code, remark and verb; a text that lacks is answered by the bare name."""

    codes: Mapping[str, CodeWording]
    remarks: Mapping[str, str]
    acts: Mapping[str, str]

    def title(self, code: str) -> str:
        """Give the three to five words that name a code; the code itself when it has no wording."""
        return self.codes[code].text(TextKind.TITLE) if code in self.codes else code

    def report(self, code: str) -> str:
        """Give the reason for the report to the court."""
        return self.codes[code].text(TextKind.REPORT) if code in self.codes else code

    def problem(self, defect: Defect, settlement: Settlement) -> str:
        """Give the sentence for the clerk's screen: what is wrong, and where."""
        return self._said(TextKind.PROBLEM, defect, settlement=settlement, date_text=screen_date)

    def notice(self, defect: Defect, settlement: Settlement) -> str:
        """Give the sentences for the claimant's letter: what is wrong, in plain words."""
        return self._said(TextKind.NOTICE, defect, settlement=settlement, date_text=letter_date)

    def cure(self, defect: Defect, settlement: Settlement) -> str:
        """Give the sentences for the claimant's letter: what to send."""
        return self._said(TextKind.CURE, defect, settlement=settlement, date_text=letter_date)

    def _said(self, kind: TextKind, defect: Defect, *, settlement: Settlement, date_text: Callable[[date], str]) -> str:
        known = self.codes.get(defect.code.code)
        if known is None:
            return defect.code.code
        line = line_words(defect.line or defect.field, of="the" if kind is TextKind.PROBLEM else "your")
        names = {**_of_case(settlement, date_text), "line": line, **_shown(defect.particulars, date_text)}
        return filled(known.text(kind, defect.finding), names)

    def remark(self, remark: Remark, settlement: Settlement | None = None) -> str:
        """Give the sentence of a remark on the screen."""
        text = self.remarks.get(remark.name, remark.name)
        names = _of_case(settlement, screen_date) if settlement else {}
        line = line_words(remark.field, of="the")
        return filled(text, {**names, "line": line, **_shown(remark.particulars, screen_date)})

    def act(self, act: Act) -> str:
        """Give one sentence that says what a person did, or tried and was refused."""
        names = {"who": act.who, "on": act.on, "before": act.before, "after": act.after, "reason": act.reason}
        if act.why_refused:
            names |= {"deed": act.verb.value, "outcome": f"{act.why_refused.removesuffix('.')}."}
            return filled(self.acts.get(_REFUSED, "{who}: {deed}, refused: {outcome}"), names)
        return filled(self.acts.get(act.verb.value, f"{{who}}: {act.verb.value}, {{on}}"), names)


def line_words(path: str, *, of: str) -> str:
    """Say which line a path names: `schedule.purchases[1].price` is `line 2 of your purchases`.

    The claimant reads of `your` purchases, the clerk of `the` purchases.
    """
    steps = [found for step in path.split(".") if (found := _PLACE.fullmatch(step))]
    if len(steps) > 1 and steps[0]["list"] == "schedule":
        steps = steps[1:]
    if not steps:
        return NOT_STATED
    name, index = steps[0]["list"], steps[0]["index"]
    if name == "release" and len(steps) > 1 and steps[1]["index"]:
        name, index = steps[1]["list"], steps[1]["index"]
    if index is None:
        return f"{of} {name.replace('_', ' ')}"
    number = int(index) + 1
    return f"{_LINE_WORDS[name]} {number}" if name in _LINE_WORDS else f"line {number} of {of} {name.replace('_', ' ')}"


def _shown(particulars: tuple[Particular, ...], date_text: Callable[[date], str]) -> dict[str, str]:
    return {particular.name: particular.shown(date_text) for particular in particulars}


def _of_case(settlement: Settlement, date_text: Callable[[date], str]) -> dict[str, str]:
    """Give the words of the case; a date that the settlement does not know is said in words."""
    period, administrator = settlement.class_period, settlement.administrator
    days = (
        ("bar_date", settlement.bar_date, "the last day for filing"),
        ("opening_on", settlement.opening_on, "the day before the period of the claim"),
        ("closing_on", settlement.closing_on, "the last day of the period of the claim"),
        ("class_first", period and period.first, "the first day of the class period"),
        ("class_last", period and period.last, "the last day of the class period"),
    )
    return {
        **{name: date_text(day) if day else otherwise for name, day, otherwise in days},
        "administrator": administrator.name if administrator else "the claims administrator",
        "case": settlement.caption,
    }


def read_wording(*, deficiencies: str, remarks: str, acts: str) -> WordingRead:
    """Read the three files of wording from their text (TOML); what cannot be read is a fault and is left out."""
    faults: list[WordingFault] = []
    codes: dict[str, CodeWording] = {}
    for code, table in _entries(DEFICIENCIES, deficiencies, faults=faults):
        found = list(_faults_of_code(code, table))
        faults += found
        if not found and isinstance(table, dict):
            findings = {way: _texts(words) for way, words in table.get(FINDINGS, {}).items()}
            codes[code] = CodeWording(_texts(table), MappingProxyType(findings))
    wording = Wording(
        codes=MappingProxyType(codes),
        remarks=_sentences(REMARKS, remarks, faults=faults),
        acts=_sentences(ACTS, acts, faults=faults),
    )
    return WordingRead(wording, tuple(faults))


def _sentences(file: str, text: str, *, faults: list[WordingFault]) -> Mapping[str, str]:
    sentences = {}
    for name, sentence in _entries(file, text, faults=faults):
        found = [*_faults_of_text(file, name, sentence), *(_faults_of_act(name, sentence) if file == ACTS else ())]
        faults += found
        if not found:
            sentences[name] = str(sentence)
    return MappingProxyType(sentences)


def _entries(file: str, text: str, *, faults: list[WordingFault]) -> Iterator[tuple[str, object]]:
    try:
        yield from tomllib.loads(text).items()
    except tomllib.TOMLDecodeError as error:
        faults.append(WordingFault(file, "", f"this is no TOML: {error}"))


def _texts(table: Mapping[str, object]) -> Mapping[TextKind, str]:
    return MappingProxyType({kind: str(table[kind]) for kind in TextKind if kind in table})


def _faults_of_code(code: str, table: object) -> Iterator[WordingFault]:
    if not isinstance(table, dict):
        yield WordingFault(DEFICIENCIES, code, f'a code is a table; write ["{code}"]')
        return
    for kind in TextKind:
        if kind not in table:
            yield WordingFault(DEFICIENCIES, f"{code}.{kind}", "this text is missing; write it")
    findings = table.get(FINDINGS, {})
    yield from _faults_of_texts(code, {name: text for name, text in table.items() if name != FINDINGS})
    for way, words in findings.items() if isinstance(findings, dict) else ():
        path = f"{code}.{FINDINGS}.{way}"
        if isinstance(words, dict):
            yield from _faults_of_texts(path, words)
        else:
            yield WordingFault(DEFICIENCIES, path, f'a finding is a table; write ["{code}".{FINDINGS}.{way}]')
    if not isinstance(findings, dict):
        yield WordingFault(DEFICIENCIES, f"{code}.{FINDINGS}", "findings are tables of their own")


def _faults_of_texts(path: str, table: Mapping[str, object]) -> Iterator[WordingFault]:
    for name, text in table.items():
        if name in _TEXTS:
            yield from _faults_of_text(DEFICIENCIES, f"{path}.{name}", text)
        else:
            yield WordingFault(DEFICIENCIES, f"{path}.{name}", f"no such text; a code has {', '.join(TextKind)}")


def _faults_of_text(file: str, path: str, text: object) -> Iterator[WordingFault]:
    if not isinstance(text, str) or not text.strip():
        yield WordingFault(file, path, "a sentence is a text in quotes, and not empty")
    elif _LOOSE_BRACE.search(_NAME.sub("", text)):
        yield WordingFault(
            file, path, "a brace stands around a name in small letters, such as {bar_date}, and nowhere else"
        )


def _faults_of_act(name: str, text: object) -> Iterator[WordingFault]:
    if name not in {_REFUSED, *(verb.value for verb in Verb)}:
        yield WordingFault(ACTS, name, f"no such deed; the deeds are {', '.join(Verb)}")
    known = ACT_NAMES | {"deed", "outcome"} if name == _REFUSED else ACT_NAMES
    strange = names_in(text) - known if isinstance(text, str) else frozenset()
    for unknown in sorted(strange):
        yield WordingFault(ACTS, name, f"{{{unknown}}} is unknown; an act has {', '.join(sorted(ACT_NAMES))}")
