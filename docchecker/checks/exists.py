"""``exists``: the target is there.

Pass: a title line before “一、背景情况”. Fail: the text begins with “一、背景情况”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.analysis import NAMES, Analysis, Result, finding, result, spans_of, verb
from docchecker.findings import Status
from docchecker.rulebook.verbs import Group, NoOptions

if TYPE_CHECKING:
    from docchecker.rulebook.model import Rule


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """One finding when no paragraph plays the target's role."""
    spans = spans_of(rule, analysis)
    if spans:
        return result(rule, (), len(spans), evidence=[analysis.text(span).strip() for span in spans])
    name = NAMES.get(rule.target, rule.target)
    if analysis.document.text_boxes:
        message = f"正文里没有找到{name}；文件里有文本框，{name}如果放在文本框里，请移到正文中"
        found = finding(
            rule, analysis, "in_text_box", message, (), status=Status.UNDECIDED, actual="无", expected=f"有{name}"
        )
        return result(rule, [found], 1)
    return result(
        rule, [finding(rule, analysis, "missing", f"没有找到{name}", (), actual="无", expected=f"有{name}")], 1
    )


VERB = verb("exists", NoOptions, check, Group.STRUCTURE)
