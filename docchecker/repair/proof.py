"""Proving that a repair changed nothing but what it set out to change.

Two witnesses: the XML of the main part, where only five properties of runs, the alignment of paragraphs and the
borders of runs may differ, and the document as it is read: text, numbers, revisions, tables, notes, looks elsewhere.
"""

from __future__ import annotations

import io
import zipfile
from itertools import zip_longest
from typing import TYPE_CHECKING

from docchecker.repair.draft import Draft
from docchecker.word.archive import plain_name
from docchecker.word.names import W
from docchecker.word.places import RUN, TEXT, visible_text
from docchecker.word.properties import PPR, RPR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element as Element

    from docchecker.model import Document, Paragraph
    from docchecker.repair.needs import Edit, Wish

_SET = frozenset(W + tag for tag in ("rFonts", "b", "bCs", "sz", "szCs", "jc"))
Shown = tuple[object, ...]


class UnsafeRepair(Exception):
    """A repair that would have changed more than it should; nothing is written."""

    def __init__(self, what: str) -> None:
        super().__init__(f"修改后的文件与原文件核对不上（{what}），没有写出文件；请按批注手工修改。")
        self.what = what


def prove_parts(before: bytes, after: bytes, changed: Sequence[str]) -> None:
    """All parts but the changed ones are the same (by their checksums); UnsafeRepair otherwise."""
    if _checksums(before, changed) != _checksums(after, changed):
        raise UnsafeRepair("图片等其他部件")


def prove_xml(before: bytes, after: bytes, *, words: bool) -> None:
    """The main part and the styles differ in nothing but look; ``words``: not even in the text of their runs."""
    old, new = Draft(before), Draft(after)
    if any(a != b for a, b in zip_longest(_tokens(old.root, words=words), _tokens(new.root, words=words))):
        raise UnsafeRepair("正文的结构")
    if _styles(old.package.related_root("styles")) != _styles(new.package.related_root("styles")):
        raise UnsafeRepair("样式表")


def prove_text(before: Document, after: Document, edits: Sequence[Edit]) -> None:
    """The document reads the same but for the edits; UnsafeRepair otherwise."""
    expected = [p.text for p in before.paragraphs]
    for edit in reversed(edits):
        index, start, end = edit.span
        expected[index] = expected[index][:start] + edit.text + expected[index][end:]
    if expected != [p.text for p in after.paragraphs]:
        raise UnsafeRepair("文字")
    if [_frame(p) for p in before.paragraphs] != [_frame(p) for p in after.paragraphs]:
        raise UnsafeRepair("编号、表格或脚注")
    if _around(before) != _around(after):
        raise UnsafeRepair("修订、批注或文本框")


def prove_looks(before: Document, after: Document, wishes: Sequence[Wish]) -> None:
    """Of the same text nothing looks otherwise but where it was wished; UnsafeRepair otherwise."""
    wished: dict[int, list[tuple[int, int]]] = {}
    for wish in wishes:
        wished.setdefault(wish.span.paragraph, []).append((wish.span.start, wish.span.end))
    for old, new in zip(before.paragraphs, after.paragraphs, strict=True):
        if old.runs != new.runs and not _only_within(old, new, wished):
            raise UnsafeRepair(f"第{old.index + 1}段的字体字号")
        if old.align.value != new.align.value and old.text.strip() and old.index not in wished:
            raise UnsafeRepair(f"第{old.index + 1}段的对齐方式")


def _only_within(old: Paragraph, new: Paragraph, wished: Mapping[int, list[tuple[int, int]]]) -> bool:
    spans = wished.get(old.index, [])
    triples = zip(old.text, shown(old), shown(new), strict=True)
    return all(
        a[char.isascii() :] == b[char.isascii() :] or char.isspace() or any(start <= i < end for start, end in spans)
        for i, (char, a, b) in enumerate(triples)
    )


def shown(paragraph: Paragraph) -> Iterator[Shown]:
    """(East Asian font, Latin font, pt, bold) of every character."""
    for text, look in paragraph.runs:
        values = tuple(one.value for one in look[:4])
        for _ in text:
            yield values


def _frame(paragraph: Paragraph) -> Shown:
    """What of a paragraph no repair touches."""
    p = paragraph
    return p.style, p.label, p.outline, p.cell, p.note_marks, len(p.placeholders)


def _around(document: Document) -> Shown:
    d = document
    return d.marks, d.text_boxes, d.headers_footers, d.notes, d.external, d.macros, d.unread


def _checksums(data: bytes, changed: Sequence[str]) -> dict[str, int]:
    names = {name.lower() for name in changed}
    found: dict[str, int] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            found.setdefault(plain_name(entry.filename), entry.CRC)
    return {name: checksum for name, checksum in found.items() if name not in names}


def _tokens(parent: Element, *, words: bool) -> Iterator[Shown]:
    """What stands in a part but what a repair may set; borders of runs do not show, the rest of their look does."""
    for element in parent:
        if element.tag == RUN:
            yield from _run_tokens(element, words=words)
        elif element.tag == PPR:
            yield from (("", one) for one in _kept(element))
        else:
            yield element.tag, element.text, *sorted(element.attrib.items())
            yield from _tokens(element, words=words)
            yield ("/",)


def _run_tokens(run: Element, *, words: bool) -> Iterator[Shown]:
    look = tuple(one for element in run.iterchildren(RPR) for one in _kept(element))
    for element in run:
        if element.tag == TEXT:
            yield from ((char, look) for char in visible_text(element)) if words else ((TEXT, look),)
        elif element.tag != RPR:
            yield element.tag, element.text, look, *sorted(element.attrib.items())
            yield from _tokens(element, words=words)
            yield ("/",)


def _kept(properties: Element) -> Iterator[Shown]:
    """The children of a w:rPr or w:pPr that no repair sets; an element emptied of them counts as absent."""
    for element in properties:
        if element.tag == RPR:
            inner = tuple(_kept(element))
            if inner:
                yield RPR, inner
        elif element.tag not in _SET:
            yield _whole(element)


def _whole(element: Element) -> Shown:
    return element.tag, element.text, *sorted(element.attrib.items()), *(_whole(child) for child in element)


def _styles(root: Element | None) -> list[Shown]:
    return [
        tuple((one.tag, *_kept(one)) if one.tag in (RPR, PPR) else _whole(one) for one in style if not _empty(one))
        for style in (root if root is not None else ())
    ]


def _empty(element: Element) -> bool:
    return element.tag in (RPR, PPR) and not tuple(_kept(element))
