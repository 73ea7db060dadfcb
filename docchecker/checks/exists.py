"""``exists``: the target is there.

Pass: a title line before “一、背景情况”. Fail: the text begins with “一、背景情况”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.context import NAMES, Context, Result, finding, result, spans_of

if TYPE_CHECKING:
    from docchecker.rulebook.model import Rule


def check(rule: Rule, context: Context) -> Result:
    """One finding when no paragraph plays the target's role."""
    spans = spans_of(rule, context)
    if spans:
        return result(rule, (), len(spans), evidence=[context.text(span).strip() for span in spans])
    name = NAMES.get(rule.target, rule.target)
    return result(rule, [finding(rule, context, f"没有找到{name}", (), actual="无", expected=f"有{name}")], 1)
