"""``repeat``: no two items of a list say the same thing.

Pass: items about different things. Warning: one item told again in other words. Silent: items that share a subject or a
stock opening.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.analysis import Analysis, excerpt
from docchecker.checks.results import Result, finding, item_span, result, verb
from docchecker.language.similarity import similar_items
from docchecker.rulebook.verbs import Group, NoOptions

if TYPE_CHECKING:
    from docchecker.rulebook.model import Rule

_CONFIDENCE = 0.8


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """One finding a pair."""
    items = analysis.structure.items
    texts = [(analysis.text(i.name).strip(), "\n".join(analysis.text(span) for span in i.body)) for i in items]
    findings = [
        finding(
            rule,
            analysis,
            "same_matter",
            f"第{items[pair.second].order}个问题与第{items[pair.first].order}个问题说的是同一件事（都有“{excerpt(pair.words)}”）",
            [item_span(analysis, items[pair.second]), item_span(analysis, items[pair.first])],
            actual=analysis.text(items[pair.second].name).strip(),
            expected="每个问题各说一件事",
            confidence=_CONFIDENCE,
        )
        for pair in similar_items(texts)
    ]
    return result(rule, findings, len(items))


VERB = verb("repeat", NoOptions, check, Group.SUBSTANCE)
