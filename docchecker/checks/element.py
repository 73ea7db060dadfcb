"""``element``: a part says what the annex asks it to say.

Pass: a paragraph of the background names 《…》 as its basis. Warning: none does, or only in slogans. Silent: the part is
not there, which ``sections`` tells. Undecided: words stand there that may be meant for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.checks.analysis import Analysis, JudgedParagraph, Result, excerpt, finding, result, verb
from docchecker.findings import Status
from docchecker.rulebook.verbs import Group, Labels, TermList

if TYPE_CHECKING:
    from docchecker.rulebook.model import Rule

_CONFIDENCE, _DOUBT = 0.8, 0.5
_EMPTY = "macro_empty"


class ElementOptions(NamedTuple):
    """At least one paragraph of the target carries one of these text labels.

    ``terms`` names a term list, one of whose words such a paragraph has to hold as well.
    """

    labels: Labels
    terms: TermList = ""


def check(rule: Rule, options: ElementOptions, analysis: Analysis) -> Result:
    """One finding when no paragraph carries the label; else the words that satisfied it, as evidence."""
    section = rule.target.partition(":")[2]
    paragraphs = analysis.section_paragraphs(section)
    if not analysis.parts(section):
        return result(rule, (), 0, reason="没有找到这一部分")
    carrying = [p for p in paragraphs if _carries(p, options, analysis)]
    real = [p for p in carrying if _EMPTY not in p.judgement.labels]
    sure = [p for p in real if _words(p, options, p.judgement.unsure)]
    if sure:
        return result(rule, (), len(paragraphs), evidence=[_words(p, options, p.judgement.unsure) for p in sure])
    heading = analysis.text(analysis.parts(section)[0].heading).strip()
    if real:
        message = f"{rule.summary}：可能是“{_words(real[0], options)}”这一句，请核对"
        places = [analysis.location(p.span) for p in real]
        found = finding(
            rule, analysis, "unsure", message, places, status=Status.UNDECIDED, actual="可能有", confidence=_DOUBT
        )
        return result(rule, [found], len(paragraphs))
    if carrying:
        code = "slogans_only"
        message = f"{rule.summary}：只有口号，没有具体内容"
        places = [analysis.location(p.span) for p in carrying]
    else:
        code = "missing"
        message = f"“{heading}”里没有看到：{rule.summary}"
        places = [analysis.location(analysis.parts(section)[0].heading)]
    quote = analysis.notice.clauses[rule.clause].quote
    found = finding(rule, analysis, code, message, places, actual="没有看到", expected=quote, confidence=_CONFIDENCE)
    return result(rule, [found], max(1, len(paragraphs)))


def _carries(paragraph: JudgedParagraph, options: ElementOptions, analysis: Analysis) -> bool:
    if not any(label in paragraph.judgement.labels for label in options.labels):
        return False
    text = analysis.text(paragraph.span)
    return not options.terms or any(word in text for word in analysis.notice.terms[options.terms])


def _words(paragraph: JudgedParagraph, options: ElementOptions, without: frozenset[str] = frozenset()) -> str:
    """The words that decided one of the labels asked for, some left out; empty when there are none."""
    labels = paragraph.judgement.labels
    return excerpt(next((labels[label] for label in options.labels if label in labels and label not in without), ""))


VERB = verb("element", ElementOptions, check, Group.SUBSTANCE, adds_up=True)
