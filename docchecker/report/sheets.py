"""Sheets of a workbook: columns, rows, colours, and cells that can neither turn into formulas nor outgrow the format."""

from __future__ import annotations

import datetime
import os
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from docchecker.report.markup import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

#: What the format allows (ECMA-376, Excel's specifications): rows of a sheet, characters of a cell.
ROWS, CHARACTERS = 1_048_576, 32_767

#: What a program may take for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")

#: points of a line, and of a row at most (the format allows 409)
_LINE, _HIGHEST = 15, 399
_A3, _A4 = 8, 9
_HEADER = 200
_FONT = "微软雅黑"
#: 1980-01-01, the first day that a zip can tell, in seconds since 1970
_TIMELESS = 315_532_800

Value = str | int | float


class Column(NamedTuple):
    """A column: its heading and its width in characters.

    ``share``: its numbers are shown as %. ``ratio``: it holds words like “0/1”, red where the first is the lesser; words
    without a stroke stay as they are. ``heat``: the greater a number, the redder.
    """

    name: str
    width: float
    share: bool = False
    ratio: bool = False
    heat: bool = False


class Sheet(NamedTuple):
    """A sheet to be. Words of the first column may be coloured; ``frozen`` columns stay when the rest is scrolled.

    ``wide``: printed on A3.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Value, ...]]
    frozen: int = 2
    wide: bool = False


class Colour(NamedTuple):
    """Ink and ground of a word, as #RRGGBB."""

    ink: str
    ground: str


RED, AMBER, GREEN, BLUE = (
    Colour("#9C2A1B", "#FBE9E5"), Colour("#7D5A08", "#FBF1D9"), Colour("#2C6B49", "#E6F2EA"), Colour("#2F5F83", "#E6EFF6"),
)  # fmt: skip


#: From no colour to red; the lowest number of a scale would otherwise be coloured as the least there is.
_HEAT = {"type": "2_color_scale", "min_type": "num", "min_value": 0, "min_color": "#FFFFFF", "max_color": "#E58C7C"}


def book(sheets: Iterable[Sheet], colours: Mapping[str, Colour], properties: Mapping[str, str]) -> bytes:
    """An .xlsx of sheets; ``colours`` are those of words in their first columns."""
    from xlsxwriter.workbook import Workbook

    stream = BytesIO()
    with Workbook(stream, {"constant_memory": True}) as made:
        made.set_properties({**properties, "created": _created()})
        formats = _formats(made, colours)
        for sheet in sheets:
            _write(made, sheet, formats, properties.get("subject", ""))
    return stream.getvalue()


def _created() -> datetime.datetime:
    """When the workbook says it was made: the same input gives the same bytes, so it is no time of day.

    ``SOURCE_DATE_EPOCH`` (https://reproducible-builds.org) names another time.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = int(given) if given.isdecimal() else _TIMELESS
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).replace(tzinfo=None)


class _Formats(NamedTuple):
    head: Format
    text: Format
    quoted: Format
    number: Format
    share: Format
    ratio: Format
    few: Format
    words: tuple[tuple[str, Format], ...]


def _formats(book: Workbook, colours: Mapping[str, Colour]) -> _Formats:
    base = {"font_name": _FONT, "font_size": 10, "valign": "top", "border": 1, "border_color": "#E2DFD6"}
    head = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#2B4A5E", "valign": "vcenter", "text_wrap": True}
    # A zero says nothing among numbers, so it is not shown.
    looks: tuple[dict[str, Any], ...] = (
        head, {"text_wrap": True}, {"text_wrap": True, "quote_prefix": True}, {"num_format": "0;-0;", "align": "center"},
        {"num_format": "0%", "align": "center"}, {"align": "center"},
    )  # fmt: skip
    first, text, quoted, number, share, ratio = (book.add_format(base | look) for look in looks)
    words = tuple(
        (word, book.add_format({"font_color": ink, "bg_color": ground})) for word, (ink, ground) in colours.items()
    )
    few = book.add_format({"font_color": RED.ink, "bg_color": RED.ground})
    return _Formats(first, text, quoted, number, share, ratio, few, words)


def _write(book: Workbook, sheet: Sheet, formats: _Formats, about: str) -> None:
    page = book.add_worksheet(sheet.name)
    _prepare(page, sheet, about)
    page.set_row(0, 36 if any("\n" in column.name for column in sheet.columns) else 24)
    for number, column in enumerate(sheet.columns):
        page.write_string(0, number, column.name, formats.head)
    last, rows = 0, iter(sheet.rows)
    for last, row in enumerate(islice(rows, ROWS - 2), 1):
        _write_row(page, last, row, sheet.columns, formats)
    if next(rows, None) is not None:
        last += 1
        page.write_string(last, 0, "这张表放不下了，其余的请看 JSON 格式的结果。", formats.text)
    page.autofilter(0, 0, max(last, 1), len(sheet.columns) - 1)
    for word, look in formats.words:
        rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
        page.conditional_format(1, 0, max(last, 1), 0, rule)
    for number, column in enumerate(sheet.columns):
        if column.ratio:
            page.conditional_format(1, number, max(last, 1), number, _too_few(number, formats))
    hot = [number for number, column in enumerate(sheet.columns) if column.heat]
    if hot:  # one scale for all, so that columns can be compared
        page.conditional_format(1, hot[0], max(last, 1), hot[-1], _HEAT)


def _too_few(column: int, formats: _Formats) -> dict[str, Any]:
    """The rule that colours “0/1”."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    cell = xl_rowcol_to_cell(1, column)
    formula = f'=VALUE(LEFT({cell},FIND("/",{cell})-1))<VALUE(MID({cell},FIND("/",{cell})+1,9))'
    return {"type": "formula", "criteria": formula, "format": formats.few}


def _prepare(page: Worksheet, sheet: Sheet, about: str) -> None:
    """Widths, what stays in sight, and how it is printed: ``about`` and the sheet's name above, the pages' numbers below."""
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, column.width)
    page.freeze_panes(1, sheet.frozen)
    page.set_landscape()
    page.set_paper(_A3 if sheet.wide else _A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.6)
    page.set_header(f"&C&12{about.replace('&', '&&')[:_HEADER]}　&A")
    page.set_footer("&L&D&R第 &P 页，共 &N 页")


def _write_row(
    page: Worksheet, row: int, values: tuple[Value, ...], columns: tuple[Column, ...], formats: _Formats
) -> None:
    """write_string and write_number, never write: a text that begins with “=” stays a text, also when it is edited."""
    page.set_row(row, _height(values, columns))
    for at, (value, column) in enumerate(zip(values, columns, strict=True)):
        if isinstance(value, str):
            look = formats.quoted if value.startswith(FORMULA) else formats.ratio if column.ratio else formats.text
            page.write_string(row, at, harmless(value)[:CHARACTERS], look)
        else:
            page.write_number(row, at, value, formats.share if column.share else formats.number)


def _height(values: tuple[Value, ...], columns: tuple[Column, ...]) -> int:
    """Points that a row needs; WPS and LibreOffice do not find that out for themselves."""
    lines = 1
    for value, column in zip(values, columns, strict=True):
        if isinstance(value, str):
            room = max(1, int(column.width - 1))
            lines = max(
                lines, sum(max(1, -(-len(line.encode("gbk", "replace")) // room)) for line in value.split("\n"))
            )
    return min(lines * _LINE + 3, _HIGHEST)
