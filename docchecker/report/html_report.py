"""``check --format html``: one page that needs nothing else, for reading, filtering and printing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.findings import FileReport, Level, Report, Status, Verdict
from docchecker.report.filewords import accepted, open_questions, standing, totals, with_status
from docchecker.report.html_file import file_html
from docchecker.report.html_lists import for_person_html
from docchecker.report.html_pieces import shared
from docchecker.report.markup import element, esc, page
from docchecker.report.words import (
    ACCEPTED,
    GROUPS,
    VERDICTS,
    file_name,
    idle_words,
    kind_name,
    rule_summary,
    skipped_words,
    verdict_class,
    verdict_words,
)

if TYPE_CHECKING:
    from docchecker.report.page import Page
    from docchecker.rulebook.model import Notice

_COLUMNS = ("结论", "文件", "材料类型", "字数", *GROUPS.values(), "待人工", ACCEPTED)
_NUMBERS_FROM = 3
# With more files a browser would take seconds to lay out what nobody has opened yet.
_MOST_AT_ONCE = 30


def render(report: Report, notice: Notice, page_: Page) -> str:
    """The report as HTML; ``page_`` does not matter to it."""
    numbered = list(enumerate(report.files, 1))
    body = [
        _head(report, notice),
        _filters(report, notice),
        _overview(numbered, notice),
        *_files(numbered, notice),
        *(for_person_html(notice, kind) for kind in dict.fromkeys(file.kind for file in report.files if file.kind)),
    ]
    return page("检查报告", "\n".join(filter(None, body)), ("base.css", "check.css"), ("check.js",))


def _files(numbered: list[tuple[int, FileReport]], notice: Notice) -> list[str]:
    """A section a file; of many files what recurs in them comes first."""
    lazy = len(numbered) > _MOST_AT_ONCE
    sections = [file_html(number, file, notice, single=len(numbered) == 1, lazy=lazy) for number, file in numbered]
    if not lazy:
        return sections
    pieces, sections = shared(sections)
    return [pieces, *sections]


def _head(report: Report, notice: Notice) -> str:
    findings = [finding for file in report.files for finding in file.findings]
    tiles = [] if len(report.files) == 1 else [_tile(len(report.files), "个文件", "")]
    for verdict, name in VERDICTS.items() if tiles else ():
        number = sum(file.verdict is verdict for file in report.files)
        if number or verdict is not Verdict.NOT_CHECKED:
            tiles.append(_tile(number, name, verdict.value))
    tiles += [_tile(len(standing(findings, level)), f"处{words}", level.value) for level, words in GROUPS.items()]
    told = [*map(idle_words, report.idle), skipped_words(report.skipped)]
    idle = "".join(element("p", esc(words), class_="idle") for words in told if words)
    return element(
        "header",
        element("h1", "检查报告") + element("p", esc(notice.title), class_="notice")
        + element("p", esc(f"{totals(report)}。"), class_="totals") + element("ul", "".join(tiles), class_="tiles") + idle,
    )  # fmt: skip


def _tile(number: int, words: str, look: str) -> str:
    shown = " ".join(filter(None, (look, "" if number else "none")))
    return element("li", element("b", str(number)) + esc(words), class_=shown or None)


def _filters(report: Report, notice: Notice) -> str:
    """Shown by the script, which alone can make them work."""
    boxes = [(level.value, words) for level, words in GROUPS.items()] + [("ask", "待人工"), ("kept", ACCEPTED)]
    levels = "".join(
        element("label", f'<input type="checkbox" name="level" value="{value}" checked>{esc(words)}')
        for value, words in boxes
    )
    verdicts = [("", "全部结论"), *((verdict.value, name) for verdict, name in VERDICTS.items())]
    ids = dict.fromkeys(finding.rule for file in report.files for finding in file.findings)
    rules = [("", "全部规则"), *((rule, f"{rule}　{rule_summary(notice, rule)}") for rule in sorted(ids))]
    controls = (
        element("span", '<input type="search" id="name" placeholder="单位或文件名" aria-label="单位或文件名">', class_="many")
        + _select("verdict", "结论", verdicts, "many") + _select("rule", "规则", rules) + element("span", levels)
        + element("span", '<button type="button" id="open">全部展开</button><button type="button" id="close">全部收起</button>')
        + element("span", "", id="shown", role="status")
    )  # fmt: skip
    return element("div", controls, id="filters", class_="single" if len(report.files) == 1 else None)


def _select(name: str, label: str, values: list[tuple[str, str]], look: str | None = None) -> str:
    options = "".join(element("option", esc(words), value=value) for value, words in values)
    return element("span", f'<select id="{name}" aria-label="{label}">{options}</select>', class_=look)


def _overview(numbered: list[tuple[int, FileReport]], notice: Notice) -> str:
    if len(numbered) < 2:
        return ""
    head = "".join(
        element("th", esc(name), class_="n" if column >= _NUMBERS_FROM else None)
        for column, name in enumerate(_COLUMNS)
    )
    rows = "\n".join(_row(number, file, notice) for number, file in numbered)
    return element("table", f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>", id="overview")


def _row(number: int, file: FileReport, notice: Notice) -> str:
    name = element("a", esc(file_name(file)), href=f"#f{number}")
    said = file.trouble.reason if file.trouble else kind_name(notice, file.kind)
    persons = open_questions(file) + len({f.rule for f in with_status(file.findings, Status.FOR_PERSON)})
    numbers = [file.counts.words if file.counts else 0, *(len(standing(file.findings, level)) for level in Level)]
    numbers += [persons, len(accepted(file.findings))]
    cells = [
        element("td", element("b", verdict_words(file), class_=f"verdict {verdict_class(file)}")),
        element("td", name),
        element("td", esc(said)),
        *(element("td", str(count) if count else "", class_="n") for count in numbers),
    ]
    return element("tr", "".join(cells), data_file=number, data_v=list(Verdict).index(file.verdict))
