"""A list that stands in tables: what each column holds, by the words at its head, and the problems row by row."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from docchecker.classify.labels import Label, parse_label
from docchecker.classify.lines import squeeze
from docchecker.language.characters import fold
from docchecker.language.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import regex

    from docchecker.model import Document, Paragraph

NUMBER, NAME, TEXT, ASIDE = "number", "name", "text", "aside"
_LONGEST_HEAD = 24
#: characters from which on a column without a head holds the texts of problems
_LONG_TEXT = 100
#: words of a head, the first that fits decides: measures and what belongs to them, the text, the number, the name
_HEADS: tuple[tuple[str, regex.Pattern[str]], ...] = (
    (
        ASIDE,
        compiled(
            "整改|措施|责任|牵头|配合|单位|部门|科室|时限|时间|期限|日期|完成|备注|依据|联系|分管|领导|目标|成效|进展|办法|对策|建议|打算|"
            "类别|类型|领域|方面|原因|来源|销号|状态|签字|人员"
        ),
    ),
    (TEXT, compiled("表现|描述|事例|数据|案例|内容|详情|详细|情况|说明|现象|表述|事实|阐述|展开")),
    (NUMBER, compiled("^(?:序号|编号|序|号|项次|序列|№|No\\.?|问题序号|问题编号)$")),
    (NAME, compiled("问题|名称|不足|短板|题目|标题|事项|薄弱环节")),
)  # fmt: skip
#: what a table of problems says in its head; tables of other things have names and descriptions as well
_PROBLEM = compiled("问题|不足|短板|薄弱")
_TOTALS = ("合计", "总计", "小计", "备注", "注", "说明", "填表", "填报", "联系")
_PLAIN_NUMBER = compiled(r"\s*(?:第|问题)?([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[①-⑳⑴-⒇])\s*[、.．。条项]?\s*")


class Row(NamedTuple):
    """The paragraphs of a row, by column."""

    number: int
    cells: Mapping[int, tuple[Paragraph, ...]]

    def words(self, column: int) -> str:
        """What a cell says, without white space."""
        return squeeze("".join(fold(p.label + p.text) for p in self.cells.get(column, ())))


class Columns(NamedTuple):
    """Which column holds what: column → role."""

    roles: Mapping[int, str]

    def of(self, role: str) -> list[int]:
        """The columns of a role from left to right."""
        return sorted(column for column, own in self.roles.items() if own == role)


def tables(document: Document) -> Iterator[list[Row]]:
    """The rows of each table."""
    tables: dict[int, dict[int, dict[int, list[Paragraph]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for paragraph in document.paragraphs:
        if paragraph.cell is not None:
            tables[paragraph.cell.table][paragraph.cell.row][paragraph.cell.column].append(paragraph)
    for rows in tables.values():
        yield [Row(i, {column: tuple(cell) for column, cell in cells.items()}) for i, cells in enumerate(rows.values())]


def head(rows: Sequence[Row]) -> tuple[Columns | None, int, int]:
    """The columns by a table's head, and the first and last row of it; a second row of heads says more than the first."""
    for i, row in enumerate(rows[:4]):
        roles = _roles(row)
        if not _tells(roles) or not any(_PROBLEM.search(row.words(column)) for column in roles):
            continue
        below = _roles(rows[i + 1]) if i + 1 < len(rows) else {}
        short = [c for c in rows[i + 1].cells if rows[i + 1].words(c)] if i + 1 < len(rows) else []
        if len(below) >= 2 and len(below) == len(short) and len(rows[i + 1].cells) >= len(row.cells):
            merged = below | ({c: r for c, r in roles.items() if r == NUMBER and c not in below})
            return Columns(merged), i, i + 2
        return Columns(roles), i, i + 1
    return None, 0, 0


def guessed(rows: Sequence[Row]) -> Columns | None:
    """The columns of a table without a head: numbers from 1 on, then names, then long texts."""
    numbers = [number_in(held_in(row, [0])) for row in rows]
    if len(rows) < 2 or [label.number if label else 0 for label in numbers] != [*range(1, len(rows) + 1)]:
        return None
    lengths = {c: sum(len(row.words(c)) for row in rows) / len(rows) for c in rows[0].cells if c > 0}
    longest = max(lengths, key=lambda column: lengths[column], default=0)
    if lengths.get(longest, 0) < _LONG_TEXT:
        return None
    names = [column for column in lengths if column < longest][:1]
    return Columns({0: NUMBER, longest: TEXT} | dict.fromkeys(names, NAME))


def _roles(row: Row) -> dict[int, str]:
    """The roles of the cells of a row that read as heads."""
    found = {column: role_of(row.words(column)) for column in row.cells}
    return {column: role for column, role in found.items() if role}


def role_of(head: str) -> str:
    """Return what a column with this head holds, empty for words that are no head."""
    if not 0 < len(head) <= _LONGEST_HEAD or head.endswith(("。", "；")):
        return ""
    return next((role for role, shape in _HEADS if shape.search(head)), "")


def _tells(roles: Mapping[int, str]) -> bool:
    """Whether a head is that of a list of problems: it has a column for their names or texts, and another one."""
    held = set(roles.values())
    return len(roles) >= 2 and (NAME in held or (TEXT in held and NUMBER in held))


def goes_on(rows: Sequence[Row], columns: Columns | None) -> bool:
    """Whether a table without a head goes on the one before: as many columns."""
    return columns is not None and bool(rows) and max(rows[0].cells) == max(columns.roles)


def is_head(row: Row, columns: Columns) -> bool:
    """Whether a row repeats the head."""
    roles = _roles(row)
    wanted = {column: columns.roles[column] for column in roles if column in columns.roles}
    return len(roles) >= 2 and roles == wanted and len(roles) >= len([c for c in row.cells if row.words(c)]) - 1


def is_total(row: Row) -> bool:
    """Return whether a row sums up or remarks on the others."""
    said = [row.words(column) for column in sorted(row.cells) if row.words(column)]
    return bool(said) and said[0].startswith(_TOTALS) and len(said) <= 2


def everything(row: Row) -> set[int]:
    """Return the indexes of all paragraphs of a row."""
    return {paragraph.index for cell in row.cells.values() for paragraph in cell}


def held_in(row: Row, columns: Sequence[int]) -> list[Paragraph]:
    """The paragraphs of some cells that hold text or an automatic number."""
    return [p for column in columns for p in row.cells.get(column, ()) if p.text.strip() or p.label]


def number_in(paragraphs: Sequence[Paragraph]) -> Label | None:
    """The number that a cell holds, typed or automatic."""
    if not paragraphs:
        return None
    first = paragraphs[0]
    if first.label and not first.text.strip():
        found = parse_label(first.label + " ")
        return found._replace(text=first.label.strip(), automatic=True) if found else None
    text = fold(first.text).strip().removeprefix("第").removeprefix("问题")
    if not _PLAIN_NUMBER.fullmatch(text):
        return None
    return parse_label(text + " ") or parse_label(text + "、")
