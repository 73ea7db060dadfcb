"""One file in the HTML report: what its template shows of the findings and of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.findings import FileReport, Finding, Status
from docchecker.report.filewords import groups, headline, kind_words, undecided_reason, words_counted
from docchecker.report.html_lists import CheckedList, checked_lists
from docchecker.report.html_text import Marked, text_html
from docchecker.report.templating import fragment
from docchecker.report.words import ACCEPTED, LEVELS, VERDICTS, clause_place, file_name, place, quoted

if TYPE_CHECKING:
    from docchecker.findings import Location
    from docchecker.rulebook.model import Notice

_SHOWN_PLACES = 4

Fields = tuple[tuple[str, str], ...]


class Place(NamedTuple):
    """A place in words; ``href`` leads to its paragraph where it has one."""

    words: str
    href: str
    excerpt: str = ""


class Places(NamedTuple):
    """The first places with their words; of ``more`` others those that are paragraphs, by number."""

    shown: tuple[Place, ...]
    more: int
    rest: tuple[Place, ...]


class ShownFinding(NamedTuple):
    """A finding as the page shows it."""

    number: int
    look: str
    rule: str
    tag: str
    message: str
    places: Places
    fields: Fields


class Group(NamedTuple):
    """Findings of one weight."""

    heading: str
    findings: tuple[ShownFinding, ...]


class ShownFile(NamedTuple):
    """A file as the page shows it; ``sought`` and ``found`` are for the filters."""

    number: int
    name: str
    verdict: str
    verdict_words: str
    said: str
    sought: str
    found: str
    note: str
    trouble: str
    about: Fields
    groups: tuple[Group, ...]
    lists: tuple[CheckedList, ...]
    text: str


def file_html(number: int, file: FileReport, notice: Notice, *, single: bool = False, lazy: bool = False) -> str:
    """The section of a file, open when it is the only one; a lazy one is a comment until the script opens it."""
    return fragment("file.html", "section", shown_file(number, file, notice), single, lazy)


def shown_file(number: int, file: FileReport, notice: Notice) -> ShownFile:
    """Return what the page shows of a file."""
    ordered = [finding for _, found in groups(file.findings) for finding in found]
    marked = [Marked(order, look(finding), finding.locations) for order, finding in enumerate(ordered, 1)]
    return ShownFile(
        number=number,
        name=file_name(file),
        verdict=file.verdict.value,
        verdict_words=VERDICTS[file.verdict],
        said=headline(file).partition("：")[2],
        sought=file.file.lower(),
        found=" ".join(f"{look(finding)}:{finding.rule}" for finding in ordered),
        note=file.note,
        trouble=file.trouble.advice if file.trouble else "",
        about=_about(file, notice),
        groups=_groups(number, file, notice),
        lists=checked_lists(file, notice),
        text=text_html(file.document, marked, f"f{number}p") if file.document else "",
    )


def _about(file: FileReport, notice: Notice) -> Fields:
    told = (("类型", kind_words(file, notice)), ("字数", words_counted(file)))
    return told + ((("没查的", "；".join(file.unjudged)),) if file.unjudged else ())


def look(finding: Finding) -> str:
    """The CSS class of a finding, by which it is coloured and filtered."""
    if finding.suppressed:
        return "kept"
    return finding.level.value if finding.status is Status.FAILED else "ask"


def _groups(number: int, file: FileReport, notice: Notice) -> tuple[Group, ...]:
    """The findings by weight, numbered through."""
    made, order = [], 0
    for heading, found in groups(file.findings):
        shown = tuple(_finding(number, order + n, file, finding, notice) for n, finding in enumerate(found, 1))
        made.append(Group(heading, shown))
        order += len(found)
    return tuple(made)


def _finding(number: int, order: int, file: FileReport, finding: Finding, notice: Notice) -> ShownFinding:
    return ShownFinding(
        order, look(finding), finding.rule, LEVELS[finding.level], finding.message,
        _places(number, finding.locations), _fields(file, finding, notice),
    )  # fmt: skip


def _fields(file: FileReport, finding: Finding, notice: Notice) -> Fields:
    sure = "" if finding.confidence >= 1 else f"（把握{finding.confidence:.0%}）"
    return (
        ("原因", undecided_reason(file, finding)),
        ("现在", finding.actual or ""),
        ("应为", finding.expected or ""),
        ("依据", f"{clause_place(notice, finding.clause)}：{quoted(finding.quote)}"),
        ("来源", finding.origin or ""),
        ("怎么改", finding.advice),
        (ACCEPTED, finding.suppressed),
        ("规则", finding.rule + sure),
    )


def _places(number: int, locations: tuple[Location, ...]) -> Places:
    shown, rest = locations[:_SHOWN_PLACES], locations[_SHOWN_PLACES:]
    return Places(
        tuple(Place(place(at), _href(number, at), quoted(at.excerpt) if at.excerpt else "") for at in shown),
        len(rest),
        tuple(Place(str(at.paragraph + 1), _href(number, at)) for at in rest if at.paragraph is not None),
    )


def _href(number: int, location: Location) -> str:
    return "" if location.paragraph is None else f"#f{number}p{location.paragraph}"
