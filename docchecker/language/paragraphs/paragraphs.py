"""What does a paragraph of a case study do? (附件3 关于内容) The sentence that decides is always named."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from docchecker.language.judgements import LABELS, ParagraphJudgement, Quoted
from docchecker.language.paragraphs import cues, quotation
from docchecker.language.paragraphs.linear_model import CONCRETE, RELAYED, load_model
from docchecker.language.paragraphs.policy import bases, numbered, only_own

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docchecker.language.paragraphs.cues import Sentence
    from docchecker.language.paragraphs.linear_model import Model
    from docchecker.language.terms import Terms

#: The probability of a sentence for each label of the model.
Chances = dict[str, tuple[float, ...]]

#: A label at or below this is less likely than not, though it is right more often than leaving it out.
_SURE = 0.5
#: The probability of a basis that a document's number gives.
_BASIS, _SURE_BASIS = "policy_basis", 0.8
#: Shapes that alone make a label likely, and how likely at least; never more than their share of right ones in labelled text.
AT_LEAST: Mapping[str, Mapping[str, float]] = {
    "cause": {"roots": 0.7, "factors": 0.3, "no_longer_but": 0.2},
    "innovation": {"breaks_with": 0.6, "quoted_change": 0.45, "change": 0.15},
}
#: One of these stands where a document is named.
_DOCUMENT_SIGNS = "《〔﹝[（(【号"
#: So many sentences of a paragraph are asked what it does.
_LIKELIEST = 2
#: Labels that need substance: a paragraph that bears one is not empty.
SUBSTANCE = ("problem_stated", "cause", "measure", "innovation", "feedback")


def judge_paragraph(text: str, terms: Terms) -> ParagraphJudgement:
    """Return the labels that hold for a paragraph, each with the words that decided it."""
    model = load_model()
    parts = cues.read(text, terms, quotation.relays(text, terms))
    chances = _with_documents(text, parts, chances_of(parts, model))
    together = paragraph_chances(parts, chances)
    found = {
        label: parts[_decides(label, chances)].text for label, chance in together.items() if chance > model.bars[label]
    }
    if _BASIS in found and bases(text, terms):
        found[_BASIS] = text[slice(*bases(text, terms)[0])]
    if any(label in found for label in SUBSTANCE):
        found.pop("macro_empty", None)
    unsure = frozenset(label for label in found if label in chances and together[label] <= _SURE)
    sentences = tuple(Quoted(part.start, part.start + len(part.text), part.text) for part in parts)
    return ParagraphJudgement({label: found[label] for label in LABELS if label in found}, unsure, sentences, chances)


def _with_documents(text: str, parts: tuple[Sentence, ...], chances: Chances) -> Chances:
    """Return the probabilities, surer of a basis where a document is named by its number, none where all are one's own."""
    if not parts or not any(sign in text for sign in _DOCUMENT_SIGNS):
        return chances
    places = [start for start, _ in numbered(text)]
    basis = (
        max(chance, _SURE_BASIS)
        if any(part.start <= place < part.start + len(part.text) for place in places)
        else 0.0 if only_own(part.text) else chance
        for part, chance in zip(parts, chances[_BASIS], strict=True)
    )  # fmt: skip
    return {**chances, _BASIS: tuple(basis)}


def chances_of(parts: tuple[Sentence, ...], model: Model) -> Chances:
    """Return the probability of every sentence for each label of the model, no less than its signs give it."""
    judged = [model.probabilities(part) for part in parts]
    chances = dict(zip(model.labels, zip(*judged, strict=True), strict=True)) if judged else {}
    for label, signs in AT_LEAST.items():
        if label in chances and any(not signs.keys().isdisjoint(part.cues) for part in parts):
            chances[label] = tuple(
                max(chance, *(least for sign, least in signs.items() if sign in part.cues), 0.0)
                for part, chance in zip(parts, chances[label], strict=True)
            )
    return chances


def paragraph_chances(parts: tuple[Sentence, ...], chances: Mapping[str, tuple[float, ...]]) -> dict[str, float]:
    """Return the probability of each label of the paragraph."""
    if not parts:
        return {}
    found = {label: _together(some) for label, some in chances.items()}
    concrete, relayed = found.pop(CONCRETE), chances[RELAYED]
    found.pop(RELAYED)
    lengths = [len(part.text) for part in parts]
    found["macro_empty"] = (1 - concrete) * (1 - max(found[label] for label in SUBSTANCE))
    found["long_leader_quote"] = sum(map(float.__mul__, relayed, map(float, lengths))) / sum(lengths)
    return found


def _together(chances: tuple[float, ...]) -> float:
    """Return the probability that some sentence of a paragraph does a thing: of the likeliest few, as length is no proof."""
    return 1 - prod(1 - chance for chance in sorted(chances)[-_LIKELIEST:])


def _decides(label: str, chances: Mapping[str, tuple[float, ...]]) -> int:
    """Return the sentence that speaks most for a label."""
    if label == "macro_empty":
        return chances[CONCRETE].index(min(chances[CONCRETE]))
    some = chances[RELAYED if label == "long_leader_quote" else label]
    return some.index(max(some))
