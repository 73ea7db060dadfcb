"""What does a paragraph of a case study do? (附件3 关于内容) The sentence that decides is always named."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from docchecker.language.judgements import LABELS, ParagraphJudgement
from docchecker.language.paragraphs import cues, quotation
from docchecker.language.paragraphs.linear_model import CONCRETE, load_model
from docchecker.language.paragraphs.policy import bases

if TYPE_CHECKING:
    from docchecker.language.paragraphs.cues import Sentence
    from docchecker.language.paragraphs.linear_model import Model
    from docchecker.language.patterns import Span
    from docchecker.language.terms import Terms

#: Share of a paragraph above which quotation is most of it.
_MOST = 0.5
#: A label at or below this is less likely than not, though it is right more often than leaving it out.
_SURE = 0.5
#: So many sentences of a paragraph are asked what it does.
_LIKELIEST = 2
#: Labels that need substance: a paragraph that bears one is not empty.
_SUBSTANCE = ("problem_stated", "cause", "measure", "innovation", "feedback")


def judge_paragraph(text: str, terms: Terms) -> ParagraphJudgement:
    """The labels that hold for a paragraph, each with the words that decided it."""
    relayed = quotation.relays(text, terms)
    model = load_model()
    chances = chances_of(cues.read(text, terms, relayed), model)
    held = {label: words for label, (chance, words) in chances.items() if chance > model.bars[label]}
    found = {**_by_rule(text, relayed, terms), **held}
    if any(label in found for label in _SUBSTANCE):
        found.pop("macro_empty", None)
    unsure = frozenset(label for label in held if chances[label][0] <= _SURE)
    return ParagraphJudgement({label: found[label] for label in LABELS if label in found}, unsure)


def _by_rule(text: str, relayed: tuple[Span, ...], terms: Terms) -> dict[str, str]:
    """The labels that a shape decides by itself."""
    found = {}
    named = bases(text, terms)
    if named:
        found["policy_basis"] = text[named[0].start : named[0].end]
    if text and sum(end - start for start, end in relayed) > _MOST * len(text):
        longest = max(relayed, key=lambda span: span.end - span.start)
        found["long_leader_quote"] = text[longest.start : longest.end]
    return found


def chances_of(parts: tuple[Sentence, ...], model: Model) -> dict[str, tuple[float, str]]:
    """The probability of each label that the model gives, with the sentence that speaks most for it."""
    if not parts:
        return {}
    judged = [model.probabilities(part) for part in parts]
    found: dict[str, tuple[float, str]] = {}
    for label, chances in zip(model.labels, zip(*judged, strict=True), strict=True):
        found[label] = _together(chances), parts[chances.index(max(chances))].text
    concrete, _ = found.pop(CONCRETE)
    substance = max(found[label][0] for label in _SUBSTANCE)
    found["macro_empty"] = (1 - concrete) * (1 - substance), parts[0].text
    return found


def _together(chances: tuple[float, ...]) -> float:
    """The probability that some sentence of a paragraph does a thing: of the likeliest few, so that length is no proof."""
    return 1 - prod(1 - chance for chance in sorted(chances)[-_LIKELIEST:])
