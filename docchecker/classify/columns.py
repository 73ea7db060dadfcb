"""A list that stands in tables: what each column holds, by the words at its head, and the problems row by row."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from docchecker.classify.labels import Label, parse_label
from docchecker.classify.lines import paragraph_lines, squeeze
from docchecker.classify.names import make_item
from docchecker.language.characters import fold
from docchecker.language.patterns import compiled
from docchecker.structure import Item, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import regex

    from docchecker.model import Document, Paragraph

NUMBER, NAME, TEXT, ASIDE = "number", "name", "text", "aside"
_LONGEST_HEAD = 24
_LONGEST_LABEL = 10
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


class TableList(NamedTuple):
    """A list in tables: its problems with the paragraphs of their names and texts, and all other paragraphs of its rows."""

    items: tuple[Item, ...] = ()
    names: frozenset[int] = frozenset()
    texts: frozenset[int] = frozenset()
    aside: frozenset[int] = frozenset()

    @property
    def paragraphs(self) -> frozenset[int]:
        """All paragraphs that the tables of the list hold below its title."""
        return self.names | self.texts | self.aside


class _Field(NamedTuple):
    """A cell of a form beside a label: the role that the label gives it, its row and column."""

    role: str
    row: int
    column: int


class _Entry(NamedTuple):
    """A problem being collected: its number, where that was typed by itself, the paragraphs of its name and its text."""

    label: Label | None
    names: list[Paragraph]
    texts: list[Paragraph]


def list_in_tables(document: Document) -> TableList:
    """Return the problems that stand in tables with heads for them, nothing where no table is one."""
    entries: list[_Entry] = []
    aside: set[int] = set()
    columns: Columns | None = None
    for rows in _tables(document):
        form = _form(rows)
        if form:
            _read_form(rows, form, entries, aside)
            continue
        own, begin, end = _head(rows)
        if own is None and columns is None:
            own = _guessed(rows)
        carried = columns if own is None and _goes_on(rows, columns) else None
        columns = own or carried
        if columns is None:
            continue
        for row in rows[begin if own else 0 :]:
            if row.number in range(begin, end) or _is_head(row, columns) or _is_total(row):
                aside |= _all(row)
            else:
                _read(row, columns, entries, aside)
    return _finished(entries, aside)


def _tables(document: Document) -> Iterator[list[Row]]:
    """The rows of each table."""
    tables: dict[int, dict[int, dict[int, list[Paragraph]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for paragraph in document.paragraphs:
        if paragraph.cell is not None:
            tables[paragraph.cell.table][paragraph.cell.row][paragraph.cell.column].append(paragraph)
    for rows in tables.values():
        yield [Row(i, {column: tuple(cell) for column, cell in cells.items()}) for i, cells in enumerate(rows.values())]


def _form(rows: Sequence[Row]) -> list[_Field]:
    """What stands beside labels in a form for problems, “问题名称 | …” below each other; nothing for another table."""
    found: list[_Field] = []
    label = ""
    for row in rows:
        columns = sorted(row.cells)
        if len(columns) == 1:
            role = _label(row, columns[0])
            if not role and not label:
                return []
            if not role:
                found.append(_Field(label, row.number, columns[0]))
            label = role
            continue
        pairs = list(zip(columns[::2], columns[1::2], strict=False))
        roles = [_label(row, column) for column, _ in pairs]
        if len(columns) % 2 or not all(roles):
            return []
        found += [_Field(role, row.number, beside) for role, (_, beside) in zip(roles, pairs, strict=True)]
        label = ""
    held = {field.role for field in found}
    return found if {NAME, TEXT} <= held else []


def _label(row: Row, column: int) -> str:
    """The role of a cell that is a label of a form."""
    words = row.words(column).rstrip("：:")
    return _role(words) if len(words) <= _LONGEST_LABEL else ""


def _read_form(rows: Sequence[Row], form: Sequence[_Field], entries: list[_Entry], aside: set[int]) -> None:
    """Take the problems of a form: each begins with its number, or with its name where it has none."""
    fresh = True
    begun: set[str] = set()
    for row in rows:
        aside |= _all(row)
    for field in form:
        if field.role == ASIDE:
            continue
        fresh = fresh or field.role == NUMBER or (field.role == NAME and NAME in begun)
        if fresh:
            entries.append(_Entry(None, [], []))
            begun = set()
            fresh = False
        begun.add(field.role)
        held = _held(rows[field.row], [field.column])
        if field.role == NUMBER:
            entries[-1] = entries[-1]._replace(label=_number(held))
        else:
            (entries[-1].names if field.role == NAME else entries[-1].texts).extend(held)
            aside -= {p.index for p in held}


def _head(rows: Sequence[Row]) -> tuple[Columns | None, int, int]:
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


def _guessed(rows: Sequence[Row]) -> Columns | None:
    """The columns of a table without a head: numbers from 1 on, then names, then long texts."""
    numbers = [_number(_held(row, [0])) for row in rows]
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
    found = {column: _role(row.words(column)) for column in row.cells}
    return {column: role for column, role in found.items() if role}


def _role(head: str) -> str:
    if not 0 < len(head) <= _LONGEST_HEAD or head.endswith(("。", "；")):
        return ""
    return next((role for role, shape in _HEADS if shape.search(head)), "")


def _tells(roles: Mapping[int, str]) -> bool:
    """Whether a head is that of a list of problems: it has a column for their names or texts, and another one."""
    held = set(roles.values())
    return len(roles) >= 2 and (NAME in held or (TEXT in held and NUMBER in held))


def _goes_on(rows: Sequence[Row], columns: Columns | None) -> bool:
    """Whether a table without a head goes on the one before: as many columns."""
    return columns is not None and bool(rows) and max(rows[0].cells) == max(columns.roles)


def _is_head(row: Row, columns: Columns) -> bool:
    """Whether a row repeats the head."""
    roles = _roles(row)
    wanted = {column: columns.roles[column] for column in roles if column in columns.roles}
    return len(roles) >= 2 and roles == wanted and len(roles) >= len([c for c in row.cells if row.words(c)]) - 1


def _is_total(row: Row) -> bool:
    said = [row.words(column) for column in sorted(row.cells) if row.words(column)]
    return bool(said) and said[0].startswith(_TOTALS) and len(said) <= 2


def _all(row: Row) -> set[int]:
    return {paragraph.index for cell in row.cells.values() for paragraph in cell}


def _read(row: Row, columns: Columns, entries: list[_Entry], aside: set[int]) -> None:
    """Take a row as a problem, or as more of the one before."""
    numbers, names, texts = (_held(row, columns.of(role)) for role in (NUMBER, NAME, TEXT))
    if not names and not columns.of(NAME):
        names, texts = texts[:1], texts[1:]
    aside |= _all(row) - {p.index for p in (*names, *texts)}
    label = _number(numbers)
    if not names and not texts and label is None:
        return
    if entries and label is None and (not names or not _begins(row, columns)):
        entries[-1].texts.extend((*names, *texts))
        return
    entries.append(_Entry(label, names, texts))


def _begins(row: Row, columns: Columns) -> bool:
    """Whether a row without a number of its own begins a problem: it has a name, and a text where there is a column for it."""
    numbered = columns.of(NUMBER)
    if numbered and all(not row.words(column) for column in numbered):
        return (
            bool(columns.of(TEXT))
            and any(row.words(column) for column in columns.of(TEXT))
            and any(row.words(column) for column in columns.of(NAME))
        )
    return True


def _held(row: Row, columns: Sequence[int]) -> list[Paragraph]:
    """The paragraphs of some cells that hold text or an automatic number."""
    return [p for column in columns for p in row.cells.get(column, ()) if p.text.strip() or p.label]


def _number(paragraphs: Sequence[Paragraph]) -> Label | None:
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


def _finished(entries: Sequence[_Entry], aside: set[int]) -> TableList:
    made = [(entry, _item(order, entry)) for order, entry in enumerate(entries, 1)]
    items = tuple(item for _, item in made)
    names = frozenset(item.name.paragraph for item in items)
    texts = frozenset(p.index for entry, _ in made for p in (*entry.names, *entry.texts)) - names
    return TableList(items, names, texts, frozenset(aside) - names - texts)


def _item(order: int, entry: _Entry) -> Item:
    """A problem out of its cells; a name with its text in one cell is parted as in a paragraph."""
    lines = [line for p in entry.names for line in paragraph_lines(p) if p.text.strip()]
    texts = [line for p in entry.texts for line in paragraph_lines(p) if p.text.strip()]
    if not lines:
        lines, texts = texts[:1], texts[1:]
    if not lines:
        return Item(order, entry.label.number if entry.label else None, _shown(entry.label), False, Span(0, 0, 0), ())
    item = make_item(order, [*lines, *texts]) if texts else make_item(order, lines)
    if entry.label is None:
        return item
    label = lines[0].label
    start = item.name.start if label is None or label.number == entry.label.number else lines[0].start
    name = item.name._replace(start=min(start, item.name.end))
    return item._replace(
        number=entry.label.number, label=_shown(entry.label), automatic=entry.label.automatic, name=name
    )


def _shown(label: Label | None) -> str:
    return label.text if label else ""
