"""``slogans``: no paragraph of slogans without any fact, and problems that can be seen somewhere.

Pass: a paragraph with one place, figure or event. Warning: “近年来，我县坚持……，营造了良好的法治环境”; a part whose problems
are only graded: “制度不健全、宣传不到位”. Silent: the same opening with one place, figure or event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.analysis import Analysis, JudgedParagraph, excerpt
from docchecker.checks.results import Result, finding, result, verb
from docchecker.language.paragraphs.linear_model import CONCRETE
from docchecker.rulebook.verbs import Group, NoOptions
from docchecker.structure import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.findings import Finding
    from docchecker.rulebook.model import Rule

_CONFIDENCE = 0.8
_PROBLEM = "problem_stated"
#: From this probability on a sentence states a problem; below the other one it names nobody, no figure and no place.
_STATED, _NOTHING_CONCRETE = 0.5, 0.2


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """Return one finding with every paragraph of slogans, and one when all problems are only graded."""
    paragraphs = analysis.section_paragraphs(rule.target.partition(":")[2])
    findings = (_slogans(rule, analysis, paragraphs), _only_graded(rule, analysis, paragraphs))
    return result(rule, list(filter(None, findings)), len(paragraphs))


def _slogans(rule: Rule, analysis: Analysis, paragraphs: list[JudgedParagraph]) -> Finding | None:
    empty = [
        p for p in paragraphs if "macro_empty" in p.judgement.labels and "long_leader_quote" not in p.judgement.labels
    ]
    if not empty:
        return None
    message = f"有{len(empty)}段只有口号和表态，没有人、事、时间、地点或数据"
    places = [analysis.location(p.span) for p in empty]
    return finding(
        rule,
        analysis,
        "slogans",
        message,
        places,
        actual=f"{len(empty)}段",
        expected="写具体的事",
        confidence=_CONFIDENCE,
    )


def _only_graded(rule: Rule, analysis: Analysis, paragraphs: list[JudgedParagraph]) -> Finding | None:
    problems = [one for paragraph in paragraphs for one in _problems(paragraph)]
    if not problems or any(concrete >= _NOTHING_CONCRETE for _, concrete in problems):
        return None
    places = [analysis.location(span) for span, _ in problems]
    message = f"说到的问题只有笼统评价，看不出是谁、在哪里、出了什么事：“{excerpt(places[0].excerpt)}”"
    return finding(
        rule,
        analysis,
        "only_graded",
        message,
        places,
        actual="只有笼统评价",
        expected="写具体的事",
        confidence=_CONFIDENCE,
    )


def _problems(paragraph: JudgedParagraph) -> Iterator[tuple[Span, float]]:
    """Yield where a paragraph states problems, each with how likely it names somebody, a figure, an event or a place."""
    chances = paragraph.judgement.chances
    for i, sentence in enumerate(paragraph.judgement.sentences):
        if chances[_PROBLEM][i] > _STATED:
            start = paragraph.span.start
            yield Span(paragraph.span.paragraph, start + sentence.start, start + sentence.end), chances[CONCRETE][i]


VERB = verb("slogans", NoOptions, check, Group.SUBSTANCE)
