"""Two materials in one file, a case study and a list: where each begins, and the document with one of them alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from docchecker.classify.headings import find_headings
from docchecker.classify.letters import is_letter_title
from docchecker.classify.lines import Line, is_annex_mark, is_contents, is_sentence, squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docchecker.model import Document
    from docchecker.rulebook.model import Kind, Notice
    from docchecker.structure import Structure

_LONGEST_TITLE = 45
#: within so many lines below its title a list begins
_NEAR = 6
_LEAST_HEADINGS = 2


class Material(NamedTuple):
    """One of several materials in a file: its kind, its first paragraph, and the first one behind it."""

    kind: str
    first: int
    after: int


def materials(lines: Sequence[Line], document: Document, notice: Notice) -> tuple[Material, ...]:
    """Return the materials of a file that holds both a report of prescribed parts and a list; nothing for any other."""
    for parted in notice.kinds.values():
        for listed in notice.kinds.values():
            if parted.structure == "sections" and listed.structure == "items":
                cut = _cut(lines, parted, listed)
                if cut is not None:
                    at, order = cut
                    return Material(order[0].id, 0, at), Material(order[1].id, at, len(document.paragraphs))
    return ()


def alone(document: Document, material: Material) -> Document:
    """Return the document with all paragraphs but a material's own empty, so that places stay what they are."""
    own = range(material.first, material.after)
    paragraphs = tuple(
        p if p.index in own else replace(p, text="", runs=(), label="", note_marks=0, placeholders=(), breaks=())
        for p in document.paragraphs
    )
    marks = tuple(mark for mark in document.marks if mark.paragraph in own)
    if material.first > 0:
        document = document._replace(text_boxes=(), headers_footers=(), notes=(), external=(), macros=False)
    return document._replace(paragraphs=paragraphs, marks=marks)


def own_text(document: Document, structure: Structure) -> Document:
    """Return what is judged of a document: of a file with two materials of which one was named, that one alone."""
    if structure.materials or structure.reach == (0, 0):
        return document
    return alone(document, Material(structure.kind or "", *structure.reach))


def _cut(lines: Sequence[Line], parted: Kind, listed: Kind) -> tuple[int, tuple[Kind, Kind]] | None:
    """The paragraph where the second material begins, and the kinds in order."""
    keys = {line.key: i for i, line in enumerate(lines)}
    contents = {line.key for line in lines if is_contents(line.text)}
    exact = [f for f in find_headings(lines, parted.sections) if f.exact and f.line.key not in contents]
    if len({found.section for found in exact}) < _LEAST_HEADINGS:
        return None
    titles = [i for i, line in enumerate(lines) if _is_title(line, listed) and _begins_list(lines, i)]
    first, last = keys[exact[0].line.key], keys[exact[-1].line.key]
    behind = [i for i in titles if i > last]
    if behind:
        return _paragraph(lines, _upward(lines, behind[0], last)), (parted, listed)
    before = [i for i in titles if i < first]
    if before:
        numbered = max((i for i in range(before[-1], first) if is_sentence(lines[i].text)), default=before[-1])
        return _paragraph(lines, min(first, numbered + 1)), (listed, parted)
    return None


def _is_title(line: Line, kind: Kind) -> bool:
    words = squeeze(line.text)
    if line.label is not None or len(words) > _LONGEST_TITLE or is_contents(line.text) or is_letter_title(words):
        return False
    return words.endswith(kind.title_words) and not words.startswith(("附", "《"))


def _begins_list(lines: Sequence[Line], at: int) -> bool:
    """Whether a first problem or a table follows a title."""
    below = lines[at + 1 : at + 1 + _NEAR]
    return any((line.label is not None and line.label.number == 1) or line.paragraph.cell for line in below)


def _upward(lines: Sequence[Line], at: int, end: int) -> int:
    """The first of the annex marks that stand right above a title."""
    while at - 1 > end and is_annex_mark(lines[at - 1].text):
        at -= 1
    return at


def _paragraph(lines: Sequence[Line], at: int) -> int:
    return lines[at].paragraph.index
