"""What a clerk reads first: the verdict, what to do in order, what can be done by itself, what a person must see."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from docchecker.findings import STDIN, Status, stands
from docchecker.report.changes import change_words, changes
from docchecker.report.filewords import groups, headline
from docchecker.report.searching import searched_for
from docchecker.report.words import LEVELS, WHOLE, kind_name, place, quoted, rules_of
from docchecker.rulebook.model import ClauseStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.findings import FileReport, Finding, Location
    from docchecker.rulebook.model import Clause, Notice

#: Files that ``fix`` can write a copy of; what stands inside a container it cannot reach.
_FIXABLE = (".docx", ".docm", ".dotx", ".dotm")
_CONTAINER = re.compile(r"\.(?:zip|rar|7z|tar|gz|tgz|eml|msg)[!/\\]", re.IGNORECASE)
#: In how many paragraphs, at the end of a message, which the page has no room for.
_EXTENT = re.compile(r"：\d+段中\d+段$")


_CHECK = "核对"


class Task(NamedTuple):
    """One thing to do: its number among the findings, its weight, the place, what is wrong, words to search for."""

    number: int
    tag: str
    place: str
    words: str
    search: str

    @property
    def line(self) -> str:
        """The whole thing in one line."""
        sought = f"（查找“{self.search}”）" if self.search else ""
        return f"{self.place}：{self.words}{sought}" if self.place else f"{self.words}{sought}"


class FirstScreen(NamedTuple):
    """The first screen; ``changed``, ``automatic`` and ``person`` are empty where there is nothing to say."""

    verdict: str
    changed: str
    about: str
    unread: str
    tasks: tuple[Task, ...]
    automatic: str
    person: str


def first_screen(file: FileReport, notice: Notice) -> FirstScreen:
    """Return what is read first of a file."""
    return FirstScreen(
        headline(file),
        changed(file),
        "" if file.trouble else _about(file, notice),
        _unread(file),
        tuple(tasks(file, notice)),
        automatic(file),
        "" if file.trouble else person(file, notice),
    )


def changed(file: FileReport) -> str:
    """Return what became of the findings of the earlier report that the user named."""
    return "" if file.earlier is None or file.trouble else change_words(changes(file.earlier, file))


def _about(file: FileReport, notice: Notice) -> str:
    words = f"，全文{file.counts.words}字" if file.counts else ""
    return f"{kind_name(notice, file.kind)}{words}"


def _unread(file: FileReport) -> str:
    """What of the text was not read, in one line."""
    more = f"等{len(file.unread)}处" if len(file.unread) > 1 else ""
    return f"没看到的：{file.unread[0]}{more}，请在 Word 或 WPS 里打开自己看" if file.unread else ""


def tasks(file: FileReport, notice: Notice) -> Iterator[Task]:
    """What is to be done, the gravest first: what was accepted is not."""
    ordered = [finding for _, found in groups(file.findings) for finding in found]
    for number, finding in enumerate(ordered, 1):
        if not finding.suppressed:
            yield _task(number, finding, file, notice)


def _task(number: int, finding: Finding, file: FileReport, notice: Notice) -> Task:
    tag = LEVELS[finding.level] if finding.status is Status.FAILED else _CHECK
    words = _EXTENT.sub("", finding.message)
    more = f"等{len(finding.locations)}处" if len(finding.locations) > 1 else ""
    search = searched_for(finding.location, file.document)
    where = place_of(finding, finding.location, file, notice)
    return Task(
        number, tag, "" if where in words or where == WHOLE else where + more, words, "" if search in words else search
    )


def place_of(finding: Finding, location: Location, file: FileReport, notice: Notice) -> str:
    """A place of a finding, by its name where it has one of its own: the title."""
    targets = {rule.target for rule in rules_of(notice, finding.rule, file.kind)}
    return "标题" if targets == {"title"} else place(location)


def automatic(file: FileReport) -> str:
    """“其中3处可以自动改：docchecker fix …”, with the very command; empty where nothing can be."""
    number = sum(finding.fixable and stands(finding) for finding in file.findings)
    path = PurePosixPath(file.file.replace("\\", "/"))
    reachable = path.suffix.lower() in _FIXABLE and not _CONTAINER.search(file.file) and not file.note
    if not number or not reachable or file.file == STDIN:
        return ""
    return f"其中{number}处可以自动改：docchecker fix {_argument(file.file)}"


def _argument(path: str) -> str:
    """A path as it is written on a command line."""
    return f'"{path}"' if re.search(r"[\s&()（）'^;]", path) else path


def person(file: FileReport, notice: Notice) -> str:
    """What a person must still look at, in one line: how many clauses, and the first of them."""
    clauses = [clause for clause in clauses_about(notice, file.kind) if clause.status is ClauseStatus.PERSON]
    if not clauses:
        return ""
    first = clauses[0].reading.rstrip("。").removesuffix("，由人判断") or quoted(clauses[0].quote)
    return f"还要由人看：{first}" + (f"等{len(clauses)}条" if len(clauses) > 1 else "")


def clauses_about(notice: Notice, kind: str | None) -> list[Clause]:
    """The clauses on what stands in a material of this kind: none of another annex, none on what units hand in."""
    known = notice.kinds.get(kind or "")
    others = {other.annex for other in notice.kinds.values() if other.annex} - {known.annex if known else ""}
    return [
        clause
        for clause in notice.clauses.values()
        if kind in clause.kinds and clause.place.split()[0] not in others and not _on_units(clause)
    ]


def _on_units(clause: Clause) -> bool:
    """Whether a clause says what a unit has to hand in, and when: nothing that one file could show."""
    return any(rule.startswith("PACK-") for rule in clause.checked_by)
