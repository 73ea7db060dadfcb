"""The roster of units as clerks write it: columns found by their Chinese headings, every row understood or told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.intake.times import parse_time
from docchecker.bulk.records import Skipped, Unit
from docchecker.bulk.units.headings import HEADING_ROWS, Columns, Field, bare, find_columns
from docchecker.bulk.units.roster_rows import RowKind, aliases, clean_name, row_kind, short_names, total_of
from docchecker.bulk.units.unit_kinds import Kinds
from docchecker.word.spreadsheet import Row, Sheet, TableError, read_sheets

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from docchecker.rulebook.model import Notice

FIELDS: dict[str, Field] = {
    "name": Field(
        ("单位名称", "单位全称", "单位", "报送单位", "责任单位", "评估单位", "被评估单位", "参评单位", "填报单位", "成员单位", "普法单位",
         "普法责任单位",
         "部门名称", "部门", "部门单位", "单位部门", "县区部门", "县区单位", "地区单位", "机构名称", "机关名称", "名称", "全称"),
        ("单位名称", "单位全称", "报送单位"),
    ),
    "short_names": Field(
        ("简称", "别名", "曾用名", "单位简称", "规范简称", "常用简称", "规范化简称", "原名", "原单位名称", "又名", "其他名称", "习惯称呼", "俗称"),
        ("简称", "曾用名", "别名"), several=True,
    ),
    "kind": Field(
        ("单位类别", "单位类型", "单位性质", "单位属性", "单位分类", "类别", "类型", "性质", "分类", "属性",
         "组别", "分组", "级别", "层级", "单位级别",
         "评估类别", "所属类别", "所属系统", "系统"),
        ("类别", "类型", "性质"),
    ),
    "contact": Field((), ("联系人", "联络员", "联系电话", "联系方式", "电话", "手机", "邮箱", "姓名", "经办人"), several=True),
    "arrived": Field(
        ("到达时间", "收到时间", "报送时间", "报送日期", "收到日期", "到达日期", "收件时间", "收件日期", "收文时间", "收文日期", "接收时间",
         "签收时间", "签收日期"),
    ),
}  # fmt: skip


#: headings that units' own names may be as well: they are believed beside another heading only
_WEAK_FIELDS = FIELDS | {"name": Field(("县区", "县市区", "地区", "区县"))}
_NEEDED = ((FIELDS, ("name",)), (_WEAK_FIELDS, ("name", "contact")), (_WEAK_FIELDS, ("name", "short_names")))


class BadRoster(Exception):
    """A roster that cannot be used; ``problems`` says in Chinese what is wrong, each with its place."""

    def __init__(self, file: Path, problems: Sequence[str]) -> None:
        super().__init__(f"名单有误：{file}\n" + "\n".join(problems))
        self.problems = tuple(problems)


class Roster(NamedTuple):
    """The units in their order, and a remark on each row or cell that was not understood."""

    units: tuple[Unit, ...] = ()
    remarks: tuple[Skipped, ...] = ()


class _Line(NamedTuple):
    """A unit as its row has it: the number of the row, what is written of its kind, and whether the next may add to it."""

    number: int
    name: str
    shorts: tuple[str, ...]
    kind: str
    contact: tuple[str, ...]
    arrived: str


class _Reading(NamedTuple):
    """What is read so far: a line for each unit, rows that say nothing understood, mistakes."""

    lines: list[_Line]
    remarks: list[tuple[int, str]]
    problems: list[str]


def read_roster(file: Path, notice: Notice) -> Roster:
    """Return the units of a roster in its order. Raise BadRoster naming every mistake with its row and column."""
    found = _found(file, notice)
    kinds = Kinds(notice.unit_kinds.values())
    named = [(sheet, columns) for sheet, columns in found if kinds.written(sheet.name)]
    sheets = named if len(named) > 1 else found[:1]
    reading = _Reading([], [], [])
    for sheet, columns in sheets:
        _read(sheet, columns, kinds, reading)
    units = list(_units(reading, sheets[0][1], kinds, notice))
    problems = reading.problems
    if not units and not problems:
        problems.append("表头下面没有单位。")
    if problems:
        raise BadRoster(file, problems)
    remarks = [Skipped(f"{file.name} 第{number}行", words) for number, words in sorted(reading.remarks)]
    unread = (sheet.name for sheet, columns in found if (sheet, columns) not in sheets)
    remarks += [Skipped(f"{file.name} 工作表“{name}”", "只读第一张工作表，这一张没有读") for name in unread]
    return Roster(tuple(units), tuple(remarks))


def _found(file: Path, notice: Notice) -> list[tuple[Sheet, Columns]]:
    """The sheets with a heading for the unit's name, each with its columns. Raise BadRoster when there is none."""
    try:
        sheets = [_in_one_column(sheet, Kinds(notice.unit_kinds.values())) for sheet in read_sheets(file)]
    except TableError as error:
        raise BadRoster(file, [str(error)]) from None
    found = [(sheet, columns) for sheet in sheets if (columns := _columns(sheet))]
    if not found:
        seen = "、".join(cell for cell in (sheets[0].rows[0] if sheets else []) if cell)
        raise BadRoster(file, [f"前 {HEADING_ROWS} 行里找不到写着“单位名称”的表头，第一行是：{seen or '空的'}。"])
    return found


def _columns(sheet: Sheet) -> Columns | None:
    tried = (find_columns(sheet.rows, fields, needed) for fields, needed in _NEEDED)
    return next(filter(None, tried), None)


