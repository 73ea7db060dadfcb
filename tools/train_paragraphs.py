#!/usr/bin/env python3
"""Train the weights of paragraph labels: python tools/train_paragraphs.py [--folds 5] [--write]

Reads the labelled paragraphs of tests/data (all but the frozen ones), judges each by weights that never saw it, prints
precision, recall and F1 of every label, and with --write makes docchecker/language/paragraph_weights.json from all of
them. The probability from which on a label holds is chosen by the same cross-validation, never on paragraphs the
weights were fitted to. Takes some minutes and gives the same weights each time.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from docchecker.language import cues
from docchecker.language.judgements import LABELS
from docchecker.language.model import WORD as WORD_VALUE
from docchecker.language.model import Features, dump_weights, features, pack
from docchecker.language.quotation import relays
from docchecker.language.terms import load_terms

ROOT = Path(__file__).resolve().parent.parent
DATA = tuple(ROOT / "tests" / "data" / f"paragraphs.{name}.jsonl" for name in ("tuned", "more", "mixed"))
TARGET = ROOT / "docchecker" / "language" / "paragraph_weights.json"
#: Labels that a shape decides; the model knows them because they go with others or exclude them.
BY_SHAPE = ("long_leader_quote", "policy_basis")
#: Labels that two paragraphs together have only when both do.
WHOLE = ("long_leader_quote", "macro_empty")
#: A label that a shape gives is never taken from the model.
NEVER = 2.0
#: Marks a word among the features.
WORD = "’"
#: A feature must stand in this many paragraphs to have a weight.
RARE = 3
STEPS = 60
STEP = 0.15
#: Strength of the pull towards zero, for weights and for constants.
PULL, PULL_CONSTANT = 3.0, 0.3
#: Paragraphs' worth of evidence that a bar stands at USUAL before any is seen.
DOUBT, USUAL = 10, 0.35
#: F1 that far below the best is as good: of such bars the one nearest to USUAL is taken.
FLAT = 0.01

Row = list[tuple[int, float]]


class Paragraph(NamedTuple):
    """A labelled paragraph: its sentences, and the numbers of its labels."""

    parts: tuple[cues.Sentence, ...]
    labels: tuple[int, ...]


class Weights(NamedTuple):
    """A weight for each feature and label, the sets of labels that come together, and their constants."""

    features: list[list[float]]
    together: list[tuple[int, ...]]
    constants: list[float]


def main() -> None:
    """Measure and, if asked, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=5, help="how many parts to cross-validate with")
    parser.add_argument("--write", action="store_true", help="write the weights")
    arguments = parser.parse_args()
    records = [json.loads(line) for data in DATA for line in data.read_text(encoding="utf-8").splitlines() if line.strip()]
    paragraphs = read(records)
    names = _common(paragraphs)
    chances = cross_validate(paragraphs, [fold_of(record["text"], arguments.folds) for record in records], names)
    bars = []
    for i, label in enumerate(LABELS):
        judged = [(i in one.labels, chance[i]) for one, chance in zip(paragraphs, chances, strict=True)]
        bars.append(choose_bar(judged))
        print(_measured(label, bars[i], judged))
    if arguments.write:
        _write(names, train(*with_pairs(paragraphs, names), len(names)), bars)


