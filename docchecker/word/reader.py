"""Reading a document: from a file to a frozen ``model.Document``."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from docchecker.errors import UnreadableDocument
from docchecker.model import Document
from docchecker.word.bindings import show_stores
from docchecker.word.body import BodyReader
from docchecker.word.leftovers import plain_text, read_comments
from docchecker.word.limits import LIMITS, Limits
from docchecker.word.names import W
from docchecker.word.numbering import Numbering
from docchecker.word.package import Package
from docchecker.word.refusals import refusal
from docchecker.word.styles import StyleSheet
from docchecker.word.theme import read_theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element as Element

    from docchecker.model import Paragraph

#: what happens to files; any other trouble with a part is of the kind that the file is refused for
_DAMAGED = frozenset({"bad_xml", "bad_encoding", "damaged_part", "duplicate_part"})
_APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Application"


def read(source: Path | bytes, limits: Limits = LIMITS) -> Document:
    """Read a .docx (or .docm, .dotx), given as a path or as its bytes; UnreadableDocument says why it cannot be."""
    package = Package(source, limits)
    try:
        with _collecting_nothing():
            document = _read(package, limits)
        _check_length(document.paragraphs, limits)
        return document
    finally:
        package.close()


@contextmanager
def _collecting_nothing() -> Iterator[None]:
    """No search for cycles meanwhile: reading makes many values and no cycle, and the searches took a fourth of it."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _read(package: Package, limits: Limits) -> Document:
    root = package.root(package.main)
    bodies = root.findall(W + "body")
    if not bodies:
        raise refusal("no_body")
    show_stores(package, root)
    settings = package.related_root("settings")
    theme = read_theme(package.related_root("theme"), settings)
    styles = StyleSheet(package.related_root("styles"), theme, limits)
    reader = BodyReader(styles, Numbering(package.related_root("numbering"), styles))
    reader.leftovers.said = read_comments(_optional(package, "comments"))
    reader.read(bodies[0])
    unread = reader.unread
    if len(bodies) > 1:
        unread.append("第二个正文部分（w:body）")
    headers_footers = _plain(package, unread, "header", "footer")
    notes = _plain(package, unread, "footnotes", "endnotes")
    relations = package.relationships
    return Document(
        tuple(reader.paragraphs),
        _application(package),
        tuple(reader.leftovers.marks),
        tuple(reader.text_boxes),
        headers_footers,
        notes,
        tuple(r.target for r in relations if r.external and r.type != "hyperlink"),
        any(r.type == "vbaProject" for r in relations),
        tuple(dict.fromkeys(unread)),
        reader.pictures,
        tuple(reader.text_box_places),
    )


def _optional(package: Package, kind: str) -> Element | None:
    """Root of a part that says nothing about how the text looks; None where it is missing or damaged."""
    try:
        return package.related_root(kind)
    except UnreadableDocument:
        return None


def _application(package: Package) -> str:
    if not package.has("docProps/app.xml"):
        return ""
    try:
        return (package.root("docProps/app.xml").findtext(_APP) or "").strip()
    except UnreadableDocument:
        return ""


def _plain(package: Package, unread: list[str], *kinds: str) -> tuple[str, ...]:
    """The text of related parts, a string a part, empty ones left out; damaged ones are named in ``unread``."""
    found = []
    for _, name in package.all_related(*kinds):
        try:
            root = package.root(name)
        except UnreadableDocument as error:
            if error.kind not in _DAMAGED:
                raise
            unread.append(f"已损坏的部件 {name}")
            continue
        text = plain_text(root)
        if text:
            found.append(text)
    return tuple(found)


def _check_length(paragraphs: tuple[Paragraph, ...], limits: Limits) -> None:
    total = 0
    for paragraph in paragraphs:
        length = len(paragraph.text)
        total += length
        if length > limits.paragraph_characters:
            raise refusal("paragraph_too_long", limit=limits.paragraph_characters)
    if total > limits.characters:
        raise refusal("too_much_text", limit=limits.characters)
