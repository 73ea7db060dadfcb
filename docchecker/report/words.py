"""The words that every report uses for levels, verdicts, kinds, rules and places: each stands here once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.findings import FileReport, Finding, Level, Location, Report, Status, Verdict
from docchecker.rulebook.model import ClauseStatus, Notice, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

LEVELS: dict[Level, str] = {Level.ERROR: "必须", Level.WARNING: "建议", Level.NOTE: "提示"}

GROUPS: dict[Level, str] = {Level.ERROR: "必须修改", Level.WARNING: "建议修改", Level.NOTE: "提示"}

VERDICTS: dict[Verdict, str] = {Verdict.PASS: "通过", Verdict.FAIL: "不通过", Verdict.UNREADABLE: "无法检查"}

CLAUSE_STATUSES: dict[ClauseStatus, str] = {
    ClauseStatus.AUTOMATIC: "程序检查",
    ClauseStatus.PARTIAL: "程序检查一部分",
    ClauseStatus.PERSON: "请人工判断",
}

ROLES: dict[str, str] = {
    "title": "标题", "annex_mark": "附件标记", "unit": "单位", "date": "日期", "heading": "部分标题",
    "subheading": "小标题", "body": "正文", "item_name": "问题名称", "item_body": "问题正文", "remark": "注",
    "item": "问题", "table": "表格", "empty": "空段", "other": "其他",
}  # fmt: skip


def standing(findings: Iterable[Finding], level: Level) -> tuple[Finding, ...]:
    """The findings of a level that stand: what could not be decided is neither right nor wrong."""
    return tuple(finding for finding in findings if finding.level is level and finding.status is Status.FAILED)


def with_status(findings: Iterable[Finding], status: Status) -> tuple[Finding, ...]:
    """The findings with this status."""
    return tuple(finding for finding in findings if finding.status is status)


def tally(findings: Iterable[Finding]) -> str:
    """“3处必须修改，1处建议修改”, the empty string when no finding stands."""
    found = tuple(findings)
    counts = ((len(standing(found, level)), words) for level, words in GROUPS.items())
    return "，".join(f"{number}处{words}" for number, words in counts if number)


def open_questions(file: FileReport) -> int:
    """How many rules of a file could not be decided."""
    undecided = {finding.rule for finding in with_status(file.findings, Status.UNDECIDED)}
    return len(undecided | {o.rule for o in file.checked if o.status in (Status.UNDECIDED, Status.ERROR)})


def headline(file: FileReport) -> str:
    """A file's verdict in one sentence."""
    verdict = VERDICTS[file.verdict]
    if file.trouble:
        return f"{verdict}：{file.trouble.reason}"
    found = tally(file.findings)
    if file.verdict is Verdict.PASS:
        found = f"没有必须修改之处{f'，{found}' if found else ''}"
    asked = open_questions(file)
    return f"{verdict}：{found}" + (f"；另有{asked}项未能判定，请人工核对" if asked else "")


def totals(report: Report) -> str:
    """“共3个文件：通过1个，不通过1个，无法检查1个”."""
    counts = ((sum(file.verdict is verdict for file in report.files), name) for verdict, name in VERDICTS.items())
    return f"共{len(report.files)}个文件：" + "，".join(f"{name}{number}个" for number, name in counts if number)


def kind_name(notice: Notice, kind: str | None) -> str:
    """“典型创新案例（附件3）”; the id itself for a kind that the notice does not know, “未识别” for none."""
    if kind is None:
        return "未识别"
    known = notice.kinds.get(kind)
    if known is None:
        return kind
    return f"{known.name}（{known.annex}）" if known.annex else known.name


def rules_of(notice: Notice, rule_id: str, kind: str | None = None) -> tuple[Rule, ...]:
    """The entries of a rule, those of ``kind`` where it has any, otherwise those of every kind."""
    own = notice.kinds[kind].rules if kind is not None and kind in notice.kinds else ()
    found = tuple(rule for rule in own if rule.id == rule_id)
    return found or tuple(rule for rule in notice.rules if rule.id == rule_id)


def rule_summary(notice: Notice, rule_id: str, kind: str | None = None) -> str:
    """What a rule demands in words; the id itself when the rules say nothing."""
    summaries = dict.fromkeys(rule.summary for rule in rules_of(notice, rule_id, kind))
    return "；".join(summaries) or rule_id


def clause_place(notice: Notice, clause: str) -> str:
    """Where a clause stands in the notice (“附件3 关于标题”)."""
    known = notice.clauses.get(clause)
    return known.place if known else clause


def quoted(text: str) -> str:
    """``text`` in quotation marks, as it is when it has some of its own."""
    return text if "“" in text or "”" in text else f"“{text}”"


def place(location: Location) -> str:
    """“第5段（二、主要做法和成效）”, “第2个问题”, “全文”."""
    around = [location.heading or "", f"第{location.item}个问题" if location.item else ""]
    named = "，".join(filter(None, around))
    if location.paragraph is None:
        return named or "全文"
    paragraph = f"第{location.paragraph + 1}段"
    return f"{paragraph}（{named}）" if named else paragraph
