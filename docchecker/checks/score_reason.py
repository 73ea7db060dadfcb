"""``score_reason``: a sheet with a column for it says for each score on what it rests.

Pass: “党组会3月、8月两次研究” beside a score; “无” beside no bonus. Note: the cell is empty. Silent: a sheet without such a
column, an empty 备注, an empty cell beside a bonus of 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.results import Result, finding, result, verb
from docchecker.rulebook.verbs import Group, NoOptions

if TYPE_CHECKING:
    from docchecker.checks.analysis import Analysis
    from docchecker.rulebook.model import Rule


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """Return a finding for each score without the reason that the sheet has a column for."""
    rows = [row for row in analysis.score_sheet.rows if row.reason is not None]
    if not any(row.reason for row in rows):
        return result(rule, (), 0, reason="表里没有写依据的一栏，或者一栏都没有填")
    bare = [row for row in rows if not row.reason and row.marks]
    found = [
        finding(
            rule,
            analysis,
            "no_reason",
            f"第{row.point.number}条“{row.point.gist}”得{row.marks:g}分，没有写依据",
            [analysis.cell(row.paragraph)],
            actual="空",
            expected="写明得分的依据",
        )
        for row in bare
    ]
    return result(rule, found, len(rows))


VERB = verb("score_reason", NoOptions, check, Group.SUBSTANCE)
