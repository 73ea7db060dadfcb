"""A linear model of what a sentence does: weights over its cues and over its words, shipped as data.

Each label of a sentence has a score, the sum of the weights of the sentence's features, and a probability, its logistic.
A paragraph does what its sentences do. ``tools/train_paragraphs.py`` makes the weights from the repository's own
labelled text. Nothing random is in it: the same text gives the same weights and the same weights the same labels.

``weights.txt`` is read by people as well: a line for each feature, its weights in hundredths in the order of the labels.
In memory the weights of one feature are packed into one integer, each in a lane of ``LANE`` bits and raised by ``RAISED``
so that none is negative: one addition of integers adds them for every label, and a long document has many thousand. The
last lane counts how many were added.
"""

from __future__ import annotations

import struct
from functools import cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from docchecker.language.paragraphs.cues import Sentence

_WEIGHTS = Path(__file__).with_name("weights.txt")
#: Bits of one lane, parts of 1 that weights are kept in, and what is added to each so that it is not negative.
LANE, PARTS, RAISED = 32, 100, 1 << 12
#: Of a sentence: it names somebody who did something, a figure, an event, a place or a group.
CONCRETE = "concrete"
#: Of a sentence: it quotes or relays what a leader or a meeting said.
RELAYED = "relayed"
#: What the feature of every sentence, the constant, is called.
CONSTANT = "@constant"
#: A score beyond which the probability cannot be told from 0 or 1.
_FAR = 30.0


class FeatureWeights(dict[str, int]):
    """The packed weights of each feature; rows that were not asked for stay text, for most never are."""

    def __init__(self, rows: Mapping[str, str]) -> None:
        """Take the rows of the file, the numbers behind each feature."""
        super().__init__()
        self._rows = dict(rows)

    def of(self, features: Iterable[str]) -> Iterator[int]:
        """Yield the weights of the features that have some."""
        wanted = tuple(features)
        for feature in self._rows.keys() & set(wanted):
            self[feature] = pack(tuple(map(int, self._rows.pop(feature).split())))
        return filter(None, map(self.get, wanted))

    def all(self) -> dict[str, int]:
        """Return the weights of every feature."""
        list(self.of(tuple(self._rows)))
        return dict(self)


class Model(NamedTuple):
    """The labels of a sentence and the weights of its features.

    ``bars``: the probability from which on a paragraph's label holds; ``near``: that from which on a sentence comes near
    a label, so that it is not said to be missing.
    """

    labels: tuple[str, ...]
    weights: FeatureWeights
    bars: Mapping[str, float]
    near: Mapping[str, float]

    def probabilities(self, sentence: Sentence) -> list[float]:
        """Return the probability of each label; what the model does not know says nothing."""
        known = self.weights.of((CONSTANT, *sentence.cues, *sentence.words))
        return [1 / (1 + exp(-max(-_FAR, min(_FAR, score)))) for score in unpack(sum(known), len(self.labels))]


def pack(weights: Sequence[int]) -> int:
    """Return weights, in hundredths, as one integer."""
    lanes = [max(-RAISED, min(RAISED, weight)) + RAISED for weight in weights]
    return int.from_bytes(struct.pack(f"<{len(lanes) + 1}I", *lanes, 1), "little")


def unpack(packed: int, lanes: int) -> list[float]:
    """Return the sums of added packed weights."""
    mask = (1 << LANE) - 1
    raised = RAISED * (packed >> LANE * lanes)
    return [((packed >> LANE * i & mask) - raised) / PARTS for i in range(lanes)]


def dump_model(
    labels: Sequence[str],
    bars: Mapping[str, float],
    near: Mapping[str, float],
    rows: Iterable[tuple[str, Sequence[int]]],
) -> str:
    """Return a model as text: labels, bars, what is near, and a line for each feature."""
    head = (" ".join(labels), *(" ".join(f"{name}={bar}" for name, bar in some.items()) for some in (bars, near)))
    lines = (f"{name}\t{' '.join(map(str, row))}" for name, row in rows)
    return "\n".join((*head, *lines, ""))


def parse_model(text: str) -> Model:
    """Return what ``dump_model`` wrote."""
    labels, bars, near, *rows = text.splitlines()
    return Model(tuple(labels.split()), FeatureWeights(dict(map(_row, rows))), _shares(bars), _shares(near))


def _row(line: str) -> tuple[str, str]:
    name, _, numbers = line.partition("\t")
    return name, numbers


def _shares(line: str) -> dict[str, float]:
    return {label: float(share) for label, share in (one.split("=") for one in line.split())}


@cache
def load_model() -> Model:
    """Return the shipped weights."""
    return parse_model(_WEIGHTS.read_text(encoding="utf-8"))
