"""``inspect --format json``: what the reader saw. A value that could not be determined is null."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from docchecker.report.inspected import items, parts, shown

if TYPE_CHECKING:
    from docchecker.counts import Counts
    from docchecker.findings import InspectedFile
    from docchecker.model import Look, Paragraph, Run
    from docchecker.report.page import Page
    from docchecker.rulebook.model import Notice
    from docchecker.structure import Item, Part


def render(seen: InspectedFile, notice: Notice, page: Page) -> str:
    """The document as JSON; ``notice`` and ``page`` do not matter to it."""
    return json.dumps(as_data(seen), ensure_ascii=False, indent=2)


def as_data(seen: InspectedFile) -> dict[str, Any]:
    """The document as plain data."""
    document = seen.document
    return {
        "file": seen.file,
        "kind": seen.structure.kind,
        "application": document.application or None,
        "counts": seen.counts._asdict(),
        "unread": list(document.unread),
        "text_boxes": list(document.text_boxes),
        "sections": [_part(*both) for both in parts(seen)],
        "items": [_item(*one) for one in items(seen)],
        "paragraphs": [_paragraph(*both) for both in shown(seen)],
    }


def _part(part: Part, counts: Counts) -> dict[str, Any]:
    """``section`` is the key of the prescribed part it answers to; the counts leave the heading out."""
    return {
        "section": part.section,
        "number": part.number,
        "heading": part.words,
        "paragraph": part.heading.paragraph,
        "counts": counts._asdict(),
    }


def _item(item: Item, name: str, counts: Counts) -> dict[str, Any]:
    """``order`` counts from 1 as it stands, ``number`` is what its label says; the counts leave the number out."""
    return {
        "order": item.order,
        "number": item.number,
        "label": item.label,
        "name": name,
        "paragraph": item.name.paragraph,
        "counts": counts._asdict(),
    }


def _paragraph(paragraph: Paragraph, role: str) -> dict[str, Any]:
    return {
        "index": paragraph.index,
        "role": role,
        "in_table": paragraph.in_table,
        "style": paragraph.style,
        "text": paragraph.text,
        "label": paragraph.label,
        "align": paragraph.align.value,
        "align_origin": paragraph.align.origin.text,
        "runs": [_run(run) for run in paragraph.runs],
    }


def _run(run: Run) -> dict[str, Any]:
    look = run.look
    return {
        "text": run.text,
        "east_asia_font": look.east_asia_font.value,
        "latin_font": look.latin_font.value,
        "size_pt": look.size_pt.value,
        "bold": look.bold.value,
        "origin": _origin(look),
    }


def _origin(look: Look) -> dict[str, str]:
    return {
        "east_asia_font": look.east_asia_font.origin.text,
        "latin_font": look.latin_font.origin.text,
        "size_pt": look.size_pt.origin.text,
        "bold": look.bold.origin.text,
    }
