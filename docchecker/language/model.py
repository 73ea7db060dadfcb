"""A linear model of paragraph labels: weights over cues and over the words themselves, shipped as data.

``tools/train_paragraphs.py`` makes the weights from the repository's own labelled text. Nothing random is in it: the
same text gives the same weights and the same weights the same labels.
"""

from __future__ import annotations

from functools import cache
from operator import mul
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from docchecker.language.cues import paragraph_cues

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docchecker.language.cues import Sentence

_WEIGHTS = Path(__file__).with_name("paragraph_weights.json")
#: What one word (a character or a pair of characters) counts for beside a cue.
_WORD = 0.5
#: Cues that are shares of a text rather than counts.
_SHARES = ("relay", "slogan_part", "fact_part", "problem_signs", "length")


class Features(NamedTuple):
    """What a text shows: cues with their values, and the characters and pairs of characters in it."""

    cues: Mapping[str, float]
    words: frozenset[str]


class Linear(NamedTuple):
    """Weights of cues and of words, and the constant. Every cue and word of the model has one in each."""

    cues: Mapping[str, float]
    words: Mapping[str, float]
    constant: float

    def score(self, found: Features) -> float:
        """How far the features speak for (above 0) or against the label; ``found`` holds only what the model knows."""
        cues: float = sum(map(mul, map(self.cues.__getitem__, found.cues), found.cues.values()))
        return self.constant + cues + _WORD * sum(map(self.words.__getitem__, found.words))


class LabelModel(NamedTuple):
    """One label's weights: for the paragraph as a whole, and for its most telling sentence."""

    whole: Linear
    sentence: Linear


class Model(NamedTuple):
    """The weights of all labels, and the cues and words that have one."""

    labels: Mapping[str, LabelModel]
    cues: frozenset[str]
    words: frozenset[str]


@cache
def load_model() -> Model:
    """The shipped weights."""
    import json

    data = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    names = data["cues"], data["words"]
    labels = {
        label: LabelModel(*(_linear(entry[part], *names) for part in ("whole", "sentence")))
        for label, entry in data["labels"].items()
    }
    return Model(labels, *map(frozenset, names))


def _linear(entry: Mapping[str, Any], cues: list[str], words: list[str]) -> Linear:
    cue_weights = dict(zip(cues, entry["cues"], strict=True))
    return Linear(cue_weights, dict(zip(words, entry["words"], strict=True)), entry["constant"])


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
