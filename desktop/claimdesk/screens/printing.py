"""Letters leave the screen as a file or on paper; where neither works, a sentence says why and what to do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from claimdesk.casework.preview import render_page
from claimdesk.errors import Told

DOTS_PER_INCH = 300


def asked_path(parent: QWidget, title: str, *, name: str) -> Path | None:
    """Ask where a file goes; None when the person goes back."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, name, f"*{Path(name).suffix}")
    return Path(chosen) if chosen else None


def write_pdf(pdf: bytes, path: Path) -> Path:
    """Write a PDF, its suffix added where the person gave none, and give its path.

    Raises:
        Told: the file cannot be written.
    """
    return write_file(pdf, path if path.suffix else path.with_suffix(".pdf"))


def write_file(content: bytes, path: Path) -> Path:
    """Write a file in one step, so that no half file is ever found, and give its path.

    Raises:
        Told: the file cannot be written.
    """
    half = path.with_name(f"{path.name}.part")
    try:
        half.write_bytes(content)
        half.replace(path)
    except OSError as error:
        half.unlink(missing_ok=True)
        reason = (error.strerror or "it cannot be written").lower()
        raise Told(f"{path.name} was not saved: {reason}.", "Choose another folder.") from error
    return path


def refuse_unwritable(path: Path) -> None:
    """Find out before long work whether a file can be written at `path`.

    Raises:
        Told: it cannot.
    """
    write_pdf(b"", path.with_name(f".{path.name}.try")).unlink(missing_ok=True)


def chosen_printer(parent: QWidget) -> QPrinter | None:
    """Ask for a printer; None when the person goes back.

    Raises:
        Told: this machine has no printer.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise Told(
            "This machine has no printer.",
            "Save the letter as PDF and print it elsewhere, or set up a printer and try again.",
        )
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def print_pages(printer: QPrinter, pdf: bytes, *, first_page: int, pages: int) -> str:
    """Print pages of a PDF, and give what is said of it.

    Raises:
        Told: the printer does not take the pages.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise Told("The printer does not take the letter.", "Look whether it is switched on, then print again.")
    for page in range(first_page, first_page + pages):
        if page > first_page:
            printer.newPage()
        picture = QImage.fromData(render_page(pdf, page, dots_per_inch=DOTS_PER_INCH))
        painter.drawImage(painter.viewport(), picture)
    painter.end()
    return f"Printed {pages} page{'' if pages == 1 else 's'} on {printer.printerName()}"
