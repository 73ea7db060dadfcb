"""Which points of the annexes which units report on: a row a point, a column a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docchecker.bulk.outputs.views import UnitView
    from docchecker.findings import FileReport
    from docchecker.rulebook.model import Notice

TREATED, NOT_SEEN, NOT_ASKED = "✓", "没看到", ""
_VERB = "topics_seen"


def reporting(units: Sequence[UnitView], notice: Notice) -> list[UnitView]:
    """Return the units from which a report came whose points were looked at."""
    return [view for view in units if any(_looked_at(one.report, notice) for one in view.submissions)]


def matrix(units: Sequence[UnitView], notice: Notice) -> Iterator[tuple[str, ...]]:
    """Yield id, words and how many units treat it of each point, then what each unit says on it."""
    seen = [_treated(view, notice) for view in units]
    for point in notice.points.points:
        cells = []
        for view, treated in zip(units, seen, strict=True):
            asked = view.unit.kind in ("", point.unit_kind)
            cells.append(TREATED if point.id in treated else NOT_SEEN if asked else NOT_ASKED)
        yield point.id, point.text, f"{cells.count(TREATED)}/{len(cells) - cells.count(NOT_ASKED)}", *cells


def _treated(view: UnitView, notice: Notice) -> frozenset[str]:
    """Return the ids of the points that a unit's reports treat: what each rule's evidence begins with."""
    rules = _rules(notice)
    said = [
        words
        for one in view.submissions
        for outcome in one.report.checked
        if outcome.rule in rules
        for words in outcome.evidence
    ]
    return frozenset(words.partition(" ")[0] for words in said)


def _rules(notice: Notice) -> frozenset[str]:
    return frozenset(rule.id for rule in notice.rules if rule.check == _VERB)


def _looked_at(report: FileReport, notice: Notice) -> bool:
    rules = _rules(notice)
    return any(outcome.rule in rules and outcome.targets for outcome in report.checked)
