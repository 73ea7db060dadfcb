"""``check --format xlsx``: a workbook with one row a file, one row a finding, and the rules with their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.findings import FileReport, Finding, Level, Status, Verdict
from docchecker.report.filewords import accepted, open_questions, rule_numbers, standing, with_status
from docchecker.report.page import clean
from docchecker.report.sheets import AMBER, BLUE, GREEN, RED, Column, Sheet, Value, book
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
    from collections.abc import Iterator

    from docchecker.findings import Report
    from docchecker.report.page import Page
    from docchecker.rulebook.model import Notice

_SHOWN_PLACES = 3

_COLOURS = {
    VERDICTS[Verdict.FAIL]: RED, VERDICTS[Verdict.PASS]: GREEN, VERDICTS[Verdict.UNREADABLE]: AMBER,
    VERDICTS[Verdict.NOT_CHECKED]: AMBER, PASS_UNREAD: AMBER,
    LEVELS[Level.ERROR]: RED, LEVELS[Level.WARNING]: AMBER, LEVELS[Level.NOTE]: BLUE,
}  # fmt: skip

_OVERVIEW = (
    Column("结论", 10), Column("文件", 46), Column("材料类型", 22), Column("字数", 8),
    *(Column(words, 10) for words in GROUPS.values()), Column("待人工", 9), Column(ACCEPTED, 12), Column("说明", 60),
)  # fmt: skip
_FINDINGS = (
    Column("级别", 8), Column("文件", 30), Column("问题", 42), Column("位置", 24), Column("原文", 32), Column("现在", 16),
    Column("应为", 16), Column("怎么改", 48), Column("依据", 36), Column("来源", 16), Column("规则", 22), Column("状态", 14),
)  # fmt: skip
_RULES = (
    Column("级别", 8), Column("规则", 24), Column("要求", 50), Column("文件数", 9), Column("处数", 9), Column("依据", 60),
)  # fmt: skip


def render(report: Report, notice: Notice, page: Page) -> bytes:
    """The workbook; ``page`` does not matter to it."""
    about = {"title": "检查报告", "subject": notice.title, "author": "docchecker"}
    return book(_sheets(report, notice), _COLOURS, about)


def _sheets(report: Report, notice: Notice) -> tuple[Sheet, ...]:
    found = ((file, finding) for file in report.files for finding in file.findings)
    return (
        Sheet("总览", _OVERVIEW, [*(_file_row(file, notice) for file in report.files), *_skipped_rows(report)]),
        Sheet("问题", _FINDINGS, (_finding_row(file, finding, notice) for file, finding in found), wide=True),
        Sheet("规则", _RULES, _rule_rows(report, notice)),
    )


def _file_row(file: FileReport, notice: Notice) -> tuple[Value, ...]:
    persons = open_questions(file) + len({f.rule for f in with_status(file.findings, Status.FOR_PERSON)})
    levels = [len(standing(file.findings, level)) for level in Level]
    kept = accepted(file.findings)
    said = f"{file.trouble.reason}{file.trouble.advice}" if file.trouble else "；".join(_beside(file))
    words = file.counts.words if file.counts else ""
    verdict = verdict_words(file)
    kind = "" if file.trouble else kind_name(notice, file.kind)
    return (verdict, clean(file_name(file)), kind, words, *levels, persons, len(kept), clean(said))


def _beside(file: FileReport) -> Iterator[str]:
    """That a copy was checked, what was not read, and what the rules did not look at."""
    yield from filter(None, [file.note.rstrip("。")])
    yield from unread_words(file.unread)
    yield from (f"没查的：{words}" for words in file.unjudged)


def _skipped_rows(report: Report) -> Iterator[tuple[Value, ...]]:
    """A row for each file in the folders that was not looked at."""
    empty = ("",) * (len(_OVERVIEW) - 3)
    return ((VERDICTS[Verdict.NOT_CHECKED], clean(name), *empty, "不是 Word 文档") for name in report.skipped)


def _finding_row(file: FileReport, finding: Finding, notice: Notice) -> tuple[Value, ...]:
    places = finding.locations
    more = f" 等{len(places)}处" if len(places) > _SHOWN_PLACES else ""
    shown = places[:1] if more else places
    cells = (
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
    return tuple(map(clean, cells))


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
