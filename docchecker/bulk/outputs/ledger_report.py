"""``docchecker ledger`` in each of its formats: what became of every unit's papers."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from docchecker.bulk.outputs.views import verdict_word
from docchecker.findings import Level
from docchecker.report.page import clean, indent
from docchecker.report.sheets import FORMULA, Column, Sheet, book
from docchecker.report.words import LEVELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from docchecker.bulk.ledger.history import History, Point
    from docchecker.bulk.records import Submission
    from docchecker.report.page import Page
    from docchecker.rulebook.model import Notice

UNKNOWN_UNIT = "（未归属）"
_HEAD = (
    "单位", "材料", "版本数", "首次文件", "首次到达", "首次结论", "最新文件", "最新到达", "最新结论",
    "已解决", "仍未解决", "新出现", "仍未解决的问题", "新出现的问题",
)  # fmt: skip
_WIDTHS = (24, 14, 7, 30, 16, 10, 30, 16, 10, 8, 9, 8, 44, 44)


def render_text(found: Sequence[History], absent: Iterable[str], notice: Notice, page: Page) -> str:
    """For people: unit by unit."""
    lines: list[str] = []
    unit = None
    for item in found:
        if item.unit != unit:
            lines += [*([""] if lines else []), item.unit or UNKNOWN_UNIT]
            unit = item.unit
        lines += _paragraphs(item, notice, page)
    missing = tuple(absent)
    if missing:
        lines += [*([""] if lines else []), *indent(f"还没有报送的单位：{'、'.join(missing)}", page, "")]
    return "\n".join(lines or ["台账里还没有报送记录。"])


def _paragraphs(item: History, notice: Notice, page: Page) -> list[str]:
    count = len(item.versions)
    head = f"{_kind(item, notice)}：{_stated(item.first)}" + (f" → {_stated(item.latest)}" if count > 1 else "")
    lines = indent(head, page, "  ")
    if count > 1:
        figures = f"共{count}版；已解决{len(item.resolved)}处，仍未解决{len(item.open)}处，新出现{len(item.new)}处"
        lines += indent(figures, page, "    ")
        for words, points in (("仍未解决", item.open), ("新出现", item.new)):
            lines += [line for point in points for line in indent(f"{words}：{_said(point)}", page, "    ")]
    return lines


def _stated(paper: Submission) -> str:
    arrived = f"{paper.arrived:%Y-%m-%d}，" if paper.arrived else ""
    return f"{clean(paper.name)}（{arrived}{verdict_word(paper)}）"


def _said(point: Point) -> str:
    return f"【{LEVELS[Level(point.level)]}】{point.message}"


def _kind(item: History, notice: Notice) -> str:
    known = notice.kinds.get(item.kind)
    return known.name if known else "未识别"


def render_json(found: Sequence[History], absent: Iterable[str], notice: Notice, page: Page) -> str:
    """For programs."""
    data = {
        "notice": notice.id,
        "submissions": [_data(item) for item in found],
        "units_without_submission": list(absent),
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _data(item: History) -> dict[str, Any]:
    return {
        "unit": item.unit or None,
        "kind": item.kind or None,
        "versions": [_version(paper) for paper in item.versions],
        "resolved": [point._asdict() for point in item.resolved],
        "open": [point._asdict() for point in item.open],
        "new": [point._asdict() for point in item.new],
    }


def _version(paper: Submission) -> dict[str, Any]:
    return {
        "file": paper.name,
        "sha256": paper.sha256 or None,
        "arrived": paper.arrived.isoformat() if paper.arrived else None,
        "verdict": paper.verdict,
    }


def rows(found: Iterable[History], notice: Notice) -> list[list[str | int]]:
    """The table for csv and xlsx, its heading first."""
    table: list[list[str | int]] = [list(_HEAD)]
    for item in found:
        first, latest = item.first, item.latest
        table.append([
            item.unit or UNKNOWN_UNIT, _kind(item, notice), len(item.versions),
            first.name, _day(first), verdict_word(first),
            latest.name, _day(latest), verdict_word(latest),
            len(item.resolved), len(item.open), len(item.new),
            "\n".join(map(_said, item.open)), "\n".join(map(_said, item.new)),
        ])  # fmt: skip
    return table


def _day(paper: Submission) -> str:
    return f"{paper.arrived:%Y-%m-%d %H:%M}" if paper.arrived else ""


def render_csv(found: Sequence[History], absent: Iterable[str], notice: Notice, page: Page) -> str:
    """For spreadsheets; nothing in it is taken for a formula."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerows([_harmless(cell) for cell in row] for row in [*rows(found, notice), *_absent_rows(absent)])
    return "\ufeff" + target.getvalue()


def _absent_rows(absent: Iterable[str]) -> list[list[str | int]]:
    return [[unit, "未报送", 0, *[""] * (len(_HEAD) - 3)] for unit in absent]


def _harmless(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def render_xlsx(found: Sequence[History], absent: Iterable[str], notice: Notice, page: Page) -> bytes:
    """A workbook with the table; text stays text."""
    columns = tuple(Column(name, width) for name, width in zip(_HEAD, _WIDTHS, strict=True))
    table = [tuple(row) for row in (*rows(found, notice)[1:], *_absent_rows(absent))]
    about = {"title": "台账", "subject": notice.title, "author": "docchecker"}
    return book([Sheet("台账", columns, table, wide=True)], {}, about)


RENDER: dict[str, Callable[[Sequence[History], Iterable[str], Notice, Page], str | bytes]] = {
    "text": render_text, "json": render_json, "csv": render_csv, "xlsx": render_xlsx,
}  # fmt: skip
