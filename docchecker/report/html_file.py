"""One file in the HTML report: what its template shows of the findings and of the text."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, NamedTuple

from docchecker.findings import FileReport, Finding, Status
from docchecker.report.filewords import groups, headline, kind_words, undecided_reason
from docchecker.report.first_screen import FirstScreen, first_screen, place_of
from docchecker.report.html_lists import CheckedList, checked_lists
from docchecker.report.html_outline import OutlineRow, outline
from docchecker.report.html_text import Marked, text_html
from docchecker.report.templating import fragment
from docchecker.report.word_counts import COUNTED, other_counts
from docchecker.report.words import (
    ACCEPTED,
    LEVELS,
    basis,
    compared,
    file_name,
    origin_words,
    place,
    quoted,
    verdict_class,
    verdict_words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docchecker.findings import Location, PageImage
    from docchecker.rulebook.model import Notice

_SHOWN_PLACES = 4
#: Things to do that are listed first; the rest stand below like these.
_SHOWN_TASKS = 7

Fields = tuple[tuple[str, str], ...]


class Place(NamedTuple):
    """A place in words; ``href`` leads to its paragraph where it has one."""

    words: str
    href: str
    excerpt: str = ""


class Places(NamedTuple):
    """The first places with their words; of ``more`` others those that are paragraphs, without."""

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


class ShownTask(NamedTuple):
    """One thing to do: the number of its finding, and the look of that."""

    number: int
    look: str
    tag: str
    line: str


class ShownMark(NamedTuple):
    """A finding on a page: its look, and where it stands in per cent of the page."""

    number: int
    look: str
    left: float
    top: float
    width: float
    height: float


class ShownPage(NamedTuple):
    """A picture of a page (base64 of a PNG) and what is marked on it."""

    picture: str
    marks: tuple[ShownMark, ...]


class Group(NamedTuple):
    """Findings of one weight."""

    heading: str
    findings: tuple[ShownFinding, ...]


class ShownFile(NamedTuple):
    """A file as the page shows it; ``sought`` and ``found`` are for the filters."""

    number: int
    name: str
    verdict: str
    verdict_look: str
    verdict_words: str
    said: str
    sought: str
    found: str
    note: str
    trouble: str
    about: Fields
    first: FirstScreen
    tasks: tuple[ShownTask, ...]
    more: int
    outline: tuple[OutlineRow, ...]
    counted: Fields
    groups: tuple[Group, ...]
    lists: tuple[CheckedList, ...]
    text: str
    pages: tuple[ShownPage, ...]


def file_html(number: int, file: FileReport, notice: Notice, *, single: bool = False, lazy: bool = False) -> str:
    """The section of a file, open when it is the only one; a lazy one is a comment until the script opens it."""
    return fragment("file.html", "section", shown_file(number, file, notice), single, lazy)


def shown_file(number: int, file: FileReport, notice: Notice) -> ShownFile:
    """Return what the page shows of a file."""
    ordered = [finding for _, found in groups(file.findings) for finding in found]
    marked = [Marked(order, look(finding), finding.locations) for order, finding in enumerate(ordered, 1)]
    first, parts = first_screen(file, notice), outline(file, notice)
    anchors = frozenset(row.paragraph for row in parts if row.paragraph is not None)
    return ShownFile(
        number=number,
        name=file_name(file),
        verdict=file.verdict.value,
        verdict_look=verdict_class(file),
        verdict_words=verdict_words(file),
        said=headline(file).partition("：")[2],
        sought=file.file.lower(),
        found=" ".join(f"{look(finding)}:{finding.rule}" for finding in ordered),
        note=file.note,
        trouble=file.trouble.advice if file.trouble else "",
        about=_about(file, notice),
        first=first,
        tasks=tuple(
            ShownTask(task.number, look(ordered[task.number - 1]), task.tag, task.line)
            for task in first.tasks[:_SHOWN_TASKS]
        ),
        more=max(len(first.tasks) - _SHOWN_TASKS, 0),
        outline=parts,
        counted=(("其他字数", other_counts(file)), ("怎么算的", COUNTED)) if file.counts else (),
        groups=_groups(number, file, notice),
        lists=checked_lists(file, notice),
        text=text_html(file.document, marked, f"f{number}p", anchors) if file.document else "",
        pages=tuple(_page(one, ordered) for one in file.pages),
    )


def _page(shown: PageImage, ordered: Sequence[Finding]) -> ShownPage:
    marks = (
        ShownMark(one.number, look(ordered[one.number - 1]), *(round(100 * part, 2) for part in one[1:]))
        for one in shown.marks
    )
    return ShownPage(b64encode(shown.png).decode("ascii"), tuple(marks))


def _about(file: FileReport, notice: Notice) -> Fields:
    beside = (("没看到的", "；".join(file.unread)), ("没查的", "；".join(file.unjudged)))
    return (("类型", kind_words(file, notice)), *beside)


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
        _places(number, finding, file, notice), _fields(file, finding, notice),
    )  # fmt: skip


def _fields(file: FileReport, finding: Finding, notice: Notice) -> Fields:
    return (
        ("原因", undecided_reason(file, finding)),
        *compared(finding),
        ("怎么改", finding.advice),
        ("依据", basis(finding, notice)),
        ("来源", origin_words(finding.origin)),
        (ACCEPTED, finding.suppressed),
        ("规则", finding.rule),
    )


def _places(number: int, finding: Finding, file: FileReport, notice: Notice) -> Places:
    shown, rest = finding.locations[:_SHOWN_PLACES], finding.locations[_SHOWN_PLACES:]
    return Places(
        tuple(_place(number, place_of(finding, at, file, notice), at) for at in shown),
        len(rest),
        tuple(Place(place(at), _href(number, at)) for at in rest if at.paragraph is not None),
    )


def _place(number: int, words: str, location: Location) -> Place:
    return Place(words, _href(number, location), quoted(location.excerpt) if location.excerpt else "")


def _href(number: int, location: Location) -> str:
    return "" if location.paragraph is None else f"#f{number}p{location.paragraph}"
