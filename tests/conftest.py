"""Every test of a screen runs without a display."""

import os

# Qt reads the platform when the first application is made, so it is named before any test module is imported.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
