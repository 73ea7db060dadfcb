"""Which lines of a title a repair may set like the title: not a subtitle, nor a unit or author in smaller type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.structure import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docchecker.model import Document

_DASHES = ("—", "－", "--")


def main_lines(title: Sequence[Span], document: Document) -> list[Span]:
    """The lines in the title's largest type, those that begin with a dash left out; white space is no line."""
    lines = [line for span in title for line in _lines(span, document) if _text(line, document).strip()]
    sizes = [_size(line, document) for line in lines]
    largest = max(sizes, default=0)
    return [
        line
        for line, size in zip(lines, sizes, strict=True)
        if size == largest and (line is lines[0] or not _text(line, document).lstrip().startswith(_DASHES))
    ]


def _text(span: Span, document: Document) -> str:
    return document.paragraphs[span.paragraph].text[span.start : span.end]


def _lines(span: Span, document: Document) -> Iterator[Span]:
    at = span.start
    for line in _text(span, document).split("\n"):
        yield Span(span.paragraph, at, at + len(line))
        at += len(line) + 1


def _size(line: Span, document: Document) -> float:
    """The largest type on a line in pt, 0 where it is not known."""
    at, largest = 0, 0.0
    for text, look in document.paragraphs[line.paragraph].runs:
        inside = text[max(0, line.start - at) : max(0, line.end - at)]
        at += len(text)
        if inside.strip():
            largest = max(largest, look.size_pt.value or 0)
    return largest
