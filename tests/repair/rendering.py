"""Annotated documents as LibreOffice sets them: a PDF with its comments as notes, read back with pypdf and poppler."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from pypdf import PdfReader

from docchecker.word.convert import libreoffice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HERE = libreoffice() is not None and shutil.which("pdftotext") is not None
_FILTER = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'

#: wider than any page, in pt
_ALL = 2000


class Note(NamedTuple):
    """A note on a page (from 1): its text, where its place is (pt from the left and top), and the height of its line."""

    text: str
    page: int
    left: float
    top: float
    height: float


def as_pdf(documents: Sequence[Path], folder: Path) -> list[Path]:
    """The documents set by LibreOffice, in this folder."""
    return _converted(documents, folder, _FILTER, ".pdf")


def resaved(documents: Sequence[Path], folder: Path) -> list[Path]:
    """The documents read and written again by LibreOffice, in this folder."""
    return _converted(documents, folder, "docx:MS Word 2007 XML", ".docx")


def _converted(documents: Sequence[Path], folder: Path, filter_: str, suffix: str) -> list[Path]:
    profile = (folder / "profile").as_uri()
    command = [str(libreoffice()), f"-env:UserInstallation={profile}", "--headless", "--convert-to", filter_]
    files = [str(document) for document in documents]
    subprocess.run([*command, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=300)
    return [folder / document.with_suffix(suffix).name for document in documents]


def notes(pdf: Path) -> list[Note]:
    """The comments in the order of the pages."""
    found = []
    for number, page in enumerate(PdfReader(pdf).pages, 1):
        for entry in page.get("/Annots") or ():
            note = entry.get_object()
            if note["/Subtype"] == "/Text":
                left, bottom, _, top = map(float, note["/Rect"])
                found.append(Note(note["/Contents"], number, left, float(page.mediabox.height) - top, top - bottom))
    return found


def words_before(pdf: Path, note: Note) -> str:
    """What stands on the page to the left of a note in its line, without white space; at a line's start the line above."""
    return _words(pdf, note.page, note.top, note.left, note.height) or _words(
        pdf, note.page, note.top - note.height, _ALL, note.height
    )


def _words(pdf: Path, page: int, top: float, width: float, height: float) -> str:
    """The text of a stretch of a line from the left edge, in pt."""
    box = {"f": page, "l": page, "x": 0, "y": top, "W": width - 1, "H": height}
    options = [word for name, value in box.items() for word in (f"-{name}", str(int(value)))]
    command = ["pdftotext", "-r", "72", *options, str(pdf), "-"]
    return "".join(subprocess.run(command, check=True, capture_output=True).stdout.decode().split())
