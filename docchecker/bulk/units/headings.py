"""Which columns of a table hold what, found by their headings in one row or two, below whatever stands above them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docchecker.word.spreadsheet import Row

#: rows in which headings are looked for
HEADING_ROWS = 15
#: a heading has few characters; a longer cell is a title or a note
_LONGEST = 24
#: words of a second row of headings below one that spans several columns
_PARTS = re.compile(
    "姓名|名称|全称|简称|职务|职位|手机|电话|号码|邮箱|科室|处室|类别|类型|性质|日期|时间|份数|文件|材料|备注|座机|微信|QQ"
)


class Field(NamedTuple):
    """What a column may hold: headings that it may have, the surest first, and words that a heading may contain.

    ``several``: more than one column may hold it.
    """

    headings: tuple[str, ...]
    containing: tuple[str, ...] = ()
    several: bool = False


class Columns(NamedTuple):
    """The last row of the headings (from 0) and the columns of each field."""

    row: int
    of: Mapping[str, tuple[int, ...]]

    def cells(self, row: Row, field: str) -> list[str]:
        """What a row holds of a field, empty cells left out."""
        return [row[at] for at in self.of.get(field, ()) if at < len(row) and row[at]]

    def cell(self, row: Row, field: str) -> str:
        """The first of them, empty when there is none."""
        return next(iter(self.cells(row, field)), "")


def find_columns(rows: Sequence[Row], fields: Mapping[str, Field], needed: Sequence[str]) -> Columns | None:
    """Return the columns below the first row, or pair of rows, that has a heading for each needed field."""
    for at, row in enumerate(rows[:HEADING_ROWS]):
        below = rows[at + 1] if at + 1 < len(rows) else []
        if _is_second_row(row, below, fields):
            found = _columns(at + 1, _paired(row, below), fields)
            if all(field in found.of for field in needed):
                return found
        found = _columns(at, [(cell, "") for cell in row], fields)
        if all(field in found.of for field in needed) and (sum(map(bool, row)) > 1 or _is_alone(row, rows[at + 1 :])):
            return found
    return None


def _is_alone(row: Row, below: Sequence[Row]) -> bool:
    """Whether a table has this one column only, so that a lone heading is no title."""
    return all(sum(map(bool, other)) <= 1 for other in (row, *below))


def bare(cell: str) -> str:
    """A heading without spaces, remarks in brackets and marks."""
    return re.sub(r"[\s*＊：:]|[（(\[【].*?[)）\]】]", "", cell)


def _is_second_row(row: Row, below: Row, fields: Mapping[str, Field]) -> bool:
    """Whether the row below divides headings of this one: each of its cells is a part, or repeats what is above it."""
    new = [cell for at, cell in enumerate(below) if cell and (at >= len(row) or cell != row[at])]
    known = {word for field in fields.values() for word in field.headings}
    return bool(new) and all(len(cell) <= _LONGEST and (_PARTS.search(cell) or bare(cell) in known) for cell in new)


def _paired(row: Row, below: Row) -> list[tuple[str, str]]:
    """For each column the heading above, carried over the columns that it spans, and the one below."""
    pairs, above = [], ""
    for at in range(max(len(row), len(below))):
        own, part = (line[at] if at < len(line) else "" for line in (row, below))
        above = own or (above if part else "")
        pairs.append((above, part if part != own else ""))
    return pairs


def _columns(at: int, headings: Sequence[tuple[str, str]], fields: Mapping[str, Field]) -> Columns:
    spelled = [tuple(_spellings(*pair)) for pair in headings]
    found = {name: columns for name, field in fields.items() if (columns := tuple(_of(field, spelled)))}
    return Columns(at, found)


def _spellings(above: str, part: str) -> Iterator[str]:
    """The heading in the ways in which it may be meant, the nearest to the data first."""
    for words in (part, above + part, above):
        if words and len(words) <= _LONGEST:
            yield bare(words)


def _of(field: Field, spelled: Sequence[tuple[str, ...]]) -> Iterator[int]:
    exact = [(field.headings.index(word), at) for at, ways in enumerate(spelled) for word in ways
             if word in field.headings]  # fmt: skip
    holding = [at for at, ways in enumerate(spelled) if any(part in way for part in field.containing for way in ways)]
    if field.several:
        yield from sorted({at for _, at in exact} | set(holding))
    elif exact or holding:
        yield min(exact)[1] if exact else holding[0]
