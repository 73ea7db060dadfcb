"""分派.xlsx as a run leaves it: what the program found, and room for the office to decide otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.bulk.outputs.views import short_kind
from docchecker.bulk.units.assignments import EVIDENCE, HELP
from docchecker.report.sheets import Column, Sheet, Value, book

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.bulk.records import Batch, Submission
    from docchecker.bulk.units.assignments import Assignments
    from docchecker.rulebook.model import Notice

_YES, _NO = "是", "否"
_FILES = (
    Column("文件", 52), Column("单位", 28), Column("是否计入", 10), Column("材料", 14), Column("程序认定的单位", 28),
    Column("程序认定是否计入", 10), Column(EVIDENCE, 52),
)  # fmt: skip
_UNITS = (Column("单位", 30), Column("材料", 16), Column("免报", 8), Column("延期至", 14))
_HELP = (
    ("这张表由程序填写，可以直接改，改完保存，下次运行就照办，改过的内容不会被程序覆盖。",),
    ("加了别的列、别的表，或者有一行程序看不懂的，原表不动，新的一份写在旁边，名字带“(新)”；程序只照办“分派.xlsx”。",),
    ("“文件”表：认错了单位的，把“单位”一列改成名单上的单位名称；不属于任何单位的，写“无”。",),
    ("“文件”表：“是否计入”写“否”，这个文件就不再检查、不再退回；写“是”，就以它为准。右边两列是程序的认定，请不要改。",),
    ("“免报和延期”表：某个单位不用报某种材料的，在“免报”写“是”；同意晚报的，在“延期至”写日期，如 2023-11-15。",),
)


def assignments_book(batch: Batch, decided: Assignments, automatic: dict[str, Submission], notice: Notice) -> bytes:
    """Return the workbook. ``automatic`` are the submissions by name as the program found them by itself.

    What was decided about files and units that this run does not hold stays in it.
    """
    about = {"title": "分派", "subject": notice.title, "author": "docchecker"}
    sheets = (
        Sheet("文件", _FILES, _file_rows(batch, decided, automatic, notice), 1, wide=True),
        Sheet("免报和延期", _UNITS, _unit_rows(batch, decided, notice), 1),
        Sheet(HELP, (Column("怎么填", 110),), _HELP, 0),
    )
    return book(sheets, {}, about)


def _file_rows(
    batch: Batch, decided: Assignments, automatic: dict[str, Submission], notice: Notice
) -> Iterator[tuple[Value, ...]]:
    """Files of no unit first: they wait for a decision."""
    for one in sorted(batch.submissions, key=lambda one: (one.attribution.unit is not None, one.name)):
        found = automatic.get(one.name, one)
        was_unit, was_counts = found.attribution.unit or "", _NO if found.superseded_by else _YES
        unit = (decided.units[one.name] or "无") if one.name in decided.units else was_unit
        counts = _word(decided.counts[one.name]) if one.name in decided.counts else was_counts
        yield (one.name, unit, counts, short_kind(one.kind, notice), was_unit, was_counts, found.attribution.evidence)
    here = {one.name for one in batch.submissions}
    for name in sorted((set(decided.units) | set(decided.counts)) - here):
        unit = (decided.units[name] or "无") if name in decided.units else ""
        counts = _word(decided.counts[name]) if name in decided.counts else ""
        yield (name, unit, counts, "", "", "", "以前的分派；这一次的收件里没有这个文件")


def _unit_rows(batch: Batch, decided: Assignments, notice: Notice) -> Iterator[tuple[Value, ...]]:
    keys = dict.fromkeys((due.unit, due.kind) for due in batch.due)
    keys.update(dict.fromkeys(sorted({*decided.exempt, *decided.until} - set(keys))))
    for unit, kind in keys:
        until = decided.until.get((unit, kind))
        exempt = _YES if (unit, kind) in decided.exempt else ""
        yield (unit, short_kind(kind, notice) if kind else "全部", exempt, until.isoformat() if until else "")


def _word(yes: bool) -> str:
    return _YES if yes else _NO
