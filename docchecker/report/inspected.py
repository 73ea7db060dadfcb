"""What ``inspect`` shows: a document as it was read and understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.counts import span_counts
from docchecker.report.words import ROLES
from docchecker.units import size_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.counts import Counts
    from docchecker.findings import InspectedFile
    from docchecker.model import Paragraph
    from docchecker.structure import Item, Part


def shown(seen: InspectedFile) -> Iterator[tuple[Paragraph, str]]:
    """The paragraphs that match, with their roles."""
    wanted = seen.where.casefold()
    for paragraph, role in zip(seen.document.paragraphs, seen.structure.roles, strict=True):
        if not wanted or any(wanted in words.casefold() for words in _words(paragraph, role)):
            yield paragraph, role


def _words(paragraph: Paragraph, role: str) -> Iterator[str]:
    """What ``--where`` looks through: text, number, style, role, fonts, sizes and where they come from."""
    yield from (paragraph.text, paragraph.label, paragraph.style, role, ROLES.get(role, role))
    for look in dict.fromkeys(run.look for run in paragraph.runs):
        values = (look.east_asia_font, look.latin_font, look.size_pt, look.bold)
        yield from (value.origin.text for value in values)
        yield from filter(None, (look.east_asia_font.value, look.latin_font.value))
        if look.size_pt.value:
            yield size_name(look.size_pt.value)
        if look.bold.value is not None:
            yield "加粗" if look.bold.value else "常规"


def parts(seen: InspectedFile) -> Iterator[tuple[Part, Counts]]:
    """The parts of a report with the counts of what stands below their headings."""
    for part in seen.structure.parts:
        yield part, span_counts(seen.document, part.body)


def items(seen: InspectedFile) -> Iterator[tuple[Item, str, Counts]]:
    """The items of a list with their names, and the counts of name and body without the number."""
    for item in seen.structure.items:
        text = seen.document.paragraphs[item.name.paragraph].text
        yield item, text[item.name.start : item.name.end], span_counts(seen.document, (item.name, *item.body))
