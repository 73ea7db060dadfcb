"""``evidence``: an item tells an event with an actor and gives a figure that measures the problem.

Pass: “9月12日抽查28家单位，有14家没有改过”. Warning: one of the two is missing. Fail: both are missing; dates, document
numbers, 八五, 12·4 are no figures. Silent: figures written out in words (“六十名学生没有一人说得出”).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.analysis import Analysis, Result, excerpt, finding, item_span, result, verb
from docchecker.findings import Finding, Level
from docchecker.rulebook.verbs import Group, NoOptions

if TYPE_CHECKING:
    from docchecker.rulebook.model import Rule
    from docchecker.structure import Item

_EXAMPLE = "具体事例（什么时候、在哪里、谁做了或没做什么，人名地名可以隐去）"
_DATA = "说明问题程度的数据（多少人、多少单位、占比、次数；日期、文号、“八五”不算）"
_CONFIDENCE = 0.85
#: Characters of the example and of the figure that are shown as proof; a share or a lack tells more than a count.
_SHOWN_EXAMPLE, _SHOWN_DATA = 24, 16
_TELLING = ("%", "％", "成", "只有", "仅", "没有", "不到", "未")


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """One finding an item that lacks an example, a figure, or both."""
    items = analysis.structure.items
    findings = [found for item in items if (found := _judge(rule, analysis, item)) is not None]
    return result(rule, findings, len(items), evidence=[_satisfied(analysis, item) for item in items])


def _judge(rule: Rule, analysis: Analysis, item: Item) -> Finding | None:
    judgement = analysis.item_judgement(item)
    missing = [words for words, there in ((_EXAMPLE, judgement.has_example), (_DATA, judgement.has_data)) if not there]
    if not missing:
        return None
    lacks = "事例和数据" if len(missing) == 2 else "事例" if not judgement.has_example else "数据"
    seen = [quoted.text for quoted in (judgement.example, *judgement.data) if quoted is not None]
    found = f"；已看到：“{excerpt(seen[0])}”" if seen else ""
    return finding(
        rule,
        analysis,
        "no_evidence" if len(missing) == 2 else "no_data" if judgement.has_example else "no_example",
        f"第{item.order}个问题没有{lacks}{found}",
        [item_span(analysis, item)],
        level=rule.level if len(missing) == 2 else Level.WARNING,
        actual=f"没有{lacks}",
        expected="有事例和数据",
        advice=f"在这个问题里补写{'，以及'.join(missing)}。",
        confidence=_CONFIDENCE,
    )


def _satisfied(analysis: Analysis, item: Item) -> str:
    judgement = analysis.item_judgement(item)
    example = f"事例“{excerpt(judgement.example.text, _SHOWN_EXAMPLE)}”" if judgement.example else "没有事例"
    data = sorted(judgement.data, key=lambda quoted: not any(word in quoted.text for word in _TELLING))
    return f"第{item.order}个问题：{example}，{f'数据“{excerpt(data[0].text, _SHOWN_DATA)}”' if data else '没有数据'}"


VERB = verb("evidence", NoOptions, check, Group.SUBSTANCE)
