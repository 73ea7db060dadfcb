"""A linear model of what a sentence does: weights over its cues and over its words, shipped as data.

Each label of a sentence has a score, the sum of the weights of the sentence's features, and a probability, its logistic.
A paragraph does what its sentences do. ``tools/train_paragraphs.py`` makes the weights from the repository's own
labelled text. Nothing random is in it: the same text gives the same weights and the same weights the same labels.

The weights of one feature for all labels are packed into one integer, each in a lane of ``LANE`` bits (a negative one
borrows from the next), so that one addition of integers adds them for every label: a long document has many thousand.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from functools import cache
from itertools import chain, repeat
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docchecker.language.paragraphs.cues import Sentence

_WEIGHTS = Path(__file__).with_name("weights.txt")
#: Bits of one lane, and parts of 1 that weights are kept in.
LANE, PARTS = 32, 100
#: Of a sentence: it names somebody who did something, a figure, an event, a place or a group.
CONCRETE = "concrete"


class Model(NamedTuple):
    """The labels of a sentence, the packed weights of its features, and the probability from which on a paragraph's
    label holds."""

    labels: tuple[str, ...]
    weights: Mapping[str, int]
    bars: Mapping[str, float]

    def probabilities(self, sentence: Sentence) -> list[float]:
        """The probability of each label; what the model does not know says nothing."""
        known = map(self.weights.get, chain(("",), sentence.cues, sentence.words), repeat(0))
        return [1 / (1 + exp(-max(-_FAR, min(_FAR, score)))) for score in unpack(sum(known), len(self.labels))]


#: A score beyond which the probability cannot be told from 0 or 1.
_FAR = 30.0


def pack(weights: Iterable[float]) -> int:
    """Weights as one integer, in hundredths."""
    return sum(round(PARTS * weight) << LANE * i for i, weight in enumerate(weights))


def unpack(packed: int, lanes: int) -> list[float]:
    """The sums in the lanes of added packed weights."""
    out = []
    for _ in range(lanes):
        lane = (packed & _ALL) - ((packed & _SIGN) << 1)
        packed = (packed - lane) >> LANE
        out.append(lane / PARTS)
    return out


_ALL, _SIGN = (1 << LANE) - 1, 1 << (LANE - 1)


def dump_model(model: Model) -> str:
    """A model as four lines of text: labels, bars, features, and their packed weights in base 64."""
    size = len(model.labels) * LANE // 8
    numbers = b"".join(row.to_bytes(size, "little", signed=True) for row in model.weights.values())
    bars = " ".join(f"{label}={bar}" for label, bar in model.bars.items())
    return "\n".join((" ".join(model.labels), bars, " ".join(model.weights), b64encode(numbers).decode("ascii"), ""))


def parse_model(text: str) -> Model:
    """What ``dump_model`` wrote."""
    labels, bars, features, packed = text.splitlines()
    size = len(labels.split()) * LANE // 8
    numbers = b64decode(packed)
    rows = [int.from_bytes(numbers[at : at + size], "little", signed=True) for at in range(0, len(numbers), size)]
    read_bars = {label: float(bar) for label, bar in (one.split("=") for one in bars.split())}
    return Model(tuple(labels.split()), dict(zip(features.split(" "), rows, strict=True)), read_bars)


@cache
def load_model() -> Model:
    """The shipped weights."""
    return parse_model(_WEIGHTS.read_text(encoding="utf-8"))
