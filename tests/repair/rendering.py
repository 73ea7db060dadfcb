"""Documents as LibreOffice reads them: saved again as .docx, or as flat XML in which each comment marks its words."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from docchecker.word.convert import libreoffice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_NAME = f"{_OFFICE}name"


class Note(NamedTuple):
    """A comment as LibreOffice has it: its lines, and the words it stands on without white space."""

    lines: tuple[str, ...]
    words: str


def as_flat_xml(documents: Sequence[Path], folder: Path) -> list[Path]:
    """The documents read by LibreOffice and written as .fodt, in this folder."""
    return _converted(documents, folder, "fodt", ".fodt")


def resaved(documents: Sequence[Path], folder: Path) -> list[Path]:
    """The documents read and written again by LibreOffice, in this folder."""
    return _converted(documents, folder, "docx:MS Word 2007 XML", ".docx")


def _converted(documents: Sequence[Path], folder: Path, filter_: str, suffix: str) -> list[Path]:
    profile = (folder / "profile").as_uri()
    command = [str(libreoffice()), f"-env:UserInstallation={profile}", "--headless", "--convert-to", filter_]
    files = [str(document) for document in documents]
    subprocess.run([*command, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=300)
    return [folder / document.with_suffix(suffix).name for document in documents]


def notes(flat: Path) -> list[Note]:
    """The comments of a .fodt, in the order in which their words begin."""
    lines: dict[str, tuple[str, ...]] = {}
    words: dict[str, list[str]] = {}
    open_: set[str] = set()
    for event, element in _walk(etree.parse(str(flat)).find(f".//{_OFFICE}text")):
        name = element.get(_NAME, "")
        if element.tag == f"{_OFFICE}annotation" and event == "start":
            lines[name] = tuple("".join(part.itertext()) for part in element.iter(f"{_TEXT}p"))
            words[name] = []
            open_.add(name)
        elif element.tag == f"{_OFFICE}annotation-end" and event == "start":
            open_.discard(name)
        said = element.text if event == "start" and element.tag != f"{_OFFICE}annotation" else None
        said = element.tail if event == "end" else said
        for one in open_:
            words[one].append(said or "")
    return [Note(lines[name], "".join("".join(words[name]).split())) for name in lines]


def _walk(element: etree._Element | None) -> Iterator[tuple[str, etree._Element]]:
    """Elements as they begin and end; what stands inside a comment is left out."""
    if element is None:
        return
    yield "start", element
    if element.tag != f"{_OFFICE}annotation":
        for child in element:
            yield from _walk(child)
    yield "end", element
