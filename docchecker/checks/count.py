"""``count``: how many targets there are.

Pass: 5 problems where about 5 are asked. Warning: 3. Fail: 9.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.context import Context, Result, finding, item_span, result
from docchecker.findings import Level
from docchecker.rulebook.verbs import CountOptions

if TYPE_CHECKING:
    from docchecker.rulebook.model import Rule


def check(rule: Rule, context: Context) -> Result:
    """One finding when there are too few or too many."""
    options = rule.options
    if not isinstance(options, CountOptions):
        raise TypeError(rule.check)
    items = context.structure.items
    number = len(items)
    if options.min <= number <= options.max:
        return result(rule, (), number)
    level = Level.WARNING if options.warn_min <= number <= options.warn_max else rule.level
    message = f"列出{number}个问题" if number else "没有找到编了号的问题"
    message += f"，要求5个左右（{options.min}—{options.max}个）" if options.min + options.max == 10 else f"，要求{options.min}—{options.max}个"
    found = finding(
        rule, context, message, [item_span(context, item) for item in items], level=level,
        actual=f"{number}个", expected=f"{options.min}—{options.max}个",
    )  # fmt: skip
    return result(rule, [found], max(1, number))