def fold_of(text: str, folds: int) -> int:
    """The part a paragraph belongs to, by its text alone."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) % folds


def read(records: list[dict[str, object]]) -> list[Paragraph]:
    """The labelled paragraphs with their sentences and cues."""
    terms = load_terms(ROOT / "rules" / "common" / "terms", ROOT / "rules" / "nanchang-2023" / "terms")
    out = []
    for record in records:
        text = str(record["text"])
        out.append(Paragraph(cues.read(text, terms, relays(text, terms)), tuple(i for i, one in enumerate(LABELS) if record[one])))
    return out


def _common(paragraphs: list[Paragraph]) -> list[str]:
    """The names of all features that are not rare."""
    often = Counter(name for one in paragraphs for name, value in _flat(features(one.parts)).items() if value)
    return sorted(name for name, count in often.items() if count >= RARE)


def with_pairs(paragraphs: list[Paragraph], names: list[str]) -> tuple[list[Row], list[tuple[int, ...]]]:
    """The features and labels of the paragraphs, and of each joined to another one.

    Most of the labelled paragraphs do one thing, those of real reports often two or three.
    """
    number = {name: i for i, name in enumerate(names)}
    others = [paragraphs[(i * 7 + 37) % len(paragraphs)] for i in range(len(paragraphs))]
    every = [*paragraphs, *(_joined(one, other) for one, other in zip(paragraphs, others, strict=True) if one is not other)]
    return [_row(one, number) for one in every], [one.labels for one in every]


def _row(paragraph: Paragraph, number: dict[str, int]) -> Row:
    return sorted((number[name], value) for name, value in _flat(features(paragraph.parts)).items() if name in number)


def _joined(one: Paragraph, other: Paragraph) -> Paragraph:
    """Two paragraphs as one: it is empty, or mostly quotation, only when both are."""
    both = set(one.labels) & set(other.labels)
    kept = {i for i in {*one.labels, *other.labels} if tuple(LABELS)[i] not in WHOLE or i in both}
    return Paragraph((*one.parts, *other.parts), tuple(sorted(kept)))


def _flat(found: Features) -> dict[str, float]:
    """Cues and words as one table; words of Han characters only, with a mark that tells them from cues."""
    words = {WORD + word: WORD_VALUE for word in found.words if all("\u4e00" <= char <= "\u9fff" for char in word)}
    return {**found.cues, **words}


def train(rows: list[Row], truth: list[tuple[int, ...]], size: int) -> Weights:
    """The most likely weights given the pull towards zero (full batches, adaptive steps)."""
    together = sorted(set(truth))
    weights = Weights([[0.0] * len(LABELS) for _ in range(size)], together, [0.0] * len(together))
    speed = [[1e-8] * len(LABELS) for _ in range(size)]
    speed_constants = [1e-8] * len(together)
    number = {one: i for i, one in enumerate(together)}
    for _ in range(STEPS):
        slope = [[PULL * value for value in feature] for feature in weights.features]
        slope_constants = [PULL_CONSTANT * value for value in weights.constants]
        for row, labels in zip(rows, truth, strict=True):
            wrong = _shares(weights, row)
            wrong[number[labels]] -= 1
            slope_constants = [a + b for a, b in zip(slope_constants, wrong, strict=True)]
            errors = by_label(together, wrong)
            for i, value in row:
                slope[i] = [a + value * b for a, b in zip(slope[i], errors, strict=True)]
        for feature, along, pace in zip(weights.features, slope, speed, strict=True):
            _step(feature, along, pace)
        _step(weights.constants, slope_constants, speed_constants)
    return weights


def _step(values: list[float], slope: list[float], speed: list[float]) -> None:
    for i, along in enumerate(slope):
        speed[i] += along * along
        values[i] -= STEP * along / math.sqrt(speed[i])


def _shares(weights: Weights, row: Row) -> list[float]:
    """The probability of each set of labels."""
    scores = [0.0] * len(LABELS)
    for i, value in row:
        scores = [a + value * b for a, b in zip(scores, weights.features[i], strict=True)]
    sums = [constant + sum(scores[j] for j in one) for one, constant in zip(weights.together, weights.constants, strict=True)]
    highest = max(sums)
    shares = [math.exp(one - highest) for one in sums]
    total = sum(shares)
    return [share / total for share in shares]


def by_label(together: list[tuple[int, ...]], shares: list[float]) -> list[float]:
    """What the sets of labels give each label together."""
    out = [0.0] * len(LABELS)
    for one, share in zip(together, shares, strict=True):
        for label in one:
            out[label] += share
    return out


def cross_validate(paragraphs: list[Paragraph], folds: list[int], names: list[str]) -> list[list[float]]:
    """The probability of each label for each paragraph, from weights that never saw it."""
    number = {name: i for i, name in enumerate(names)}
    out: list[list[float]] = [[] for _ in paragraphs]
    for fold in sorted(set(folds)):
        inside = [one for one, part in zip(paragraphs, folds, strict=True) if part != fold]
        weights = train(*with_pairs(inside, names), len(names))
        for i, part in enumerate(folds):
            if part == fold:
                out[i] = by_label(weights.together, _shares(weights, _row(paragraphs[i], number)))
    return out


def choose_bar(judged: list[tuple[bool, float]]) -> float:
    """The probability from which on the label holds with the best F1; a few paragraphs do not move it far."""
    tried = {one / 100: _f1(judged, one / 100) for one in range(15, 61)}
    best = min((bar for bar, f1 in tried.items() if f1 >= max(tried.values()) - FLAT), key=lambda bar: abs(bar - USUAL))
    positive = sum(truth for truth, _ in judged)
    return round((best * positive + USUAL * DOUBT) / (positive + DOUBT), 2)


def _counts(judged: list[tuple[bool, float]], bar: float) -> tuple[int, int, int]:
    right = sum(truth and chance > bar for truth, chance in judged)
    return right, sum(chance > bar for _, chance in judged) - right, sum(truth for truth, _ in judged) - right


def _f1(judged: list[tuple[bool, float]], bar: float) -> float:
    right, wrong, missed = _counts(judged, bar)
    return 2 * right / max(1, 2 * right + wrong + missed)


def _measured(label: str, bar: float, judged: list[tuple[bool, float]]) -> str:
    right, wrong, missed = _counts(judged, bar)
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return f"{label:18} bar {bar:.2f}  precision {precision:.3f}  recall {recall:.3f}  F1 {_f1(judged, bar):.3f}"


def _write(names: list[str], weights: Weights, bars: list[float]) -> None:
    numbers = [i for i, name in enumerate(names) if not name.startswith(WORD)]
    words = [i for i, name in enumerate(names) if name.startswith(WORD)]
    model = {
        "bars": {label: NEVER if label in BY_SHAPE else bar for label, bar in zip(LABELS, bars, strict=True)},
        "together": [[one, round(constant, 2)] for one, constant in zip(weights.together, weights.constants, strict=True)],
        "cues": dump_weights({names[i]: pack(weights.features[i]) for i in numbers}, len(LABELS)),
        "words": dump_weights({names[i][1:]: pack(weights.features[i]) for i in words}, len(LABELS)),
    }
    fresh = TARGET.with_suffix(".new")
    fresh.write_text(json.dumps(model, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    fresh.replace(TARGET)


if __name__ == "__main__":
    main()
