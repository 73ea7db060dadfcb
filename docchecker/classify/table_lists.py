"""Lists of problems that stand in tables or in forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.classify.columns import (
    ASIDE,
    NAME,
    NUMBER,
    TEXT,
    Columns,
    Row,
    everything,
    goes_on,
    guessed,
    head,
    held_in,
    is_head,
    is_total,
    number_in,
    role_of,
    tables,
)
from docchecker.classify.lines import paragraph_lines
from docchecker.classify.names import make_item
from docchecker.structure import Item, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docchecker.classify.labels import Label
    from docchecker.model import Document, Paragraph

_LONGEST_LABEL = 10


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
    for rows in tables(document):
        form = _form(rows)
        if form:
            _read_form(rows, form, entries, aside)
            continue
        own, begin, end = head(rows)
        if own is None and columns is None:
            own = guessed(rows)
        carried = columns if own is None and goes_on(rows, columns) else None
        columns = own or carried
        if columns is None:
            continue
        for row in rows[begin if own else 0 :]:
            if row.number in range(begin, end) or is_head(row, columns) or is_total(row):
                aside |= everything(row)
            else:
                _read(row, columns, entries, aside)
    return _finished(entries, aside)


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
    return role_of(words) if len(words) <= _LONGEST_LABEL else ""


def _read_form(rows: Sequence[Row], form: Sequence[_Field], entries: list[_Entry], aside: set[int]) -> None:
    """Take the problems of a form: each begins with its number, or with its name where it has none."""
    fresh = True
    begun: set[str] = set()
    for row in rows:
        aside |= everything(row)
    for field in form:
        if field.role == ASIDE:
            continue
        fresh = fresh or field.role == NUMBER or (field.role == NAME and NAME in begun)
        if fresh:
            entries.append(_Entry(None, [], []))
            begun = set()
            fresh = False
        begun.add(field.role)
        held = held_in(rows[field.row], [field.column])
        if field.role == NUMBER:
            entries[-1] = entries[-1]._replace(label=number_in(held))
        else:
            (entries[-1].names if field.role == NAME else entries[-1].texts).extend(held)
            aside -= {p.index for p in held}


def _read(row: Row, columns: Columns, entries: list[_Entry], aside: set[int]) -> None:
    """Take a row as a problem, or as more of the one before."""
    numbers, names, texts = (held_in(row, columns.of(role)) for role in (NUMBER, NAME, TEXT))
    if not names and not columns.of(NAME):
        names, texts = texts[:1], texts[1:]
    aside |= everything(row) - {p.index for p in (*names, *texts)}
    label = number_in(numbers)
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
