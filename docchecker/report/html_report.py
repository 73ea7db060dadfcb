"""``check --format html``: one page that needs nothing else, for reading, filtering and printing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.findings import FileReport, Level, Report, Status, Verdict
from docchecker.report.filewords import accepted, open_questions, standing, totals, with_status
from docchecker.report.html_file import file_html
from docchecker.report.html_lists import for_person
from docchecker.report.html_pieces import shared
from docchecker.report.templating import page
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

Options = tuple[tuple[str, str], ...]


class Tile(NamedTuple):
    """A number with what it counts."""

    number: int
    words: str
    look: str


class Row(NamedTuple):
    """A file in the table of all files; ``order`` is the rank of its verdict."""

    number: int
    order: int
    verdict: str
    verdict_words: str
    name: str
    said: str
    numbers: tuple[int, ...]


#: So few findings of one file are seen at a glance: a lean page of it has no filters and no script.
_FEW = 3


def render(report: Report, notice: Notice, page_: Page) -> str:
    """Return the report as HTML; of ``page_`` only ``lean`` matters."""
    numbered = tuple(enumerate(report.files, 1))
    pieces, sections = _sections(numbered, notice)
    kinds = dict.fromkeys(file.kind for file in report.files if file.kind)
    single = len(numbered) == 1
    return page(
        "check.html",
        notice=notice.title,
        totals=f"{totals(report)}。",
        tiles=_tiles(report),
        told=[*map(idle_words, report.idle), *filter(None, [skipped_words(report.skipped)])],
        single=single,
        pictured=any(file.pages for file in report.files),
        filtered=not (page_.lean and single and len(report.files[0].findings) <= _FEW),
        levels=[*((level.value, words) for level, words in GROUPS.items()), ("ask", "待人工"), ("kept", ACCEPTED)],
        verdicts=[("", "全部结论"), *((verdict.value, name) for verdict, name in VERDICTS.items())],
        rules=_rules(report, notice),
        columns=_COLUMNS,
        numbers_from=_NUMBERS_FROM,
        rows=[] if len(numbered) < 2 else [_row(number, file, notice) for number, file in numbered],
        pieces=pieces,
        sections=sections,
        persons=[found for kind in kinds if (found := for_person(notice, kind))],
    )


def _sections(numbered: tuple[tuple[int, FileReport], ...], notice: Notice) -> tuple[list[str] | None, list[str]]:
    """A section a file, and of many files what recurs in them."""
    from markupsafe import Markup

    lazy = len(numbered) > _MOST_AT_ONCE
    sections = [file_html(number, file, notice, single=len(numbered) == 1, lazy=lazy) for number, file in numbered]
    if not lazy:
        return None, sections
    pieces, sections = shared(sections)
    return [Markup(piece) for piece in pieces], [Markup(section) for section in sections]


def _tiles(report: Report) -> list[Tile]:
    findings = [finding for file in report.files for finding in file.findings]
    tiles = [] if len(report.files) == 1 else [_tile(len(report.files), "个文件", "")]
    for verdict, name in VERDICTS.items() if tiles else ():
        number = sum(file.verdict is verdict for file in report.files)
        if number or verdict is not Verdict.NOT_CHECKED:
            tiles.append(_tile(number, name, verdict.value))
    return tiles + [_tile(len(standing(findings, level)), f"处{words}", level.value) for level, words in GROUPS.items()]


def _tile(number: int, words: str, look: str) -> Tile:
    return Tile(number, words, " ".join(filter(None, (look, "" if number else "none"))))


def _rules(report: Report, notice: Notice) -> Options:
    ids = dict.fromkeys(finding.rule for file in report.files for finding in file.findings)
    return (("", "全部规则"), *((rule, f"{rule}　{rule_summary(notice, rule)}") for rule in sorted(ids)))


def _row(number: int, file: FileReport, notice: Notice) -> Row:
    said = file.trouble.reason if file.trouble else kind_name(notice, file.kind)
    persons = open_questions(file) + len({f.rule for f in with_status(file.findings, Status.FOR_PERSON)})
    levels = (len(standing(file.findings, level)) for level in Level)
    numbers = (file.counts.words if file.counts else 0, *levels, persons, len(accepted(file.findings)))
    order = list(Verdict).index(file.verdict)
    return Row(number, order, verdict_class(file), verdict_words(file), file_name(file), said, numbers)
