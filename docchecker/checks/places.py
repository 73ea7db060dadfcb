"""Where something is, as a person finds it: “第二部分第3段”, “第3个问题第2段”, “第1个表格第4行”.

What counts as a 段 is what is seen as one: a line that is not empty, whether ⏎ or ↓ ends it. Lines of tables do not
count unless the whole part stands in a table.
"""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from docchecker.structure import TITLE

if TYPE_CHECKING:
    from docchecker.model import Document
    from docchecker.structure import Item, Part, Span, Structure

#: a paragraph and an offset in its text
Place = tuple[int, int]

_NUMERALS = "一二三四五六七八九十"


class Places:
    """The places of one document in words."""

    def __init__(self, document: Document, structure: Structure) -> None:
        self._paragraphs = document.paragraphs
        self._structure = structure

    @cached_property
    def _lines(self) -> list[int]:
        """How many lines that are not empty stand before each paragraph, and in all."""
        return list(accumulate((_lines_of(p.text) for p in self._paragraphs), initial=0))

    @cached_property
    def _lines_outside_tables(self) -> list[int]:
        counted = (0 if p.in_table else _lines_of(p.text) for p in self._paragraphs)
        return list(accumulate(counted, initial=0))

    @cached_property
    def _tables(self) -> int:
        return len({p.cell.table for p in self._paragraphs if p.cell})

    @cached_property
    def _ends(self) -> tuple[Place, Place] | None:
        """Where the first part or item begins, and where the last one ends; None where there is none."""
        owners = [(one.heading, one.body) for one in self._structure.parts]
        owners += [(one.name, one.body) for one in self._structure.items]
        spans = [span for head, body in owners for span in (head, *body)]
        first, last = (min(spans), max(spans)) if spans else (None, None)
        return ((first.paragraph, first.start), (last.paragraph, last.end)) if first and last else None

    def words(self, at: Place, part: Part | None, item: Item | None) -> str:
        """Return where a place is that stands in a part and an item, or in none."""
        if any(_holds(span, at) for span in self._structure.spans.get(TITLE, ())):
            return "标题"
        if item is not None:
            return self._in_item(at, item)
        if part is not None:
            return self._in_part(at, part)
        return self._outside(at)

    def _in_item(self, at: Place, item: Item) -> str:
        """“第3个问题第2段”; the problem alone for its name, and for a text of one paragraph."""
        name = f"第{item.order}个问题"
        number = next((n for n, span in enumerate(item.body, 1) if _holds(span, at)), 0)
        return f"{name}第{number}段" if number and len(item.body) > 1 else name

    def _in_part(self, at: Place, part: Part) -> str:
        name = self._part_name(part)
        if _holds(part.heading, at):
            return f"{name}标题" if name.startswith("第") else name
        heading = part.heading.paragraph, part.heading.start
        tables = self._in_table(heading)
        if self._in_table(at) and not tables:
            return f"{name}{self._row(at)}"
        number = self._count(at, tables=tables) - self._count(heading, tables=tables)
        return f"{name}第{max(number, 1)}段"

    def _part_name(self, part: Part) -> str:
        """“第二部分” for the second part that says “二、”, else its heading."""
        order = self._structure.parts.index(part) + 1
        if part.number == order and order <= len(_NUMERALS):
            return f"第{_NUMERALS[order - 1]}部分"
        span = part.heading
        return f"“{self._paragraphs[span.paragraph].text[span.start : span.end].strip()}”"

    def _outside(self, at: Place) -> str:
        """“开头第2段”, “倒数第1段” behind the last part or item, “第1个表格第2行”."""
        if self._in_table(at):
            return self._row(at)
        number = self._count(at, tables=False)
        if self._ends and at > self._ends[1]:
            return f"倒数第{self._lines_outside_tables[-1] - number + 1}段"
        return f"开头第{number}段"

    def _in_table(self, at: Place) -> bool:
        return self._paragraphs[at[0]].in_table

    def _row(self, at: Place) -> str:
        cell = self._paragraphs[at[0]].cell
        if cell is None:
            return ""
        table = "表格" if self._tables == 1 else f"第{cell.table + 1}个表格"
        return f"{table}第{cell.row + 1}行"

    def _count(self, at: Place, *, tables: bool) -> int:
        """The lines down to a place, its own included, those of tables too or not."""
        before = self._lines if tables else self._lines_outside_tables
        text = self._paragraphs[at[0]].text
        end = text.find("\n", at[1])
        return before[at[0]] + _lines_of(text if end < 0 else text[:end])


def _lines_of(text: str) -> int:
    return sum(bool(line.strip()) for line in text.split("\n")) if "\n" in text else bool(text.strip())


def _holds(span: Span, at: Place) -> bool:
    return span.paragraph == at[0] and span.start <= at[1] < max(span.end, span.start + 1)
