"""汇总表.xlsx: one row a unit, and sheets of files, findings, what is missing, what was copied, what was left out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from docchecker.bulk.cells import AMBER, BLUE, GREEN, RED, Column, Sheet, Value, book
from docchecker.bulk.views import (
    COMPLETE,
    MISSING,
    RETURNED,
    UnitView,
    current,
    pairs,
    reports,
    short_kind,
    tallies,
    unit_kind_name,
    unit_views,
    unit_words,
)
from docchecker.findings import Level, Status, Verdict
from docchecker.report.filewords import open_questions, standing, with_status
from docchecker.report.words import ACCEPTED, FOR_PERSON, GROUPS, LEVELS, UNDECIDED, VERDICTS, clause_place, place

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Mapping

    from docchecker.bulk.records import Batch, Copy, Submission
    from docchecker.findings import FileReport, Finding
    from docchecker.rulebook.model import Notice

#: Groups of rules in the summary → the verbs that judge them.
RULE_GROUPS: dict[str, tuple[str, ...]] = {
    "格式": ("format",),
    "篇幅": ("words", "count"),
    "结构": ("exists", "title_wording", "sections", "numbering"),
    "内容": ("element", "leader_quote", "macro", "vague_name", "evidence", "scope", "repeat"),
    "文件": ("kind", "placeholder", "template_hint", "revisions", "external", "macros", "privacy"),
}
_REST = "其他"

_SHOWN_PLACES = 3
_COLOURS = {
    MISSING: RED, RETURNED: AMBER, COMPLETE: GREEN, "迟报": AMBER, "完全相同": RED, "部分雷同": AMBER,
    VERDICTS[Verdict.FAIL]: RED, VERDICTS[Verdict.PASS]: GREEN, VERDICTS[Verdict.UNREADABLE]: AMBER,
    LEVELS[Level.ERROR]: RED, LEVELS[Level.WARNING]: AMBER, LEVELS[Level.NOTE]: BLUE,
}  # fmt: skip


def workbook(batch: Batch, notice: Notice) -> bytes:
    """The workbook of a batch."""
    about = {"title": "汇总表", "subject": notice.title, "author": "docchecker"}
    return book(_sheets(batch, notice), _COLOURS, about)


def _sheets(batch: Batch, notice: Notice) -> tuple[Sheet, ...]:
    known, units = reports(batch), unit_views(batch)
    groups = {rule.id: name for rule in notice.rules for name, verbs in RULE_GROUPS.items() if rule.check in verbs}
    owner = {one.name: unit_words(one) for one in batch.submissions}
    return (
        Sheet("汇总", _unit_columns(notice), (_unit_row(view, known, groups, notice) for view in units), 3, wide=True),
        Sheet("文件", _FILES, (_file_row(one, known[one.name], notice) for one in batch.submissions), 3, wide=True),
        Sheet("问题", _FINDINGS, _finding_rows(batch, known, notice), 3, wide=True),
        Sheet("缺报", _MISSING, _missing_rows(units, batch, notice)),
        Sheet("雷同", _COPIES, (_copy_row(copy, back, owner) for copy, back in pairs(batch.copies)), 1, wide=True),
        Sheet("未检查的文件", _SKIPPED, ((one.name, one.reason) for one in batch.skipped), 1),
    )


def _unit_columns(notice: Notice) -> tuple[Column, ...]:
    verdicts = [Column(f"{name}份数", 8) for name in VERDICTS.values()]
    counts = [Column(f"{group}\n{LEVELS[level]}", 6.5) for group in (*RULE_GROUPS, _REST) for level in _COUNTED]
    return (
        Column("状态", 9), Column("单位", 24), Column("类别", 10),
        *(Column(f"{kind.name}\n收到/应报", 12, ratio=True) for kind in notice.kinds.values()),
        *verdicts, *counts, Column("迟报", 7), Column("雷同", 7), Column("尚缺", 26), Column("联系人", 22),
    )  # fmt: skip


_COUNTED = (Level.ERROR, Level.WARNING)
_FILES = (
    Column("结论", 10), Column("单位", 22), Column("文件", 46), Column("材料种类", 16), Column("字数", 8),
    *(Column(words, 9) for words in GROUPS.values()), Column("待人工", 8), Column("收到时间", 17),
    Column("单位的依据", 34), Column("把握", 8, share=True), Column("版本", 30), Column("说明", 50),
)  # fmt: skip
_FINDINGS = (
    Column("级别", 8), Column("单位", 20), Column("文件", 30), Column("问题", 42), Column("位置", 22), Column("原文", 30),
    Column("现在", 16), Column("应为", 16), Column("怎么改", 46), Column("依据", 34), Column("规则", 21), Column("状态", 14),
)  # fmt: skip
_MISSING = (
    Column("情况", 8), Column("单位", 24), Column("类别", 10), Column("材料", 18), Column("应报", 7), Column("收到", 7),
    Column("尚缺", 7), Column("文件", 40), Column("收到时间", 17), Column("联系人", 26),
)  # fmt: skip
_COPIES = (
    Column("情况", 10), Column("单位甲", 20), Column("文件甲", 34), Column("占甲", 8, share=True), Column("单位乙", 20),
    Column("文件乙", 34), Column("占乙", 8, share=True), Column("处数", 7), Column("相同的文字（摘要）", 70),
)  # fmt: skip
_SKIPPED = (Column("文件", 60), Column("原因", 60))


def _unit_row(
    view: UnitView, known: Mapping[str, FileReport], groups: Mapping[str, str], notice: Notice
) -> tuple[Value, ...]:
    due = {each.kind: each for each in view.due}
    received = [f"{len(due[kind].received)}/{due[kind].least}" if kind in due else "" for kind in notice.kinds]
    verdicts = Counter(one.verdict for one in view.submissions)
    found = [finding for one in view.submissions for finding in known[one.name].findings]
    counts = Counter((groups.get(one.rule, _REST), level) for level in _COUNTED for one in standing(found, level))
    missing = "、".join(f"{short_kind(each.kind, notice)}{each.missing}份" for each in view.missing)
    return (
        view.standing, view.unit.name, unit_kind_name(view.unit, notice), *received,
        *(verdicts[verdict] for verdict in VERDICTS),
        *(counts[group, level] for group in (*RULE_GROUPS, _REST) for level in _COUNTED),
        len(view.late), len({copy.name for copy in view.copies}), missing, view.unit.contact,
    )  # fmt: skip


def _file_row(one: Submission, report: FileReport, notice: Notice) -> tuple[Value, ...]:
    persons = open_questions(report) + len({each.rule for each in with_status(report.findings, Status.FOR_PERSON)})
    trouble = report.trouble
    return (
        VERDICTS[report.verdict], unit_words(one), one.name, "" if trouble else short_kind(one.kind, notice),
        report.counts.words if report.counts else "", *tallies(report), persons, _time(one.arrived),
        one.attribution.evidence, one.attribution.confidence,
        f"已被“{one.superseded_by}”代替" if one.superseded_by else "", f"{trouble.reason}{trouble.advice}" if trouble else "",
    )  # fmt: skip


def _finding_rows(batch: Batch, known: Mapping[str, FileReport], notice: Notice) -> Iterator[tuple[Value, ...]]:
    for one in current(batch.submissions):
        for finding in known[one.name].findings:
            yield _finding_row(one, finding, notice)


def _finding_row(one: Submission, finding: Finding, notice: Notice) -> tuple[Value, ...]:
    places = list(dict.fromkeys(map(place, finding.locations)))
    more = f"等{len(places)}处" if len(places) > _SHOWN_PLACES else ""
    return (
        LEVELS[finding.level], unit_words(one), one.name, finding.message, "、".join(places[:_SHOWN_PLACES]) + more,
        next((location.excerpt for location in finding.locations if location.excerpt), ""), finding.actual or "",
        finding.expected or "", finding.advice, f"{clause_place(notice, finding.clause)}：{finding.quote}", finding.rule,
        f"{ACCEPTED}：{finding.suppressed}" if finding.suppressed else _STATES.get(finding.status, ""),
    )  # fmt: skip


_STATES = {Status.UNDECIDED: UNDECIDED, Status.FOR_PERSON: FOR_PERSON}


def _missing_rows(units: Iterable[UnitView], batch: Batch, notice: Notice) -> list[tuple[Value, ...]]:
    """What is missing first, then what came late."""
    arrived = {one.name: one.arrived for one in batch.submissions}
    missing: list[tuple[Value, ...]] = []
    late: list[tuple[Value, ...]] = []
    for view in units:
        kind, contact = unit_kind_name(view.unit, notice), view.unit.contact
        for due in view.due:
            row = (view.unit.name, kind, short_kind(due.kind, notice), due.least, len(due.received), due.missing)
            if due.missing:
                missing.append((MISSING, *row, "", "", contact))
            late += [("迟报", *row, name, _time(arrived.get(name)), contact) for name in due.late]
    return missing + late


def _copy_row(copy: Copy, back: Copy | None, owner: Mapping[str, str]) -> tuple[Value, ...]:
    excerpt = " …… ".join(" ".join(passage.text.split())[:120] for passage in copy.passages[:2])
    return (
        "完全相同" if copy.identical else "部分雷同", owner.get(copy.name, ""), copy.name, copy.share,
        owner.get(copy.partner, "往年或其他材料"), copy.partner, back.share if back else "", len(copy.passages), excerpt,
    )  # fmt: skip


def _time(arrived: datetime.datetime | None) -> str:
    return f"{arrived:%Y-%m-%d %H:%M}" if arrived else ""
