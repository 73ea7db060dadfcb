"""汇总表.xlsx: one row a unit, and sheets of files, findings, what is missing, what was copied, what was left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from docchecker.bulk.intake.received import office_trouble
from docchecker.bulk.outputs import coverage, views
from docchecker.bulk.outputs.heat import heat
from docchecker.bulk.outputs.sides import STRANGER
from docchecker.bulk.outputs.views import Standing
from docchecker.bulk.units import due
from docchecker.checks import VERBS
from docchecker.findings import Level, Status, Verdict
from docchecker.report.filewords import open_questions, standing, with_status
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
    place,
    unread_words,
)
from docchecker.rulebook.verbs import Group

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from docchecker.bulk.outputs.heat import Heat
    from docchecker.bulk.records import Batch, Copy, Due, Submission
    from docchecker.findings import FileReport, Finding
    from docchecker.rulebook.model import Notice

_REST = "其他"

_SHOWN_PLACES = 3
_LATE = "迟报"
_SAME, _NEARLY, _PARTLY, _MANY = "完全相同", "基本相同", "部分雷同", "多家雷同"
#: share of a text from which on it is told as nearly the same
_NEARLY_ALL = 0.95
_COLOURS = {
    Standing.MISSING: RED, Standing.RETURNED: AMBER, Standing.OPEN: BLUE, Standing.COMPLETE: GREEN, views.UNCHECKED: BLUE,
    PASS_UNREAD: AMBER, _LATE: AMBER,
    _SAME: RED, _NEARLY: RED, _PARTLY: AMBER, _MANY: RED,
    VERDICTS[Verdict.FAIL]: RED, VERDICTS[Verdict.PASS]: GREEN, VERDICTS[Verdict.UNREADABLE]: AMBER, VERDICTS[Verdict.NOT_CHECKED]: AMBER,
    LEVELS[Level.ERROR]: RED, LEVELS[Level.WARNING]: AMBER, LEVELS[Level.NOTE]: BLUE,
}  # fmt: skip


def workbook(batch: Batch, notice: Notice) -> bytes:
    """The workbook of a batch."""
    about = {"title": "汇总表", "subject": notice.title, "author": "docchecker"}
    return book(_sheets(batch, notice), _COLOURS, about)


def _sheets(batch: Batch, notice: Notice) -> tuple[Sheet, ...]:
    units = views.unit_views(batch)
    groups = {rule.id: VERBS[rule.check].group for rule in notice.rules}
    owner = {one.name: views.unit_words(one) for one in batch.submissions}
    return (
        Sheet("汇总", _unit_columns(notice), (_unit_row(view, groups, notice) for view in units), 3, wide=True),
        Sheet("文件", _FILES, (_file_row(one, notice) for one in batch.submissions), 3, wide=True),
        Sheet("问题", _FINDINGS, _finding_rows(batch, notice), 3, wide=True),
        Sheet("缺报", _MISSING, _missing_rows(units, batch, notice)),
        Sheet("雷同", _COPIES, _copy_rows(batch, owner), 1, wide=True),
        Sheet("前后不一", _AGAINST, _against_rows(batch, notice), 1, wide=True),
        Sheet(
            "要点覆盖",
            _coverage_columns(units, notice),
            coverage.matrix(coverage.reporting(units, notice), notice),
            3,
            wide=True,
        ),
        _heat_sheet(heat(batch.submissions, notice)),
        Sheet("本办处理", _DESK, _desk_rows(batch), 2),
        Sheet("未检查的文件", _SKIPPED, ((one.name, one.reason) for one in (*batch.remarks, *batch.skipped)), 1),
    )


def _unit_columns(notice: Notice) -> tuple[Column, ...]:
    verdicts = [Column(f"{name}\n份数", 9 if len(name) < 5 else 13) for name in (*VERDICTS.values(), views.UNCHECKED)]
    counts = [Column(f"{group}\n{LEVELS[level]}", 6.5) for group in (*Group, _REST) for level in _COUNTED]
    return (
        Column("状态", 9), Column("单位", 30), Column("类别", 10),
        *(Column(f"{kind.name}\n收到/应报", 13, ratio=True) for kind in notice.kinds.values()),
        *verdicts, *counts, Column(_LATE, 7), Column("雷同", 7), Column("尚缺", 30), Column("联系人", 18),
    )  # fmt: skip


_COUNTED = (Level.ERROR, Level.WARNING)
_FILES = (
    Column("结论", 13), Column("单位", 30), Column("文件", 40), Column("材料种类", 14), Column("字数", 8),
    *(Column(words, 9) for words in GROUPS.values()), Column("待人工", 8), Column("收到时间", 17), Column("时间的依据", 22),
    Column("单位的依据", 30), Column("把握", 8, share=True), Column("版本", 28), Column("说明", 34),
)  # fmt: skip
_FINDINGS = (
    Column("级别", 8), Column("单位", 20), Column("文件", 28), Column("问题", 38), Column("位置", 20), Column("原文", 28),
    Column("现在", 16), Column("应为", 18), Column("怎么改", 42), Column("依据", 30), Column("规则", 22), Column("状态", 12),
)  # fmt: skip
_MISSING = (
    Column("情况", 8), Column("单位", 30), Column("类别", 10), Column("材料", 14), Column("应报", 7), Column("收到", 7),
    Column("尚缺", 7), Column("文件", 34), Column("收到时间", 17), Column("联系人", 18), Column("依据", 46),
)  # fmt: skip
_COPIES = (
    Column("情况", 10), Column("单位甲", 20), Column("文件甲", 34), Column("占甲", 8, share=True), Column("单位乙", 20),
    Column("文件乙", 34), Column("占乙", 8, share=True), Column("处数", 7), Column("相同的文字（摘要）", 70),
)  # fmt: skip
_AGAINST = (Column("单位", 26), Column("文件", 40), Column("对不上的地方", 80), Column("规则", 16), Column("依据", 46))
_DESK = (Column("情况", 14), Column("单位", 26), Column("文件", 44), Column("原因", 40), Column("怎么办", 50))
_SKIPPED = (Column("文件", 60), Column("原因", 60))


def _heat_sheet(found: Heat) -> Sheet:
    """Which unit errs how often against which rule, the worst unit and the most broken rule first."""
    rules = (Column(f"{rule}\n{words}", 13, heat=True) for rule, words in found.rules)
    rows: Iterator[tuple[Value, ...]] = ((unit, sum(numbers), *numbers) for unit, numbers in found.units)
    return Sheet("单位和规则", (Column("单位", 30), Column("必须修改\n合计", 9), *rules), rows, 2, wide=True)


def _coverage_columns(units: Sequence[views.UnitView], notice: Notice) -> tuple[Column, ...]:
    names = (view.unit.name for view in coverage.reporting(units, notice))
    return (Column("条", 8), Column("要求", 60), Column("写到的单位", 11), *(Column(name, 10) for name in names))


def _against_rows(batch: Batch, notice: Notice) -> Iterator[tuple[Value, ...]]:
    for found in batch.against:
        yield (
            found.unit,
            found.names[0],
            found.message,
            found.rule,
            f"{clause_place(notice, found.clause)}：{found.quote}",
        )


def _unit_row(view: views.UnitView, groups: Mapping[str, str], notice: Notice) -> tuple[Value, ...]:
    owed = {each.kind: each for each in view.due}
    received = [_received(owed.get(kind)) for kind in notice.kinds]
    verdicts = Counter(map(views.verdict_word, view.submissions))
    found = [finding for one in view.submissions for finding in one.report.findings]
    counts = Counter((groups.get(one.rule, _REST), level) for level in _COUNTED for one in standing(found, level))
    missing = "、".join(f"{views.short_kind(each.kind, notice)}{each.missing}份" for each in view.missing)
    return (
        view.standing, view.unit.name, views.unit_kind_name(view.unit, notice), *received,
        *(verdicts[word] for word in (*VERDICTS.values(), views.UNCHECKED)),
        *(counts[group, level] for group in (*Group, _REST) for level in _COUNTED),
        len(view.late), len({copy.name for copy in view.copies}), missing, view.unit.contact,
    )  # fmt: skip


def _received(owed: Due | None) -> str:
    """“1/2”: came and owed; for what may be sent or not, only what came."""
    if owed is None or not (owed.least or owed.received):
        return ""
    return f"{len(owed.received)}/{owed.least}" if owed.least else f"{len(owed.received)}（可选）"


def _file_row(one: Submission, notice: Notice) -> tuple[Value, ...]:
    report = one.report
    persons = open_questions(report) + len({each.rule for each in with_status(report.findings, Status.FOR_PERSON)})
    trouble = report.trouble
    return (
        views.verdict_shown(one), views.unit_words(one), one.name,
        "" if trouble and not one.kind else views.short_kind(one.kind, notice),
        report.counts.words if report.counts else "", *views.tallies(report), persons, _time(one.arrived) or one.arrived_by,
        one.arrived_by if one.arrived else "",
        one.attribution.evidence, one.attribution.confidence,
        f"已被“{one.superseded_by}”代替" if one.superseded_by else "", _said(report),
    )  # fmt: skip


def _said(report: FileReport) -> str:
    """Why a file was not checked, or what of it was not; that a copy was checked."""
    if report.trouble:
        return f"{report.trouble.reason}{report.trouble.advice}"
    unjudged = (f"没查的：{words}" for words in report.unjudged)
    return "\n".join(filter(None, (report.note, *unread_words(report.unread), *unjudged)))


def _finding_rows(batch: Batch, notice: Notice) -> Iterator[tuple[Value, ...]]:
    for one in views.current(batch.submissions):
        for finding in one.report.findings:
            yield _finding_row(one, finding, notice)


def _finding_row(one: Submission, finding: Finding, notice: Notice) -> tuple[Value, ...]:
    places = list(dict.fromkeys(map(place, finding.locations)))
    more = f"等{len(places)}处" if len(places) > _SHOWN_PLACES else ""
    return (
        LEVELS[finding.level], views.unit_words(one), one.name, finding.message, "、".join(places[:_SHOWN_PLACES]) + more,
        next((location.excerpt for location in finding.locations if location.excerpt), ""), finding.actual or "",
        finding.expected or "", finding.advice, f"{clause_place(notice, finding.clause)}：{finding.quote}", finding.rule,
        f"{ACCEPTED}：{finding.suppressed}" if finding.suppressed else _STATES.get(finding.status, ""),
    )  # fmt: skip


_STATES = {Status.UNDECIDED: UNDECIDED, Status.FOR_PERSON: FOR_PERSON}


def _missing_rows(units: Iterable[views.UnitView], batch: Batch, notice: Notice) -> list[tuple[Value, ...]]:
    """What is missing first, then what came late."""
    arrived = {one.name: one.arrived for one in batch.submissions}
    missing: list[tuple[Value, ...]] = []
    late: list[tuple[Value, ...]] = []
    for view in units:
        kind, contact = views.unit_kind_name(view.unit, notice), view.unit.contact
        for owed in view.due:
            row = (
                view.unit.name,
                kind,
                views.short_kind(owed.kind, notice),
                owed.least,
                len(owed.received),
                owed.missing,
            )
            if owed.missing:
                missing.append((Standing.MISSING, *row, "", "", contact, _basis(due.MISSING, view, owed, notice)))
            late += [
                (_LATE, *row, name, _time(arrived.get(name)), contact, _basis(due.LATE, view, owed, notice))
                for name in owed.late
            ]
    return missing + late


def _basis(rule: str, view: views.UnitView, owed: Due, notice: Notice) -> str:
    clause = due.clause_of(rule, notice, view.unit.kind, owed.kind)
    return f"{clause.place}：{clause.quote}" if clause else ""


def _desk_rows(batch: Batch) -> Iterator[tuple[Value, ...]]:
    """What the office itself has to see to: what it could not read, and whose papers it could not tell."""
    for one in views.current(batch.submissions):
        trouble = one.report.trouble
        if trouble and office_trouble(one):
            yield "没能检查", views.unit_words(one), one.name, trouble.reason, trouble.advice
    for each in batch.troubles:
        yield "没能检查", "", each.name, each.reason, "请处理以后再运行一次。"
    for each in batch.remarks:
        yield "没有采用", "", each.name, each.reason, "请核对这一行。"
    for one in views.current(batch.submissions):
        if views.is_open(one) and not office_trouble(one):
            yield "没查全", views.unit_words(one), one.name, _said(one.report), "请在 Word 或 WPS 里打开人工核对。"
    for one in views.undated(batch):
        yield (
            "时间不明",
            views.unit_words(one),
            one.name,
            one.arrived_by,
            "请在到达登记里补上收到时间；补上以前不算迟报。",
        )
    for one in views.current(batch.submissions):
        if not one.attribution.unit:
            yield "单位不明", views.unit_words(one), one.name, one.attribution.evidence, "请核对是哪个单位的材料。"


def _copy_rows(batch: Batch, owner: Mapping[str, str]) -> Iterator[tuple[Value, ...]]:
    """Each pair once, then the groups, a row for each member."""
    yield from (_copy_row(copy, back, owner) for copy, back in views.pairs(batch.copies))
    by_group: dict[int, dict[str, Copy]] = defaultdict(dict)
    for copy in batch.copies:
        by_group[copy.group][copy.name] = copy
    for group in batch.groups:
        said = f"第{group.number}组，共{len(group.members)}份"
        excerpt = " ".join(group.text.split())
        for name in group.members:
            found = by_group[group.number].get(name)
            yield (
                _MANY, owner.get(name, STRANGER), name, found.share if found else "", said, "", "",
                len(found.passages) if found else "", excerpt,
            )  # fmt: skip


def _copy_row(copy: Copy, back: Copy | None, owner: Mapping[str, str]) -> tuple[Value, ...]:
    most = max(copy.share, back.share if back else 0)
    excerpt = " …… ".join(" ".join(passage.text.split())[:120] for passage in copy.passages[:2])
    return (
        _SAME if copy.identical else _NEARLY if most >= _NEARLY_ALL else _PARTLY, owner.get(copy.name, ""), copy.name, copy.share,
        owner.get(copy.partner, STRANGER), copy.partner, back.share if back else "", len(copy.passages), excerpt,
    )  # fmt: skip


def _time(arrived: datetime.datetime | None) -> str:
    return f"{arrived:%Y-%m-%d %H:%M}" if arrived else ""
