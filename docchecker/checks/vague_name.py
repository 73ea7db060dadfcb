"""``vague_name``: a problem's name is concrete.

Pass: “县住建局普法责任清单未公示”. Fail: “普法针对性实效性不强”. Silent: “普法针对性不强：给出租车司机发的是土地承包法”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.results import Result, finding, item_span, result, verb
from docchecker.findings import Finding, Level
from docchecker.rulebook.verbs import Group, NoOptions

if TYPE_CHECKING:
    from docchecker.checks.analysis import Analysis
    from docchecker.rulebook.model import Rule
    from docchecker.structure import Item

_SURE, _LESS_SURE = 0.95, 0.7


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """One finding a vague name: an error where the judgement is sure, else a warning."""
    items = analysis.structure.items
    findings = [found for item in items if (found := _judge(rule, analysis, item)) is not None]
    return result(rule, findings, len(items))


def _judge(rule: Rule, analysis: Analysis, item: Item) -> Finding | None:
    name = analysis.item_name(item)
    judgement = analysis.item_judgement(item).name
    if not name or not judgement.vague:
        return None
    sure = judgement.confidence == "high"
    return finding(
        rule,
        analysis,
        "vague",
        f"第{item.order}个问题的名称大而空泛：{'；'.join(judgement.reasons)}",
        [item_span(analysis, item)],
        level=rule.level if sure else Level.WARNING,
        actual=name,
        expected="写明是谁、什么事项、具体怎么不对",
        advice=judgement.hint or rule.advice,
        confidence=_SURE if sure else _LESS_SURE,
    )


VERB = verb("vague_name", NoOptions, check, Group.SUBSTANCE)
