"""What the comments say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.findings import Status
from docchecker.report.filewords import headline
from docchecker.report.words import (
    FOR_PERSON,
    LEVELS,
    UNDECIDED,
    clause_place,
    kind_name,
    place,
    quoted,
    rule_summary,
    unread_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docchecker.findings import FileReport, Finding
    from docchecker.model import Document
    from docchecker.rulebook.model import Notice
    from docchecker.structure import Structure

_STATUSES = {Status.UNDECIDED: UNDECIDED, Status.FOR_PERSON: FOR_PERSON, Status.ERROR: "未能检查"}
_LISTED = 60
#: said of a changed copy of a signed document
UNSIGNED = "原文件有数字签名，内容改动以后签名就失效了，所以副本里已经去掉；需要签名的，请定稿后重新签。"


def comment_lines(finding: Finding, notice: Notice, number: int, here: int = 1) -> tuple[str, ...]:
    """The comment at the ``number``-th place (from 1) of a finding, and ``here`` in all: message, clause, advice."""
    total = len(finding.locations)
    if here < total:
        which = f"（{total}处中的第{number}处）" if here == 1 else f"（{total}处中的{here}处）"
    else:
        which = f"（{total}处）" if total > 1 else ""
    return (f"{_head(finding)}{which}", *_reasons(finding, notice))


def rest_lines(finding: Finding, notice: Notice, shown: int) -> tuple[str, ...]:
    """The comment that lists the places beyond the first ``shown``."""
    places = tuple(dict.fromkeys(place(location) for location in finding.locations[shown:]))
    listed = "、".join(places[:_LISTED]) + (f"等{len(places)}处" if len(places) > _LISTED else "")
    return (f"{_head(finding)}（同样的问题还有：{listed}）", *_reasons(finding, notice))


def summary_lines(report: FileReport, notice: Notice) -> tuple[str, ...]:
    """The comment at the title: verdict, kind, 字数, what concerns the document as a whole, what a person must judge."""
    lines = [
        f"docchecker 检查结果：{headline(report).replace('：', '，', 1)}。",
        f"材料类型：{kind_name(notice, report.kind)}。",
    ]
    if report.counts is not None:
        lines.append(f"字数：{report.counts.words}。")
    for finding in report.findings:
        if finding.location.paragraph is None and not finding.suppressed:
            lines += [_head(finding), *_reasons(finding, notice)]
    lines += [f"{words}。" for words in unread_words(report.unread)]
    lines += [f"没查的：{words}。" for words in report.unjudged]
    lines += _for_people(report, notice)
    return tuple(lines)


def _head(finding: Finding) -> str:
    return f"【{_STATUSES.get(finding.status, LEVELS[finding.level])}】{finding.message}"


def _reasons(finding: Finding, notice: Notice) -> Iterator[str]:
    yield f"依据：{clause_place(notice, finding.clause)}：{quoted(finding.quote)}（{finding.rule}）"
    if finding.advice:
        yield f"怎么改：{finding.advice}"


def _for_people(report: FileReport, notice: Notice) -> Iterator[str]:
    """Rules that nothing was found about and that were not decided either."""
    told = {finding.rule for finding in report.findings}
    for status, words in _STATUSES.items():
        rules: Sequence[str] = [o.rule for o in report.checked if o.status is status and o.rule not in told]
        if rules:
            yield f"{words}：{'；'.join(rule_summary(notice, rule, report.kind) for rule in rules)}。"


def finding_line(finding: Finding) -> str:
    """A finding on one line: “必须：第3段（一、背景情况）：…”."""
    where = "、".join(dict.fromkeys(place(location) for location in finding.locations[:3]))
    more = f"等{len(finding.locations)}处" if len(finding.locations) > 3 else ""
    return f"{_STATUSES.get(finding.status, LEVELS[finding.level])}：{where}{more}：{finding.message}（{finding.rule}）"


def left_lines(document: Document, structure: Structure, after: Sequence[Finding]) -> tuple[str, ...]:
    """What a person still has to do, accepted findings and what was not dared left out."""
    lines = [finding_line(finding) for finding in after]
    for span in structure.title:
        paragraph = document.paragraphs[span.paragraph]
        if paragraph.align.value == "center" and paragraph.text[:1] in (" ", "\u3000", "\t"):
            lines.append("提示：标题已经居中，前面还有空格，会偏向右边，请手工删去空格")
    return tuple(lines)


def refused_line(finding: Finding, reason: str) -> str:
    """What could have been repaired and was left alone, with the reason."""
    return f"{finding_line(finding)}——{reason}"


def not_dared(finding: Finding, structure: Structure) -> str:
    """Return why a repair was not made, empty when there was none to make."""
    if finding.code == "doubtful" or (finding.fixable and structure.title_doubtful and _at_title(finding, structure)):
        return "分不清哪一行是标题，几行都没有动"
    if finding.fixable:
        return "这里没有把握改好（常见于修订、公式、域里的文字），请照“怎么改”手工改"
    if finding.status is Status.UNDECIDED and finding.origin is not None:
        return "看不出现在是什么格式，没有动"
    return ""


def _at_title(finding: Finding, structure: Structure) -> bool:
    title = {span.paragraph for span in (*structure.title, *structure.rivals)}
    return any(location.paragraph in title for location in finding.locations)


def repaired(met: Sequence[Finding], after: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that are no longer there, each once."""
    standing = {(finding.rule, finding.message) for finding in after}
    gone = {(finding.rule, finding.message): finding for finding in reversed(met)}
    return tuple(gone[key] for key in dict.fromkeys((f.rule, f.message) for f in met) if key not in standing)


def done_lines(done: Sequence[Finding], ways: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """What was repaired and how: one line a finding. ``ways`` are (rule, changed style)."""
    lines = []
    for finding in done:
        styles = dict.fromkeys(style for rule, style in ways if rule == finding.rule and style)
        how = "、".join(f"“{style}”" for style in styles)
        lines.append(f"{finding.message}（{finding.rule}{f'，改的是样式{how}' if how else ''}）")
    return tuple(lines)
