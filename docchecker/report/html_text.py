"""A document's text as HTML, with the words that findings mean marked."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from docchecker.report.markup import element, esc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from docchecker.findings import Location
    from docchecker.model import Document, Paragraph

# Longer marks are whole paragraphs rather than words, and shown more quietly.
_WORDS = 60

_ALIGN = {"center": "c", "right": "r"}


class Marked(NamedTuple):
    """A finding to be marked: its number on the page, its look (a CSS class), and its places."""

    number: int
    look: str
    locations: tuple[Location, ...]


class _Span(NamedTuple):
    start: int
    end: int
    finding: Marked


Spans = dict[int, list[_Span]]


def text_html(document: Document, findings: Iterable[Marked], prefix: str) -> str:
    """The paragraphs in order, tables as tables; a paragraph with a finding has the id ``prefix`` + its index.

    Marks carry the numbers of their findings in ``data-f``. Findings come the gravest first.
    """
    spans = _spans(document, findings)
    pieces = []
    for table, paragraphs in groupby(document.paragraphs, key=lambda one: one.cell.table if one.cell else None):
        found = list(paragraphs)
        lines = (_paragraph(one, spans, prefix) for one in found) if table is None else _table(found, spans, prefix)
        pieces.append("".join(lines))
    return "\n".join(pieces)


def _spans(document: Document, findings: Iterable[Marked]) -> Spans:
    spans: Spans = defaultdict(list)
    for finding in findings:
        for location in finding.locations:
            if location.paragraph is not None and location.paragraph < len(document.paragraphs):
                text = document.paragraphs[location.paragraph].text
                spans[location.paragraph].append(_Span(*_stretch(text, location), finding))
    return spans


def _stretch(text: str, location: Location) -> tuple[int, int]:
    """The words a location means; an empty stretch when they are not in the text (a comment, a deletion)."""
    if location.start is not None and location.end is not None:
        return location.start, min(location.end, len(text))
    start = text.find(location.excerpt) if location.excerpt else -1
    return (0, 0) if start < 0 else (start, start + len(location.excerpt))


def _paragraph(paragraph: Paragraph, spans: Mapping[int, list[_Span]], prefix: str) -> str:
    here = spans.get(paragraph.index, [])
    elsewhere = [span.finding for span in here if span.start >= span.end]
    looks = [_ALIGN.get(paragraph.align.value or ""), "b" if _bold(paragraph) else None]
    looks += ["at", elsewhere[0].look] if elsewhere else []
    label = element("i", esc(paragraph.label)) if paragraph.label else ""
    return element(
        "p",
        label + "".join(_segments(paragraph.text, here)),
        data_n=paragraph.index + 1,
        id=f"{prefix}{paragraph.index}" if here else None,
        class_=" ".join(filter(None, looks)) or None,
        data_f=" ".join(str(finding.number) for finding in elsewhere) or None,
    )


def _bold(paragraph: Paragraph) -> bool:
    shown = [run for run in paragraph.runs if run.text.strip()]
    return bool(shown) and all(run.look.bold.value for run in shown)


def _segments(text: str, spans: list[_Span]) -> Iterator[str]:
    """The text cut at every end of a span; what is covered stands in a mark in the look of its gravest finding."""
    if not spans:
        yield esc(text)
        return
    ends = sorted({0, len(text), *(end for span in spans for end in (span.start, span.end))})
    for start, end in pairwise(ends):
        over = {span.finding.number: span.finding for span in spans if span.start <= start and end <= span.end}
        words = esc(text[start:end])
        if over:
            look = next(iter(over.values())).look + (" whole" if end - start > _WORDS else "")
            words = element("mark", words, class_=look, data_f=" ".join(map(str, over)))
        yield words


def _table(paragraphs: list[Paragraph], spans: Mapping[int, list[_Span]], prefix: str) -> Iterator[str]:
    rows: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in paragraphs:
        if one.cell:
            rows[one.cell.row][one.cell.column].append(_paragraph(one, spans, prefix))
    yield "<table>"
    for row in rows.values():
        yield element("tr", "".join(element("td", "".join(row[column])) for column in sorted(row)))
    yield "</table>"
