"""``report_vague``: the problems that a report owns up to are concrete.

Pass: “一是信息报送少。全年只报3条”. Warning: “普法针对性不强。今后要加强” and nothing more. Silent: a broad name above a sentence with an
example or a figure; the same words outside the part on problems.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docchecker.checks.results import Result, finding, result, verb
from docchecker.language.characters import seen
from docchecker.language.items import judge_item
from docchecker.rulebook.verbs import Group, NoOptions
from docchecker.structure import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.checks.analysis import Analysis
    from docchecker.checks.reports import Passage
    from docchecker.findings import Finding
    from docchecker.rulebook.model import Rule

_PROBLEMS = re.compile(r"问题|不足|短板|薄弱|差距")
_ORDINAL = re.compile(
    r"(?:^|(?<=[。；;：:]))\s*"
    r"(?:[一二三四五六七八九十]是|第[一二三四五六七八九十][，,、]?|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、])"
)
_NAME_END = re.compile(r"[。；;，,：:]")


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """Return a finding for each problem that is only graded, without example and figure."""
    passages = [one for one in analysis.passages if _PROBLEMS.search(one.heading)]
    problems = [(one, span) for one in passages for span in _problems(one)]
    found = [_finding(rule, analysis, one, span) for one, span in problems if _is_vague(one, span, analysis)]
    return result(rule, found, len(problems))


def _problems(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a passage that tell one problem each."""
    starts = [match.end() for match in _ORDINAL.finditer(passage.text)] or [0]
    yield from zip(starts, [*starts[1:], len(passage.text)], strict=True)


def _is_vague(passage: Passage, span: tuple[int, int], analysis: Analysis) -> bool:
    text = seen(passage.text[slice(*span)])
    end = _NAME_END.search(text)
    if end is None or len(text) < 4:
        return False
    judged = judge_item(text[: end.start()], text[end.end() :], analysis.notice.terms)
    surely = judged.name.vague and judged.name.confidence == "high"
    return surely and not judged.has_example and not judged.has_data


def _finding(rule: Rule, analysis: Analysis, passage: Passage, span: tuple[int, int]) -> Finding:
    start = passage.span.start + span[0]
    place = analysis.location(Span(passage.span.paragraph, start, passage.span.start + span[1]))
    name = _NAME_END.split(passage.text[slice(*span)])[0].strip()
    message = f"“{name}”只是笼统的评价，没有事例和数据"
    return finding(rule, analysis, "vague", message, [place], actual="笼统", expected="写明具体表现", confidence=0.8)


VERB = verb("report_vague", NoOptions, check, Group.SUBSTANCE)
