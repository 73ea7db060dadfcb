"""A linear model of paragraph labels: weights over cues and over the words themselves, shipped as data.

``tools/train_paragraphs.py`` makes the weights from the repository's own labelled text. Nothing random is in it: the
same text gives the same weights and the same weights the same labels.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from docchecker.language.cues import paragraph_cues

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docchecker.language.cues import Sentence

_WEIGHTS = "paragraph_weights.json"
#: What one word (a character or a pair of characters) counts for beside a cue.
_WORD = 0.5
#: Cues that are shares of a text rather than counts.
_SHARES = ("relay", "slogan_part", "fact_part", "problem_signs")


class Linear(NamedTuple):
    """Weights by feature, and the constant."""

    weights: Mapping[str, float]
    constant: float

    def score(self, found: Mapping[str, float]) -> float:
        """How far the features speak for (above 0) or against the label."""
        weights = self.weights
        return self.constant + sum(weights[name] * value for name, value in found.items() if name in weights)


class LabelModel(NamedTuple):
    """One label's weights: for the paragraph as a whole, and for its most telling sentence."""

    whole: Linear
    sentence: Linear


@cache
def load_model() -> Mapping[str, LabelModel]:
    """The shipped weights by label."""
    import json

    data = json.loads(resources.files("docchecker.language").joinpath(_WEIGHTS).read_text(encoding="utf-8"))
    return {
        label: LabelModel(*(Linear(entry[part]["weights"], entry[part]["constant"]) for part in ("whole", "sentence")))
        for label, entry in data.items()
    }


def features(parts: tuple[Sentence, ...]) -> dict[str, float]:
    """The features of some sentences: cues, how often they come, and the words in them."""
    out: dict[str, float] = {}
    for name, value in paragraph_cues(parts).items():
        if name in _SHARES:
            out.update({name: value, f"{name}>30": float(value > 0.3), f"{name}>50": float(value > 0.5), f"{name}>90": float(value > 0.9)})
        elif name == "length":
            out[name] = value / 3
        else:
            out.update({name: 1.0, f"{name}*2": float(value >= 2), f"{name}*4": float(value >= 4)})
    for part in parts:
        out.update(dict.fromkeys(_words(part.masked), _WORD))
    return out


def _words(masked: str) -> list[str]:
    """Characters and pairs of characters; what is masked is no Han and drops out."""
    han = ["\u4e00" <= char <= "\u9fff" for char in masked]
    singles = [f"’{char}" for char, is_han in zip(masked, han, strict=True) if is_han]
    pairs = [f"’{masked[i : i + 2]}" for i in range(len(masked) - 1) if han[i] and han[i + 1]]
    return singles + pairs
