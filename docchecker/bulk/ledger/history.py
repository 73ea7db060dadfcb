"""What became of each submission from its first to its latest version: resolved, still open, new."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from docchecker.findings import Verdict, stands

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docchecker.bulk.ledger.store import Filed
    from docchecker.bulk.records import Submission
    from docchecker.findings import FileReport


class Point(NamedTuple):
    """One thing that was found: a rule at a place, with the words said about it."""

    rule: str
    heading: str
    item: int
    level: str
    message: str

    @property
    def key(self) -> tuple[str, str, int]:
        """What stays the same of it from version to version."""
        return self.rule, self.heading, self.item


class History(NamedTuple):
    """All versions of one submission. ``unit`` is empty when it is not known whose it is.

    ``resolved`` were in the first and are not in the latest, ``open`` are in both, ``new`` in the latest only. A latest
    version that cannot be read resolves nothing.
    """

    unit: str
    kind: str
    slot: str
    versions: tuple[Submission, ...]
    resolved: tuple[Point, ...]
    open: tuple[Point, ...]
    new: tuple[Point, ...]

    @property
    def first(self) -> Submission:
        """The oldest version."""
        return self.versions[0]

    @property
    def latest(self) -> Submission:
        """The version that counts."""
        return self.versions[-1]


def histories(filed: Iterable[Filed], units: Iterable[str] = ()) -> tuple[History, ...]:
    """One for each submission: units in the order given, others after them by name, unattributed ones last."""
    runs: dict[tuple[str, str, str], dict[int, list[Submission]]] = defaultdict(lambda: defaultdict(list))
    for item in filed:
        paper = item.submission
        unit = paper.attribution.unit or ""
        slot = (unit, paper.kind or "", item.slot if unit else paper.name)
        runs[slot][item.run.id].append(paper)
    order = {unit: at for at, unit in enumerate(units)}
    found = [_history(slot, _versions(tuple(papers.values()))) for slot, papers in runs.items()]
    return tuple(sorted(found, key=lambda h: (not h.unit, order.get(h.unit, len(order)), h.unit, h.kind, h.slot)))


def _versions(runs: Sequence[Sequence[Submission]]) -> tuple[Submission, ...]:
    """The versions as they came: in each run what was not there before, then the one that counted, if it is another.

    One that was handed in again after a newer one (A, B, A) stands there twice.
    """
    versions: list[Submission] = []
    for papers in runs:
        seen = {_bytes_of(paper) for paper in versions}
        versions += [paper for paper in papers[:-1] if _bytes_of(paper) not in seen]
        if not versions or _bytes_of(versions[-1]) != _bytes_of(papers[-1]):
            versions.append(papers[-1])
    return tuple(versions)


def _bytes_of(paper: Submission) -> str:
    return paper.sha256 or paper.name


def _history(slot: tuple[str, str, str], versions: tuple[Submission, ...]) -> History:
    before, after = points(versions[0].report), points(versions[-1].report)
    was, now = {point.key for point in before}, {point.key for point in after}
    if versions[-1].verdict == Verdict.UNREADABLE and len(versions) > 1:
        return History(*slot, versions, (), before, ())
    return History(
        *slot,
        versions,
        tuple(point for point in before if point.key not in now),
        tuple(point for point in after if point.key in was),
        tuple(point for point in after if point.key not in was),
    )


def points(file: FileReport) -> tuple[Point, ...]:
    """Return the findings of a file that stand."""
    return tuple(
        Point(finding.rule, finding.location.heading or "", finding.location.item or 0, finding.level, finding.message)
        for finding in file.findings
        if stands(finding)
    )
