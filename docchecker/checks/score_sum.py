"""``score_sum``: the sums that a score sheet prints are those of its scores.

Pass: 25 below scores that add up to 25. Fail: 24 below scores of 23; a total that is not the sum of all. Silent: a sheet
without sums; “合计” that leaves the bonus out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.results import Result, finding, result, verb
from docchecker.classify.score_sums import BASE_SUM, BONUS_SUM, PART_SUM, TOTAL_SUM
from docchecker.rulebook.verbs import Group, NoOptions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.checks.analysis import Analysis
    from docchecker.classify.score_sheet import ScoreSum
    from docchecker.findings import Finding
    from docchecker.rulebook.model import Rule

_NAMES = {BASE_SUM: "基础分", BONUS_SUM: "加分", TOTAL_SUM: "总分"}
_CLOSE = 1e-6


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """Return a finding for each sum that is not that of the scores as they stand."""
    return result(rule, list(_findings(rule, analysis)), len(analysis.score_sheet.sums))


def _findings(rule: Rule, analysis: Analysis) -> Iterator[Finding]:
    if not analysis.score_sheet.rows:
        return
    base_told = any(one.kind == BASE_SUM for one in analysis.score_sheet.sums)
    seen: set[tuple[str, str, float]] = set()
    for one in analysis.score_sheet.sums:
        right = _right(one, analysis, base_told=base_told)
        key = (one.kind, one.part, one.written)
        if all(abs(one.written - value) > _CLOSE for value in right) and key not in seen:
            seen.add(key)
            name = f"“{one.part}”的小计" if one.kind == PART_SUM else _NAMES[one.kind]
            code = "part_sum" if one.kind in (PART_SUM, BONUS_SUM) else "total_sum"
            message = f"{name}写的是{one.written:g}，各条得分加起来是{right[0]:g}"
            places = [analysis.cell(one.paragraph)]
            yield finding(
                rule, analysis, code, message, places, actual=f"{one.written:g}", expected=f"{right[0]:g}"
            )  # fmt: skip


def _right(one: ScoreSum, analysis: Analysis, *, base_told: bool) -> tuple[float, ...]:
    """Return what a sum may be: a total that stands alone may leave the bonus out."""
    rows, points = analysis.score_sheet.rows, analysis.notice.points
    bonus = {part.name for part in points.parts if part.bonus}
    of_part = {part.name: sum(row.marks or 0 for row in rows if row.point.part == part.name) for part in points.parts}
    base = sum(marks for name, marks in of_part.items() if name not in bonus)
    extra = sum(marks for name, marks in of_part.items() if name in bonus)
    if one.kind == PART_SUM:
        return (of_part.get(one.part, 0),)
    if one.kind == BONUS_SUM:
        return (extra,)
    if one.kind == BASE_SUM:
        return (base,)
    return (base + extra,) if base_told else (base + extra, base)


VERB = verb("score_sum", NoOptions, check, Group.SUBSTANCE)
