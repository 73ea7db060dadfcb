"""``numbering``: items bear the annex's form of number, running 1, 2, 3 … without gap or repeat.

Pass: “1.” “2.” “3.”, typed or automatic. Warning: “一、”. Fail: 1, 2, 4 or 1, 2, 2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.context import Context, Result, finding, item_span, result
from docchecker.classify.labels import parse_label
from docchecker.findings import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.rulebook.model import Rule
    from docchecker.structure import Item


def check(rule: Rule, context: Context) -> Result:
    """A finding a gap or repeat, one for a form that is not the annex's, one for items without a number."""
    items = context.structure.items
    findings = [*_sequence(rule, context, items), *_form(rule, context, items)]
    return result(rule, findings, len(items), evidence=[item.label for item in items if item.label])


def _sequence(rule: Rule, context: Context, items: tuple[Item, ...]) -> Iterator[Finding]:
    bare = [item for item in items if item.number is None]
    if bare:
        places = [item_span(context, item) for item in bare]
        yield finding(rule, context, f"{len(bare)}个问题没有编号", places, actual="无编号", expected=_shown(context, 1))
    expected = 1
    for item in items:
        if item.number is None:
            expected += 1
            continue
        if item.number != expected:
            kind = "重复或倒退" if item.number < expected else "跳号"
            message = f"编号{kind}：第{item.order}个问题编为“{item.label}”，应为{expected}"
            place = [item_span(context, item)]
            yield finding(rule, context, message, place, actual=item.label, expected=_shown(context, expected))
        expected = item.number + 1


def _form(rule: Rule, context: Context, items: tuple[Item, ...]) -> Iterator[Finding]:
    asked = context.kind.item_label if context.kind else ""
    wanted = parse_label(asked + " ")
    if wanted is None:
        return
    other = [item for item in items if item.label and (found := parse_label(item.label + " ")) and found.form != wanted.form]
    if other:
        labels = "、".join(dict.fromkeys(f"“{item.label}”" for item in other[:3]))
        message = f"问题编号用的是{labels}的形式，附件的形式是“{asked}”"
        places = [item_span(context, item) for item in other]
        yield finding(rule, context, message, places, level=Level.WARNING, actual=other[0].label, expected=asked)


def _shown(context: Context, number: int) -> str:
    form = context.kind.item_label if context.kind else "1."
    return form.replace("1", str(number))
