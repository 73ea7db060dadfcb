"""``score_items``: every point of the annex stands in the score sheet once, in words that say the same.

Pass: 18 rows, one for each point, shorter words included. Fail: point 11 is not there; point 14 stands twice. Warning:
the row numbered 4 says something else. Note: none. Silent: rows in another order, in several tables.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from docchecker.checks.results import Result, finding, result, softer, verb
from docchecker.findings import Finding, Status
from docchecker.rulebook.verbs import Group, NoOptions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.checks.analysis import Analysis
    from docchecker.rulebook.model import Rule


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """Return a finding for each point that is missing, doubled or in other words; one when there is no table at all."""
    if not analysis.score_sheet.rows:
        message = "没有找到一条一条打分的表"
        found = finding(rule, analysis, "no_table", message, (), actual="没有表", expected="附件2的表")
        return result(rule, [found], 1)
    return result(rule, list(_findings(rule, analysis)), len(analysis.notice.points.scored))


def _findings(rule: Rule, analysis: Analysis) -> Iterator[Finding]:
    rows = analysis.score_sheet.rows
    times = Counter(row.point.id for row in rows)
    for point in analysis.notice.points.scored:
        if not times[point.id]:
            message = f"得分表里没有第{point.number}条“{point.gist}”"
            yield finding(rule, analysis, "missing", message, (), actual="没有", clause=point.id)
        elif times[point.id] > 1:
            marks = "、".join(row.written or "空" for row in rows if row.point.id == point.id)
            places = [analysis.cell(row.paragraph) for row in rows if row.point.id == point.id]
            message = f"第{point.number}条“{point.gist}”写了{times[point.id]}次，得分是{marks}"
            yield finding(rule, analysis, "doubled", message, places, actual=f"{times[point.id]}次", clause=point.id)
    for row in rows:
        if row.reworded:
            message = f"第{row.point.number}条写的看不出是“{row.point.gist}”"
            yield finding(
                rule, analysis, "reworded", message, [analysis.cell(row.paragraph)],
                level=softer(rule), status=Status.FAILED, actual="别的内容", clause=row.point.id, confidence=0.8,
            )  # fmt: skip


VERB = verb("score_items", NoOptions, check, Group.STRUCTURE)
