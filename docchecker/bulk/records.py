"""What a run over many files holds: units, submissions, what is missing, what was copied. Frozen values, no files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from docchecker.report.codec import unpack

if TYPE_CHECKING:
    import datetime

    from docchecker.findings import FileReport, Level, Verdict


class Unit(NamedTuple):
    """A unit of the roster. ``kind`` is the id of a unit kind of the notice (县区, 市直部门).

    ``arrived`` is when its papers came, where the roster says so.
    """

    name: str
    kind: str
    short_names: tuple[str, ...] = ()
    contact: str = ""
    arrived: datetime.datetime | None = None


class Skipped(NamedTuple):
    """A file of the inbox that is no submission, and why (Chinese)."""

    name: str
    reason: str


class Attribution(NamedTuple):
    """The unit a file is from, None when it is not known; ``candidates`` when it is ambiguous; why, in Chinese."""

    unit: str | None
    confidence: float
    evidence: str
    candidates: tuple[str, ...] = ()


class Submission(NamedTuple):
    """One file of the inbox that was checked.

    ``name`` is its path in the inbox (“邮件/材料.zip/清单.docx”), ``packed`` what was said of it (``codec.pack``), so
    that thousands of them stay small; ``arrived`` the arrival time as far as it is known, ``arrived_by`` what that is
    taken from (Chinese), ``superseded_by`` the name of the version that counts instead. ``run`` is the number of the
    earlier run that it is of, 0 for this one.
    """

    name: str
    sha256: str
    attribution: Attribution
    kind: str | None
    verdict: Verdict
    packed: bytes
    arrived: datetime.datetime | None = None
    superseded_by: str | None = None
    arrived_by: str = ""
    run: int = 0

    @property
    def report(self) -> FileReport:
        """Return what was said of it, under its name in the inbox and as the kind that it counts as."""
        sha256 = self.sha256 or None
        return unpack(self.packed)._replace(file=self.name, sha256=sha256, kind=self.kind, verdict=self.verdict)


class Due(NamedTuple):
    """What a unit owes of one document kind, and what came."""

    unit: str
    kind: str
    least: int
    received: tuple[str, ...]
    late: tuple[str, ...] = ()

    @property
    def missing(self) -> int:
        """How many are still to come."""
        return max(0, self.least - len(self.received))


class Passage(NamedTuple):
    """A stretch of text found in two submissions: [start, end) in each text."""

    first: tuple[int, int]
    second: tuple[int, int]
    text: str


class Copy(NamedTuple):
    """Two submissions that share text: ``share`` is the part of ``name``'s own text that stands in ``partner`` (0–1).

    ``total`` is the part of it that stands in any other text. ``group`` is the number of the group of three or more
    texts that share these passages (``CopyGroup``), 0 where it is these two alone.
    """

    name: str
    partner: str
    share: float
    passages: tuple[Passage, ...] = ()
    identical: bool = False
    total: float = 0.0
    group: int = 0


class CopyGroup(NamedTuple):
    """Three or more submissions that share a passage: their names, and the beginning of it as it stands in the first.

    Behind them stand the first few texts of earlier years that have it too.
    """

    number: int
    members: tuple[str, ...]
    text: str
    identical: bool = False


class PackFinding(NamedTuple):
    """Something to put right that no single file shows. ``names`` are the submissions it is about."""

    rule: str
    level: Level
    unit: str
    message: str
    clause: str
    quote: str
    names: tuple[str, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {**self._asdict(), "level": self.level.value, "names": list(self.names)}


class Batch(NamedTuple):
    """A whole run.

    ``skipped`` are files that are no submissions. ``troubles`` are those of them that the office itself has to see to
    (a folder without permission); ``remarks`` are rows of the office's own tables that were not understood or fit
    nothing. ``groups`` are passages that three and more units share; their members are among the ``copies`` too.
    ``against`` is what the materials of one unit say against each other.
    """

    notice: str
    units: tuple[Unit, ...]
    submissions: tuple[Submission, ...]
    skipped: tuple[Skipped, ...] = ()
    due: tuple[Due, ...] = ()
    copies: tuple[Copy, ...] = ()
    troubles: tuple[Skipped, ...] = ()
    remarks: tuple[Skipped, ...] = ()
    groups: tuple[CopyGroup, ...] = ()
    against: tuple[PackFinding, ...] = ()
