"""The report a clerk reads: the verdict first, then what to put right and how, then what was and was not checked."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from docchecker.findings import FileReport, Finding, Level, Report, Verdict, stands
from docchecker.report.changes import changes
from docchecker.report.filewords import groups, kind_words, rule_numbers, totals, undecided_reason, verdict_reasons
from docchecker.report.first_screen import Task, first_screen, place_of
from docchecker.report.lists import all_checked, for_person
from docchecker.report.page import Page, clean, columns, indent, pad, shorten
from docchecker.report.word_counts import COUNTED, count_rows, other_counts
from docchecker.report.words import (
    LEVELS,
    allow_words,
    basis,
    compared,
    file_name,
    idle_words,
    origin_words,
    place,
    quoted,
    rule_summary,
    skipped_words,
    verdict_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.rulebook.model import Notice

_MORE = "查过哪些规则、哪些要由人判断、字数怎么算的，加 -v 列出。"
#: Lines of the first screen of a file.
_FIRST_SCREEN = 12
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

    Of each file the first screen comes first. A brief page holds only what is to be put right, a verbose one also all
    that was checked.
    """
    lines: list[str] = []
    for file in report.files:
        if not (
            page.brief and file.verdict is Verdict.PASS and not file.unread and not any(map(stands, file.findings))
        ):
            lines += [*_file(file, notice, page), ""]
    if not page.brief and not page.verbose and any(file.checked for file in report.files):
        lines += [*indent(_MORE, page, ""), ""]
    for kind in (
        () if page.brief or not page.verbose else dict.fromkeys(file.kind for file in report.files if file.kind)
    ):
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
    yield from _first_screen(file, notice, page)
    if file.trouble:
        return
    if page.verbose:
        yield from ("", *_about(file, notice, page))
    numbers = count(1)
    for heading, findings in groups(file.findings):
        yield from ("", page.paint(f"{heading}（{len(findings)}处）", "bold"))
        for finding in findings:
            yield from _finding(next(numbers), file, finding, notice, page)
    yield from _put_right(file, page)
    if page.verbose and not page.brief:
        yield from all_checked(file, notice, page)


def _put_right(file: FileReport, page: Page) -> Iterator[str]:
    """What the earlier report said and is put right."""
    fixed = changes(file.earlier, file).fixed if file.earlier else ()
    if fixed:
        yield from ("", page.paint(f"和上次比，已改（{len(fixed)}处）", "bold"))
        yield from (line for words in fixed for line in indent(clean(words), page, "✓ "))


def _first_screen(file: FileReport, notice: Notice, page: Page) -> Iterator[str]:
    """At most twelve lines: the verdict, what to do in order, what can be done by itself, what a person must see."""
    first = first_screen(file, notice)
    lines = [page.paint(shorten(clean(file_name(file)), page.width), "bold")]
    lines += _verdict(file, first.verdict, page)
    lines += [
        shorten(clean(words), page.width) for words in (first.about, first.changed, first.unread, file.note) if words
    ]
    last = [first.automatic, "" if page.brief else first.person]
    tail = [line for words in last if words for line in indent(clean(words), page, "")]
    if file.trouble:
        tail = field("怎么办", file.trouble.advice, page)
    yield from (*lines, *_tasks(first.tasks, _FIRST_SCREEN - len(lines) - len(tail), page), *tail)


def _verdict(file: FileReport, words: str, page: Page) -> list[str]:
    return [page.paint(line, "bold", _color(file)) for line in indent(clean(words), page, "")]


def _color(file: FileReport) -> str:
    """Green only where everything was read."""
    return "yellow" if file.verdict is Verdict.PASS and file.unread else _VERDICT_COLOR[file.verdict]


def _tasks(tasks: tuple[Task, ...], room: int, page: Page) -> list[str]:
    """The tasks in so many lines: whole where there is room, a line each where not, the rest by number."""
    whole = [line for task in tasks for line in indent(clean(task.line), page, _lead(task))]
    if len(whole) <= room:
        return whole
    shown = tasks if len(tasks) <= room else tasks[: max(room - 1, 0)]
    lines = [_lead(task) + _short(task, page.width - columns(_lead(task))) for task in shown]
    return lines if shown == tasks else [*lines, f"    还有{len(tasks) - len(shown)}件，见下面第{len(shown) + 1}条起"]


def _lead(task: Task) -> str:
    return f"{task.number:>2}. {task.tag}  "


