"""通知登记.xlsx: every letter that was made, and beside it what the office writes there: when it was sent and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from docchecker.report.sheets import AMBER, BLUE, GREEN, Column, Sheet, book

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from docchecker.bulk.outputs.folder import Folder
    from docchecker.rulebook.model import Notice

NAME = "通知登记.xlsx"
_WAITING, _SENT, _ANSWERED, _DONE = "待发", "已发", "已回复", "已办结"
_COLOURS = {_WAITING: AMBER, _SENT: BLUE, _ANSWERED: GREEN, _DONE: GREEN}
_COLUMNS = (
    Column("状态", 9), Column("单位", 26), Column("通知", 16), Column("文号", 20), Column("日期", 12), Column("联系人", 16),
    Column("文件", 40), Column("办结日期", 12),
)  # fmt: skip
#: what the office fills in: it is read back before the table is written anew
_OFFICE = ("发出时间", "回复时间", "备注")
_KEY = ("单位", "通知", "日期", "文号")
_WIDTH = 16

Key = tuple[str, ...]


class Entry(NamedTuple):
    """A letter that was made: to whom, what it is, its number and day, a digest of its words, and where it lies.

    ``closed`` is the day on which it was no longer due, or another had taken its place.
    """

    unit: str
    form: str
    number: str
    day: str
    words: str
    contact: str = ""
    paths: tuple[str, ...] = ()
    closed: str = ""

    @staticmethod
    def of(data: object) -> Entry | None:
        """Return what was remembered as data; None for what is damaged."""
        if not isinstance(data, dict):
            return None
        try:
            found = Entry(**{**data, "paths": tuple(data["paths"])})
        except (KeyError, TypeError, ValueError):
            return None
        return found if all(isinstance(value, str) for value in (*found[:6], *found.paths, found.closed)) else None

    def as_data(self) -> dict[str, Any]:
        """Return plain data to be remembered."""
        return {**self._asdict(), "paths": list(self.paths)}


def write_register(log: Sequence[Entry], folder: Folder, notice: Notice) -> None:
    """Write the register of all letters to units; what the office wrote into it stays, columns of its own too."""
    entries = [entry for entry in log if entry.unit]
    path = str(folder.memory.get("register", NAME))
    filled = read_office(folder.root / path)
    if not entries and filled is None:
        return
    about = {"title": "通知登记", "subject": notice.title, "author": "docchecker"}
    office = tuple(dict.fromkeys((*_OFFICE, *(name for row in (filled or {}).values() for name in row))))
    columns = (*_COLUMNS, *(Column(name, _WIDTH) for name in office))
    rows = [_row(entry, (filled or {}).get(_key(entry), {}), office) for entry in entries]
    if filled is not None:
        folder.adopt(path)
    made = folder.put(NAME, book([Sheet("通知登记", columns, rows, 2, wide=True)], _COLOURS, about))
    folder.memory["register"] = made


def _key(entry: Entry) -> Key:
    return entry.unit, entry.form, entry.day, entry.number


def _row(entry: Entry, filled: Mapping[str, str], office: Iterable[str]) -> tuple[str, ...]:
    return (
        _standing(entry, filled), entry.unit, entry.form, entry.number, entry.day, entry.contact, "、".join(entry.paths[:1]),
        entry.closed, *(filled.get(name, "") for name in office),
    )  # fmt: skip


def _standing(entry: Entry, filled: Mapping[str, str]) -> str:
    if entry.closed:
        return _DONE
    if filled.get("回复时间"):
        return _ANSWERED
    return _SENT if filled.get("发出时间") else _WAITING


def read_office(file: Path) -> dict[Key, dict[str, str]] | None:
    """What the office wrote into a register, by letter; None where there is none, or none that can be read."""
    try:
        from python_calamine import CalamineWorkbook

        rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    except Exception:  # the library has errors of its own for every way in which a table can be broken
        return None
    heads = [str(cell).strip() for cell in rows[0]] if rows else []
    if not set(_KEY) <= set(heads):
        return None
    ours = {column.name for column in _COLUMNS}
    found: dict[Key, dict[str, str]] = {}
    for row in rows[1:]:
        cells = dict(zip(heads, map(_text, row), strict=False))
        key = tuple(cells.get(name, "") for name in _KEY)
        found[key] = {name: value for name, value in cells.items() if name and name not in ours}
    return found


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
