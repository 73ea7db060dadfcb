"""``aspect``: a report without prescribed headings says a thing somewhere: in a heading of its own, or in a sentence.

Pass: a heading “三、经验体会”; a sentence “究其原因，是培训排在农忙时节”. Warning: neither. Silent: a heading in other words above a
sentence that says it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.checks.analysis import excerpt
from docchecker.checks.results import Result, finding, result, verb
from docchecker.rulebook.verbs import Group, WordList, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.checks.analysis import Analysis
    from docchecker.rulebook.model import Rule

_SENTENCE_ENDS = "。！？；\n"


class AspectOptions(NamedTuple):
    """``what``: the thing in a message: 全文没有写到…. One of ``headings`` in a heading, or of ``words`` anywhere, will do."""

    what: Words
    headings: WordList
    words: WordList


def check(rule: Rule, options: AspectOptions, analysis: Analysis) -> Result:
    """Return the heading or sentence that satisfied the rule as evidence; else one finding."""
    seen = next(_seen(options, analysis), "")
    if seen:
        return result(rule, (), 1, evidence=[excerpt(seen)])
    message = f"全文没有写到{options.what}"
    expected = analysis.notice.clauses[rule.clause].quote
    found = finding(rule, analysis, "missing", message, (), actual="没有看到", expected=expected, confidence=0.8)
    return result(rule, [found], 1)


def _seen(options: AspectOptions, analysis: Analysis) -> Iterator[str]:
    """Yield what says the thing: headings first."""
    for passage in analysis.passages:
        if any(word in passage.heading for word in options.headings):
            yield passage.heading
    for passage in analysis.passages:
        for word in options.words:
            at = passage.text.find(word)
            if at >= 0:
                start = max(passage.text.rfind(mark, 0, at) for mark in _SENTENCE_ENDS) + 1
                yield passage.text[start:]


VERB = verb("aspect", AspectOptions, check, Group.STRUCTURE, adds_up=True)
