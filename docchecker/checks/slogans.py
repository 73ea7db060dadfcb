"""``slogans``: no paragraph of slogans without any fact.

Pass: a paragraph of facts. Warning: “近年来，我县坚持……，营造了良好的法治环境”. Silent: the same opening with one
place, figure or event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.analysis import Analysis, Result, finding, result, verb
from docchecker.rulebook.verbs import Group, NoOptions

if TYPE_CHECKING:
    from docchecker.rulebook.model import Rule

_CONFIDENCE = 0.8


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """One finding with every such paragraph of the target."""
    paragraphs = analysis.section_paragraphs(rule.target.partition(":")[2])
    empty = [
        p for p in paragraphs if "macro_empty" in p.judgement.labels and "long_leader_quote" not in p.judgement.labels
    ]
    if not empty:
        return result(rule, (), len(paragraphs))
    message = f"有{len(empty)}段只有口号和表态，没有人、事、时间、地点或数据"
    places = [analysis.location(p.span) for p in empty]
    found = finding(
        rule,
        analysis,
        "slogans",
        message,
        places,
        actual=f"{len(empty)}段",
        expected="写具体的事",
        confidence=_CONFIDENCE,
    )
    return result(rule, [found], len(paragraphs))


VERB = verb("slogans", NoOptions, check, Group.SUBSTANCE)
