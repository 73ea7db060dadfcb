"""``scope``: an item has to do with 普法, 守法 or 依法治理.

Pass: “法治副校长聘书未发放”. Warning: “高标准农田配套资金落实慢”. Silent: “农药店店主说不出农药管理条例的禁令”, a
shortage of funds for 普法.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.analysis import Analysis, Result, finding, item_span, result, verb
from docchecker.rulebook.verbs import Group, NoOptions

if TYPE_CHECKING:
    from docchecker.rulebook.model import Rule

_CONFIDENCE = 0.8


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """One finding an item that lies outside."""
    items = analysis.structure.items
    findings = [
        finding(
            rule,
            analysis,
            "out_of_scope",
            f"第{item.order}个问题看不出与普法、守法、依法治理工作有关",
            [item_span(analysis, item)],
            actual=analysis.text(item.name).strip(),
            expected="属于守法普法工作的范畴",
            confidence=_CONFIDENCE,
        )
        for item in items
        if not analysis.item_judgement(item).in_scope
    ]
    return result(rule, findings, len(items))


VERB = verb("scope", NoOptions, check, Group.SUBSTANCE)
