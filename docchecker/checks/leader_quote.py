"""``leader_quote``: leaders' words are not quoted or relayed at length.

Pass: facts of one's own. Warning: a paragraph of speeches, a large share of the part. Silent: one short quoted clause
(“把课讲到摊位上去”).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.checks.analysis import Analysis, excerpt
from docchecker.checks.results import Result, finding, result, verb
from docchecker.language.characters import seen
from docchecker.language.paragraphs.quotation import quotation_share, relayed, relays
from docchecker.rulebook.verbs import Count, Group, Percent
from docchecker.structure import Span

if TYPE_CHECKING:
    from docchecker.rulebook.model import Rule

_CONFIDENCE = 0.8
_LABEL = "long_leader_quote"
#: Words of leaders that are no large quotation however short the part is.
_SHORT = 60


class ShareOptions(NamedTuple):
    """Share of the target in %, and 字 of one quotation, above which it is a finding."""

    share: Percent
    longest: Count


def check(rule: Rule, options: ShareOptions, analysis: Analysis) -> Result:
    """One finding with every stretch, when the share, one stretch or one paragraph is too much."""
    paragraphs = analysis.section_paragraphs(rule.target.partition(":")[2])
    texts = [seen(analysis.text(p.span)) for p in paragraphs]
    said = quotation_share(
        (text, relayed(p.judgement, relays(text, analysis.notice.terms)))
        for text, p in zip(texts, paragraphs, strict=True)
    )
    whole = [p.span for p in paragraphs if _LABEL in p.judgement.labels]
    if said.words < _SHORT or (not whole and said.percent <= options.share and said.longest <= options.longest):
        return result(rule, (), len(paragraphs), evidence=[excerpt(one.text) for one in said.quotations])
    spans = [_span(paragraphs[one.paragraph].span, one.start, one.end) for one in said.quotations] or whole
    message = f"引用或转述领导讲话{said.words}字，占本部分的{said.percent:.0f}%，最长一处{said.longest}字"
    found = finding(
        rule,
        analysis,
        "long_quote",
        message,
        [analysis.location(span) for span in spans],
        actual=f"{said.percent:.0f}%",
        expected=f"不超过{options.share}%，一处不超过{options.longest}字",
        confidence=_CONFIDENCE,
    )
    return result(rule, [found], len(paragraphs))


def _span(paragraph: Span, start: int, end: int) -> Span:
    return Span(paragraph.paragraph, paragraph.start + start, paragraph.start + end)


VERB = verb("leader_quote", ShareOptions, check, Group.SUBSTANCE)