def _short(task: Task, width: int) -> str:
    """A task in one line: without the words to search for, and cut, where it does not fit."""
    line = clean(task.line)
    return line if columns(line) <= width else shorten(clean(task._replace(search="").line), width)


def _about(file: FileReport, notice: Notice, page: Page) -> Iterator[str]:
    """What kind of material it is and how it was recognised, what was not looked at, and the table of 字数."""
    yield from field("类型", kind_words(file, notice), page)
    for label, said in (("没看到", file.unread), ("没查的", file.unjudged)):
        for number, words in enumerate(said):
            yield from field("" if number else label, words, page)
    for number, row in enumerate(count_rows(file, notice)):
        limits = f"  要求{row.limits}，{row.state}" if row.limits else ""
        yield from field("" if number else "字数", f"{row.name}{row.words}字{limits}", page)
    yield from field("", other_counts(file), page)
    yield from field("", COUNTED if file.counts else "", page)


def field(label: str, text: str, page: Page, margin: str = "") -> list[str]:
    """“依据    附件3 关于标题：……” with its later lines under the text; no line for no text."""
    shown = clean(text)
    first = margin + pad(label, _LABEL)
    return indent(shown, page, first) if shown else []


def _finding(number: int, file: FileReport, finding: Finding, notice: Notice, page: Page) -> Iterator[str]:
    """What is wrong, where, how to put it right and why; with ``-v`` also where the value comes from, and the rule."""
    lead = f"{number:>2}. 【{LEVELS[finding.level]}】"
    margin = " " * 4
    for line in indent(clean(finding.message), page, lead, margin):
        yield page.paint(line, "bold", _LEVEL_COLOR[finding.level])
    yield from _places(finding, file, notice, page, margin)
    yield from field("原因", undecided_reason(file, finding), page, margin)
    for name, value in compared(finding):
        yield from field(name, value, page, margin)
    yield from field("怎么改", finding.advice, page, margin)
    yield from field("依据", basis(finding, notice), page, margin)
    yield from field("来源", origin_words(finding.origin), page, margin)
    yield from field("保留", finding.suppressed, page, margin)
    if page.verbose:
        yield from (page.paint(line, "dim") for line in field("规则", finding.rule, page, margin))


def _places(finding: Finding, file: FileReport, notice: Notice, page: Page, margin: str) -> Iterator[str]:
    """The first places with their words, the rest without."""
    label = "位置"
    shown = _SHOWN_PLACES if page.verbose else 1
    for location in finding.locations[:shown]:
        excerpt = shorten(clean(location.excerpt), _EXCERPT)
        words = place_of(finding, location, file, notice) + (f"：{quoted(excerpt)}" if excerpt else "")
        yield from field(label, words, page, margin)
        label = ""
    rest = finding.locations[shown:]
    if rest:
        others = list(dict.fromkeys(map(place, rest)))
        more = "等" if len(others) > _SHOWN_NUMBERS else ""
        told = f"：{'、'.join(others[:_SHOWN_NUMBERS])}{more}" if page.verbose else ""
        yield from field("", f"还有{len(rest)}处{told}", page, margin)


def _summary(report: Report, page: Page) -> Iterator[str]:
    yield page.paint("合计", "bold")
    yield page.paint("─" * (page.width // 2), "dim")
    for file in report.files:
        verdict = pad(verdict_words(file), max(columns(verdict_words(one)) for one in report.files) + 2)
        said = verdict_reasons(file) if file.verdict is not Verdict.PASS else "；".join(_beside_pass(file))
        lines = indent(clean(file_name(file)) + (f"  {clean(said)}" if said else ""), page, verdict)
        yield page.paint(lines[0][: len(verdict)], _color(file)) + lines[0][len(verdict) :]
        yield from lines[1:]
    yield ""
    yield from indent(f"{totals(report)}。", page, "")


def _beside_pass(file: FileReport) -> Iterator[str]:
    """What a passed file has besides: lighter findings and what does not count."""
    yield from filter(None, verdict_reasons(file).removeprefix("没有必须修改之处").lstrip("，；").split("；"))


def _statistics(report: Report, notice: Notice, page: Page) -> Iterator[str]:
    rows = rule_numbers(report)
    yield page.paint(f"按规则统计（{len(rows)}条规则有问题）", "bold")
    for row in rows:
        first = f"  {pad(row.rule, _RULE)}{pad(f'{row.files}个文件', 12)}{pad(f'{row.findings}处', 8)}"
        yield from indent(clean(rule_summary(notice, row.rule)), page, first)
