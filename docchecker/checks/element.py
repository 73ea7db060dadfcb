"""``element``: a part says what the annex asks it to say.

Pass: a sentence of the background names 《…》 as its basis. Warning: no sentence comes near, or only slogans do. For a
person: the sentences that come nearest, when none is sure. Silent: the part is not there, which ``sections`` tells.
"""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING, NamedTuple

from docchecker.checks.analysis import Analysis, JudgedParagraph, excerpt
from docchecker.checks.results import Result, finding, result, verb
from docchecker.findings import Finding, Location, Status
from docchecker.language.paragraphs.linear_model import load_model
from docchecker.language.paragraphs.paragraphs import SUBSTANCE
from docchecker.rulebook.verbs import Group, Labels, TermList, Words
from docchecker.structure import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docchecker.rulebook.model import Rule

_CONFIDENCE, _DOUBT = 0.8, 0.5
#: From this probability on a sentence of a paragraph that bears a label is the one that does it.
_SURE = 0.4
#: From this probability on a sentence does something of substance even in a paragraph of slogans.
_CLEAR = 0.2
_EMPTY, _BASIS = "macro_empty", "policy_basis"
#: So many sentences at most are shown: the likeliest, since a weak one among them looks like a mistake.
_SHOWN = 3
#: What stands before the words of a heading.
_NUMBERING = "一二三四五六七八九十0123456789（）()、．. 　第部分章"


class ElementOptions(NamedTuple):
    """At least one sentence of the target does one of these things.

    ``what``: the thing in a message: “背景情况”部分没有写…. ``terms`` names a term list, one of whose words such a sentence,
    or the one before it, has to hold as well.
    """

    labels: Labels
    what: Words
    terms: TermList = ""


class Candidate(NamedTuple):
    """A sentence that does a thing with some probability, in a paragraph that bears the label or does not.

    ``near``: it comes near enough to be shown to a person.
    """

    span: Span
    text: str
    chance: float
    held: bool
    empty: bool
    near: bool


def check(rule: Rule, options: ElementOptions, analysis: Analysis) -> Result:
    """Return the words that satisfied the rule as evidence; else one finding: slogans, unsure or missing."""
    section = rule.target.partition(":")[2]
    paragraphs = analysis.section_paragraphs(section)
    if not analysis.parts(section):
        return result(rule, (), 0, reason="没有找到这一部分")
    some = [one for paragraph in paragraphs for one in _candidates(paragraph, options, analysis)]
    sure = [one for one in some if one.held and not one.empty]
    if sure:
        return result(rule, (), len(paragraphs), evidence=[excerpt(one.text) for one in _likeliest(sure)])
    said = f"“{analysis.text(analysis.parts(section)[0].heading).strip().lstrip(_NUMBERING)}”部分"
    targets = max(1, len(paragraphs))
    near = nlargest(_SHOWN, (one for one in some if one.near and not one.empty), key=lambda one: one.chance)
    if near:
        return result(rule, [_unsure(rule, options, analysis, said, near)], targets)
    empty = [one for one in some if one.held and one.empty]
    found = _missing(rule, options, analysis, said, [analysis.location(one.span) for one in empty])
    return result(rule, [found], targets)


def _likeliest(sure: Sequence[Candidate]) -> list[Candidate]:
    """Return the surest sentences in the order of the text."""
    return sorted(nlargest(_SHOWN, sure, key=lambda one: one.chance), key=lambda one: one.span)


def _missing(rule: Rule, options: ElementOptions, analysis: Analysis, said: str, empty: list[Location]) -> Finding:
    """Slogans stand in these places where the thing was asked for, or nothing at all."""
    section = rule.target.partition(":")[2]
    quote = analysis.notice.clauses[rule.clause].quote
    if empty:
        message = f"{said}写到{options.what}的地方只有口号，没有具体内容"
        return finding(
            rule, analysis, "slogans_only", message, empty, actual="没有看到", expected=quote, confidence=_CONFIDENCE
        )
    message = f"{said}没有写{options.what}"
    places = [analysis.location(analysis.parts(section)[0].heading)]
    return finding(
        rule, analysis, "missing", message, places, actual="没有看到", expected=quote, confidence=_CONFIDENCE
    )


def _unsure(rule: Rule, options: ElementOptions, analysis: Analysis, said: str, near: list[Candidate]) -> Finding:
    words = "、".join(f"“{excerpt(one.text)}”" for one in near)
    which = "这一句" if len(near) == 1 else f"这{'两三'[len(near) - 2]}句中的一句"
    message = f"{said}有没有写{options.what}，把握不大：可能是{which}，请核对：{words}"
    places = [analysis.location(one.span) for one in near]
    return finding(
        rule, analysis, "unsure", message, places, status=Status.FOR_PERSON, actual="可能有", confidence=_DOUBT
    )


def _candidates(paragraph: JudgedParagraph, options: ElementOptions, analysis: Analysis) -> Iterator[Candidate]:
    """Yield the sentences of a paragraph that may do what is asked, each with the label it does most likely."""
    judged, near = paragraph.judgement, load_model().near
    empty = _EMPTY in judged.labels
    before = ""
    for i, sentence in enumerate(judged.sentences):
        around, before = before + sentence.text, sentence.text
        # Without one of the words it may still be meant: a person decides.
        worded = not options.terms or any(word in around for word in analysis.notice.terms[options.terms])
        chance, label = max((judged.chances[label][i], label) for label in options.labels)
        span = Span(
            paragraph.span.paragraph, paragraph.span.start + sentence.start, paragraph.span.start + sentence.end
        )
        held = worded and any(label in judged.labels and judged.chances[label][i] > _SURE for label in options.labels)
        # A named document is a basis and a likely cause is a cause, however general all around it is.
        general = empty and label != _BASIS and not (label in SUBSTANCE and chance >= _CLEAR)
        yield Candidate(span, sentence.text, chance, held, general, chance >= near[label])


VERB = verb("element", ElementOptions, check, Group.SUBSTANCE, adds_up=True)
