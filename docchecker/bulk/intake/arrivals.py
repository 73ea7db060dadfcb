"""The office's register of arrivals: which paper of which unit came when, row by row, and what fits which file."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.intake.received import kinds_in
from docchecker.bulk.intake.times import parse_time
from docchecker.bulk.records import Skipped
from docchecker.bulk.units.attribution import Clues, attribute
from docchecker.bulk.units.headings import Columns, Field, bare, find_columns
from docchecker.word.spreadsheet import TableError, read_sheets

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from docchecker.bulk.units.unit_names import UnitNames
    from docchecker.rulebook.model import Notice
    from docchecker.word.spreadsheet import Row

FIELDS: dict[str, Field] = {
    "unit": Field(
        ("单位", "单位名称", "报送单位", "来文单位", "来件单位", "送件单位", "发件单位", "单位全称", "报送部门", "部门", "县区", "责任单位"),
        ("单位名称", "报送单位"),
    ),
    "file": Field(("文件名", "文件名称", "文件", "附件名称", "附件")),
    "material": Field(("材料", "材料名称", "报送材料", "材料种类", "材料类型", "报送内容", "内容", "材料内容", "名称", "标题"), ("材料",)),
    "time": Field(
        ("到达时间", "收到时间", "报送时间", "到达日期", "收到日期", "报送日期", "收件时间", "收件日期", "收文时间", "收文日期", "接收时间",
         "接收日期", "签收时间", "签收日期", "登记时间", "登记日期", "送达时间", "时间", "日期"),
        ("到达", "收到", "收件", "送达"),
    ),
}  # fmt: skip
_FILE_NAME = re.compile(r"\.[A-Za-z0-9]{2,5}$")
_EVERYTHING = re.compile(r"(?:全部|全套|所有|整套|各项|一套|报送)?(?:材料|资料)?(?:[一二三四\d]份)?")
_NOT_A_DAY = "看不出是哪一天，应写成 2023-11-05 或 2023-11-05 17:30。"


class BadArrivals(Exception):
    """A list of arrivals that cannot be used; the message says what is wrong and where (Chinese)."""


class ArrivalRow(NamedTuple):
    """A row of the register: its place for people, what is written of the paper, and when it came."""

    place: str
    unit: str
    papers: tuple[str, ...]
    time: datetime.datetime


class Arrivals(NamedTuple):
    """A register as it is written, and what of it was not understood."""

    rows: tuple[ArrivalRow, ...] = ()
    remarks: tuple[Skipped, ...] = ()


class Known(NamedTuple):
    """A file as the register may mean it."""

    name: str
    unit: str | None
    kind: str | None


class Matched(NamedTuple):
    """When each file came by what is said of itself or of its unit's papers of that kind, or of all its unit sent."""

    files: Mapping[str, datetime.datetime] = {}
    units: Mapping[str, datetime.datetime] = {}
    remarks: tuple[Skipped, ...] = ()


def read_arrivals(file: Path, near: datetime.date | None) -> Arrivals:
    """Return the rows of a table with a column 单位, 文件 or 材料 and a column 到达时间. Raise BadArrivals without them."""
    try:
        sheets = read_sheets(file)
    except TableError as error:
        raise BadArrivals(f"到达登记有误：{file}\n{error}") from None
    for sheet in sheets:
        for needed in (("unit", "time"), ("file", "time"), ("material", "time")):
            columns = find_columns(sheet.rows, FIELDS, needed)
            if columns:
                return _read(file.name, sheet.rows, columns, near)
    raise BadArrivals(f"到达登记有误：{file}\n找不到表头：应有“单位”或“文件”一列，和“到达时间”一列。")


def _read(name: str, rows: Sequence[Row], columns: Columns, near: datetime.date | None) -> Arrivals:
    found: list[ArrivalRow] = []
    remarks: list[Skipped] = []
    above = [bare(cell) for cell in rows[columns.row]]
    for number, row in enumerate(rows[columns.row + 1 :], columns.row + 2):
        if not any(row) or [bare(cell) for cell in row] == above:
            continue
        place = f"{name} 第{number}行"
        unit, words = columns.cell(row, "unit"), columns.cell(row, "time")
        papers = tuple(dict.fromkeys(columns.cells(row, "file") + columns.cells(row, "material")))
        time = parse_time(words, near)
        if time and (unit or papers):
            found.append(ArrivalRow(place, unit, papers, time))
        else:
            remarks.append(Skipped(place, _mistake(row, words, time)))
    return Arrivals(tuple(found), tuple(remarks))


def _mistake(row: Row, words: str, time: datetime.datetime | None) -> str:
    if time:
        return "没有写是哪个文件或哪个单位，这一行没有采用"
    if words:
        return f"“到达时间”写的是“{words}”，{_NOT_A_DAY}这一行没有采用"
    return f"没有写到达时间，这一行没有采用：{' '.join(cell for cell in row if cell)}"


def match(arrivals: Arrivals, files: Iterable[Known], names: UnitNames, notice: Notice) -> Matched:
    """Return what the rows say of the files. A row that fits none is told; of several times for one, the first holds."""
    known = tuple(files)
    times: dict[str, list[datetime.datetime]] = defaultdict(list)
    by_unit: dict[str, datetime.datetime] = {}
    remarks = list(arrivals.remarks)
    for row in arrivals.rows:
        unit = _unit(row.unit, names)
        if row.unit and unit is None:
            remarks.append(Skipped(row.place, f"认不出“{row.unit}”是名单上的哪个单位，这一行没有采用"))
        elif unit and all(map(_EVERYTHING.fullmatch, row.papers)):
            by_unit[unit] = min(row.time, by_unit.get(unit, row.time))
        else:
            fitting = _fitting(row, unit, known, notice)
            remarks += _unfit(row, fitting)
            for one in fitting if row.unit or len(fitting) == 1 else ():
                times[one].append(row.time)
    found = {name: min(given) for name, given in times.items()}
    return Matched(found, by_unit, tuple(remarks))


def _unit(words: str, names: UnitNames) -> str | None:
    return attribute(Clues(words.replace("/", "_")), names).unit if words else None


def _fitting(row: ArrivalRow, unit: str | None, known: Sequence[Known], notice: Notice) -> list[str]:
    """Names of the files that a row means: of that name, else of the kinds of material that it names."""
    own = [one for one in known if unit is None or one.unit == unit]
    named = [one for one in own if any(_is_named(one.name, paper) for paper in row.papers)]
    if named:
        return sorted(one.name for one in named)
    if unit is None or any(map(_FILE_NAME.search, row.papers)):
        return []
    wanted = {kind for paper in row.papers for kind in kinds_in(paper, notice)}
    return sorted(one.name for one in own if one.kind in wanted)


def _is_named(name: str, paper: str) -> bool:
    path = PurePosixPath(name)
    return paper in (name, path.name) or (paper == path.stem and not _EVERYTHING.fullmatch(paper))


def _unfit(row: ArrivalRow, fitting: Sequence[str]) -> Iterator[Skipped]:
    words = " ".join(filter(None, (row.unit, *row.papers)))
    if not fitting:
        yield Skipped(row.place, f"收件里没有这一行登记的材料：{words}")
    elif not row.unit and len(fitting) > 1:
        yield Skipped(row.place, f"收件里有{len(fitting)}个文件叫这个名字，请补上单位；这一行没有采用：{words}")
