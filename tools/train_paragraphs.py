#!/usr/bin/env python3
"""Train the weights of paragraph labels: python tools/train_paragraphs.py [--folds 5] [--write]

Reads tests/data/paragraphs.tuned.jsonl, prints for each label precision, recall and F1 measured by cross-validation
(each paragraph judged by weights that never saw it), and with --write makes
docchecker/language/paragraph_weights.json from all of it. Takes some minutes and gives the same weights each time.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from docchecker.language import cues
from docchecker.language.model import Features, features
from docchecker.language.quotation import relays
from docchecker.language.terms import load_terms

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data" / "paragraphs.tuned.jsonl"
TARGET = ROOT / "docchecker" / "language" / "paragraph_weights.json"
LEARNED = ("macro_empty", "problem_stated", "cause", "measure", "innovation", "feedback", "reflection", "next_step")
#: Marks a word among the features.
WORD = "’"
#: A word must stand in this many paragraphs to have a weight.
RARE = 15
STEPS = 250
STEP = 0.4
#: Strength of the pull towards zero.
PULL = 5.0

#: How often the telling sentences are chosen anew.
ROUNDS = 3

Row = dict[int, float]
Weights = tuple[list[float], float]


class Text(NamedTuple):
    """The features of a paragraph as a whole and of each of its sentences."""

    whole: Row
    sentences: list[Row]


def main() -> None:
    """Measure and, if asked, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=0, help="how many parts to cross-validate with; 0 to leave it out")
    parser.add_argument("--write", action="store_true", help="write the weights")
    arguments = parser.parse_args()
    records = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines() if line.strip()]
    names, texts = _texts([record["text"] for record in records])
    weights = {}
    for label in LEARNED:
        truth = [bool(record[label]) for record in records]
        if arguments.folds:
            print(_measure(label, texts, truth, len(names), arguments.folds), flush=True)
        if arguments.write:
            whole, sentence = train(texts, truth, len(names))
            weights[label] = {"whole": _named(names, whole), "sentence": _named(names, sentence)}
    if arguments.write:
        model = {
            "cues": [name for name in names if not name.startswith(WORD)],
            "words": [name[1:] for name in names if name.startswith(WORD)],
            "labels": weights,
        }
        TARGET.write_text(json.dumps(model, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def _texts(paragraphs: list[str]) -> tuple[list[str], list[Text]]:
    """The names of all features that are not rare, and each paragraph as feature number → value."""
    terms = load_terms(ROOT / "rules" / "common" / "terms", ROOT / "rules" / "nanchang-2023" / "terms")
    read = [cues.read(text, terms, relays(text, terms)) for text in paragraphs]
    whole = [_flat(features(parts)) for parts in read]
    often = Counter(name for one in whole for name, value in one.items() if value)
    names = sorted(name for name, count in often.items() if count >= (RARE if name.startswith(WORD) else 2))
    number = {name: i for i, name in enumerate(names)}

    def row(found: dict[str, float]) -> Row:
        return {number[name]: value for name, value in found.items() if value and name in number}

    alone = [[row(_flat(features((part,)))) for part in parts] for parts in read]
    return names, [Text(row(one), rows) for one, rows in zip(whole, alone, strict=True)]


def _flat(found: Features) -> dict[str, float]:
    """Cues and words as one table; words of Han characters only, with a mark that tells them from cues."""
    words = {WORD + word: 0.5 for word in found.words if all("\u4e00" <= char <= "\u9fff" for char in word)}
    return {**found.cues, **words}


def train(texts: list[Text], truth: list[bool], size: int) -> tuple[Weights, Weights]:
    """Weights for the whole paragraph, and for the sentence that speaks most for the label.

    Which sentence of a paragraph that is, nobody has said: the weights choose it themselves, round by round.
    """
    whole = fit([text.whole for text in texts], truth, [1.0] * len(texts), size)
    sentence = whole
    for _ in range(ROUNDS):
        rows: list[Row] = []
        labels: list[bool] = []
        shares: list[float] = []
        for text, label in zip(texts, truth, strict=True):
            chosen = [max(text.sentences, key=lambda row: _score(sentence, row))] if label else text.sentences
            rows += chosen
            labels += [label] * len(chosen)
            shares += [1 / math.sqrt(len(chosen))] * len(chosen)
        sentence = fit(rows, labels, shares, size)
    return whole, sentence


def fit(rows: list[Row], truth: list[bool], shares: list[float], size: int) -> Weights:
    """Logistic regression, both classes weighing the same (full batches, adaptive steps)."""
    total = {label: sum(share for share, one in zip(shares, truth, strict=True) if one == label) for label in (True, False)}
    balance = [share * len(rows) / (2 * total[label]) for share, label in zip(shares, truth, strict=True)]
    weights, constant = [0.0] * size, 0.0
    speed, speed_constant = [1e-8] * size, 1e-8
    for _ in range(STEPS):
        slope, slope_constant = [PULL * weight for weight in weights], 0.0
        for row, label, share in zip(rows, truth, balance, strict=True):
            wrong = share * (1 / (1 + math.exp(-max(-30.0, min(30.0, _score((weights, constant), row))))) - label)
            slope_constant += wrong
            for i, value in row.items():
                slope[i] += wrong * value
        speed_constant += slope_constant**2
        constant -= STEP * slope_constant / math.sqrt(speed_constant)
        for i, value in enumerate(slope):
            speed[i] += value * value
            weights[i] -= STEP * value / math.sqrt(speed[i])
    return weights, constant


def _score(weights: Weights, row: Row) -> float:
    values, constant = weights
    return constant + sum(values[i] * value for i, value in row.items())


def _measure(label: str, texts: list[Text], truth: list[bool], size: int, folds: int) -> str:
    right = wrong = missed = 0
    for fold in range(folds):
        inside = [i for i in range(len(texts)) if i % folds != fold]
        whole, sentence = train([texts[i] for i in inside], [truth[i] for i in inside], size)
        for i in range(fold, len(texts), folds):
            said = _score(whole, texts[i].whole) + max(_score(sentence, row) for row in texts[i].sentences) > 0
            right += said and truth[i]
            wrong += said and not truth[i]
            missed += truth[i] and not said
    f1 = 2 * right / max(1, 2 * right + wrong + missed)
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return f"{label:16} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"


def _named(names: list[str], weights: Weights) -> dict[str, object]:
    values = dict(zip(names, weights[0], strict=True))
    cues = [round(value, 2) for name, value in values.items() if not name.startswith(WORD)]
    words = [round(value, 2) for name, value in values.items() if name.startswith(WORD)]
    return {"constant": round(weights[1], 2), "cues": cues, "words": words}


if __name__ == "__main__":
    main()
