"""Reading a document: from a file to a frozen ``model.Document``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.errors import UnreadableDocument
from docchecker.model import Document
from docchecker.word.body import BodyReader
from docchecker.word.names import W
from docchecker.word.numbering import Numbering
from docchecker.word.package import Package
from docchecker.word.styles import StyleSheet
from docchecker.word.theme import read_theme

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element as Element

_APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Application"


def read(source: Path | bytes) -> Document:
    """Read a .docx (or .docm, .dotx), given as a path or as its bytes; UnreadableDocument says why it cannot be."""
    package = Package(source)
    try:
        return _read(package)
    finally:
        package.close()


def _read(package: Package) -> Document:
    body = package.root(package.main).find(W + "body")
    if body is None:
        raise UnreadableDocument("no_body", "文件里没有正文部分。", "请用 Word 或 WPS 打开，另存为 .docx 后再检查。")
    settings = package.related_root("settings")
    theme = read_theme(package.related_root("theme"), settings)
    styles = StyleSheet(package.related_root("styles"), theme)
    reader = BodyReader(styles, Numbering(package.related_root("numbering"), styles))
    reader.read(body)
    relations = package.relationships
    return Document(
        tuple(reader.paragraphs),
        _application(package),
        tuple(reader.marks),
        tuple(reader.text_boxes),
        _plain(package, "header", "footer"),
        _plain(package, "footnotes", "endnotes"),
        tuple(r.target for r in relations if r.external and r.type != "hyperlink"),
        any(r.type == "vbaProject" for r in relations),
        tuple(dict.fromkeys(reader.unread)),
        _count_notes(settings),
    )


def _application(package: Package) -> str:
    if not package.has("docProps/app.xml"):
        return ""
    try:
        return (package.root("docProps/app.xml").findtext(_APP) or "").strip()
    except UnreadableDocument:
        return ""


def _plain(package: Package, *kinds: str) -> tuple[str, ...]:
    """The text of related parts, a string a part, empty ones left out."""
    found = []
    for _, name in package.all_related(*kinds):
        try:
            root = package.root(name)
        except UnreadableDocument:
            continue
        text = "\n".join("".join(t.text or "" for t in p.iter(W + "t")) for p in root.iter(W + "p")).strip()
        if text:
            found.append(text)
    return tuple(found)


def _count_notes(settings: Element | None) -> bool:
    """Whether note bodies are part of the document's statistics (17.15.1.34 absent)."""
    return settings is not None and settings.find(W + "doNotIncludeSubdocsInStats") is None
