"""A document's text for a page, with the words that findings mean marked."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from docchecker.report.templating import fragment

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


class Piece(NamedTuple):
    """Words of one look; ``look`` is empty where no finding covers them, else ``found`` holds the findings' numbers."""

    text: str
    look: str = ""
    found: str = ""


class Line(NamedTuple):
    """One paragraph; ``found`` are the numbers of findings that mean it without meaning any of its words."""

    number: int
    id: str
    look: str
    found: str
    label: str
    pieces: tuple[Piece, ...]


class Block(NamedTuple):
    """Paragraphs outside tables, or a table: rows of cells of paragraphs."""

    lines: tuple[Line, ...] = ()
    rows: tuple[tuple[tuple[Line, ...], ...], ...] = ()


class _Span(NamedTuple):
    start: int
    end: int
    finding: Marked


Spans = dict[int, list[_Span]]


def text_html(
    document: Document, findings: Iterable[Marked], prefix: str, anchors: frozenset[int] = frozenset()
) -> str:
    """The paragraphs in order, tables as tables; one with a finding or in ``anchors`` has the id ``prefix`` + its index.

    Marks carry the numbers of their findings in ``data-f``. Findings come the gravest first.
    """
    spans = _spans(document, findings)
    for index in anchors:
        spans.setdefault(index, [])
    return fragment("text.html", "text", tuple(_blocks(document, spans, prefix)))


def _blocks(document: Document, spans: Spans, prefix: str) -> Iterator[Block]:
    for table, paragraphs in groupby(document.paragraphs, key=lambda one: one.cell.table if one.cell else None):
        if table is None:
            yield Block(lines=tuple(_line(one, spans, prefix) for one in paragraphs))
        else:
            yield Block(rows=_rows(paragraphs, spans, prefix))


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


def _line(paragraph: Paragraph, spans: Mapping[int, list[_Span]], prefix: str) -> Line:
    here = spans.get(paragraph.index, [])
    elsewhere = [span.finding for span in here if span.start >= span.end]
    looks = [_ALIGN.get(paragraph.align.value or ""), "b" if _bold(paragraph) else None]
    looks += ["at", elsewhere[0].look] if elsewhere else []
    return Line(
        paragraph.index + 1,
        f"{prefix}{paragraph.index}" if paragraph.index in spans else "",
        " ".join(filter(None, looks)),
        " ".join(str(finding.number) for finding in elsewhere),
        paragraph.label,
        tuple(_pieces(paragraph.text, here)),
    )


def _bold(paragraph: Paragraph) -> bool:
    shown = [run for run in paragraph.runs if run.text.strip()]
    return bool(shown) and all(run.look.bold.value for run in shown)


def _pieces(text: str, spans: list[_Span]) -> Iterator[Piece]:
    """The text cut at every end of a span; what is covered has the look of its gravest finding."""
    if not spans:
        yield Piece(text)
        return
    ends = sorted({0, len(text), *(end for span in spans for end in (span.start, span.end))})
    for start, end in pairwise(ends):
        over = {span.finding.number: span.finding for span in spans if span.start <= start and end <= span.end}
        whole = " whole" if end - start > _WORDS else ""
        look = next(iter(over.values())).look + whole if over else ""
        yield Piece(text[start:end], look, " ".join(map(str, over)))


def _rows(
    paragraphs: Iterable[Paragraph], spans: Mapping[int, list[_Span]], prefix: str
) -> tuple[tuple[tuple[Line, ...], ...], ...]:
    rows: dict[int, dict[int, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for one in paragraphs:
        if one.cell:
            rows[one.cell.row][one.cell.column].append(_line(one, spans, prefix))
    return tuple(tuple(tuple(row[column]) for column in sorted(row)) for row in rows.values())
