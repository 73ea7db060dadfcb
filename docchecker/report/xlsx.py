"""``check --format xlsx``: a workbook with one row a file, one row a finding, and the rules with their numbers."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from docchecker.findings import FileReport, Finding, Level, Status, Verdict
from docchecker.report.filewords import accepted, open_questions, rule_numbers, standing, with_status
from docchecker.report.page import clean
from docchecker.report.words import (
    ACCEPTED,
    FOR_PERSON,
    GROUPS,
    LEVELS,
    PASS_UNREAD,
    UNDECIDED,
    VERDICTS,
    clause_place,
    file_name,
    kind_name,
    place,
    rule_summary,
    rules_of,
    unread_words,
    verdict_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from docchecker.findings import Report
    from docchecker.report.page import Page
    from docchecker.rulebook.model import Notice

# What a cell of the format can hold (ECMA-376; Excel refuses a file with more).
_LONGEST = 32_000
_SHOWN_PLACES = 3
#: 结论 of a file that is no Word document
NOT_CHECKED = "没有检查"
# Points a line of text takes, and how high a row may become.
_LINE, _HIGHEST = 15, 180
_A3, _A4 = 8, 9
_FONT = "微软雅黑"

Value = str | int


class _Column(NamedTuple):
    """A column: its heading and its width in characters."""

    name: str
    width: float


class _Sheet(NamedTuple):
    """A sheet to be: its columns, its rows, and the paper it is printed on. The first column is coloured."""

    name: str
    columns: tuple[_Column, ...]
    rows: Iterable[tuple[Value, ...]]
    paper: int = _A4


_RED, _AMBER, _GREEN, _BLUE = (
    ("#9C2A1B", "#FBE9E5"), ("#7D5A08", "#FBF1D9"), ("#2C6B49", "#E6F2EA"), ("#2F5F83", "#E6EFF6"),
)  # fmt: skip
_COLOURS = {
    VERDICTS[Verdict.FAIL]: _RED, VERDICTS[Verdict.PASS]: _GREEN, VERDICTS[Verdict.UNREADABLE]: _AMBER,
    VERDICTS[Verdict.NOT_CHECKED]: _AMBER, PASS_UNREAD: _AMBER,
    LEVELS[Level.ERROR]: _RED, LEVELS[Level.WARNING]: _AMBER, LEVELS[Level.NOTE]: _BLUE,
}  # fmt: skip

_OVERVIEW = (
    _Column("结论", 10), _Column("文件", 46), _Column("材料类型", 22), _Column("字数", 8),
    *(_Column(words, 10) for words in GROUPS.values()), _Column("待人工", 9), _Column(ACCEPTED, 12), _Column("说明", 60),
)  # fmt: skip
_FINDINGS = (
    _Column("级别", 8), _Column("文件", 30), _Column("问题", 42), _Column("位置", 24), _Column("原文", 32), _Column("现在", 16),
    _Column("应为", 16), _Column("怎么改", 48), _Column("依据", 36), _Column("来源", 16), _Column("规则", 22), _Column("状态", 14),
)  # fmt: skip
_RULES = (
    _Column("级别", 8), _Column("规则", 24), _Column("要求", 50), _Column("文件数", 9), _Column("处数", 9), _Column("依据", 60),
)  # fmt: skip


def render(report: Report, notice: Notice, page: Page) -> bytes:
    """The workbook; ``page`` does not matter to it."""
    from xlsxwriter.workbook import Workbook

    stream = BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"title": "检查报告", "subject": notice.title, "author": "docchecker"})
        for sheet in _sheets(report, notice):
            _write(book, sheet)
    return stream.getvalue()


def _sheets(report: Report, notice: Notice) -> tuple[_Sheet, ...]:
    found = ((file, finding) for file in report.files for finding in file.findings)
    return (
        _Sheet("总览", _OVERVIEW, [*(_file_row(file, notice) for file in report.files), *_skipped_rows(report)]),
        _Sheet("问题", _FINDINGS, (_finding_row(file, finding, notice) for file, finding in found), _A3),
        _Sheet("规则", _RULES, _rule_rows(report, notice)),
    )


def _file_row(file: FileReport, notice: Notice) -> tuple[Value, ...]:
    persons = open_questions(file) + len({f.rule for f in with_status(file.findings, Status.FOR_PERSON)})
    levels = [len(standing(file.findings, level)) for level in Level]
    kept = accepted(file.findings)
    said = f"{file.trouble.reason}{file.trouble.advice}" if file.trouble else "；".join(_beside(file))
    words = file.counts.words if file.counts else ""
    verdict = verdict_words(file)
    kind = "" if file.trouble else kind_name(notice, file.kind)
    return (verdict, file_name(file), kind, words, *levels, persons, len(kept), said)


def _beside(file: FileReport) -> Iterator[str]:
    """That a copy was checked, what was not read, and what the rules did not look at."""
    yield from filter(None, [file.note.rstrip("。")])
    yield from unread_words(file.unread)
    yield from (f"没查的：{words}" for words in file.unjudged)


def _skipped_rows(report: Report) -> Iterator[tuple[Value, ...]]:
    """A row for each file in the folders that was not looked at."""
    empty = ("",) * (len(_OVERVIEW) - 3)
    return ((NOT_CHECKED, name, *empty, "不是 Word 文档") for name in report.skipped)


def _finding_row(file: FileReport, finding: Finding, notice: Notice) -> tuple[Value, ...]:
    places = finding.locations
    more = f" 等{len(places)}处" if len(places) > _SHOWN_PLACES else ""
    shown = places[:1] if more else places
    return (
        LEVELS[finding.level],
        file_name(file),
        finding.message,
        "、".join(dict.fromkeys(place(location) for location in shown)) + more,
        next((location.excerpt for location in places if location.excerpt), ""),
        finding.actual or "",
        finding.expected or "",
        finding.advice,
        f"{clause_place(notice, finding.clause)}：{finding.quote}",
        finding.origin or "",
        finding.rule,
        _state(finding),
    )


def _state(finding: Finding) -> str:
    if finding.suppressed:
        return f"{ACCEPTED}：{finding.suppressed}"
    return {Status.UNDECIDED: UNDECIDED, Status.FOR_PERSON: FOR_PERSON}.get(finding.status, "")


def _rule_rows(report: Report, notice: Notice) -> list[tuple[Value, ...]]:
    """Rules with findings first, then those that found nothing."""
    rows = [(row.rule, row.files, row.findings) for row in rule_numbers(report)]
    told = {rule for rule, _, _ in rows}
    rows += [(rule, 0, 0) for rule in dict.fromkeys(rule.id for rule in notice.rules) if rule not in told]
    return [_rule_row(rule, files, findings, notice) for rule, files, findings in rows]


def _rule_row(rule: str, files: int, findings: int, notice: Notice) -> tuple[Value, ...]:
    entries = rules_of(notice, rule)
    clauses = dict.fromkeys(entry.clause for entry in entries)
    quotes = "；".join(f"{clause_place(notice, clause)}：{notice.clauses[clause].quote}" for clause in clauses)
    return (LEVELS[entries[0].level] if entries else "", rule, rule_summary(notice, rule), files, findings, quotes)


class _Formats(NamedTuple):
    """The looks of cells."""

    head: Format
    text: Format
    number: Format


def _write(book: Workbook, sheet: _Sheet) -> None:
    formats = _formats(book)
    page = book.add_worksheet(sheet.name)
    page.set_row(0, 24)
    for column, (name, width) in enumerate(sheet.columns):
        page.set_column(column, column, width)
        page.write_string(0, column, name, formats.head)
    last = 0
    for last, row in enumerate(sheet.rows, 1):
        page.set_row(last, _height(row, sheet.columns))
        _write_row(page, last, row, formats)
    page.freeze_panes(1, 2)
    page.autofilter(0, 0, max(last, 1), len(sheet.columns) - 1)
    for word, (ink, ground) in _COLOURS.items():
        look = book.add_format({"font_color": ink, "bg_color": ground})
        rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
        page.conditional_format(1, 0, max(last, 1), 0, rule)
    page.set_landscape()
    page.set_paper(sheet.paper)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _formats(book: Workbook) -> _Formats:
    base = {"font_name": _FONT, "font_size": 10, "valign": "top", "border": 1, "border_color": "#E2DFD6"}
    head = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#2B4A5E", "valign": "vcenter"}
    # A zero says nothing among numbers, so it is not shown.
    return _Formats(*(book.add_format(base | more) for more in (head, {"text_wrap": True}, {"num_format": "0;-0;"})))


def _write_row(page: Worksheet, row: int, values: tuple[Value, ...], formats: _Formats) -> None:
    """write_string and write_number, never write: a text that begins with “=” stays a text."""
    for column, value in enumerate(values):
        if isinstance(value, int):
            page.write_number(row, column, value, formats.number)
        else:
            page.write_string(row, column, clean(value)[:_LONGEST], formats.text)


def _height(values: tuple[Value, ...], columns: tuple[_Column, ...]) -> int:
    """Points that a row needs; WPS and LibreOffice do not find that out for themselves."""
    lines = 1
    for value, column in zip(values, columns, strict=True):
        if isinstance(value, str):
            wide = len(value.encode("gbk", "replace"))
            lines = max(lines, -(-wide // int(column.width - 1)))
    return min(lines * _LINE + 3, _HIGHEST)
