"""The 自查表: a page a file to print, sign and hand in with it: what was checked, and how each clause came out.

It says no more than was checked: a clause that the program sees only in part is left to a person for the rest.
"""

from __future__ import annotations

import datetime
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING

from docchecker import __version__
from docchecker.findings import Level, Status, Verdict, stands
from docchecker.repair.base import NAME, StyleLook
from docchecker.repair.letter import Grid, Line, letter_docx
from docchecker.report.first_screen import clauses_about
from docchecker.report.words import kind_name, quoted
from docchecker.rulebook.model import ClauseStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docchecker.findings import FileReport, Report
    from docchecker.report.page import Page
    from docchecker.rulebook.model import Clause, Notice

_LOOKS = {
    "title": StyleLook("宋体", 18, bold=True, align="center", indent=0),
    "number": StyleLook("仿宋", 12, align="center", indent=0),
    "address": StyleLook("仿宋", 12, align="left", indent=0),
    "heading": StyleLook("黑体", 10.5, align="left", indent=0),
    "subheading": StyleLook("楷体", 12, align="left", indent=0),
    "body": StyleLook("仿宋", 9, align="left", indent=0),
    "signature": StyleLook("仿宋", 12, align="left", indent=0),
    "cell": StyleLook("仿宋", 8, align="left", indent=0),
    "head": StyleLook("黑体", 8, align="center", indent=0),
}
_VERDICTS = {
    Verdict.PASS: "没有必须修改之处",
    Verdict.FAIL: "有必须修改之处",
    Verdict.NOT_CHECKED: "没有检查",
    Verdict.UNREADABLE: "无法检查",
}
_BOX = "□"
_BY_PERSON = f"{_BOX}符合 {_BOX}不符合"
_FOLDER = "letters"
_QUOTE = 34
#: Above and below (pt), so that a form has one page.
_MARGIN = 50


def render(report: Report, notice: Notice, _page: Page, today: datetime.date | None = None) -> bytes:
    """Return a .docx with a form for each file; raise BadBase when the office's base.docx cannot be used."""
    day = today or datetime.datetime.now().astimezone().date()
    blocks = [block for file in report.files for block in _form(file, notice, day)]
    own = notice.folder / _FOLDER / NAME
    return letter_docx(blocks, _LOOKS, own if own.is_file() else None, _MARGIN)


def _form(file: FileReport, notice: Notice, day: datetime.date) -> Iterator[Line | Grid]:
    yield Line("title", "自查表")
    yield Grid((2, 9), ("项目", "内容"), tuple(_facts(file, notice, day)))
    clauses = [clause for clause in clauses_about(notice, file.kind) if not _is_point(clause, notice)]
    if file.ruled and file.verdict in (Verdict.PASS, Verdict.FAIL) and clauses:
        rows = tuple(_rows(clauses, file, notice))
        yield Line("heading", "逐条的结果")
        yield Grid((4, 10, 6), ("条款", "通知原文", "结果"), rows)
    yield Line("body", "“✓ 符合”只说程序查过的部分；画“□”的由填表人看过材料以后打勾。")
    yield Line("signature", "填表人：　　　　　　　审核人：　　　　　　（盖章）　　　年　　月　　日")


def _rows(clauses: Sequence[Clause], file: FileReport, notice: Notice) -> Iterator[tuple[str, str, str]]:
    """Yield place, words and result; clauses of one place that came out alike share a row."""
    alike = groupby(clauses, key=lambda clause: (clause.place, _result(clause, file, notice)))
    for (place, result), some in alike:
        yield place, "；".join(_short(clause.quote) for clause in some), result


def _facts(file: FileReport, notice: Notice, day: datetime.date) -> Iterator[tuple[str, str]]:
    yield "单位", (file.told.unit if file.told else "") or "　"
    yield "文件", PurePath(file.file).name
    yield "材料种类", kind_name(notice, file.kind)
    yield "依据的通知", notice.title
    yield "SHA-256", file.sha256 or "没有读到文件"
    if file.counts:
        yield "全文字数", f"{file.counts.words}字"
    yield "检查结论", "；".join(_conclusion(file))
    yield "检查日期、程序", f"{day.year}年{day.month}月{day.day}日，docchecker {__version__}"


def _conclusion(file: FileReport) -> Iterator[str]:
    levels = [finding.level for finding in file.findings if stands(finding)]
    yield _VERDICTS[file.verdict] + (f"（{levels.count(Level.ERROR)}处）" if Level.ERROR in levels else "")
    if Level.WARNING in levels:
        yield f"建议修改{levels.count(Level.WARNING)}处"
    if file.unread:
        yield f"有没看到的内容：{'、'.join(file.unread)}"
    if file.trouble:
        yield file.trouble.reason.rstrip("。")


def _is_point(clause: Clause, notice: Notice) -> bool:
    """Return whether a clause is one of the points of an annex, which one row stands for all of."""
    return any(clause.id in (point.id, f"{point.id}-MARKS") for point in notice.points.points)


def _result(clause: Clause, file: FileReport, notice: Notice) -> str:
    """Return how a clause came out: what failed, what could not be decided, and what is left to a person."""
    rules = set(notice.checkers(clause.id))
    outcomes = [one for one in file.checked if one.rule in rules]
    failed = [one for one in file.findings if one.rule in rules and stands(one) and one.level is not Level.NOTE]
    accepted = sum(bool(one.suppressed) for one in file.findings if one.rule in rules)
    if failed:
        return f"✗ 不符合：{len(failed)}处" + (f"（另有{accepted}处同意保留）" if accepted else "")
    if any(one.status in (Status.UNDECIDED, Status.FOR_PERSON, Status.ERROR) for one in outcomes):
        return f"没有判定 {_BY_PERSON}"
    if not outcomes or all(one.status is Status.NOT_APPLICABLE for one in outcomes):
        return _BY_PERSON
    told = "✓ 符合" + (f"（{accepted}处同意保留）" if accepted else "")
    return told if clause.status is ClauseStatus.AUTOMATIC else f"{told}，其余{_BY_PERSON}"


def _short(quote: str) -> str:
    return quoted(quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1] + "…")
