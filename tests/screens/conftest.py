"""Screens are tested in the light scheme of the house, with its fonts."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from claimdesk.screens.theme import Scheme, Theme


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """Give the theme of the application, one for all tests."""
    return Theme(qapp, scheme=Scheme.LIGHT)


@pytest.fixture(autouse=True)
def light(theme: Theme) -> None:
    """Begin every test in the light scheme."""
    if theme.scheme is not Scheme.LIGHT:
        theme.choose(Scheme.LIGHT)
