"""``topics_seen``: a report treats what the notice wants evaluated: for each point a fact of what was done.

Pass: every point of the unit's annex has its sentence. Note: points that no sentence speaks of, or that are only named,
graded or promised, all in one finding. For a person: whose report it is cannot be told. Silent: a point told in other words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.checks.analysis import excerpt
from docchecker.checks.results import Result, finding, result, verb
from docchecker.findings import Level, Location, Status
from docchecker.language.topics.points import NAMED, TREATED
from docchecker.rulebook.verbs import Flag, Group, Words

if TYPE_CHECKING:
    from docchecker.checks.analysis import Analysis
    from docchecker.findings import Finding
    from docchecker.language.topics.points import Point
    from docchecker.rulebook.model import Rule

_LISTED = 60


class TopicsOptions(NamedTuple):
    """``points``: the beginning of the ids that are looked for (“A”, “F”). ``only_named``: look for those only named."""

    points: Words
    only_named: Flag = False


def check(rule: Rule, options: TopicsOptions, analysis: Analysis) -> Result:
    """Return one finding that lists the points without a fact; the sentences of the others are the evidence."""
    points = [point for point in analysis.notice.points.points if point.id.startswith(options.points)]
    kind = analysis.unit_kind
    if not kind:
        return result(rule, (), 0, reason="看不出是哪一类单位的报告，没有对照附件逐条看")
    own = [point for point in points if point.unit_kind == kind and not point.bonus]
    seen = analysis.topics
    evidence = [
        f"{point.id} {excerpt(seen[point.id].words)}"
        for point in own
        if point.id in seen and seen[point.id].state == TREATED
    ]
    named = [point for point in own if point.id in seen and seen[point.id].state == NAMED]
    bare = named if options.only_named else [point for point in own if point.id not in seen]
    found = [_finding(rule, options, analysis, bare)] if bare else []
    return result(rule, found, len(own), evidence=evidence)


def _finding(rule: Rule, options: TopicsOptions, analysis: Analysis, points: list[Point]) -> Finding:
    listed = "；".join(f"{point.id} {point.gist}" for point in points[:_LISTED])
    if options.only_named:
        message = f"有{len(points)}条只是提到，没有写做了什么、有什么事例和数据：{listed}"
        places = [_place(analysis, point) for point in points]
        return finding(rule, analysis, "only_named", message, places, actual="只是提到", confidence=0.7)
    message = f"有{len(points)}条没有看到：{listed}"
    return finding(
        rule, analysis, "not_seen", message, (), level=Level.NOTE, status=Status.FOR_PERSON, actual="没有看到", confidence=0.7
    )  # fmt: skip


def _place(analysis: Analysis, point: Point) -> Location:
    return analysis.location(analysis.topics[point.id].span)


VERB = verb("topics_seen", TopicsOptions, check, Group.SUBSTANCE, adds_up=True)
