"""``count``: how many targets there are.

Pass: 5 problems where about 5 are asked. Warning: 3. Fail: 9. Silent: a list in which no problem was recognised, which
other rules are about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.checks.results import Result, finding, result, softer, verb
from docchecker.rulebook.verbs import Count, Group, Mistake, Number, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docchecker.checks.analysis import Analysis
    from docchecker.rulebook.model import Rule


class CountOptions(NamedTuple):
    """How many targets: ``min``–``max`` passes, ``warn_min``–``warn_max`` warns, beyond is as the level."""

    min: Number
    max: Count
    warn_min: Number
    warn_max: Count


def _mistake(options: CountOptions, keys: Iterable[str]) -> Mistake | None:
    return in_order(options, keys, "warn_min", "min", "max", "warn_max")


def check(rule: Rule, options: CountOptions, analysis: Analysis) -> Result:
    """One finding when there are too few or too many."""
    number = len(analysis.structure.items)
    if options.min <= number <= options.max:
        return result(rule, (), number)
    level = softer(rule) if options.warn_min <= number <= options.warn_max else rule.level
    asked = f"{options.min}—{options.max}个"
    message = f"列出{number}个问题" if number else _none(analysis)
    found = finding(
        rule,
        analysis,
        "too_few" if number < options.min else "too_many",
        f"{message}，要求{asked}",
        (),
        level=level,
        actual=f"{number}个",
        expected=asked,
    )
    return result(rule, [found], max(1, number))


def _none(analysis: Analysis) -> str:
    """What is said where no problem was found, honest about prompts and about cells, which are not taken for problems."""
    if any(paragraph.placeholders for paragraph in analysis.document.paragraphs):
        return "问题还没有填写，页面上只有提示"
    tables = any(paragraph.in_table for paragraph in analysis.document.paragraphs)
    return "没有找到逐条编号的问题" + ("（表格里的文字没有当作问题检查）" if tables else "")


VERB = verb("count", CountOptions, check, Group.LENGTH, mistake=_mistake)
