"""``evidence``: an item tells an event with an actor and gives a figure that measures the problem.

Pass: “9月12日抽查28家单位，有14家没有改过”. Warning: one of the two is missing. Fail: both are missing; dates, document
numbers, 八五, 12·4 are no figures. Silent: figures written out in words (“六十名学生没有一人说得出”).
Left to a person: a sentence stands there that may be meant for what was not found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.analysis import Analysis, excerpt
from docchecker.checks.results import Result, finding, item_span, result, verb
from docchecker.findings import Finding, Level, Status
from docchecker.language.evidence.data import is_background, other_figures
from docchecker.rulebook.verbs import Group, NoOptions

if TYPE_CHECKING:
    from docchecker.language.judgements import Quoted
    from docchecker.rulebook.model import Rule
    from docchecker.structure import Item

_EXAMPLE = "具体事例（什么时候、在哪里、谁做了或没做什么，人名地名可以隐去）"
_DATA = "说明问题程度的数据（多少人、多少单位、占比、次数；日期、文号、“八五”不算）"
_CONFIDENCE, _DOUBT = 0.85, 0.5
#: Characters of the example and of the figure that are shown as proof; a share or a lack tells more than a count.
_SHOWN_EXAMPLE, _SHOWN_DATA = 24, 16
_TELLING = ("%", "％", "成", "只有", "仅", "没有", "不到", "未")
#: How many sentences that may be meant are shown.
_CANDIDATES = 3


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """One finding an item that lacks an example, a figure, or both; one for a person where it may hold them."""
    items = analysis.structure.items
    findings = [found for item in items for found in _judge(rule, analysis, item)]
    return result(rule, findings, len(items), evidence=[_satisfied(analysis, item) for item in items])


def _judge(rule: Rule, analysis: Analysis, item: Item) -> list[Finding]:
    judgement = analysis.item_judgement(item)
    examples = () if judgement.has_example else judgement.maybe_examples
    figures, background = ((), ()) if judgement.has_data else _figures(analysis, item)
    missing = {
        "example": not judgement.has_example and not examples,
        "data": not judgement.has_data and not figures,
    }
    maybe = [_unsure(rule, analysis, item, *one) for one in (("example", examples), ("data", figures)) if one[1]]
    return [*([_missing(rule, analysis, item, missing, background)] if any(missing.values()) else []), *maybe]


def _figures(analysis: Analysis, item: Item) -> tuple[tuple[Quoted, ...], tuple[Quoted, ...]]:
    """Return the clauses whose figure may be meant as data, and those that only give background."""
    terms = analysis.notice.terms
    body = "\n".join(analysis.text(span) for span in item.body)
    found = other_figures(body, terms)
    background = tuple(one for one in found if is_background(one.text, terms))
    return tuple(one for one in found if one not in background)[:_CANDIDATES], background


def _missing(
    rule: Rule, analysis: Analysis, item: Item, missing: dict[str, bool], background: tuple[Quoted, ...]
) -> Finding:
    both = all(missing.values())
    lacks = "事例和数据" if both else "事例" if missing["example"] else "数据"
    seen = (
        f"；只看到“{excerpt(background[0].text)}”，这是背景数字，不是本问题的数据"
        if missing["data"] and background
        else ""
    )
    wanted = [words for kind, words in (("example", _EXAMPLE), ("data", _DATA)) if missing[kind]]
    return finding(
        rule,
        analysis,
        "no_evidence" if both else "no_data" if missing["data"] else "no_example",
        f"第{item.order}个问题没有{lacks}{seen}",
        [item_span(analysis, item)],
        level=rule.level if both else Level.WARNING,
        actual=f"没有{lacks}",
        expected="有事例和数据",
        advice=f"在这个问题里补写{'，以及'.join(wanted)}。",
        confidence=_CONFIDENCE,
    )


def _unsure(rule: Rule, analysis: Analysis, item: Item, kind: str, candidates: tuple[Quoted, ...]) -> Finding:
    words = "、".join(f"“{excerpt(one.text)}”" for one in candidates)
    which = "这一句" if len(candidates) == 1 else "这几句之一"
    called = "事例" if kind == "example" else "数据"
    return finding(
        rule,
        analysis,
        f"unsure_{kind}",
        f"第{item.order}个问题的{called}可能是{which}，请核对：{words}",
        [item_span(analysis, item)],
        level=Level.NOTE,
        status=Status.FOR_PERSON,
        actual=words,
        expected=f"有{called}",
        advice=f"看一看{which}是不是{_EXAMPLE if kind == 'example' else _DATA}；是就不用改，不是就补写。",
        confidence=_DOUBT,
    )


def _satisfied(analysis: Analysis, item: Item) -> str:
    judgement = analysis.item_judgement(item)
    example = f"事例“{excerpt(judgement.example.text, _SHOWN_EXAMPLE)}”" if judgement.example else "没有看到事例"
    data = sorted(
        (*judgement.data, *judgement.data_in_name), key=lambda one: not any(word in one.text for word in _TELLING)
    )
    return (
        f"第{item.order}个问题：{example}，{f'数据“{excerpt(data[0].text, _SHOWN_DATA)}”' if data else '没有看到数据'}"
    )


VERB = verb("evidence", NoOptions, check, Group.SUBSTANCE)
