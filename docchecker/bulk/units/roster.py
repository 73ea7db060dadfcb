"""The roster of units, 名单.xlsx or csv: columns found by their Chinese headings, every mistake located."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.intake.times import parse_time
from docchecker.bulk.records import Unit
from docchecker.bulk.units.tables import Row, TableError, read_table

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from docchecker.rulebook.model import Notice

#: field → words that its heading may be or hold, the surest first
_HEADINGS: dict[str, tuple[str, ...]] = {
    "name": ("单位名称", "单位全称", "单位", "报送单位", "名称"),
    "short_names": ("简称", "别名", "曾用名"),
    "kind": ("单位类别", "单位类型", "类别", "类型", "性质"),
    "contact": ("联系人", "联络员", "联系电话", "联系方式", "电话", "手机", "邮箱"),
    "arrived": ("到达时间", "收到时间", "报送时间", "报送日期", "收到日期", "到达日期", "收件时间"),
}
_NEEDED = {"name": "单位名称", "kind": "类别"}
_HEADING_ROWS = 15
_SEPARATORS = re.compile(r"[、，,；;/\n|]+")


class BadRoster(Exception):
    """A roster that cannot be used; ``problems`` says in Chinese what is wrong, each with its place."""

    def __init__(self, file: Path, problems: Sequence[str]) -> None:
        super().__init__(f"名单有误：{file}\n" + "\n".join(problems))
        self.problems = tuple(problems)


class _Columns(NamedTuple):
    """Which columns hold which field, and the row of the headings (from 0)."""

    row: int
    of: dict[str, tuple[int, ...]]


def read_roster(file: Path, notice: Notice) -> tuple[Unit, ...]:
    """The units of a roster in its order; BadRoster names every mistake with its row and column."""
    try:
        rows = read_table(file)
    except TableError as error:
        raise BadRoster(file, [str(error)]) from None
    columns = _columns(rows)
    if columns is None:
        seen = "、".join(cell for cell in (rows[0] if rows else []) if cell)
        raise BadRoster(file, [f"前 {_HEADING_ROWS} 行里找不到写着“单位名称”的表头，第一行是：{seen or '空的'}。"])
    missing = [words for field, words in _NEEDED.items() if field not in columns.of]
    if missing:
        raise BadRoster(file, [f"第{columns.row + 1}行表头缺少“{words}”这一列。" for words in missing])
    problems: list[str] = []
    units = [_unit(row, number, columns, notice, problems) for number, row in _data(rows, columns)]
    problems += _repeated(units, columns)
    if not units and not problems:
        problems = ["表头下面没有单位。"]
    if problems:
        raise BadRoster(file, problems)
    return tuple(unit for unit in units if unit)


def _columns(rows: Sequence[Row]) -> _Columns | None:
    """The first row with a heading for the unit's name."""
    for number, row in enumerate(rows[:_HEADING_ROWS]):
        of: dict[str, tuple[int, ...]] = {}
        for field, words in _HEADINGS.items():
            found = _best(row, words) if field != "contact" else _every(row, words)
            if found:
                of[field] = found
        if "name" in of and len([cell for cell in row if cell]) > 1:
            return _Columns(number, of)
    return None


def _bare(cell: str) -> str:
    """A heading without spaces, numbers in brackets and marks."""
    return re.sub(r"[\s*：:]|[（(].*?[)）]", "", cell)


def _best(row: Row, words: tuple[str, ...]) -> tuple[int, ...]:
    """The column whose heading is the first of the words that any heading is, else that holds it."""
    headings = [_bare(cell) for cell in row]
    for word in words:
        if word in headings:
            return (headings.index(word),)
    return ()


def _every(row: Row, words: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(at for at, cell in enumerate(row) if any(word in _bare(cell) for word in words))


def _data(rows: Sequence[Row], columns: _Columns) -> Iterable[tuple[int, Row]]:
    """Rows below the headings that are not empty, numbered from 1 as the table shows them."""
    return ((at + 1, row) for at, row in enumerate(rows) if at > columns.row and any(row))


def _cells(row: Row, columns: _Columns, field: str) -> list[str]:
    return [row[at] for at in columns.of.get(field, ()) if at < len(row) and row[at]]


def _unit(row: Row, number: int, columns: _Columns, notice: Notice, problems: list[str]) -> Unit | None:
    """One row; None, and a line in ``problems``, when something is wrong with it."""
    before = len(problems)
    name = "".join(_cells(row, columns, "name"))
    if not name:
        problems.append(f"第{number}行“{_NEEDED['name']}”一列是空的。")
    kind = _kind("".join(_cells(row, columns, "kind")), number, notice, problems)
    arrived = _arrived(_cells(row, columns, "arrived"), number, notice, problems)
    shorts = _SEPARATORS.split("、".join(_cells(row, columns, "short_names")))
    if len(problems) > before:
        return None
    given = dict.fromkeys(short.strip() for short in shorts if short.strip() not in ("", name))
    return Unit(name, kind, tuple(given), " ".join(_cells(row, columns, "contact")), arrived)


def _kind(cell: str, number: int, notice: Notice, problems: list[str]) -> str:
    """The id of a unit kind by its name, its id, or the one name that holds or is held by what is written."""
    from docchecker.rulebook.nearest import hint

    kinds = notice.unit_kinds.values()
    cell = re.sub(r"[\s()（）]", "", cell)
    exact = [kind.id for kind in kinds if cell in (kind.id, kind.name)]
    near = [kind.id for kind in kinds if cell and (cell in kind.name or kind.name in cell)]
    if len(exact or near) == 1:
        return (exact or near)[0]
    names = [kind.name for kind in kinds]
    if not cell:
        problems.append(f"第{number}行“类别”一列是空的，应写{'或'.join(f'“{name}”' for name in names)}。")
    else:
        problems.append(f"第{number}行“类别”一列写的是“{cell}”，没有这一类，{hint(cell, names)}")
    return ""


def _arrived(cells: list[str], number: int, notice: Notice, problems: list[str]) -> datetime.datetime | None:
    if not cells:
        return None
    time = parse_time(cells[0], notice.deadline)
    if time is None:
        problems.append(
            f"第{number}行“到达时间”一列写的是“{cells[0]}”，看不出是哪一天，应写成 2023-11-05 或 2023-11-05 17:30。"
        )
    return time


def _repeated(units: Sequence[Unit | None], columns: _Columns) -> list[str]:
    seen: set[str] = set()
    problems = []
    for unit in units:
        if unit and unit.name in seen:
            problems.append(f"“{unit.name}”写了两次，请删掉一行。")
        elif unit:
            seen.add(unit.name)
    return problems
