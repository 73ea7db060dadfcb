"""A document without a prescribed structure: title, headings by their numbers, text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.classify.assemble import unwrapped, whole
from docchecker.classify.headings import is_part_form
from docchecker.classify.lines import Line, is_sentence
from docchecker.structure import HEADING, Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docchecker.classify.assemble import Assembly


def assemble_free(assembly: Assembly, lines: Sequence[Line]) -> None:
    """Give every line its role and collect the parts below headings numbered “一、”."""
    lines = assembly.sort_out(lines)
    starts = [i for i, line in enumerate(lines) if _is_heading(line)]
    assembly.front(lines[: starts[0]] if starts else lines, whole_text=not starts)
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=False):
        head = lines[start]
        assembly.give(head, HEADING)
        body = lines[start + 1 : end]
        body = unwrapped(assembly.without_end(body) if end == len(lines) else body)
        spans = [assembly.body(line, 0, follows=i + 1 < len(body)) for i, line in enumerate(body)]
        number = head.label.number if head.label else None
        assembly.parts.append(Part(None, number, head.words, whole(head), tuple(spans)))


def _is_heading(line: Line) -> bool:
    return is_part_form(line.label) and bool(line.words) and not is_sentence(line.words)
