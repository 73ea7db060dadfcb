"""Rows of text from a table that the office keeps: .xlsx, .xls, .ods, or .csv in UTF-8 or GBK."""

from __future__ import annotations

import csv
import datetime
import io
import itertools
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Row = list[str]
Area = tuple[tuple[int, int], tuple[int, int]]

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".xla", ".et", ".ods"})

_ENCODINGS = ("utf-8-sig", "gb18030")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS = ",\t;，|"
#: rows by which the separator of a .csv is chosen: a title may stand above the heads
_SAMPLE = 20
#: a merged area longer than this is the whole column, formatted, and not a value for each row
_LONGEST_MERGE = 1000


class TableError(Exception):
    """A table that cannot be read; the message says why (Chinese)."""


class Sheet(NamedTuple):
    """A sheet that holds something: its name (empty for a .csv) and its rows from the first one of the file."""

    name: str
    rows: list[Row]


def read_table(file: Path) -> list[Row]:
    """Return the rows of the first sheet that holds anything. Raise TableError when the file cannot be read."""
    return next((sheet.rows for sheet in read_sheets(file)), [])


def read_sheets(file: Path) -> list[Sheet]:
    """Return the shown sheets that hold anything. Raise TableError when the file cannot be read.

    A cell that is merged downwards holds its text in each of its rows.
    """
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        raise TableError("没有这个文件，请核对路径和文件名。") from None
    except OSError:
        raise TableError("文件打不开，请确认自己有权读取它，并且没有别的程序占用它。") from None
    return sheets_of(data, file.suffix)


def sheets_of(data: bytes, suffix: str) -> list[Sheet]:
    """Return the sheets of a table from its bytes. Raise TableError when they are none."""
    if suffix.lower() in WORKBOOKS:
        return list(_workbook(data, suffix))
    rows = _csv(data)
    return [Sheet("", rows)] if any(map(any, rows)) else []


def _workbook(data: bytes, suffix: str) -> Iterator[Sheet]:
    try:
        import python_calamine as calamine
    except ImportError:
        raise TableError("本机没有安装读表格的组件，请另存为 csv，或者安装 docchecker[bulk]。") from None
    try:
        with calamine.load_workbook(io.BytesIO(data)) as book:
            for about in book.sheets_metadata:
                if about.typ == calamine.SheetTypeEnum.WorkSheet and about.visible == calamine.SheetVisibleEnum.Visible:
                    sheet = book.get_sheet_by_name(about.name)
                    rows = [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
                    if any(map(any, rows)):
                        yield Sheet(about.name, _filled_down(rows, sheet.merged_cell_ranges or ()))
    except calamine.PasswordError:
        raise TableError(f"这个 {suffix} 加了密码，打不开；请取消密码另存一份再试。") from None
    except (calamine.CalamineError, OSError):
        raise TableError(f"这个 {suffix} 已损坏或加了密码，打不开；请另存一份再试。") from None


def _filled_down(rows: list[Row], merged: Iterable[Area]) -> list[Row]:
    """The rows with the text of each cell that is merged over several rows in every one of them."""
    for (top, left), (bottom, _right) in sorted(merged):
        if top < len(rows) and left < len(rows[top]) and bottom - top < _LONGEST_MERGE:
            for row in rows[top + 1 : bottom + 1]:
                row[left] = row[left] or rows[top][left]
    return rows


def _text(cell: object) -> str:
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(sep=" ", timespec="minutes")
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def _csv(data: bytes) -> list[Row]:
    text = _decoded(data)
    sample = list(itertools.islice((line for line in text.splitlines() if line.strip()), _SAMPLE))
    delimiter = max(_DELIMITERS, key=lambda mark: sum(mark in line for line in sample))
    return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=delimiter)]


def _decoded(data: bytes) -> str:
    for encoding in ("utf-16",) if data.startswith(_UTF16) else _ENCODINGS:
        try:
            return data.decode(encoding).replace("\0", "")
        except UnicodeDecodeError:
            continue
    raise TableError("认不出文字的编码，请用 Excel 或 WPS 另存为“CSV UTF-8”，或者存成 .xlsx。")
