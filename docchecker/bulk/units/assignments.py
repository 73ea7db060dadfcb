"""分派.xlsx: what the office decides by hand about files and units; written by a run, edited, obeyed by the next."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.intake.received import kinds_in
from docchecker.bulk.intake.times import parse_time
from docchecker.bulk.records import Skipped
from docchecker.bulk.units.headings import Columns, Field, find_columns
from docchecker.word.spreadsheet import TableError, sheets_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from docchecker.bulk.records import Unit
    from docchecker.rulebook.model import Notice
    from docchecker.word.spreadsheet import Row, Sheet

#: the names under which the file may lie in the folder of results, the one that is written first
NAMES = ("分派.xlsx", "分派.csv", "分派.xls", "分派.ods")

FIELDS: dict[str, Field] = {
    "file": Field(("文件", "文件名", "文件名称")),
    "unit": Field(("单位", "单位名称", "归属单位", "改归单位", "报送单位")),
    "was_unit": Field(("程序认定的单位", "原认定单位")),
    "counts": Field(("是否计入", "计入", "计不计入", "版本计入", "是否算数")),
    "was_counts": Field(("程序认定是否计入", "原是否计入")),
    "material": Field(("材料", "材料种类", "材料名称")),
    "exempt": Field(("免报", "是否免报", "豁免")),
    "until": Field(("延期至", "延期到", "延期", "宽限至", "延至")),
}
_YES = frozenset({"是", "计入", "算", "√", "y", "yes", "1", "对", "免报", "免", "true"})
_NO = frozenset({"否", "不计入", "不算", "×", "n", "no", "0", "不", "作废", "false"})
#: what is written for a file of no unit of the roster
NOBODY = frozenset({"无", "不是", "不归任何单位", "不采用", "—"})
EVERYTHING = ""
#: the sheet and the column that only the program writes
HELP, EVIDENCE = "说明", "依据"


class Assignments(NamedTuple):
    """Decisions of the office.

    ``units``: file → unit, empty for a file that is nobody's. ``counts``: file → whether this version counts.
    ``exempt`` and ``until`` by unit and kind of material; EVERYTHING for all that the unit owes. ``is_broken``: there
    is a file and it cannot be read. ``digest`` is that of the file as it was read; ``has_more``: there is something in
    it that is none of all this (a row that was not understood, a column or sheet of the office's own).
    """

    units: Mapping[str, str] = {}
    counts: Mapping[str, bool] = {}
    exempt: frozenset[tuple[str, str]] = frozenset()
    until: Mapping[tuple[str, str], datetime.date] = {}
    remarks: tuple[Skipped, ...] = ()
    is_broken: bool = False
    digest: str = ""
    has_more: bool = False

    def is_exempt(self, unit: str, kind: str) -> bool:
        """Return whether a unit need not send a kind of material."""
        return not {(unit, kind), (unit, EVERYTHING)}.isdisjoint(self.exempt)

    def deadline(self, unit: str, kind: str, common: datetime.date | None) -> datetime.date | None:
        """Return the last day for a unit and a kind of material; ``common`` is everybody's."""
        given = self.until.get((unit, kind)) or self.until.get((unit, EVERYTHING))
        return max(given, common) if given and common else given or common


class _Reading(NamedTuple):
    units: dict[str, str]
    counts: dict[str, bool]
    exempt: set[tuple[str, str]]
    until: dict[tuple[str, str], datetime.date]
    remarks: list[Skipped]


def find_assignments(folder: Path) -> Path | None:
    """Return the assignments file of a folder of results, None when there is none."""
    return next((folder / name for name in NAMES if (folder / name).is_file()), None)


def read_assignments(file: Path | None, units: Sequence[Unit], notice: Notice) -> Assignments:
    """Return what the office has decided; what cannot be read or understood stands in the remarks, located."""
    if file is None:
        return Assignments()
    try:
        data = file.read_bytes()
        sheets = sheets_of(data, file.suffix)
    except OSError:
        unreadable = "文件打不开，请确认自己有权读取它，并且没有别的程序占用它。"
        return Assignments(remarks=(Skipped(file.name, f"这个分派表没有采用：{unreadable}"),), is_broken=True)
    except TableError as error:
        return Assignments(remarks=(Skipped(file.name, f"这个分派表没有采用：{error}"),), is_broken=True)
    reading = _Reading({}, {}, set(), {}, [])
    known = {name: unit.name for unit in units for name in (*unit.short_names, unit.name)}
    has_more = False
    for sheet in sheets:
        columns = _columns(sheet)
        if columns:
            _read(file.name, sheet.rows, columns, known, notice, reading)
        has_more |= _holds_more(sheet, columns)
    return Assignments(
        reading.units,
        reading.counts,
        frozenset(reading.exempt),
        reading.until,
        tuple(reading.remarks),
        digest=hashlib.sha256(data).hexdigest(),
        has_more=has_more or bool(reading.remarks),
    )


def _columns(sheet: Sheet) -> Columns | None:
    ways = (("file", "unit"), ("file", "counts"), ("unit",))
    return next((found for needed in ways if (found := find_columns(sheet.rows, FIELDS, needed))), None)


def _holds_more(sheet: Sheet, columns: Columns | None) -> bool:
    """Whether a sheet holds anything that the program neither wrote nor reads."""
    if columns is None:
        return sheet.name != HELP
    own = {at for found in columns.of.values() for at in found}
    heads = sheet.rows[columns.row]
    own |= {at for at, head in enumerate(heads) if head == EVIDENCE}
    below = sheet.rows[columns.row + 1 :]
    return any(cell for row in (heads, *below) for at, cell in enumerate(row) if at not in own)


def _read(
    name: str, rows: Sequence[Row], columns: Columns, known: Mapping[str, str], notice: Notice, reading: _Reading
) -> None:
    for number, row in enumerate(rows[columns.row + 1 :], columns.row + 2):
        if any(row):
            problems = [
                *_of_file(row, columns, known, reading),
                *_of_unit(row, columns, known, notice, reading),
            ]
            reading.remarks.extend(Skipped(f"{name} 第{number}行", words) for words in problems)


def _of_file(row: Row, columns: Columns, known: Mapping[str, str], reading: _Reading) -> list[str]:
    """What a row decides about a file: what differs from what the program itself had found."""
    file, unit = columns.cell(row, "file"), columns.cell(row, "unit")
    counts, problems = columns.cell(row, "counts").lower(), []
    if not file:
        return []
    if unit != columns.cell(row, "was_unit"):
        if unit in known:
            reading.units[file] = known[unit]
        elif unit in NOBODY:
            reading.units[file] = ""
        elif unit:
            problems.append(f"名单上没有“{unit}”，“{file}”的单位没有改")
    if counts and counts != columns.cell(row, "was_counts").lower():
        if counts in _YES | _NO:
            reading.counts[file] = counts in _YES
        else:
            problems.append(f"“是否计入”写的是“{counts}”，应写“是”或“否”")
    return problems


def _of_unit(row: Row, columns: Columns, known: Mapping[str, str], notice: Notice, reading: _Reading) -> list[str]:
    """What a row decides about a unit: of one kind of material, or of all when none is named."""
    exempt, until = columns.cell(row, "exempt").lower(), columns.cell(row, "until")
    if not exempt and not until:
        return []
    unit = known.get(columns.cell(row, "unit"))
    if unit is None:
        return [f"名单上没有“{columns.cell(row, 'unit')}”，这一行的免报、延期没有采用"]
    material, problems = columns.cell(row, "material"), []
    kinds = kinds_in(material, notice) or (() if material and material != "全部" else (EVERYTHING,))
    if not kinds:
        problems.append(f"“材料”写的是“{material}”，认不出是哪一种")
    if exempt in _YES:
        reading.exempt.update((unit, kind) for kind in kinds)
    elif exempt and exempt not in _NO:
        problems.append(f"“免报”写的是“{exempt}”，应写“是”或“否”")
    day = parse_time(until, notice.deadline) if until else None
    if day:
        reading.until.update({(unit, kind): day.date() for kind in kinds})
    elif until:
        problems.append(f"“延期至”写的是“{until}”，看不出是哪一天")
    return problems
