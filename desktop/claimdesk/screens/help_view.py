"""One page of help for each screen, from resources/help, with the keys that work there below it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat, QTextTable
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from claimdesk.assets import asset
from claimdesk.casework.key_card import KeysByPlace, key_card
from claimdesk.errors import Told
from claimdesk.screens import theme
from claimdesk.screens.actions import Deed, Scope, keys_text, qualified
from claimdesk.screens.printing import asked_path, write_pdf

if TYPE_CHECKING:
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

_ROLE = Qt.ItemDataRole.UserRole
_LIST_WIDTH = 200
_HEADINGS = (20, 15)
_ABOVE_HEADING = 18
_BELOW_HEADING = 6
_BELOW_PARAGRAPH = 8
_CELL_PADDING = 4


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page: its key is the name of its file, `scopes` are the lists of keys that it ends with."""

    key: str
    title: str
    scopes: tuple[Scope, ...] = ()


HELP_PAGES: tuple[HelpPage, ...] = (
    HelpPage("overview", "Overview", (Scope.EVERYWHERE, Scope.CASE)),
    HelpPage("queue", "Queue", (Scope.CASE,)),
    HelpPage("claims", "Claims", (Scope.EVERYWHERE, Scope.CASE)),
    HelpPage("claim", "A claim", (Scope.EVERYWHERE, Scope.CLAIM, Scope.FIELD)),
    HelpPage("schedule", "The schedule", (Scope.SCHEDULE,)),
    HelpPage("scans", "Scans", (Scope.CLAIM,)),
    HelpPage("claim_letters", "Letters of a claim", (Scope.CLAIM,)),
    HelpPage("claim_loss", "Why this amount", (Scope.CLAIM,)),
    HelpPage("second", "Second keying", (Scope.CLAIM, Scope.FIELD)),
    HelpPage("differences", "Differences", (Scope.DIFFERENCES,)),
    HelpPage("letters", "Letters of the case", (Scope.CASE,)),
    HelpPage("settlement", "Settlement", (Scope.CASE,)),
    HelpPage("plan_entry", "Keying a plan", (Scope.PLAN,)),
    HelpPage("loss_run", "Computing the losses", (Scope.CASE,)),
    HelpPage("staff", "Staff", (Scope.CASE,)),
    HelpPage("log", "Log", (Scope.CASE,)),
    HelpPage("help", "All keys", tuple(Scope)),
)


class HelpView(QWidget):
    """The pages on the left, one of them beside."""

    def __init__(self, workplace: Workplace, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self._workplace = workplace
        self._notices = notices
        self._deeds = workplace.deeds
        self._list = QListWidget(self)
        self._list.setObjectName("help_pages")
        self._list.setAccessibleName("Pages of the help")
        self._list.setFixedWidth(_LIST_WIDTH)
        for page in HELP_PAGES:
            item = QListWidgetItem(page.title, self._list)
            item.setData(_ROLE, page.key)
        self._list.currentRowChanged.connect(self._show)
        self.text = QTextBrowser(self)
        self.text.setObjectName("help_text")
        self.text.setAccessibleName("Help")
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(16)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 20, 24, 16)
        row.setSpacing(16)
        row.addWidget(self._list)
        row.addWidget(self.text, 1)
        self.setFocusProxy(self._list)
        self._list.setCurrentRow(0)

    def save_card(self) -> None:
        """Save all keys that are in force as a card of one page."""
        path = asked_path(self, "Save the card of keys", name="Claimdesk keys.pdf")
        if path is None:
            return

        def written(pdf: bytes) -> None:
            try:
                self._notices.say(f"The card of keys is in {write_pdf(pdf, path).name}: one page to print")
            except Told as told:
                self._notices.tell(told)

        verb = partial(key_card, keys=keys_by_place(self._deeds))
        self._workplace.do(verb, owner=self, done=written, failed=self._notices.tell)

    def show_page(self, key: str) -> None:
        """Show the page of a screen."""
        row = next((at for at, page in enumerate(HELP_PAGES) if page.key == key), 0)
        self._list.setCurrentRow(row)

    def _show(self, row: int) -> None:
        page = HELP_PAGES[row]
        words = asset(f"help/{page.key}.md").read_text(encoding="utf-8")
        self.text.setMarkdown(f"{words}\n\n{keys_markdown(self._deeds, page.scopes)}")
        dress(self.text.document())


def dress(document: QTextDocument) -> None:
    """Give headings the sizes of the house, paragraphs a gap between them, and tables room instead of frames."""
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        if level:
            cursor = QTextCursor(block)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            look = QTextCharFormat()
            look.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)
            look.setFont(theme.font(_HEADINGS[min(level, 2) - 1], weight=QFont.Weight.DemiBold))
            cursor.mergeCharFormat(look)
            above = QTextBlockFormat()
            above.setTopMargin(0 if level == 1 else _ABOVE_HEADING)
            above.setBottomMargin(_BELOW_HEADING)
            QTextCursor(block).mergeBlockFormat(above)
        elif QTextCursor(block).currentTable() is None:
            below = QTextBlockFormat()
            below.setBottomMargin(_BELOW_PARAGRAPH)
            QTextCursor(block).mergeBlockFormat(below)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            form = frame.format().toTableFormat()
            form.setBorder(0)
            form.setCellPadding(_CELL_PADDING)
            form.setCellSpacing(0)
            frame.setFormat(form)


def keys_by_place(deeds: tuple[Deed, ...]) -> KeysByPlace:
    """Give the keys of every scope with what they do."""
    scopes = ((scope, [deed for deed in deeds if deed.scope is scope and deed.keys]) for scope in Scope)
    return tuple((scope.value, tuple((keys_text(deed), deed.text) for deed in of)) for scope, of in scopes)


def keys_markdown(deeds: tuple[Deed, ...], scopes: tuple[Scope, ...]) -> str:
    """Give the keys of these scopes as tables, one a scope, each deed with the name by which its keys are chosen."""
    parts = []
    for scope in scopes:
        lines = [
            f"| {keys_text(deed)} | {deed.text} | {qualified(deed)} |"
            for deed in deeds
            if deed.scope is scope and deed.keys
        ]
        if lines:
            parts.append("\n".join((f"## {scope.value}", "", "| Key | What it does | Name |", "|---|---|---|", *lines)))
    return "\n\n".join(parts)
