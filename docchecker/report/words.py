"""The words that every report uses for levels, verdicts, kinds, rules and places: each stands here once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.findings import STDIN, FileReport, Finding, IdleEntry, Level, Location, Report, Verdict
from docchecker.rulebook.model import ClauseStatus, Notice, Rule
from docchecker.structure import NOT_JUDGED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LEVELS: dict[Level, str] = {Level.ERROR: "必须", Level.WARNING: "建议", Level.NOTE: "提示"}

GROUPS: dict[Level, str] = {Level.ERROR: "必须修改", Level.WARNING: "建议修改", Level.NOTE: "提示"}

#: Findings that do not count: beyond the program's judgement, or accepted by the user.
UNDECIDED, FOR_PERSON, ACCEPTED = "未能判定，请人工核对", "请人工判断", "已同意保留"

VERDICTS: dict[Verdict, str] = {
    Verdict.PASS: "通过",
    Verdict.FAIL: "不通过",
    Verdict.UNREADABLE: "无法检查",
    Verdict.NOT_CHECKED: "没有检查",
}

#: what a file that passes says where some of it was not read
PASS_UNREAD = "通过（有没看到的内容）"

_SHOWN_FILES = 20

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


def verdict_words(file: FileReport) -> str:
    """Return a file's verdict in words: what was not read keeps it from a bare “通过”."""
    return PASS_UNREAD if file.verdict is Verdict.PASS and file.unread else VERDICTS[file.verdict]


def verdict_class(file: FileReport) -> str:
    """Return the class by which pages colour a verdict: a pass with something unread is none to rely on."""
    return Verdict.NOT_CHECKED.value if file.verdict is Verdict.PASS and file.unread else file.verdict.value


def unread_words(unread: Sequence[str]) -> tuple[str, ...]:
    """Return a sentence for each thing in a file that was not read."""
    return tuple(f"没看到的：{what}，请在 Word 或 WPS 里打开人工核对" for what in unread)


def kind_name(notice: Notice, kind: str | None) -> str:
    """“典型创新案例（附件3）”; the id itself for a kind that the notice does not know, “未识别” for none."""
    if kind is None:
        return "未识别"
    known = notice.kinds.get(kind)
    if known is None:
        return NOT_JUDGED.get(kind, kind)
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


def basis(finding: Finding, notice: Notice) -> str:
    """The clause of a finding with its words, and how it is read where the words alone do not say it."""
    clause = notice.clauses.get(finding.clause)
    said = f"{clause_place(notice, finding.clause)}：{quoted(finding.quote)}"
    return f"{said}。{clause.reading}" if clause and clause.explained else said


def quoted(text: str) -> str:
    """``text`` in quotation marks, as it is when it has some of its own."""
    return text if "“" in text or "”" in text else f"“{text}”"


#: The document as a place.
WHOLE = "全文"


def place(location: Location) -> str:
    """Return where something is, as a person finds it: “第二部分第3段”, “第3个问题第2段”, “全文”.

    A report that an older version stored has no words for it: part, problem and the number of the paragraph.
    """
    if location.place:
        return location.place
    around = [location.heading or "", f"第{location.item}个问题" if location.item else ""]
    named = "，".join(filter(None, around))
    if location.paragraph is None:
        return named or WHOLE
    paragraph = f"第{location.paragraph + 1}段"
    return f"{paragraph}（{named}）" if named else paragraph


_ALIGN = "对齐方式"
#: How Word's own terms for where a value comes from are said to a clerk.
_ORIGINS = (
    (f"{_ALIGN}来自直接格式", f"{_ALIGN}是在这一段上直接设的"),
    ("来自直接格式", "是在这几个字上直接设的"),
    ("来自文档默认", "用的是文档的默认格式"),
    ("来自软件默认值", "没有设过，用的是软件的默认值"),
    ("来自自动编号", "由自动编号带来"),
    ("来自", "由"),
)


def origin_words(origin: str | None) -> str:
    """Where values come from, as a clerk would say it: “字体、字号是在这几个字上直接设的”, “字号由样式“正文”设定”."""
    said = []
    for part in _joined((origin or "").split("；")):
        term, words = next(((term, words) for term, words in _ORIGINS if term in part), ("", ""))
        shown = part.replace(term, words, 1) if term else part
        said.append(f"{shown}设定" if term == "来自" else shown)
    return "；".join(filter(None, said))


def _joined(parts: Iterable[str]) -> Iterator[str]:
    """“字体来自直接格式”, “字号来自直接格式” as one; how a paragraph stands stays apart from what its characters are."""
    found: dict[tuple[str, bool], list[str]] = {}
    for part in parts:
        value, comes, origin = part.partition("来自")
        found.setdefault((comes + origin, value == _ALIGN), []).append(value)
    yield from ("、".join(values) + origin for (origin, _), values in found.items())


#: What should be where something is to go: the message says as much.
_NOTHING = "无"


def compared(finding: Finding) -> tuple[tuple[str, str], ...]:
    """What is and what should be, with their names, as far as the message does not say it."""
    values = (("现在", finding.actual or ""), ("应为", finding.expected or ""))
    told = finding.expected == _NOTHING
    return tuple((name, value) for name, value in values if value and not told and value not in finding.message)


def idle_words(entry: IdleEntry) -> str:
    """An allow entry that does nothing, in one sentence."""
    said = "已经过期，不再起作用" if entry.state == "expired" else "没有用上，可以删去"
    return f"{entry.file} 第{entry.line}行：{entry.rule}（{entry.pattern}）这一条{said}。"


def allow_words(report: Report) -> Iterator[str]:
    """Which allow file counted, and which did not, in sentences."""
    if report.allow_file:
        yield f"哪些问题同意保留，按“{report.allow_file}”。"
    for path in report.not_obeyed:
        yield f"“{path}”放在被检查的材料里，没有采用；确实要用，请写 --allow。"


def skipped_words(files: Sequence[str]) -> str:
    """Files in a folder that were not looked at, in one sentence; the empty string for none."""
    more = "等" if len(files) > _SHOWN_FILES else ""
    named = "、".join(files[:_SHOWN_FILES]) + more
    return f"文件夹里还有{len(files)}个文件不是 Word 文档，没有检查：{named}" if files else ""


def file_name(file: FileReport) -> str:
    """A file as people call it."""
    return "标准输入" if file.file == STDIN else file.file
