"""``demand``: figures of a report for which the notice fixes a number are not below it.

Pass: “旁听庭审2次” where one is asked; “全年报送8条”. Warning: “集中培训每人6课时” where eight are. Silent: people, papers and places
(“旁听120人次”), last year's figure, half a year's, what is promised, “其中1条被采用”.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docchecker.checks.results import Result, finding, result, verb
from docchecker.rulebook.verbs import Group, NoOptions

if TYPE_CHECKING:
    from docchecker.checks.analysis import Analysis
    from docchecker.checks.reports import FigureSeen
    from docchecker.findings import Finding
    from docchecker.rulebook.model import Rule

#: a share of a year, or a year that is not told of here
_NOT_THE_YEAR = re.compile(r"半年|季度|\d+月|去年|前年|上一?年")
_SHARE = re.compile(r"其中|另|各|分别|补|再|最[多少]")


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """Return a finding for each figure below what is asked of the unit's kind."""
    seen = analysis.figures
    below = [one for one in seen if falls_short(one, analysis.unit_kind)]
    return result(rule, [_finding(rule, analysis, one) for one in below], len(seen))


def falls_short(one: FigureSeen, unit_kind: str) -> bool:
    """Return whether a figure tells of a whole year and is below what is asked."""
    clause = one.clause
    if _NOT_THE_YEAR.search(one.stated.year) and not one.stated.year.endswith("年"):
        return False
    if re.search(r"去年|前年|上一?年", one.stated.year) or _SHARE.search(clause):
        return False
    return one.stated.value < one.stated.figure.demands[unit_kind]


def _finding(rule: Rule, analysis: Analysis, one: FigureSeen) -> Finding:
    figure = one.stated.figure
    demand = f"{figure.demands[analysis.unit_kind]:g}{one.stated.unit}"
    actual = f"{one.stated.value:g}{one.stated.unit}"
    each = "每年" if figure.yearly else ""
    message = f"{figure.name}写的是{actual}，通知要求{each}不少于{demand}"
    kinds = {point.id: point.unit_kind for point in analysis.notice.points.points}
    clause = next((point for point in figure.points if kinds[point] == analysis.unit_kind), None)
    return finding(
        rule, analysis, "below_demand", message, [analysis.location(one.span)],
        actual=actual, expected=f"{each}不少于{demand}", clause=clause, confidence=0.9,
    )  # fmt: skip


VERB = verb("demand", NoOptions, check, Group.SUBSTANCE)
