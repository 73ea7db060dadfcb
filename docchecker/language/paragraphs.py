"""What does a paragraph of a case study do? (附件3 关于内容) The sentence that decides is always named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.language import cues, quotation
from docchecker.language.judgements import LABELS, ParagraphJudgement
from docchecker.language.model import features, load_model
from docchecker.language.policy import bases

if TYPE_CHECKING:
    from docchecker.language.cues import Sentence
    from docchecker.language.terms import Terms

#: Share of a paragraph above which quotation is most of it.
_MOST = 0.5
#: Labels that need substance: a paragraph that bears one is not empty.
_SUBSTANCE = ("problem_stated", "cause", "measure", "innovation", "feedback")


def judge_paragraph(text: str, terms: Terms) -> ParagraphJudgement:
    """The labels that hold for a paragraph, each with the words that decided it."""
    found = {**_by_rule(text, terms), **_by_model(cues.read(text, terms), terms)}
    if any(label in found for label in _SUBSTANCE):
        found.pop("macro_empty", None)
    return ParagraphJudgement({label: found[label] for label in LABELS if label in found})


def _by_rule(text: str, terms: Terms) -> dict[str, str]:
    """The labels that a shape decides by itself."""
    found = {}
    named = bases(text, terms)
    if named:
        found["policy_basis"] = text[named[0].start : named[0].end]
    relayed = quotation.relays(text, terms)
    if text and sum(end - start for start, end in relayed) > _MOST * len(text):
        longest = max(relayed, key=lambda span: span.end - span.start)
        found["long_leader_quote"] = text[longest.start : longest.end]
    return found


def _by_model(parts: tuple[Sentence, ...], terms: Terms) -> dict[str, str]:
    """The labels that the linear model gives, each with the sentence that speaks most for it."""
    if not parts:
        return {}
    whole = features(parts, terms)
    holding = [label for label, line in load_model().items() if line.score(whole) > 0]
    alone = [features((part,), terms) for part in parts] if holding and len(parts) > 1 else [whole]
    found = {}
    for label in holding:
        scores = [load_model()[label].score(one) for one in alone]
        found[label] = parts[scores.index(max(scores))].text
    return found
