"""``scope``: an item has to do with 普法, 守法 or 依法治理.

Pass: “法治副校长聘书未发放”, also a shortage of funds for 普法. Warning: “高标准农田配套资金落实慢”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.context import Context, Result, finding, item_span, result, verb
from docchecker.checks.judged import item_judgement
from docchecker.rulebook.verbs import Group, NoOptions

if TYPE_CHECKING:
    from docchecker.rulebook.model import Rule

_CONFIDENCE = 0.8


def check(rule: Rule, _options: NoOptions, context: Context) -> Result:
    """One finding an item that lies outside."""
    items = context.structure.items
    findings = [
        finding(
            rule,
            context,
            f"第{item.order}个问题看不出与普法、守法、依法治理工作有关",
            [item_span(context, item)],
            actual=context.text(item.name).strip(),
            expected="属于守法普法工作的范畴",
            confidence=_CONFIDENCE,
        )
        for item in items
        if not item_judgement(context, item).in_scope
    ]
    return result(rule, findings, len(items))


VERB = verb("scope", NoOptions, check, Group.SUBSTANCE)
