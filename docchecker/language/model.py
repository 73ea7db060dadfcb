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

    from docchecker.language.cues import Sentence

_WEIGHTS = Path(__file__).with_name("paragraph_weights.json")
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
    labels = tuple(data["labels"])
    return Model(labels, load_weights(data, len(labels)), data["bars"])
