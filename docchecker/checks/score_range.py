"""``score_range``: each score is one that its point and its rule of deduction can give.

Pass: 9, 7, 6 … for a point of 9 whose deductions are 2, 2, 3 and 2; “/” where no bonus is claimed. Fail: 7 of 6 marks; no
score in a row that is none of the bonus. Warning: 7.5 where whole marks are taken off; 8 where only 10, 6, 4 or 0 can come
out. Silent: “4分”, “得4分”, “四”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.checks.results import Result, finding, result, softer, verb
from docchecker.rulebook.verbs import Group, NoOptions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.checks.analysis import Analysis
    from docchecker.classify.score_sheet import ScoreRow
    from docchecker.findings import Finding
    from docchecker.rulebook.model import Rule


class _Fault(NamedTuple):
    code: str
    message: str
    expected: str
    soft: bool = False


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """Return a finding for each score that cannot be; one where no row has a score."""
    rows = analysis.score_sheet.rows
    if rows and not any(row.written for row in rows):
        places = [analysis.cell(rows[0].paragraph)]
        found = finding(rule, analysis, "not_filled", "得分一栏都没有填", places, actual="空", expected="每条一个得分")
        return result(rule, [found], len(rows))
    return result(rule, list(_findings(rule, analysis)), len(rows))


def _findings(rule: Rule, analysis: Analysis) -> Iterator[Finding]:
    bonus = {part.name for part in analysis.notice.points.parts if part.bonus}
    for row in analysis.score_sheet.rows:
        fault = _fault(row, is_bonus=row.point.part in bonus)
        if fault is not None:
            yield finding(
                rule,
                analysis,
                fault.code,
                f"第{row.point.number}条“{row.point.gist}”{fault.message}",
                [analysis.cell(row.paragraph)],
                level=softer(rule) if fault.soft else None,
                actual=row.written or "空",
                expected=fault.expected,
                clause=_clause(row, analysis),
            )


def _clause(row: ScoreRow, analysis: Analysis) -> str | None:
    """Return the clause with the point's rule of deduction, where the notice's files hold it."""
    name = f"{row.point.id}-MARKS"
    return name if name in analysis.notice.clauses else None


def _fault(row: ScoreRow, *, is_bonus: bool) -> _Fault | None:
    """Return what is wrong with the score of a row, the gravest first."""
    full, marks = row.point.marks, row.marks
    if marks is None:
        if is_bonus:
            return None
        written = f"（写的是“{row.written}”）" if row.written else ""
        return _Fault("no_score", f"没有填得分{written}", f"0到{full:g}分")
    if marks < 0:
        return _Fault("negative", f"得分是{marks:g}，不能比0少", f"0到{full:g}分")
    if marks > full:
        return _Fault("over_max", f"得分是{marks:g}，比分值{full:g}分多", f"不超过{full:g}分")
    steps = row.point.steps or tuple(range(int(full) + 1))
    if marks in steps:
        return None
    listed = "、".join(f"{step:g}" for step in steps)
    if is_bonus:
        return _Fault("bonus_value", f"得分是{marks:g}，加分只可能是{listed}", listed, soft=True)
    if marks != int(marks):
        return _Fault("half_point", f"得分是{marks:g}，按评议标准扣的都是整数分", listed, soft=True)
    return _Fault("step", f"得分是{marks:g}，按评议标准扣分以后只可能是{listed}", listed, soft=True)


VERB = verb("score_range", NoOptions, check, Group.SUBSTANCE)
