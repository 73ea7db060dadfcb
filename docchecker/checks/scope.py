"""``scope``: an item has to do with 普法, 守法 or 依法治理.

Pass: “法治副校长聘书未发放”. Warning: “高标准农田配套资金落实慢”. Silent: “农药店店主说不出农药管理条例的禁令”, a
shortage of funds for 普法. Left to a person: the words speak
about as much for the field as against it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.results import Result, finding, item_span, result, verb
from docchecker.findings import Finding, Level, Status
from docchecker.rulebook.verbs import Group, NoOptions

if TYPE_CHECKING:
    from docchecker.checks.analysis import Analysis
    from docchecker.rulebook.model import Rule
    from docchecker.structure import Item

_CONFIDENCE, _DOUBT = 0.8, 0.5


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """One finding an item that lies outside, or may."""
    items = analysis.structure.items
    findings = [_outside(rule, analysis, item) for item in items if not analysis.item_judgement(item).in_scope]
    return result(rule, findings, len(items))


def _outside(rule: Rule, analysis: Analysis, item: Item) -> Finding:
    sure = analysis.item_judgement(item).scope_sure
    message = f"第{item.order}个问题看不出与守法普法工作有关"
    return finding(
        rule,
        analysis,
        "out_of_scope" if sure else "unsure",
        message if sure else f"第{item.order}个问题是否属于守法普法工作，把握不大，请核对",
        [item_span(analysis, item)],
        level=rule.level if sure else Level.NOTE,
        status=Status.FAILED if sure else Status.FOR_PERSON,
        actual=analysis.text(item.name).strip(),
        expected="属于守法普法工作的范畴",
        confidence=_CONFIDENCE if sure else _DOUBT,
    )


VERB = verb("scope", NoOptions, check, Group.SUBSTANCE)
