"""A log-linear model of paragraph labels: weights over cues and over the words themselves, shipped as data.

Every label has a score, every set of labels that came together in the labelled text a constant; the probability of a
set grows with its labels' scores and its constant. ``tools/train_paragraphs.py`` makes the weights from the
repository's own labelled text. Nothing random is in it: the same text gives the same weights and the same weights the
same labels.
"""

from __future__ import annotations

from functools import cache
from math import exp
from operator import mul
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from docchecker.language.cues import paragraph_cues

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docchecker.language.cues import Sentence

_WEIGHTS = Path(__file__).with_name("paragraph_weights.json")
#: What one word (a character or a pair of characters) counts for beside a cue.
WORD = 0.7
#: Cues that are shares of a text rather than counts.
_SHARES = ("relay", "slogan_part", "fact_part", "problem_signs", "length")


class Features(NamedTuple):
    """What a text shows: cues with their values, and the characters and pairs of characters in it."""

    cues: Mapping[str, float]
    words: frozenset[str]


class Linear(NamedTuple):
    """One label: weights of cues and of words, and the probability from which on it holds.

    Every cue and word of the model has a weight in each label.
    """

    cues: Mapping[str, float]
    words: Mapping[str, float]
    bar: float

    def score(self, found: Features) -> float:
        """How far the features speak for (above 0) or against the label; ``found`` holds only what the model knows."""
        cues: float = sum(map(mul, map(self.cues.__getitem__, found.cues), found.cues.values()))
        return cues + WORD * sum(map(self.words.__getitem__, found.words))


class Model(NamedTuple):
    """The weights of all labels, the sets of labels that come together with their constants, and all cues and words."""

    labels: Mapping[str, Linear]
    together: tuple[tuple[tuple[str, ...], float], ...]
    cues: frozenset[str]
    words: frozenset[str]

    def probabilities(self, found: Features) -> dict[str, float]:
        """The probability of each label."""
        scores = {label: weights.score(found) for label, weights in self.labels.items()}
        sums = [constant + sum(map(scores.__getitem__, labels)) for labels, constant in self.together]
        highest = max(sums)
        shares = [exp(one - highest) for one in sums]
        total = sum(shares)
        out = dict.fromkeys(self.labels, 0.0)
        for (labels, _), share in zip(self.together, shares, strict=True):
            for label in labels:
                out[label] += share / total
        return out


@cache
def load_model() -> Model:
    """The shipped weights."""
    import json

    data = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    cues, words = data["cues"], data["words"]
    labels = {label: _linear(entry, cues, words) for label, entry in data["labels"].items()}
    together = tuple((tuple(names), constant) for names, constant in data["together"])
    return Model(labels, together, frozenset(cues), frozenset(words))


def _linear(entry: Mapping[str, Any], cues: list[str], words: list[str]) -> Linear:
    cue_weights = dict(zip(cues, entry["cues"], strict=True))
    return Linear(cue_weights, dict(zip(words, entry["words"], strict=True)), entry["bar"])


def features(parts: tuple[Sentence, ...], model: Model | None = None) -> Features:
    """The features of some sentences: cues, how often they come, and the words in them (only those of ``model``)."""
    out: dict[str, float] = {}
    for name, value in paragraph_cues(parts).items():
        if name in _SHARES:
            out[name] = value
            out.update({f"{name}>{part}": 1.0 for part in (30, 50, 90) if value > part / 100})
            continue
        out[name] = 1.0
        if value >= 2:
            out[name + "*2"] = 1.0
            if value >= 4:
                out[name + "*4"] = 1.0
    words = parts[0].words if len(parts) == 1 else frozenset[str]().union(*(part.words for part in parts))
    if model is None:
        return Features(out, words)
    known = model.cues
    return Features({name: value for name, value in out.items() if name in known}, model.words & words)
