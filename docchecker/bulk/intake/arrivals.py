"""When papers came, as the office knows it: by the mail's date, a list of arrivals, a folder's name, or the roster."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.intake.times import folder_time, parse_time
from docchecker.bulk.units.tables import TableError, read_table

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from docchecker.bulk.intake.gather import Entry
    from docchecker.bulk.records import Unit
    from docchecker.bulk.units.tables import Row

_FILE = ("文件", "文件名", "文件名称", "材料", "材料名称")
_UNIT = ("单位", "单位名称", "报送单位")
_TIME = ("到达时间", "收到时间", "报送时间", "到达日期", "收到日期", "报送日期", "收件时间", "时间", "日期")


class BadArrivals(Exception):
    """A list of arrivals that cannot be used; the message says what is wrong and where (Chinese)."""


class Arrivals(NamedTuple):
    """Arrival by the name of a file (its path in the inbox, or its last part) and by the name of a unit."""

    files: Mapping[str, datetime.datetime] = {}
    units: Mapping[str, datetime.datetime] = {}


def read_arrivals(file: Path, near: datetime.date | None) -> Arrivals:
    """A table with a column 文件 or 单位 and a column 到达时间; BadArrivals names every mistake with its row."""
    try:
        rows = read_table(file)
    except TableError as error:
        raise BadArrivals(f"到达登记有误：{file}\n{error}") from None
    head = rows[0] if rows else []
    file_at, unit_at, time_at = (_column(head, words) for words in (_FILE, _UNIT, _TIME))
    if time_at is None or (file_at is None and unit_at is None):
        raise BadArrivals(f"到达登记有误：{file}\n第1行应有“文件”或“单位”一列，和“到达时间”一列。")
    problems: list[str] = []
    files: dict[str, datetime.datetime] = {}
    units: dict[str, datetime.datetime] = {}
    for number, row in enumerate(rows[1:], 2):
        name, unit, words = (_cell(row, at) for at in (file_at, unit_at, time_at))
        time = parse_time(words, near)
        if time and name:
            files[name] = time
        elif time and unit:
            units[unit] = time
        elif time or words:
            problems.append(_problem(number, words, time))
    if problems:
        raise BadArrivals("\n".join([f"到达登记有误：{file}", *problems]))
    return Arrivals(files, units)


def _problem(number: int, words: str, time: datetime.datetime | None) -> str:
    if time:
        return f"第{number}行没有写是哪个文件或哪个单位。"
    return f"第{number}行“到达时间”写的是“{words}”，看不出是哪一天，应写成 2023-11-05 或 2023-11-05 17:30。"


def _column(head: Row, words: Sequence[str]) -> int | None:
    return next((head.index(word) for word in words if word in head), None)


def _cell(row: Row, at: int | None) -> str:
    return row[at] if at is not None and at < len(row) else ""


def arrival(
    entry: Entry, unit: Unit | None, arrivals: Arrivals, near: datetime.date | None
) -> datetime.datetime | None:
    """When a file came; None when nobody said. What is said of the file itself goes before what is said of its unit."""
    path = PurePosixPath(entry.name)
    for name in (entry.name, path.name):
        if name in arrivals.files:
            return arrivals.files[name]
    if entry.arrived:
        return entry.arrived
    for folder in reversed(path.parts[:-1]):
        time = folder_time(PurePosixPath(folder).stem if folder.lower().endswith(".zip") else folder, near)
        if time:
            return time
    if unit is None:
        return None
    return arrivals.units.get(unit.name) or unit.arrived
