"""What became of each submission from its first to its latest version: resolved, still open, new."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docchecker.bulk.ledger.store import Filed
    from docchecker.bulk.records import Submission

UNREADABLE = "unreadable"


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
    versions: dict[tuple[str, str, str], dict[str, Submission]] = defaultdict(dict)
    for item in filed:
        paper = item.submission
        unit = paper.attribution.unit or ""
        slot = (unit, paper.kind or "", item.slot if unit else paper.name)
        versions[slot].setdefault(paper.sha256 or paper.name, paper)
    order = {unit: at for at, unit in enumerate(units)}
    found = [_history(slot, tuple(papers.values())) for slot, papers in versions.items()]
    return tuple(sorted(found, key=lambda h: (not h.unit, order.get(h.unit, len(order)), h.unit, h.kind, h.slot)))


def _history(slot: tuple[str, str, str], versions: tuple[Submission, ...]) -> History:
    before, after = points(versions[0].file), points(versions[-1].file)
    was, now = {point.key for point in before}, {point.key for point in after}
    if versions[-1].verdict == UNREADABLE and len(versions) > 1:
        return History(*slot, versions, (), before, ())
    return History(
        *slot,
        versions,
        tuple(point for point in before if point.key not in now),
        tuple(point for point in after if point.key in was),
        tuple(point for point in after if point.key not in was),
    )


def points(file: Mapping[str, Any]) -> tuple[Point, ...]:
    """The findings that stand in the JSON object of a file."""
    return tuple(
        Point(
            finding["rule"],
            finding["location"]["heading"] or "",
            finding["location"]["item"] or 0,
            finding["level"],
            finding["message"],
        )
        for finding in file["findings"]
        if finding["status"] == "failed" and not finding.get("suppressed")
    )
