"""What does a paragraph of a case study do? (附件3 关于内容) The sentence that decides is always named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.language import cues, quotation
from docchecker.language.judgements import LABELS, ParagraphJudgement
from docchecker.language.model import features, load_model
from docchecker.language.policy import bases

if TYPE_CHECKING:
    from docchecker.language.cues import Sentence
    from docchecker.language.shapes import Span
    from docchecker.language.terms import Terms

#: Share of a paragraph above which quotation is most of it.
_MOST = 0.5
#: A paragraph of more sentences than this is judged in windows of as many.
_WINDOW = 4
#: Labels that need substance: a paragraph that bears one is not empty.
_SUBSTANCE = ("problem_stated", "cause", "measure", "innovation", "feedback")


def judge_paragraph(text: str, terms: Terms) -> ParagraphJudgement:
    """The labels that hold for a paragraph, each with the words that decided it."""
    relayed = quotation.relays(text, terms)
    found = {**_by_rule(text, relayed, terms), **_by_model(cues.read(text, terms, relayed))}
    if any(label in found for label in _SUBSTANCE):
        found.pop("macro_empty", None)
    return ParagraphJudgement({label: found[label] for label in LABELS if label in found})


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


def _by_model(parts: tuple[Sentence, ...]) -> dict[str, str]:
    """The labels that the model gives, each with the sentence that speaks most for it.

    The model knows paragraphs of a few sentences: a long one holds a label when some stretch of it does, and is empty
    only when every stretch is.
    """
    step = _WINDOW - 1
    stretches = [parts[i : i + _WINDOW] for i in range(0, max(1, len(parts) - 1), step)] if len(parts) > _WINDOW else [parts]
    judged = [_stretch(stretch) for stretch in stretches if stretch]
    found: dict[str, str] = {}
    for one in reversed(judged):
        found.update(one)
    if not all("macro_empty" in one for one in judged):
        found.pop("macro_empty", None)
    return found


def _stretch(parts: tuple[Sentence, ...]) -> dict[str, str]:
    model = load_model()
    chances = model.probabilities(model.scores(features(parts, model)))
    held = [label for label, chance in chances.items() if chance > model.bars[label]]
    substance = max(chances[label] for label in _SUBSTANCE)
    if "macro_empty" in held:
        held = [label for label in held if label not in (_SUBSTANCE if chances["macro_empty"] > substance else ("macro_empty",))]
    return _telling(parts, held) if held else {}


def _telling(parts: tuple[Sentence, ...], held: list[str]) -> dict[str, str]:
    """The sentence that speaks most for each of the labels held."""
    model = load_model()
    scores = [dict(zip(model.bars, model.scores(features((part,), model)), strict=True)) for part in parts]
    best = {label: max(range(len(parts)), key=lambda i: scores[i][label]) for label in held}
    return {label: parts[i].text for label, i in best.items()}
