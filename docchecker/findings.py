"""What a check says: findings, what was checked, the report of a run; and what a document was read as."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docchecker.counts import Counts
    from docchecker.model import Document
    from docchecker.structure import Structure


#: The name of a file that came on standard input.
STDIN = "-"


class Level(StrEnum):
    """How much a finding weighs: 必须 / 建议 / 提示."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Status(StrEnum):
    """How a rule came out."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not_applicable"
    UNDECIDED = "undecided"
    FOR_PERSON = "for_person"
    ERROR = "error"


class Verdict(StrEnum):
    """What a file comes to. ``not_checked``: it could be read, but no rule says anything about such a file."""

    PASS = "pass"
    FAIL = "fail"
    UNREADABLE = "unreadable"
    NOT_CHECKED = "not_checked"


class Location(NamedTuple):
    """A place in the document as a person finds it.

    ``paragraph`` is the index from 0 (None: the document as a whole); ``heading`` the part it stands in, ``item``
    the number of the problem counted from 1; ``excerpt`` the words meant, ``start``/``end`` their offsets in the
    paragraph's text. ``place`` says in words where that is: “第二部分第3段”, “第3个问题第2段”.
    """

    paragraph: int | None = None
    heading: str | None = None
    item: int | None = None
    excerpt: str = ""
    start: int | None = None
    end: int | None = None
    place: str = ""


class Finding(NamedTuple):
    """One thing to put right, or that could not be decided.

    ``locations`` holds every place of a defect that recurs; ``location`` is the first. ``quote`` is the clause's
    own words, ``origin`` where the wrong value comes from, ``advice`` what to click in Word or WPS.
    ``suppressed`` is the reason why it was accepted, empty for a finding that nobody has accepted. ``code`` is a stable
    word for what is wrong within the rule (“font”, “missing”, “no_example”).
    """

    rule: str
    level: Level
    message: str
    clause: str
    quote: str
    locations: tuple[Location, ...]
    status: Status = Status.FAILED
    actual: str | None = None
    expected: str | None = None
    origin: str | None = None
    advice: str = ""
    fixable: bool = False
    confidence: float = 1.0
    suppressed: str = ""
    code: str = ""

    @property
    def location(self) -> Location:
        """The first place."""
        return self.locations[0]


class Outcome(NamedTuple):
    """How one rule came out on one file; ``targets`` is how many places it looked at.

    ``evidence`` quotes the words that satisfied it, so that a person can disagree.
    """

    rule: str
    status: Status
    targets: int = 0
    evidence: tuple[str, ...] = ()
    reason: str = ""


class Trouble(NamedTuple):
    """Why a file could not be checked: a stable word, the reason and the advice (both Chinese)."""

    kind: str
    reason: str
    advice: str


class Measure(NamedTuple):
    """字数 of one part or item; ``name`` is its heading, or “第2个问题”."""

    name: str
    words: int


class ToldNumber(NamedTuple):
    """A number that a file states, with its clause, the clause before it, the year that is told of, and its place.

    The place is without its excerpt, which is the clause: thousands of reports are kept.
    """

    value: float
    unit: str
    clause: str
    before: str
    year: str
    place: Location


class ToldProblem(NamedTuple):
    """The name of a problem of a list, or the text that a report has under its heading on problems."""

    name: str
    body: str
    place: Location


class ToldFigure(NamedTuple):
    """A figure below what the notice asks for: what is counted, how many, the words, and the points that ask for it."""

    what: str
    name: str
    value: float
    demand: float
    words: str
    points: tuple[str, ...]


class ToldMarks(NamedTuple):
    """The marks that a score sheet gives to a point."""

    point: str
    marks: float
    place: Location


class Told(NamedTuple):
    """What a file says that other files of its unit may contradict; ``unit`` is the name it gives the unit, in ``place``."""

    unit: str = ""
    place: Location = Location()
    numbers: tuple[ToldNumber, ...] = ()
    problems: tuple[ToldProblem, ...] = ()
    figures: tuple[ToldFigure, ...] = ()
    marks: tuple[ToldMarks, ...] = ()


class PageMark(NamedTuple):
    """Where on a page the words of a finding stand, as parts of its width and height; ``number``: which finding."""

    number: int
    left: float
    top: float
    width: float
    height: float


class PageImage(NamedTuple):
    """A page as a PNG, and the findings on it."""

    png: bytes
    marks: tuple[PageMark, ...] = ()


class FileReport(NamedTuple):
    """Everything said about one file. ``kind`` is a document kind or None, ``sha256`` in hex.

    ``note`` says when a converted or decrypted copy was checked, ``unjudged`` names what the rules did not look at.
    ``kind_confidence`` is 0–1, None when the user named the kind; ``measures`` are the 字数 of parts and items.
    ``unread`` names text of the body that could not be read; ``ruled`` is false where no rule of the file's own kind
    looked at it, because there is none or the kind is unknown: such a file never passes. ``told`` is what it says that
    other files of its unit may contradict. ``earlier`` are the findings of an earlier report on it that the user named,
    ``pages`` pictures of its pages where they were asked for.
    """

    file: str
    sha256: str | None
    kind: str | None
    verdict: Verdict
    counts: Counts | None = None
    findings: tuple[Finding, ...] = ()
    checked: tuple[Outcome, ...] = ()
    trouble: Trouble | None = None
    document: Document | None = None
    kind_confidence: float | None = None
    measures: tuple[Measure, ...] = ()
    note: str = ""
    unjudged: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    ruled: bool = True
    told: Told | None = None
    earlier: tuple[Finding, ...] | None = None
    pages: tuple[PageImage, ...] = ()


class InspectedFile(NamedTuple):
    """A document as it was read and understood; ``where`` are words that the paragraphs shown have to match.

    ``note`` says when it was a converted or decrypted copy that was read.
    """

    file: str
    document: Document
    structure: Structure
    counts: Counts
    where: str = ""
    note: str = ""


class IdleEntry(NamedTuple):
    """An entry of an allow file that does nothing: ``state`` is ``unused`` or ``expired``.

    ``file`` is the allow file, ``line`` counts from 1; ``rule`` and ``pattern`` are the entry's own.
    """

    file: str
    line: int
    rule: str
    pattern: str
    state: str


class Report(NamedTuple):
    """A whole run: ``notice`` is the id of the rules folder, ``fail_on`` the lightest level that fails a file.

    ``skipped`` are files in the folders named that are no Word documents. ``allow_file`` is the allow file that counted,
    ``not_obeyed`` are those that lay among the documents and did not.
    """

    notice: str
    files: tuple[FileReport, ...]
    fail_on: Level = Level.ERROR
    idle: tuple[IdleEntry, ...] = ()
    skipped: tuple[str, ...] = ()
    allow_file: str = ""
    not_obeyed: tuple[str, ...] = ()


def verdict(findings: Iterable[Finding], fail_on: Level = Level.ERROR, *, ruled: bool = True) -> Verdict:
    """Return ``fail`` when a finding of ``fail_on`` or graver stands; what is undecided or accepted does not fail a file.

    Else ``pass`` if rules of its own kind looked at the file (``ruled``), ``not_checked`` if not.
    """
    levels = tuple(Level)
    grave = levels[: levels.index(fail_on) + 1]
    if any(stands(finding) and finding.level in grave for finding in findings):
        return Verdict.FAIL
    return Verdict.PASS if ruled else Verdict.NOT_CHECKED


def stands(finding: Finding) -> bool:
    """Whether a finding counts: it failed, and nobody has accepted it."""
    return finding.status is Status.FAILED and not finding.suppressed


def with_findings(file: FileReport, findings: tuple[Finding, ...], fail_on: Level) -> FileReport:
    """A file with these findings, and what it then comes to; one that could not be checked stays as it is."""
    if file.verdict is Verdict.UNREADABLE:
        return file
    return file._replace(findings=findings, verdict=verdict(findings, fail_on, ruled=file.ruled))
