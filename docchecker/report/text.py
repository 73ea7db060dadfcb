"""The report a clerk reads: the verdict first, then what to put right and how, then what was and was not checked."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from docchecker.findings import FileReport, Finding, Level, Location, Report, Verdict, stands
from docchecker.report.filewords import (
    groups,
    headline,
    kind_words,
    rule_numbers,
    totals,
    undecided_reason,
    verdict_words,
    words_counted,
)
from docchecker.report.lists import all_checked, for_person
from docchecker.report.page import Page, clean, columns, indent, pad, shorten
from docchecker.report.words import (
    LEVELS,
    VERDICTS,
    allow_words,
    clause_place,
    file_name,
    idle_words,
    place,
    quoted,
    rule_summary,
    skipped_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.rulebook.model import Notice

_LABEL = 8
_EXCERPT = 48
_SHOWN_PLACES = 3
_SHOWN_NUMBERS = 12
_RULE = 22

_VERDICT_COLOR = {
    Verdict.PASS: "green",
    Verdict.FAIL: "red",
    Verdict.UNREADABLE: "yellow",
    Verdict.NOT_CHECKED: "yellow",
}
_LEVEL_COLOR = {Level.ERROR: "red", Level.WARNING: "yellow", Level.NOTE: "blue"}


def render(report: Report, notice: Notice, page: Page) -> str:
    """The whole report. The clauses for a person stand once per kind, behind the files.

    A brief page holds only what is to be put right.
    """
    lines: list[str] = []
    for file in report.files:
        if not (page.brief and file.verdict is Verdict.PASS and not any(map(stands, file.findings))):
            lines += [*_file(file, notice, page), ""]
    for kind in () if page.brief else dict.fromkeys(file.kind for file in report.files if file.kind):
        lines += for_person(notice, kind, page)
    if page.statistics:
        lines += [*_statistics(report, notice, page), ""]
    lines += [line for words in allow_words(report) for line in indent(clean(words), page, "注意  ")]
    lines += [line for entry in report.idle for line in indent(clean(idle_words(entry)), page, "注意  ")]
    if report.skipped:
        lines += [*indent(clean(skipped_words(report.skipped)), page, "注意  "), ""]
    if len(report.files) > 1 and not page.brief:
        lines += _summary(report, page)
    return "\n".join(lines).rstrip("\n")


def _file(file: FileReport, notice: Notice, page: Page) -> Iterator[str]:
    yield from _head(file, page)
    yield from field("说明", file.note, page)
    if file.trouble:
        yield from field("怎么办", file.trouble.advice, page)
        return
    yield from field("类型", kind_words(file, notice), page)
    yield from field("字数", words_counted(file), page)
    for number, words in enumerate(file.unread):
        yield from field("" if number else "没读到", words, page)
    for number, words in enumerate(file.unjudged):
        yield from field("" if number else "没查的", words, page)
    numbers = count(1)
    for heading, findings in groups(file.findings):
        yield from ("", page.paint(f"{heading}（{len(findings)}处）", "bold"))
        for finding in findings:
            yield from ("", *_finding(next(numbers), finding, undecided_reason(file, finding), notice, page))
    if not page.brief:
        yield from all_checked(file, notice, page)


def _head(file: FileReport, page: Page) -> Iterator[str]:
    for line in indent(clean(file_name(file)), page, ""):
        yield page.paint(line, "bold")
    yield page.paint("─" * (page.width // 2), "dim")
    for line in indent(clean(headline(file)), page, ""):
        yield page.paint(line, "bold", _VERDICT_COLOR[file.verdict])


def field(label: str, text: str, page: Page, margin: str = "") -> list[str]:
    """“依据    附件3 关于标题：……” with its later lines under the text; no line for no text."""
    shown = clean(text)
    first = margin + pad(label, _LABEL)
    return indent(shown, page, first) if shown else []


def _finding(number: int, finding: Finding, reason: str, notice: Notice, page: Page) -> Iterator[str]:
    lead = f"{number:>2}. 【{LEVELS[finding.level]}】"
    margin = " " * 4
    for line in indent(clean(finding.message), page, lead, margin):
        yield page.paint(line, "bold", _LEVEL_COLOR[finding.level])
    yield from _places(finding.locations, page, margin)
    yield from field("原因", reason, page, margin)
    yield from field("现在", finding.actual or "", page, margin)
    yield from field("应为", finding.expected or "", page, margin)
    yield from field("依据", f"{clause_place(notice, finding.clause)}：{quoted(finding.quote)}", page, margin)
    yield from field("来源", finding.origin or "", page, margin)
    yield from field("怎么改", finding.advice, page, margin)
    yield from field("保留", finding.suppressed, page, margin)
    sure = "" if finding.confidence >= 1 else f"（把握{finding.confidence:.0%}）"
    yield from (page.paint(line, "dim") for line in field("规则", finding.rule + sure, page, margin))


def _places(locations: tuple[Location, ...], page: Page, margin: str) -> Iterator[str]:
    """The first places with their words, the rest by number."""
    label = "位置"
    for location in locations[:_SHOWN_PLACES]:
        excerpt = shorten(clean(location.excerpt), _EXCERPT)
        yield from field(label, place(location) + (f"：{quoted(excerpt)}" if excerpt else ""), page, margin)
        label = ""
    rest = locations[_SHOWN_PLACES:]
    if rest:
        numbers = list(dict.fromkeys(at.paragraph + 1 for at in rest if at.paragraph is not None))
        listed = "、".join(map(str, numbers[:_SHOWN_NUMBERS]))
        more = "等段" if len(numbers) > _SHOWN_NUMBERS else "段"
        yield from field("", f"还有{len(rest)}处" + (f"：第{listed}{more}" if listed else ""), page, margin)


def _summary(report: Report, page: Page) -> Iterator[str]:
    yield page.paint("合计", "bold")
    yield page.paint("─" * (page.width // 2), "dim")
    for file in report.files:
        verdict = pad(VERDICTS[file.verdict], max(map(columns, VERDICTS.values())) + 2)
        said = verdict_words(file) if file.verdict is not Verdict.PASS else "；".join(_beside_pass(file))
        lines = indent(clean(file_name(file)) + (f"  {clean(said)}" if said else ""), page, verdict)
        yield page.paint(lines[0][: len(verdict)], _VERDICT_COLOR[file.verdict]) + lines[0][len(verdict) :]
        yield from lines[1:]
    yield ""
    yield from indent(f"{totals(report)}。", page, "")


def _beside_pass(file: FileReport) -> Iterator[str]:
    """What a passed file has besides: lighter findings and what does not count."""
    yield from filter(None, verdict_words(file).removeprefix("没有必须修改之处").lstrip("，；").split("；"))


def _statistics(report: Report, notice: Notice, page: Page) -> Iterator[str]:
    rows = rule_numbers(report)
    yield page.paint(f"按规则统计（{len(rows)}条规则有问题）", "bold")
    for row in rows:
        first = f"  {pad(row.rule, _RULE)}{pad(f'{row.files}个文件', 12)}{pad(f'{row.findings}处', 8)}"
        yield from indent(clean(rule_summary(notice, row.rule)), page, first)
