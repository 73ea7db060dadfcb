"""Rows of text from an .xlsx or .csv that the office keeps."""

from __future__ import annotations

import csv
import datetime
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

Row = list[str]

_ENCODINGS = ("utf-8-sig", "gb18030")
_DELIMITERS = ",\t;，"


class TableError(Exception):
    """A table that cannot be read; the message says why (Chinese)."""


def read_table(file: Path) -> list[Row]:
    """The cells as text, row by row from the first; TableError when the file cannot be read."""
    try:
        if file.suffix.lower() in (".xlsx", ".xlsm"):
            return _xlsx(file)
        return _csv(file)
    except FileNotFoundError:
        raise TableError("没有这个文件，请核对路径和文件名。") from None
    except OSError:
        raise TableError("文件打不开，请确认自己有权读取它，并且没有别的程序占用它。") from None


def _xlsx(file: Path) -> list[Row]:
    """The first sheet that holds anything."""
    try:
        import openpyxl
    except ImportError:
        raise TableError("本机没有安装读表格的组件，请另存为 csv，或者安装 docchecker[bulk]。") from None
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    except OSError:
        raise
    except Exception:
        raise TableError("这个 .xlsx 已损坏或加了密码，打不开；请另存一份再试。") from None
    try:
        for sheet in book.worksheets:
            rows = [[_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
            if any(any(row) for row in rows):
                return rows
        return []
    finally:
        book.close()


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(sep=" ", timespec="minutes")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _csv(file: Path) -> list[Row]:
    text = _decoded(file.read_bytes())
    first = text.splitlines()[0] if text.strip() else ""
    delimiter = max(_DELIMITERS, key=first.count)
    return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=delimiter)]


def _decoded(data: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise TableError("认不出文字的编码，请用 Excel 或 WPS 另存为“CSV UTF-8”，或者存成 .xlsx。")
