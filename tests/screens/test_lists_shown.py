"""Lines of a tree are as high as their words need, and a box of choices shows that there are others."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QHeaderView, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from claimdesk.screens import theme
from claimdesk.screens.choice_box import ChoiceBox
from claimdesk.screens.wrapped_column import WrappedColumn

SENTENCE = "Jana Judge issued a letter on claim SONUS-0000001: Acknowledgment of your Proof of Claim."


def line_of(tree: QTreeWidget, row: int) -> QRect:
    """Where a line stands in the tree."""
    item = tree.topLevelItem(row)
    assert item is not None
    return tree.visualItemRect(item)


def test_a_long_sentence_gets_the_lines_it_needs(qtbot: QtBot) -> None:
    """At half the width it takes more lines, at four times the width one, as high as that of a short one."""
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    tree.setHeaderLabels(["When", "What was done"])
    tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    WrappedColumn(tree, 1)
    QTreeWidgetItem(tree, ["20 May 2008", SENTENCE])
    QTreeWidgetItem(tree, ["20 May 2008", "Ines Clerk signed in."])
    heights = []
    for width in (320, 640, 1600):
        tree.resize(width, 300)
        tree.show()
        QApplication.processEvents()
        heights.append(line_of(tree, 0).height())
    assert heights[0] > heights[1] > heights[2] == line_of(tree, 1).height()


def test_a_box_of_choices_has_an_arrow_in_the_quiet_colour(qtbot: QtBot) -> None:
    """The arrow stands at the right end, where nothing else is painted."""
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItems(["Any state", "reviewed"])
    box.resize(140, 28)
    box.show()
    picture = box.grab().toImage()
    end = [picture.pixelColor(x, y) for x in range(box.width() - 20, box.width() - 8) for y in range(8, 20)]
    assert theme.colour("quiet") in end
