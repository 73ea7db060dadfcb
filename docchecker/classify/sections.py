"""A report of prescribed parts: title, headings, text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.classify.assemble import unwrapped
from docchecker.classify.headings import Found, find_headings
from docchecker.structure import HEADING, Part, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docchecker.classify.assemble import Assembly
    from docchecker.classify.lines import Line


def assemble_sections(assembly: Assembly, lines: Sequence[Line]) -> None:
    """Give every line its role and collect the parts."""
    lines = assembly.sort_out(lines)
    sections = assembly.kind.sections if assembly.kind else ()
    found = find_headings(lines, sections)
    place = {line.key: i for i, line in enumerate(lines)}
    starts = [place[f.line.key] for f in found]
    assembly.front(lines[: starts[0]] if starts else lines, whole_text=not starts)
    for head, start, end in zip(found, starts, [*starts[1:], len(lines)], strict=False):
        assembly.parts.append(_part(assembly, head, list(lines[start + 1 : end]), last=end == len(lines)))


def _part(assembly: Assembly, head: Found, lines: list[Line], *, last: bool) -> Part:
    assembly.name_paragraph(head.line, HEADING)
    assembly.spans[HEADING].append(head.span)
    lines = unwrapped(assembly.without_end(lines) if last else lines)
    body = []
    if head.runs_on:
        body.append(assembly.body(head.line, head.end, follows=False))
    for i, line in enumerate(lines):
        body.append(assembly.body(line, 0, follows=i + 1 < len(lines)))
    body.extend(_table_spans(assembly, head.line.paragraph.index, lines))
    return Part(head.section.key if head.section else None, head.number, head.words, head.span, tuple(sorted(body)))


def _table_spans(assembly: Assembly, heading: int, lines: Sequence[Line]) -> list[Span]:
    """Text of data tables between a heading and the last line of its part: it counts, though it is no running text."""
    if not lines:
        return []
    last = lines[-1].paragraph.index
    own = {line.paragraph.index for line in lines}
    return [
        Span(p.index, 0, len(p.text))
        for p in assembly.document.paragraphs[heading + 1 : last + 1]
        if p.cell is not None and p.index not in own and p.text.strip()
    ]