def _in_one_column(sheet: Sheet, kinds: Kinds) -> Sheet:
    """A table with a column of units for each kind, headed by it, as one with the kind beside each unit."""
    for at, row in enumerate(sheet.rows[:HEADING_ROWS]):
        heads = {column: cell for column, cell in enumerate(row) if kinds.is_name(cell)}
        if len({kinds.written(cell) for cell in heads.values()} - {""}) > 1:
            units = [
                [line[column], head]
                for column, head in heads.items()
                for line in sheet.rows[at + 1 :]
                if column < len(line) and line[column]
            ]
            return Sheet(sheet.name, [["单位名称", "类别"], *units])
    return sheet


def _read(sheet: Sheet, columns: Columns, kinds: Kinds, reading: _Reading) -> None:
    """Every row below the headings; the kind that a section is headed with holds until the next section."""
    section = sheet.name if kinds.written(sheet.name) else ""
    above = [bare(cell) for cell in sheet.rows[columns.row]]
    for at, row in enumerate(sheet.rows[columns.row + 1 :], columns.row + 1):
        words = " ".join(dict.fromkeys(cell for cell in row if cell))
        what = row_kind(row, columns, kinds, above)
        if what is RowKind.SECTION:
            section = words
        elif what is RowKind.UNIT:
            _add(_line(row, at + 1, columns, section), row, columns, reading)
        elif what is RowKind.TOTAL:
            _check_total(words, at + 1, reading)
        elif what is RowKind.OTHER:
            reading.remarks.append((at + 1, f"这一行没有当作单位：{words}"))


def _line(row: Row, number: int, columns: Columns, section: str) -> _Line:
    written = columns.cell(row, "name")
    name = clean_name(written)
    shorts = (*aliases(written), *short_names("、".join(columns.cells(row, "short_names"))))
    kept = tuple(dict.fromkeys(short for short in shorts if short not in ("", name)))
    contact = tuple(columns.cells(row, "contact"))
    return _Line(number, name, kept, columns.cell(row, "kind") or section, contact, columns.cell(row, "arrived"))


def _add(line: _Line, row: Row, columns: Columns, reading: _Reading) -> None:
    """A row of its own, or one more contact of the unit above, whose name is merged over several rows."""
    last = reading.lines[-1] if reading.lines else None
    if last and (line.name == last.name or not line.name) and _adds_only(row, columns, last, line):
        contact = tuple(dict.fromkeys((*last.contact, *line.contact)))
        shorts = tuple(dict.fromkeys((*last.shorts, *line.shorts)))
        reading.lines[-1] = last._replace(contact=contact, shorts=shorts)
    elif line.name:
        reading.lines.append(line)
    else:
        words = " ".join(cell for cell in row if cell)
        reading.remarks.append((line.number, f"这一行没有写单位名称，没有当作单位：{words}"))


def _adds_only(row: Row, columns: Columns, last: _Line, line: _Line) -> bool:
    """Whether a row without a name of its own holds a contact, and of the rest nothing that differs."""
    return bool(line.contact) and line.contact != last.contact and columns.cell(row, "kind") in ("", last.kind)


def _check_total(words: str, number: int, reading: _Reading) -> None:
    stated = total_of(words)
    if stated is not None and stated != len(reading.lines):
        reading.remarks.append((number, f"这里写的是“{words}”，读到的单位是{len(reading.lines)}个，请核对"))


def _units(reading: _Reading, columns: Columns, kinds: Kinds, notice: Notice) -> Iterator[Unit]:
    """The units of the lines; what is wrong or had to be concluded goes into the reading."""
    known = {line.name: kind for line in reading.lines if (kind := kinds.written(line.kind))}
    seen: set[str] = set()
    for line in reading.lines:
        if line.name in seen:
            reading.problems.append(f"“{line.name}”写了两次，请删掉一行。")
            continue
        seen.add(line.name)
        kind = known.get(line.name) or _concluded(line, known, columns, kinds, reading)
        arrived = _arrived(line, notice.deadline, reading.problems)
        if kind:
            yield Unit(line.name, kind, line.shorts, " ".join(line.contact), arrived)


def _concluded(line: _Line, known: dict[str, str], columns: Columns, kinds: Kinds, reading: _Reading) -> str:
    """The kind that follows from the unit's name where none is written; none where what is written is unknown."""
    written = "" if kinds.is_section(line.kind) or not columns.of.get("kind") else line.kind
    kind = "" if written else kinds.by_name(line.name, known)
    if kind:
        words = f"没有写“{line.name}”的类别，按名称当作“{kinds.name(kind)}”，请核对"
        reading.remarks.append((line.number, words))
    elif "kind" not in columns.of:
        missing = f"第{columns.row + 1}行表头缺少“类别”这一列。"
        reading.problems.extend([missing] if missing not in reading.problems else [])
    else:
        reading.problems.append(f"第{line.number}行“类别”一列{kinds.mistake(written)}")
    return kind


def _arrived(line: _Line, near: datetime.date | None, problems: list[str]) -> datetime.datetime | None:
    time = parse_time(line.arrived, near)
    if line.arrived and time is None:
        problems.append(
            f"第{line.number}行“到达时间”一列写的是“{line.arrived}”，看不出是哪一天，应写成 2023-11-05 或 2023-11-05 17:30。"
        )
    return time
