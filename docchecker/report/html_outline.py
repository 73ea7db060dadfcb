"""The list of parts beside the text: 字数 with what is asked, how many things to put right, and where each begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docchecker.findings import stands
from docchecker.report.word_counts import count_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.findings import FileReport, Finding
    from docchecker.model import Document
    from docchecker.report.word_counts import CountRow
    from docchecker.rulebook.model import Notice

#: Characters that a heading may have around its words: its number and marks.
_ROUND = 6
_ITEM = re.compile(r"第(\d+)个问题")
_NUMBER = re.compile(r"\s*[（(]?(\d+)\s*[.、．）)]")


class OutlineRow(NamedTuple):
    """A part or problem; ``paragraph`` is where it begins, None where that is not known."""

    counted: CountRow
    findings: int
    paragraph: int | None


def outline(file: FileReport, notice: Notice) -> tuple[OutlineRow, ...]:
    """Return a row for the whole text and for each part or problem, in order."""
    return tuple(_rows(file, notice))


def _rows(file: FileReport, notice: Notice) -> Iterator[OutlineRow]:
    after = 0
    found = [finding for finding in file.findings if stands(finding)]
    for row in count_rows(file, notice):
        paragraph = _begins(row.name, after, file.document) if file.document else None
        after = after if paragraph is None else paragraph + 1
        yield OutlineRow(row, sum(_is_in(finding, row.name) for finding in found), paragraph)


def _begins(name: str, after: int, document: Document) -> int | None:
    """The first paragraph from ``after`` on that is a heading of these words, or bears a problem's number."""
    item = _ITEM.fullmatch(name)
    for paragraph in document.paragraphs[after:]:
        text = paragraph.text.strip()
        if item:
            number = _NUMBER.match(f"{paragraph.label}{text}")
            if number and number[1] == item[1]:
                return paragraph.index
        elif name in text and len(text) <= len(name) + _ROUND:
            return paragraph.index
    return None


def _is_in(finding: Finding, name: str) -> bool:
    at = finding.location
    return f"第{at.item}个问题" == name if at.item else (at.heading or "").endswith(name)
