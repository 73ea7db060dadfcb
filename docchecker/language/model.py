"""A log-linear model of paragraph labels: weights over cues and over the words themselves, shipped as data.

Every label has a score, every set of labels that came together in the labelled text a constant; the probability of a
set grows with its labels' scores and its constant. ``tools/train_paragraphs.py`` makes the weights from the
repository's own labelled text. Nothing random is in it: the same text gives the same weights and the same weights the
same labels.

The weights of one feature for all labels are packed into one integer, each in a lane of ``LANE`` bits (a negative one
borrows from the next), so that one addition of integers adds them for every label: a long document has many thousand.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from functools import cache
from math import exp
from operator import mul
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docchecker.language.cues import paragraph_cues

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from docchecker.language.cues import Sentence

_WEIGHTS = Path(__file__).with_name("paragraph_weights.json")
#: What one word (a character or a pair of characters) counts for beside a cue.
WORD = 0.7
#: Cues that are shares of a text rather than counts.
_SHARES = ("relay", "slogan_part", "fact_part", "problem_signs", "length")
#: Bits of one lane, and parts of 1 that weights and values are kept in.
LANE, PARTS = 32, 100
#: A set of labels that is this much less likely than the likeliest (in powers of e) adds nothing that can be seen.
_NOTHING = 12.0


class Features(NamedTuple):
    """What a text shows: cues with their values, and the characters and pairs of characters in it."""

    cues: Mapping[str, float]
    words: frozenset[str]


class Model(NamedTuple):
    """The labels with the probability from which on each holds, and the packed weights of cues and words.

    ``together``: the sets of labels that come together, as numbers of labels, with their constants.
    """

    bars: Mapping[str, float]
    cues: Mapping[str, int]
    words: Mapping[str, int]
    together: tuple[tuple[tuple[int, ...], float], ...]

    def scores(self, found: Features) -> list[float]:
        """How far the features speak for (above 0) or against each label; ``found`` holds only what the model knows."""
        values = [round(PARTS * value) for value in found.cues.values()]
        cues = sum(map(mul, map(self.cues.__getitem__, found.cues), values))
        words = sum(map(self.words.__getitem__, found.words))
        return unpack(cues + round(PARTS * WORD) * words, len(self.bars))

    def probabilities(self, scores: Sequence[float]) -> dict[str, float]:
        """The probability of each label."""
        sums = [constant + sum([scores[label] for label in labels]) for labels, constant in self.together]
        least = max(sums) - _NOTHING
        likely = [(labels, exp(one - least)) for (labels, _), one in zip(self.together, sums, strict=True) if one > least]
        total = sum([share for _, share in likely])
        out = [0.0] * len(self.bars)
        for labels, share in likely:
            for label in labels:
                out[label] += share / total
        return dict(zip(self.bars, out, strict=True))


def pack(weights: Iterable[float]) -> int:
    """Weights as one integer, in hundredths."""
    return sum(round(PARTS * weight) << LANE * i for i, weight in enumerate(weights))


def unpack(packed: int, lanes: int) -> list[float]:
    """The sums of ``lanes`` lanes of packed weights times values, both in hundredths."""
    out = []
    for _ in range(lanes):
        lane = (packed & _ALL) - ((packed & _SIGN) << 1)
        packed = (packed - lane) >> LANE
        out.append(lane / (PARTS * PARTS))
    return out


_ALL, _SIGN = (1 << LANE) - 1, 1 << (LANE - 1)


def dump_weights(rows: Mapping[str, int], lanes: int) -> dict[str, str]:
    """Packed weights as JSON: the features in one string, the numbers in one of base 64."""
    size = lanes * LANE // 8
    numbers = b"".join(row.to_bytes(size, "little", signed=True) for row in rows.values())
    return {"features": " ".join(rows), "weights": b64encode(numbers).decode("ascii")}


def load_weights(data: Mapping[str, str], lanes: int) -> dict[str, int]:
    """What ``dump_weights`` wrote."""
    size = lanes * LANE // 8
    numbers = b64decode(data["weights"])
    rows = [int.from_bytes(numbers[at : at + size], "little", signed=True) for at in range(0, len(numbers), size)]
    return dict(zip(data["features"].split(" "), rows, strict=True))


@cache
def load_model() -> Model:
    """The shipped weights."""
    import json

    data = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    bars = data["bars"]
    together = tuple((tuple(labels), constant) for labels, constant in data["together"])
    return Model(bars, load_weights(data["cues"], len(bars)), load_weights(data["words"], len(bars)), together)


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
    return Features({name: value for name, value in out.items() if name in known}, words & model.words.keys())
