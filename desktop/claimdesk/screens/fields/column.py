"""A field of the form is a column: its label above, the line that is keyed, and the note below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from claimdesk.screens import theme
from claimdesk.screens.fields.line import PaperLine
from claimdesk.screens.fields.note import NoteLine


def lay_out_column(field: QWidget, label: str, *, line: PaperLine, note: NoteLine) -> QLabel:
    """Lay out a field and give its label, whose words are shown as they are."""
    caption = QLabel(label, field)
    caption.setObjectName("fieldLabel")
    caption.setTextFormat(Qt.TextFormat.PlainText)
    caption.setFont(theme.label_font())
    caption.setBuddy(line)
    column = QVBoxLayout(field)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(caption)
    column.addWidget(line, alignment=Qt.AlignmentFlag.AlignLeft)
    column.addWidget(note)
    return caption
