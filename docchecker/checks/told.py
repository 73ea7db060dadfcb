"""What a document says that other files of its unit may contradict: its unit's name, numbers, problems, marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docchecker.checks.demand import falls_short
from docchecker.classify.unit_names import is_unit_name
from docchecker.findings import Location, Told, ToldFigure, ToldMarks, ToldNumber, ToldProblem
from docchecker.language.topics.figures import told_numbers
from docchecker.structure import TITLE, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.checks.analysis import Analysis

_FILLED_IN = re.compile(
    r"(?:填报|报送|填表|自评|申报)?单位(?:名称)?(?:[（(]盖章[）)])?[:：]\s*([^\s（(，,。；;　]{3,30})"
)
_PROBLEMS = re.compile(r"问题|不足|短板|薄弱|差距")
_DIGIT = re.compile(r"\d")
_TITLE_LINES = 12
_LONGEST_NAME = 24


def told(analysis: Analysis) -> Told | None:
    """Return what a document tells; None for one that is none of the notice's materials or says nothing to compare."""
    if analysis.kind is None or analysis.structure.materials:
        return None
    unit, place = _unit(analysis)
    structure = analysis.kind.structure
    if structure == "free":
        return Told(unit, place, tuple(_numbers(analysis)), tuple(_owned(analysis)), tuple(_short(analysis)))
    if structure == "items":
        return Told(unit, place, tuple(_item_numbers(analysis)), tuple(_listed(analysis)))
    if structure == "table":
        marks = ((row.point.id, row.marks, row.paragraph) for row in analysis.score_sheet.rows)
        return Told(unit, place, marks=tuple(ToldMarks(p, m, analysis.cell(at)) for p, m, at in marks if m is not None))
    return Told(unit, place)


def _unit(analysis: Analysis) -> tuple[str, Location]:
    """Return the unit's name: the one filled in beside “填报单位：”, else the one that the title begins with."""
    for paragraph in analysis.document.paragraphs[:_TITLE_LINES]:
        found = _FILLED_IN.search(paragraph.text)
        if found:
            return found[1], analysis.location(Span(paragraph.index, *found.span(1)))
    for span in analysis.structure.spans.get(TITLE, ()):
        text = analysis.text(span)
        name = _named(text.strip(), analysis.notice.unit_endings)
        if name:
            at = span.start + text.find(name)
            return name, analysis.location(Span(span.paragraph, at, at + len(name)))
    return "", Location()


def _named(title: str, endings: tuple[str, ...]) -> str:
    """Return the longest beginning of a title that is a unit's name."""
    lengths = range(min(len(title), _LONGEST_NAME), 1, -1)
    return next((title[:length] for length in lengths if is_unit_name(title[:length], endings)), "")


def _numbers(analysis: Analysis) -> Iterator[ToldNumber]:
    for passage in analysis.passages:
        if not passage.plans:
            yield from _told_numbers(analysis, passage.span, passage.text)


def _item_numbers(analysis: Analysis) -> Iterator[ToldNumber]:
    for item in analysis.structure.items:
        for span in (item.name, *item.body):
            yield from _told_numbers(analysis, span, analysis.text(span))


def _told_numbers(analysis: Analysis, span: Span, text: str) -> Iterator[ToldNumber]:
    numbers = told_numbers(text)
    whole = analysis.location(span)._replace(heading=None, excerpt="") if numbers else None
    for one in numbers:
        assert whole is not None
        place = whole._replace(start=span.start + one.clause_start, end=span.start + one.clause_end)
        before = text[one.before_start : one.clause_start]
        clause = text[one.clause_start : one.clause_end]
        yield ToldNumber(one.value, one.unit, clause, before if _DIGIT.search(before) else "", one.year, place)


def _owned(analysis: Analysis) -> Iterator[ToldProblem]:
    """Yield what a report says under its heading on problems."""
    for passage in analysis.passages:
        if _PROBLEMS.search(passage.heading):
            yield ToldProblem("", passage.text, analysis.location(passage.span))


def _listed(analysis: Analysis) -> Iterator[ToldProblem]:
    for item in analysis.structure.items:
        yield ToldProblem(analysis.item_name(item), "", analysis.location(item.name))


def _short(analysis: Analysis) -> Iterator[ToldFigure]:
    kind = analysis.unit_kind
    for one in analysis.figures:
        if falls_short(one, kind):
            figure = one.stated.figure
            yield ToldFigure(
                figure.what, figure.name, one.stated.value, figure.demands[kind], one.clause.strip(), figure.points
            )
